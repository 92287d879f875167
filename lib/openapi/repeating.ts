/** What happens when a call is made twice. Apart from the rest, for pages that only tell of calls. */
export const operationMethods = ["GET", "POST", "PUT", "PATCH", "DELETE"] as const;
export type OperationMethod = (typeof operationMethods)[number];

/** A header by which the other system may know a call that comes twice. */
export interface KeyHeader {
  name: string;
  form: "text" | "uuid";
  max?: number | undefined;
  /** The document says that such a call is carried out once. */
  promised?: true | undefined;
}

/**
 * Below it two keys may come to look alike: 16 hexadecimal characters are 64 bits, which a shop's calls never use up. Here and not with
 * the other limits, for a run's page needs none of those.
 */
const sentKeyCharsMin = 16;

const named = /^(?:x-)?idempoten(?:cy|t)(?:[-_]?(?:key|token|id))?$|^[a-z-]*-idempotency-key$/i;
/** A header of this name is there for nothing else. */
export const isKeyName = (name: string): boolean => named.test(name);

/** Whether what comes twice under the key is carried out once: otherwise it is sent, and a person is asked in doubt all the same. */
export const keepsOnce = ({ name, max = sentKeyCharsMin, promised }: KeyHeader): boolean =>
  (promised === true || isKeyName(name)) && max >= sentKeyCharsMin;

/** Whether calling it twice does more than calling it once, and how that is known. */
export type Repeating = "reads" | "byKey" | "same" | "once";
export function repeatingOf({ method, keyHeader }: { method: OperationMethod; keyHeader?: KeyHeader | undefined }): Repeating {
  if (method === "GET") return "reads";
  if (keyHeader && keepsOnce(keyHeader)) return "byKey";
  return method === "PUT" || method === "DELETE" ? "same" : "once";
}
