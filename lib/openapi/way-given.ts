/** How a list or a group is filled in: what is given decides, so that nothing is sent that the form does not show. */
import { isWithin } from "./argument-key.ts";
import { type EachOf, readEachOf } from "./each-of.ts";
import type { ArgumentTexts } from "./edit-arguments.ts";
import type { Taken } from "./operation.ts";

export type Way = "items" | "whole" | "each";

/** @param chosen how it was filled in until now: it holds where nothing is given, and a list's formula may be seen as a text */
export function wayGiven(takes: Taken, given: ArgumentTexts, key: string, chosen: Way | null): { way: Way; each: EachOf | null } {
  const own = given[key] ?? "";
  const each = takes.kind === "list" ? readEachOf(own) : null;
  if (own !== "") return { way: each && chosen !== "whole" ? "each" : "whole", each };
  if (Object.keys(given).some((other) => isWithin(other, key) && other !== key)) return { way: "items", each };
  const isPlain = takes.kind === "list" && takes.of.kind !== "record" && takes.of.kind !== "list";
  return { way: chosen ?? (isPlain ? "whole" : "items"), each };
}
