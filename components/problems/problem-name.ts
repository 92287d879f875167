import type { ProblemSummary } from "#lib/api/problems.ts";
import { problemWords } from "#lib/language/problems.ts";
import type { Say } from "#lib/language/render.ts";

/** Where it is: the connection, or the flow and its step, by the names that people gave them. */
export function problemPlace({ connection, flows, step }: ProblemSummary, say: Say, kinds: Readonly<Record<string, string>>): string {
  if (connection) return connection.name;
  const flow = flows[0]?.name ?? "";
  if (!step) return flow;
  const title = step.title || kinds[step.type];
  return title ? say(problemWords.inFlow, { flow, step: title }) : flow;
}
