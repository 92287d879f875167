/**
 * What a step's arguments are filed under: `path/orderId`, `query/limit`, `body/customer/email`, `body/lines/0/sku`. Flat, so that
 * a difference between two versions names the one that changed; a `/` or `~` of a name is written as in a JSON pointer.
 */
export type ArgumentPlace = "path" | "query" | "header" | "body";

const escaped = (part: string): string => part.replaceAll("~", "~0").replaceAll("/", "~1");
const plain = (part: string): string => part.replaceAll("~1", "/").replaceAll("~0", "~");

export const argumentKey = (place: ArgumentPlace, ...parts: readonly string[]): string => [place, ...parts.map(escaped)].join("/");
export const inside = (key: string, part: string | number): string => `${key}/${escaped(String(part))}`;
/** It, or anything in it. */
export const isWithin = (key: string, above: string): boolean => key === above || key.startsWith(`${above}/`);
export const partsOf = (key: string): string[] => key.split("/").map(plain);

/** As people read it: `customer › email`, `lines › 2 › sku`. The whole body has no name of its own. */
export function spokenKey(key: string, whole: string): string {
  const [, ...parts] = partsOf(key);
  if (parts.length === 0) return whole;
  return parts.map((part, i) => (i > 0 && /^\d+$/.test(part) ? String(Number(part) + 1) : part)).join(" › ");
}
