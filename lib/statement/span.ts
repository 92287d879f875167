import type { StatementLine } from "./line.ts";

/** From the first to the last day that the lines are of; empty where there are none. */
export function spanOf(lines: readonly Pick<StatementLine, "day">[]): { from: string; to: string } {
  let [from, to] = ["", ""];
  for (const { day } of lines) {
    if (from === "" || day < from) from = day;
    if (day > to) to = day;
  }
  return { from, to };
}
