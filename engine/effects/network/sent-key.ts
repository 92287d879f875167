/** The key of a call as the other system wants it: in the header that its document declares, in the form that this header takes. */
import { createHash } from "node:crypto";
import { limits } from "#lib/limits.ts";
import type { EffectArgs } from "#lib/run/effects.ts";

type KeyHeader = NonNullable<NonNullable<EffectArgs<"http.request">["operation"]>["keyHeader"]>;

/** The same key always gives the same text, on every machine: a call that is made again after a crash is known by it. */
export function sentKey(key: string, header: KeyHeader | null | undefined): { name: string; value: string } {
  if (!header) return { name: "idempotency-key", value: key };
  const name = header.name.toLowerCase();
  const hash = createHash("sha256").update(key).digest("hex");
  if (header.form === "uuid") return { name, value: uuidOf(hash) };
  const most = header.max ?? limits.sentKeyCharsMax;
  return { name, value: key.length <= most ? key : hash.slice(0, most) };
}

/** Version 8 of RFC 9562: bits of our own, marked as such. */
function uuidOf(hash: string): string {
  const variant = ((Number.parseInt(hash[16] ?? "0", 16) & 0x3) | 0x8).toString(16);
  return [hash.slice(0, 8), hash.slice(8, 12), `8${hash.slice(13, 16)}`, `${variant}${hash.slice(17, 20)}`, hash.slice(20, 32)].join("-");
}
