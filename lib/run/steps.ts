/** A run's steps, one for each visit to a node, read from its journal: what the viewer draws. */
import { z } from "zod";
import { failure } from "./failure.ts";
import type { Entry, EntryOf } from "./journal.ts";

export const attempt = z.object({
  attempt: z.int(),
  at: z.string(),
  ms: z.number(),
  failure: failure.nullable(),
  /** When it is tried again; null: not. */
  retryAt: z.string().nullable(),
});

export const step = z.object({
  /** `node/visit`. */
  key: z.string(),
  node: z.string(),
  visit: z.int(),
  kind: z.enum(["start", "decision", "action", "wait", "stop"]),
  /**
   * `running`: asked and not yet answered; `waiting`: it rests; `retrying`: failed, to be tried again; `unknown`: it was asked, and
   * nobody knows the result; `stopped`: the run ended before its answer.
   */
  status: z.enum(["done", "running", "waiting", "retrying", "unknown", "failed", "stopped"]),
  startedAt: z.string(),
  endedAt: z.string().nullable(),
  /** Of all attempts together; 0 for a pure step. */
  ms: z.number(),
  input: z.unknown(),
  output: z.unknown(),
  /** The way it left by, `failed` where it failed for good (whether an edge leaves there or not); null: not left yet. */
  port: z.string().nullable(),
  /** For a condition: the value of each of its parts. */
  why: z.unknown(),
  effect: z.object({ name: z.string(), key: z.string(), reply: z.unknown() }).nullable(),
  attempts: z.array(attempt),
  failure: failure.nullable(),
  /** What it waits or waited for, till when, and whether its time ran out. */
  wait: z
    .object({
      for: z.enum(["time", "event", "person", "items", "flow"]),
      until: z.string().nullable(),
      events: z.array(z.string()),
      late: z.boolean(),
      by: z.string().nullable(),
    })
    .nullable(),
  /** What a person said of a call whose result was unknown. */
  judged: z.object({ decision: z.enum(["done", "again", "failed"]), by: z.string(), at: z.string() }).nullable(),
});
export type Step = z.infer<typeof step>;

const blank = {
  ms: 0,
  input: null,
  output: null,
  port: null,
  why: null,
  effect: null,
  attempts: [],
  failure: null,
  endedAt: null,
  wait: null,
  judged: null,
} as const;

/** In the order in which they began. Total: an entry that fits no step is passed over. */
export function stepsOf(journal: readonly Entry[]): Step[] {
  const steps = new Map<string, Step>();
  const lates = new Map<string, Late>();
  for (const entry of journal) read(steps, lates, entry);
  return [...steps.values()];
}

type Late = EntryOf<"waiting">["late"];

function read(steps: Map<string, Step>, lates: Map<string, Late>, entry: Entry): void {
  switch (entry.kind) {
    case "started":
      open(steps, { node: entry.node, visit: 1 }, { kind: "start", startedAt: entry.at, ...left(entry, entry.port, entry.output) });
      break;
    case "decided": {
      const { input, why = null } = entry;
      open(steps, entry, { kind: "decision", startedAt: entry.at, input, why, ...left(entry, entry.port, entry.output) });
      break;
    }
    case "stopped": {
      const { input, outcome, message, result } = entry;
      const ended = { code: "flow.stopped", message, final: true };
      open(steps, entry, { kind: "stop", startedAt: entry.at, input, ...left(entry, null, result) });
      if (outcome === "failed") change(steps, entry, { status: "failed", failure: ended });
      break;
    }
    case "waiting":
      lates.set(keyOf(entry), entry.late);
      rest(steps, entry);
      break;
    case "resolved": {
      const known = stepAt(steps, entry);
      if (!known?.wait) break;
      const failed = entry.port === "failed" ? failureIn(entry.output) : null;
      Object.assign(known, left(entry, entry.port, entry.output), {
        wait: { ...known.wait, by: entry.by ?? null, late: entry.by === undefined && entry.port === lates.get(known.key)?.port },
      });
      if (failed) Object.assign(known, { status: "failed", failure: failed });
      break;
    }
    case "asked": {
      const { effect: name, key, input } = entry;
      open(steps, entry, { kind: "action", status: "running", startedAt: entry.at, input, effect: { name, key, reply: null } });
      break;
    }
    case "answered":
      answer(steps, entry);
      break;
    case "failed":
      fail(steps, entry);
      break;
    case "judged":
      judge(steps, entry);
      break;
    case "parked":
      if (entry.reason === "in doubt")
        for (const each of steps.values()) if (each.status === "running") Object.assign(each, { status: "unknown" });
      break;
    case "woken":
      for (const each of steps.values()) wake(each, lates.get(each.key), entry);
      break;
    case "ended":
      for (const each of steps.values()) if (each.endedAt === null) Object.assign(each, { status: "stopped", endedAt: entry.at });
      break;
    case "looked":
      break;
  }
}

const keyOf = ({ node, visit }: { node: string; visit: number }) => `${node}/${visit}`;
const stepAt = (steps: Map<string, Step>, at: { node: string; visit: number }) => steps.get(keyOf(at));
const left = ({ at }: Entry & { at: string }, port: string | null, output: unknown) => ({
  status: "done" as const,
  endedAt: at,
  port,
  output,
});

function open(
  steps: Map<string, Step>,
  at: { node: string; visit: number },
  fields: Partial<Step> & Pick<Step, "kind" | "status" | "startedAt">,
) {
  const key = keyOf(at);
  steps.set(key, { key, node: at.node, visit: at.visit, ...blank, attempts: [], ...fields });
}

function change(steps: Map<string, Step>, at: { node: string; visit: number }, fields: Partial<Step>): void {
  const known = stepAt(steps, at);
  if (known) Object.assign(known, fields);
}

/** A start may rest at itself: it waits to see whether something does not come. */
function rest(steps: Map<string, Step>, entry: EntryOf<"waiting">): void {
  const wait = { for: entry.for, until: entry.until, events: entry.listen?.events ?? [], late: false, by: null };
  const resting = { status: "waiting", endedAt: null, port: null, wait } as const;
  if (stepAt(steps, entry)) change(steps, entry, resting);
  else open(steps, entry, { kind: "wait", startedAt: entry.at, input: entry.input, ...resting });
}

/** The time of what was to wait till then is over. Where a person or an event might have come first, the turn asks and says so. */
function wake(known: Step, late: Late | undefined, entry: EntryOf<"woken">): void {
  const { wait } = known;
  if (!late || known.status !== "waiting" || !wait?.until || wait.until > entry.at || wait.for === "person" || wait.for === "event") return;
  Object.assign(known, left(entry, late.port, late.output), { wait: { ...wait, late: wait.for !== "time" } });
}

function answer(steps: Map<string, Step>, entry: EntryOf<"answered">): void {
  const asked = stepAt(steps, entry);
  if (!asked) return;
  asked.attempts.push({ attempt: entry.attempt, at: entry.at, ms: entry.ms, failure: null, retryAt: null });
  Object.assign(asked, left(entry, entry.port, entry.output), { failure: null });
  asked.ms += entry.ms;
  if (asked.effect) asked.effect = { ...asked.effect, reply: entry.reply };
}

function fail(steps: Map<string, Step>, entry: EntryOf<"failed">): void {
  // a step whose settings could not be worked out fails before it asks
  if (!stepAt(steps, entry)) open(steps, entry, { kind: "action", status: "failed", startedAt: entry.at });
  const failed = stepAt(steps, entry);
  if (!failed) return;
  const retryAt = entry.retryAt ?? null;
  failed.attempts.push({ attempt: entry.attempt, at: entry.at, ms: entry.ms, failure: entry.failure, retryAt });
  Object.assign(failed, {
    failure: entry.failure,
    ...(retryAt ? { status: "retrying", endedAt: null } : { ...left(entry, "failed", null), status: "failed" }),
  });
  failed.ms += entry.ms;
}

function judge(steps: Map<string, Step>, entry: EntryOf<"judged">): void {
  const { decision, by, at } = entry;
  change(steps, entry, { judged: { decision, by, at } });
  if (decision === "again") change(steps, entry, { status: "running" });
  else if (decision === "done") change(steps, entry, { ...left(entry, entry.port, {}), failure: null });
  else change(steps, entry, { ...left(entry, "failed", null), status: "failed", failure: judgedFailed });
}

const judgedFailed = { code: "call.judged-failed", message: "Somebody looked, and the call had not worked.", final: true };

function failureIn(output: unknown): Step["failure"] {
  const said = typeof output === "object" && output !== null && "failure" in output ? failure.safeParse(output.failure) : null;
  return said?.data ?? { code: "step.failed", message: "This step failed.", final: true };
}
