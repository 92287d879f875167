/**
 * WeChat Pay APIv3: signed with its private key over time, nonce and body, the key named by `Wechatpay-Serial` (a public key's id or a
 * platform certificate's serial number); what it is about is sealed with the shop's APIv3 key.
 *
 * The opened text is kept beside the sealed one, within the stored body, because the canonical event has to be a function of the stored
 * bytes for ever: the APIv3 key is changed, and is never stored with an event.
 */
import { createDecipheriv, type KeyObject, verify } from "node:crypto";
import type { z } from "zod";
import { withOpened } from "#lib/commerce/opened-body.ts";
import { parseBody } from "#lib/commerce/parse-body.ts";
import { readingVersion } from "#lib/commerce/read-event.ts";
import { fields, id, text } from "#lib/commerce/read-value.ts";
import type { weChatPaySettings } from "#lib/commerce/sources/wechat-pay.ts";
import { sourceProblemWords } from "#lib/language/source-problems.ts";
import { limits } from "#lib/limits.ts";
import type { Webhook } from "../connector.ts";
import { publicKeysOf } from "../public-keys.ts";
import { header, isFresh, type OwnSignature, type Signed, type Verdict } from "../signature.ts";

type Settings = z.output<typeof weChatPaySettings>;

export const weChatPayWebhook: Webhook<Settings> = {
  signature: (settings): OwnSignature => {
    const keys = keysOf(settings);
    return { keyDecode: "text", check: (signed, _, nowMs) => check(signed, keys, nowMs) };
  },
  reading: () => ({ platform: "wechat-pay", topic: "", v: readingVersion }),
  messageId: () => [],
  messageKey: (_, __, body) => id(fields(body)["id"]),
  keeps: ["wechatpay-serial", "wechatpay-timestamp", "request-id"],
  answer: { status: 204, text: "" },
  refusal: (why) => ({ text: JSON.stringify({ code: "FAIL", message: why }), type: "application/json" }),
  open,
  problem: ({ publicKeyId, publicKey, certificates }) => {
    const [own, platform] = [publicKeysOf(publicKey), publicKeysOf(certificates)];
    if (publicKey.trim() !== "" && (own.keys.length !== 1 || own.bad > 0)) return sourceProblemWords.publicKey;
    if (certificates.trim() !== "" && (platform.bad > 0 || platform.keys.some(({ serial }) => serial === "")))
      return sourceProblemWords.certificates;
    return (publicKeyId === "") === (publicKey.trim() === "") ? null : sourceProblemWords.publicKeyId;
  },
};

function keysOf({ publicKeyId, publicKey, certificates }: Settings): ReadonlyMap<string, KeyObject> {
  const [own] = publicKeysOf(publicKey).keys;
  const platform = publicKeysOf(certificates).keys.filter(({ serial }) => serial !== "");
  return new Map([
    ...platform.map(({ serial, key }) => [serial, key] as const),
    ...(own && publicKeyId !== "" ? [[publicKeyId, own.key] as const] : []),
  ]);
}

function check({ headers, body }: Signed, keys: ReadonlyMap<string, KeyObject>, nowMs: number): Verdict {
  const [signature, timestamp, nonce, serial] = ["signature", "timestamp", "nonce", "serial"].map((name) =>
    header(headers, [`wechatpay-${name}`]),
  );
  if (!signature || !timestamp || !nonce || !serial) return "missing";
  // WeChat sends false ones from time to time, to see that they are refused
  if (signature.startsWith("WECHATPAY/SIGNTEST/")) return "forged";
  const key = keys.get(serial) ?? keys.get(serial.toUpperCase());
  if (!key) return "forged";
  const content = Buffer.concat([Buffer.from(`${timestamp}\n${nonce}\n`), body, Buffer.from("\n")]);
  if (!verify("RSA-SHA256", content, key, Buffer.from(signature, "base64"))) return "forged";
  return isFresh(timestamp, limits.signatureToleranceS, nowMs) ? "genuine" : "stale";
}

const tagBytes = 16;

function open(bytes: Uint8Array, keys: readonly KeyObject[]): Uint8Array | null {
  const raw = Buffer.from(bytes).toString("utf8");
  const read = parseBody(raw);
  // what is not sealed, or is no JSON, is told as that by whoever reads it next
  if (!read.ok) return bytes;
  const resource = fields(fields(read.value)["resource"]);
  // longer than a text of the canonical event may be
  const given = resource["ciphertext"];
  const sealed = Buffer.from(typeof given === "string" ? given : "", "base64");
  if (resource["algorithm"] !== "AEAD_AES_256_GCM" || sealed.length <= tagBytes) return bytes;
  for (const key of keys) {
    const opened = decrypt(sealed, key, text(resource["nonce"]), text(resource["associated_data"]));
    if (opened !== null) return Buffer.from(withOpened(raw, opened));
  }
  return null;
}

function decrypt(sealed: Buffer, key: KeyObject, nonce: string, associated: string): string | null {
  try {
    const opening = createDecipheriv("aes-256-gcm", key, nonce, { authTagLength: tagBytes })
      .setAuthTag(sealed.subarray(-tagBytes))
      .setAAD(Buffer.from(associated));
    return Buffer.concat([opening.update(sealed.subarray(0, -tagBytes)), opening.final()]).toString("utf8");
  } catch {
    return null;
  }
}
