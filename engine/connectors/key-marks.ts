/** A key as providers take it: some want a UUID, some a short word; and the mark by which we find our own doing again. */
import { hash } from "node:crypto";

/** Stable for a key, in the form of a UUID. */
export function uuidOf(key: string): string {
  const hex = hash("sha256", key, "hex");
  const variant = ((Number.parseInt(hex[16] ?? "0", 16) & 3) | 8).toString(16);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

/** Letters and digits only, at most 32 characters: what WeChat Pay and Alipay take as a number of ours. */
export const shortKey = (key: string): string => `TW${hash("sha256", key, "hex").slice(0, 30)}`;

/** Written into a note or field at the provider. */
export const markOf = (key: string): string => `Tradewind ${hash("sha256", key, "hex").slice(0, 16)}`;
