/** Bytes to text to meaning: the engine's side of `lib/commerce/read-event.ts`, which is pure and knows no decoder. */
import { type Read, type Reading, readMeaning } from "#lib/commerce/read-event.ts";

const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

/** Null for bytes that are not UTF-8. */
export function textOf(bytes: Uint8Array): string | null {
  try {
    return decoder.decode(bytes);
  } catch {
    return null;
  }
}

/** Total: bytes that are not UTF-8 are kept and shown as what they are, and mean nothing. */
export function readBytes(reading: Reading, bytes: Uint8Array): Read {
  return readMeaning(reading, textOf(bytes) ?? "");
}
