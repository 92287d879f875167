/** The id of what a step makes: the same step makes the same thing, however often it comes to it. */
import { hash } from "node:crypto";

export function madeId(kind: "task" | "note" | "shop-note", key: string): string {
  const hex = hash("sha256", `${kind}/${key}`, "hex");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
