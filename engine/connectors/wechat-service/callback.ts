/**
 * WeCom's callback, by its published algorithm: the signature is SHA-1 over token, timestamp, nonce and ciphertext, sorted and
 * joined; the ciphertext is AES-256-CBC (its first 16 key bytes are the IV) over 16 random bytes, the message's length in four
 * bytes, the message, and for whom it is. Padding is PKCS#7 with blocks of 32.
 */
import { createDecipheriv, hash, timingSafeEqual } from "node:crypto";

export interface CallbackKeys {
  readonly token: string;
  /** 43 characters. */
  readonly encodingAesKey: string;
  /** For whom it has to be: the corp's id. */
  readonly receiveId: string;
}
export interface Signed {
  readonly signature: string;
  readonly timestamp: string;
  readonly nonce: string;
  readonly encrypted: string;
}

export type Opened =
  | { readonly ok: true; readonly text: string }
  | { readonly ok: false; readonly why: "forged" | "damaged" | "other receiver" };

export function openCallback(
  { token, encodingAesKey, receiveId }: CallbackKeys,
  { signature, timestamp, nonce, encrypted }: Signed,
): Opened {
  const wanted = hash("sha1", [token, timestamp, nonce, encrypted].sort().join(""), "hex");
  const [a, b] = [Buffer.from(signature), Buffer.from(wanted)];
  if (a.length !== b.length || !timingSafeEqual(a, b)) return { ok: false, why: "forged" };
  const key = Buffer.from(`${encodingAesKey}=`, "base64");
  if (key.length !== 32) return { ok: false, why: "damaged" };
  let plain: Buffer;
  try {
    const decipher = createDecipheriv("aes-256-cbc", key, key.subarray(0, 16)).setAutoPadding(false);
    plain = Buffer.concat([decipher.update(Buffer.from(encrypted, "base64")), decipher.final()]);
  } catch {
    return { ok: false, why: "damaged" };
  }
  const padding = plain.at(-1) ?? 0;
  if (padding < 1 || padding > 32 || padding > plain.length) return { ok: false, why: "damaged" };
  const content = plain.subarray(0, plain.length - padding);
  if (content.length < 20) return { ok: false, why: "damaged" };
  const length = content.readUInt32BE(16);
  if (20 + length > content.length) return { ok: false, why: "damaged" };
  if (content.subarray(20 + length).toString("utf8") !== receiveId) return { ok: false, why: "other receiver" };
  return { ok: true, text: content.subarray(20, 20 + length).toString("utf8") };
}

/** The text of one element of WeCom's flat XML; empty where there is none. */
export function xmlText(xml: string, name: string): string {
  const found = new RegExp(`<${name}>\\s*(?:<!\\[CDATA\\[([\\s\\S]*?)\\]\\]>|([^<]*))\\s*</${name}>`).exec(xml);
  return found?.[1] ?? found?.[2]?.trim() ?? "";
}
