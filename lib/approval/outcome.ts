/** What a decision leaves in its run's journal: the step's output, who decided, when and why. */
export type Decided = "approved" | "rejected";
// no interface: a journal takes records
export type Outcome = {
  decision: Decided;
  by: { name: string; decision: Decided; reason: string; at: string }[];
  /** The deciding vote's. */
  reason: string;
};

type Fields = Record<string, unknown>;
const isObject = (value: unknown): value is Fields => typeof value === "object" && value !== null;
const isDecided = (value: unknown): value is Decided => value === "approved" || value === "rejected";
const isText = (value: unknown): value is string => typeof value === "string";
const isVote = (value: unknown): value is Outcome["by"][number] =>
  isObject(value) && isText(value["name"]) && isDecided(value["decision"]) && isText(value["reason"]) && isText(value["at"]);

/** Null where a step's output is no decision by people. */
export function outcomeOf(output: unknown): Outcome | null {
  if (!isObject(output)) return null;
  const { decision, by, reason } = output;
  return isDecided(decision) && isText(reason) && Array.isArray(by) && by.every(isVote) ? { decision, by, reason } : null;
}
