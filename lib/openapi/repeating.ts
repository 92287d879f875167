/** What happens when a call is made twice. Apart from the rest, for pages that only tell of calls. */

export const operationMethods = ["GET", "POST", "PUT", "PATCH", "DELETE"] as const;
export type OperationMethod = (typeof operationMethods)[number];

/** The header by which the other system knows a call that comes twice. */
export interface KeyHeader {
  name: string;
  form: "text" | "uuid";
  max?: number | undefined;
}

/** Whether calling it twice does more than calling it once, and how that is known. */
export type Repeating = "reads" | "byKey" | "same" | "once";
export function repeatingOf({ method, keyHeader }: { method: OperationMethod; keyHeader?: KeyHeader | undefined }): Repeating {
  if (method === "GET") return "reads";
  if (keyHeader) return "byKey";
  return method === "PUT" || method === "DELETE" ? "same" : "once";
}
