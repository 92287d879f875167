/**
 * What a run that is repeated goes on from: a part of the first run's journal, or its start. Pure, so that the dialog that asks
 * and the command that acts say the same.
 *
 * A repeated run keeps the calls' keys of the first (`origin`), so what is done stays done: it is answered from the ledger.
 * What is kept there was masked and cut when it was written. Invariants (quoted by the tests):
 * 1. No step reads a value that was kept only in part. Such a call is made again if a person ticks it; else the repetition is
 *    refused and says which call it is. The settings of a call that goes out again are worked out anew where they were masked.
 * 2. A call whose result nobody knows is never made again by a repetition: somebody has to decide on it first.
 * 3. What was waited for with a person or an event is asked for anew; items are runs of their own and repeated alone.
 * 4. Items and called flows have keys of their own, which a repetition cannot use: where they have acted, the step that began them is
 *    not taken again unless a person ticks it.
 */
import type { FlowDocument } from "#lib/flow/flow.ts";
import type { Entry, EntryOf } from "#lib/run/journal.ts";
import { isWhole, isWholeAt, readsOf } from "#lib/run/whole.ts";
import { advance, newRun, type RunState } from "./advance.ts";
import type { BoundFlow } from "./bind.ts";

/** `start`, `failed-step`, or a step's id. */
export type From = string;

/** What the ledger knows of a call that the run or one of its repetitions made. */
export interface KnownCall {
  readonly key: string;
  readonly node: string;
  readonly visit: number;
  readonly state: "intended" | "done" | "failed" | "in doubt";
  readonly args: unknown;
  readonly reply: unknown;
  /** What a person said of its result; where it is done then, there is no answer. */
  readonly judged: { readonly decision: "done" | "again" | "failed"; readonly by: string } | null;
}

export type Trouble =
  /** A call's result is unknown. */
  | "in-doubt"
  /** An answer that a later step reads was kept only in part. */
  | "incomplete"
  /** The run has no step that failed, or did not come to the step asked for. */
  | "no-step"
  /** It failed over its items or over a flow that it called. */
  | "items"
  /** Its items, or a flow that it called, have acted, and would act once more. */
  | "acted"
  /** The version it is to go on with is drawn otherwise up to there. */
  | "changed"
  | "unreadable";

export type Repeat =
  | { readonly ok: true; readonly journal: readonly Entry[] | null; readonly failedAt: string | null }
  | { readonly ok: false; readonly trouble: Trouble; readonly nodes: readonly string[]; readonly failedAt: string | null };

export interface Asked {
  readonly journal: readonly Entry[];
  readonly runId: string;
  /** The version that it ran on, and the one that it is to go on with. */
  readonly before: BoundFlow | null;
  readonly flow: BoundFlow | null;
  readonly from: From;
  readonly again: readonly string[];
  readonly calls: readonly KnownCall[];
  /** Steps that have begun runs of their own which acted. */
  readonly acted: readonly string[];
  /** The repetition's number and time. */
  readonly replay: number;
  readonly at: string;
}

export function repeat(asked: Asked): Repeat {
  const { journal, flow, from, again, calls } = asked;
  const [started] = journal;
  if (!flow || started?.kind !== "started") return no("unreadable");
  const unknown = calls.filter((call) => isOpenQuestion(call) && !again.includes(call.node));
  if (unknown.length > 0) return no("in-doubt", unknown);
  // an item or a called flow begins in the middle of a drawing or with another run's values: with its own first entry
  if (from === "start") return started.parent ? goOn(asked, started, [], null) : fromStart(asked, flow);
  if (!asked.before) return no("unreadable");
  const cut = from === "failed-step" ? upToFailure(asked.before, journal) : upToStep(journal, from);
  if (!cut) return no("no-step");
  return cut.over ? no("items", [cut.target]) : goOn(asked, started, cut.entries, cut.target);
}

export const rootOf = (journal: readonly Entry[], runId: string): string => {
  const [first] = journal;
  return first?.kind === "started" ? (first.origin ?? runId) : runId;
};

const no = (trouble: Trouble, at: readonly { node: string }[] = [], failedAt: string | null = null): Repeat => ({
  ok: false,
  trouble,
  nodes: [...new Set(at.map(({ node }) => node))],
  failedAt,
});

function isOpenQuestion({ state, args, judged }: KnownCall): boolean {
  if (judged !== null || (state !== "in doubt" && state !== "intended")) return false;
  const method = typeof args === "object" && args !== null && "method" in args ? args.method : null;
  // these give the same result when repeated (RFC 9110, 9.2.2)
  return method !== "GET" && method !== "PUT" && method !== "DELETE";
}

function fromStart(asked: Asked, flow: BoundFlow): Repeat {
  const steps = new Set(flow.nodes.keys());
  // somebody said that it was done: there is no answer that its step could leave by
  const unanswered = asked.calls.filter(({ state, reply, node }) => state === "done" && reply === null && !asked.again.includes(node));
  if (unanswered.length > 0) return no("incomplete", unanswered);
  const acted = actedIn(asked, steps);
  if (acted.length > 0) return no("acted", acted);
  const partly = readInPart(flow.document, answersKept(asked, flow, steps), steps);
  return partly.length > 0 ? no("incomplete", partly) : { ok: true, journal: null, failedAt: null };
}

const actedIn = ({ acted, again }: Asked, steps: ReadonlySet<string>) =>
  acted.filter((node) => steps.has(node) && !again.includes(node)).map((node) => ({ node }));

/** What those of these steps that made a call will be given instead of making it again. */
function answersKept({ calls, again }: Asked, flow: BoundFlow, steps: ReadonlySet<string>): Record<string, unknown> {
  const kept = calls.filter(({ state, node }) => state === "done" && steps.has(node) && !again.includes(node));
  return Object.fromEntries(kept.map((call) => [call.node, outputOf(flow, call)]));
}

function outputOf(flow: BoundFlow, { node, reply }: KnownCall): unknown {
  const type = flow.nodes.get(node)?.type;
  try {
    return type?.kind === "action" ? type.read(reply as never).output : {};
  } catch {
    return reply;
  }
}

interface Cut {
  readonly entries: readonly Entry[];
  readonly target: { readonly node: string; readonly visit: number };
  /** It was over items or a called flow. */
  readonly over: boolean;
}

/** The journal without the failure that ended the run, and without what else failed for good in the same moment. */
function upToFailure(before: BoundFlow, journal: readonly Entry[]): Cut | null {
  let state = newRun;
  const fatal = journal.findIndex((entry) => {
    state = advance(before, state, entry)[0];
    return entry.kind !== "ended" && (state.failure !== null || state.stopped === "failed");
  });
  const cause = journal[fatal];
  if (!cause || !("node" in cause) || cause.kind === "started" || !isFinal(cause)) return null;
  const { node, visit } = cause;
  const entries = journal.filter((entry, i) => entry.kind !== "ended" && (i < fatal || (i > fatal && !isFinal(entry))));
  const waits = journal.find((entry) => entry.kind === "waiting" && entry.node === node && entry.visit === visit);
  return { entries: entries.slice(1), target: { node, visit }, over: waits?.kind === "waiting" && isOwnRuns(waits) };
}

function isFinal(entry: Entry): boolean {
  switch (entry.kind) {
    case "failed":
      return entry.retryAt === undefined;
    case "judged":
      return entry.decision === "failed";
    case "stopped":
      return entry.outcome === "failed";
    case "resolved":
      return entry.port === "failed";
    default:
      return false;
  }
}

function upToStep(journal: readonly Entry[], node: string): Cut | null {
  const first = journal.findIndex((entry) => entry.kind !== "started" && "node" in entry && entry.node === node);
  const entry = journal[first];
  if (!entry || !("node" in entry) || entry.kind === "started") return null;
  const entries = journal.slice(1, first).filter(({ kind }) => kind !== "ended");
  return { entries, target: { node, visit: entry.visit }, over: false };
}

const isOwnRuns = (entry: EntryOf<"waiting">) => entry.for === "items" || entry.for === "flow";

/** Makes of the kept entries a journal that a new run can begin with. */
function goOn(asked: Asked, started: EntryOf<"started">, kept: readonly Entry[], target: Cut["target"] | null): Repeat {
  const { flow, before, again, calls, at, replay } = asked;
  if (!flow) return no("unreadable");
  const { parent: _, ...own } = started;
  const first: Entry = { ...own, at, replay, origin: rootOf(asked.journal, asked.runId), again: [...again] };
  const open = openOf(kept);
  const ownRuns = open.filter(({ entry }) => entry.kind === "waiting" && isOwnRuns(entry));
  if (ownRuns.length > 0) return no("items", ownRuns);
  // an open call keeps its settings only where they are whole and the drawing is the same; a call made anew gets another key
  const keepsCall = (entry: EntryOf<"asked">) => before === flow && isWhole(entry.input) && !again.includes(entry.node);
  const dropped = new Set(open.filter(({ entry }) => entry.kind === "waiting" || !keepsCall(entry)).map(keyOf));
  const openCalls = new Set(open.filter(({ entry }) => entry.kind === "asked").map(keyOf));
  const answered = open.flatMap(({ entry }): Entry[] => {
    const call = entry.kind === "asked" ? calls.find((each) => each.node === entry.node && each.visit === entry.visit) : undefined;
    if (call?.state !== "done" || call.judged?.decision !== "done" || again.includes(call.node)) return [];
    const port = flow.nodes.get(call.node)?.type.ports[0].id ?? "out";
    return [{ kind: "judged", node: call.node, visit: call.visit, at, decision: "done", port, by: call.judged.by }];
  });
  const judged = new Set(answered.flatMap((entry) => ("visit" in entry ? [keyOf(entry)] : [])));
  const entries = kept.filter((entry) => {
    if (!("visit" in entry)) return true;
    const key = keyOf(entry);
    if (entry.kind === "asked") return judged.has(key) || !dropped.has(key);
    if (entry.kind === "failed" || entry.kind === "judged") return !openCalls.has(key);
    return !dropped.has(key);
  });
  // what was due meanwhile is due now, and `now` is the time of the repetition
  const journal: Entry[] = [first, ...entries, ...answered, { kind: "woken", at, cause: "again" }];
  const state = journal.reduce((so, entry) => advance(flow, so, entry)[0], newRun);
  const isThere = ({ node, visit }: Cut["target"]) =>
    [...state.pending, ...state.calls, ...state.waits].some((each) => each.node === node && each.visit === visit) ||
    judged.has(`${node}/${visit}`);
  if (state.failure || state.stopped || (target && !isThere(target))) return no("changed", target ? [target] : []);
  const steps = ahead(flow.document, state);
  const acted = actedIn(asked, steps);
  if (acted.length > 0) return no("acted", acted, target?.node);
  const partly = readInPart(flow.document, { ...state.outputs, ...answersKept(asked, flow, steps) }, steps);
  return partly.length > 0 ? no("incomplete", partly, target?.node) : { ok: true, journal, failedAt: target?.node ?? null };
}

const keyOf = ({ node, visit }: { node: string; visit: number }) => `${node}/${visit}`;

/** Calls and waits that were begun and not ended by these entries. */
function openOf(entries: readonly Entry[]) {
  const open = new Map<string, { node: string; visit: number; entry: EntryOf<"asked"> | EntryOf<"waiting"> }>();
  for (const entry of entries) {
    if (entry.kind === "asked" || (entry.kind === "waiting" && entry.for !== "time")) {
      open.set(keyOf(entry), { node: entry.node, visit: entry.visit, entry });
    } else if (entry.kind === "answered" || entry.kind === "resolved" || isFinal(entry)) {
      if ("visit" in entry) open.delete(keyOf(entry));
    } else if (entry.kind === "judged" && entry.decision === "done") open.delete(keyOf(entry));
    else if (entry.kind === "woken")
      for (const [key, { entry: wait }] of open)
        if (wait.kind === "waiting" && isOwnRuns(wait) && wait.until !== null && wait.until <= entry.at) open.delete(key);
  }
  return [...open.values()];
}

/** Every step that may still be taken. */
function ahead({ edges }: FlowDocument, state: RunState): Set<string> {
  const found = new Set([...state.pending, ...state.calls, ...state.waits].map(({ node }) => node));
  for (const node of found) for (const edge of edges) if (edge.from === node) found.add(edge.to);
  return found;
}

/** Steps whose output one of these steps reads at a place where it was masked or cut. */
function readInPart({ nodes }: FlowDocument, outputs: Readonly<Record<string, unknown>>, readers: ReadonlySet<string>) {
  const reads = nodes.filter(({ id }) => readers.has(id)).flatMap(({ config }) => readsOf(config));
  return reads.filter(({ node, path }) => Object.hasOwn(outputs, node) && !isWholeAt(outputs[node], path));
}
