/** The key of a call as the other system wants it: in the header that its document declares, in the form that this header takes. */
import { hash } from "node:crypto";
import { uuidOf } from "#engine/connectors/key-marks.ts";
import { limits } from "#lib/limits.ts";
import { type KeyHeader, keepsOnce } from "#lib/openapi/repeating.ts";

type Declared = KeyHeader | null | undefined;
const usual = "idempotency-key";
const uuidChars = 36;

/** The same key always gives the same text, on every machine: a call that is made again after a crash is known by it. */
export function sentKey(key: string, header: Declared): { name: string; value: string } {
  if (!header) return { name: usual, value: key };
  const name = header.name.toLowerCase();
  if (header.form === "uuid" && (header.max ?? uuidChars) >= uuidChars) return { name, value: uuidOf(key) };
  const most = header.max ?? limits.sentKeyCharsMax;
  const fits = header.form === "text" && key.length <= most;
  return { name, value: fits ? key : hash("sha256", key, "hex").slice(0, most) };
}

/** Where nothing is promised by the declared header, the usual one goes with it: the connection may know better than the document. */
export function keyHeaders(key: string, header: Declared): Record<string, string> {
  const { name, value } = sentKey(key, header);
  return { ...(header && keepsOnce(header) ? {} : { [usual]: key }), [name]: value };
}
