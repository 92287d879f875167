/** What a person can do about a problem, by the way it failed: a sentence, and the place where that is done. */
import { adviceWords as words } from "../language/problems.ts";
import type { Words } from "../language/words.ts";

export interface Advice {
  readonly text: Words;
  readonly action: Words;
  readonly href: string;
}
export interface Sick {
  readonly code: string;
  readonly flowId: string | null;
  readonly step: string | null;
  readonly connectionId: string | null;
  readonly lastRunId: string;
}

const unreachable = new Set(["http.dns", "http.connection", "http.tls", "http.timeout", "http.slow-down", "http.status"]);
const inside = new Set(["items.failed", "flow.failed", "step.broken", "turn.broke", "call.judged-failed"]);

export function adviceOn({ code, flowId, step, connectionId, lastRunId }: Sick): Advice {
  const run = { text: words.run, action: words.runAction, href: `/runs/${lastRunId}` };
  if (code === "http.in-doubt") return { text: words.unknown, action: words.unknownAction, href: "/actions?state=in%20doubt" };
  if (inside.has(code) || flowId === null) return run;
  if (connectionId !== null) return { text: words.connection, action: words.connectionAction, href: `/connections#${connectionId}` };
  const flow = `/flows/${flowId}`;
  if (step === null) return { text: words.flow, action: words.flowAction, href: flow };
  const href = `${flow}?step=${encodeURIComponent(step)}`;
  if (code === "flow.stopped") return { text: words.meant, action: words.stepAction, href };
  return { text: unreachable.has(code) ? words.address : words.step, action: words.stepAction, href };
}

/** Failed over something that is put right elsewhere first: trying again would end the same way. */
export const canRetry = (code: string): boolean => !["items.failed", "flow.failed", "http.in-doubt"].includes(code);
