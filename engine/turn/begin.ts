/** How a turn begins: from an event, a wake-up, a signal, a replay or a cancel to a run's state with what has come noted in it. */
import { limits } from "#lib/limits.ts";
import type { Failure } from "#lib/run/failure.ts";
import { type EntryOf, journalVersion } from "#lib/run/journal.ts";
import { newRun, nextOf } from "../core/advance.ts";
import type { BoundFlow } from "../core/bind.ts";
import { orphaned } from "../core/orphaned.ts";
import { firstEntries } from "../core/rest.ts";
import { faultPoint } from "../fault-point.ts";
import type { Message, RunSoFar } from "../runtime/lane.ts";
import type { Cancelled, Child, Replayed, Signal } from "../runtime/payload.ts";
import type { Ports } from "./ports.ts";
import { end, iso, note, type Turn } from "./state.ts";
import { comes, rest } from "./waits.ts";

export function begin(ports: Ports, message: Message): Turn {
  const { delivery, event, run } = message;
  if (!event || run === null) throw new Error(`message ${delivery.shard}/${delivery.seq} was not loaded`);
  if (!isPoison(message)) faultPoint("in-turn-of", event.order?.number ?? "");
  const flow = delivery.flowId && delivery.version ? ports.flows.bound(delivery.flowId, delivery.version) : null;
  const soFar: RunSoFar | null = typeof run === "object" ? run : null;
  const turn: Turn = {
    message,
    event,
    flow,
    runId: delivery.runId ?? "",
    wasLive: soFar !== null,
    journal: soFar ? [...soFar.journal] : [],
    known: soFar?.journal.length ?? 0,
    signals: message.signals ?? [],
    state: soFar?.state ?? newRun,
    next: soFar ? nextOf(soFar.state) : { kind: "nothing" },
    rest: null,
    inDoubt: soFar?.inDoubt ?? [],
    abandoned: [],
    additions: null,
  };
  const at = iso(ports.clock());
  if (delivery.flowId === null || run === "ended" || isRepeated(message, soFar)) turn.rest = { kind: "idle" };
  else if (isPoison(message)) end(turn, at, "failed", poisoned);
  else if (!flow) end(turn, at, "failed", unreadable(delivery.flowId, delivery.version));
  else if (delivery.kind === "cancel") end(turn, at, "cancelled", (delivery.payload as Cancelled | null | undefined)?.failure ?? null);
  else if (run === "orphan") end(turn, at, "cancelled", orphaned);
  else takeUp(ports, turn, flow);
  return turn;
}

/** A message whose turn alone broke again and again: its run fails with a sentence, and its lane goes on. */
export const isPoison = (message: Message) => message.broke >= limits.turnTriesMax;

/**
 * A run that is parked was settled with its delivery; should that come again, its timer or a person still has the say. Not where
 * a word has come beside it, or has moved it on since it parked.
 */
function isRepeated({ delivery, news, signals }: Message, soFar: RunSoFar | null): boolean {
  if (!soFar || news.length > 0 || delivery.kind === "wake" || delivery.kind === "cancel" || delivery.kind === "signal") return false;
  if (soFar.state.status === "new") return true;
  return soFar.journal.at(-1)?.kind === "parked" && (signals ?? []).length === 0;
}

function takeUp(ports: Ports, turn: Turn, flow: BoundFlow): void {
  const { delivery, news } = turn.message;
  if (turn.state.status === "new") start(ports, turn, flow);
  if (turn.rest) return;
  for (const entry of news) note(turn, flow, entry);
  // with its first turn; what comes back from outside is no waking
  if (delivery.kind === "wake" && turn.known > 0 && turn.message.heldSince === null)
    note(turn, flow, { kind: "woken", at: delivery.at, cause: "time" });
  for (const message of delivery.kind === "signal" ? [turn.message, ...turn.signals] : turn.signals) hear(ports, turn, flow, message);
  // an answer that has come meanwhile is a doubt less
  turn.inDoubt = turn.inDoubt.filter((key) => turn.state.calls.some((call) => call.key === key));
  if (turn.inDoubt.length > 0 && news.length === 0) {
    note(turn, flow, { kind: "parked", at: iso(ports.clock()), until: null, reason: "in doubt" });
    turn.rest = { kind: "parked", until: null, reason: "in doubt" };
  }
}

function start(ports: Ports, turn: Turn, flow: BoundFlow): void {
  const { event, message, wasLive } = turn;
  const { delivery } = message;
  // what waited for a pause to end has a live row without a journal; any other run that is not there has nothing to be woken for
  if (!wasLive && (delivery.kind === "wake" || delivery.kind === "signal")) {
    turn.rest = { kind: "idle" };
    return;
  }
  // what belongs to a run that has begun, and what a person asks for again, goes on: waiting, it would forget what it was begun with
  if (!wasLive && delivery.kind === "event" && delivery.flowId !== null && ports.pauses.flowPaused(delivery.flowId)) {
    turn.rest = { kind: "parked", until: null, reason: "paused" };
    return;
  }
  const common = { kind: "started" as const, at: delivery.at, v: journalVersion, eventId: event.id, replay: delivery.replay };
  if (delivery.kind === "child") return startChild(turn, flow, delivery.payload as Child, common);
  const replayed = delivery.kind === "replay" ? ((delivery.payload ?? null) as Replayed | null) : null;
  if (replayed?.journal) {
    for (const entry of replayed.journal) note(turn, flow, entry);
    return;
  }
  const started = flow.start(event, delivery.kind !== "replay");
  if (!started) {
    end(turn, delivery.at, "failed", noStart);
    return;
  }
  const settles = flow.document.burst === "settle" && delivery.kind !== "replay";
  const origin = replayed ? { origin: replayed.origin, again: [...replayed.again] } : {};
  for (const entry of firstEntries(flow, started, { ...common, ...origin }, settles)) note(turn, flow, entry);
  if (started.watch) rest(ports, turn, flow, { node: started.nodeId, visit: 1 }, started.watch);
}

function startChild(
  turn: Turn,
  flow: BoundFlow,
  child: Child,
  common: Pick<EntryOf<"started">, "kind" | "at" | "v" | "eventId" | "replay">,
): void {
  const { parent, output, outputs } = child;
  const at = child.at ?? (flow.called === null ? null : { node: flow.called, port: "out" });
  if (at) note(turn, flow, { ...common, ...at, output, parent, outputs });
  else end(turn, common.at, "failed", noStart);
}

/** What a signal says, where the step it is for still waits for it. */
function hear(ports: Ports, turn: Turn, flow: BoundFlow, { delivery, heard }: Message): void {
  const signal = delivery.payload as Signal | null | undefined;
  if (!signal) return;
  const { node, visit } = signal;
  const is = (other: { node: string; visit: number }) => other.node === node && other.visit === visit;
  const step = { node, visit, at: delivery.at };
  if (signal.kind === "judged") {
    const call = turn.state.calls.find(is);
    if (!call || !turn.inDoubt.includes(call.key)) return;
    // the same word come again after a crash: it was said of the try before
    if (turn.journal.some((entry) => entry.kind === "judged" && is(entry) && entry.at === delivery.at)) return;
    const port = flow.nodes.get(node)?.type.ports[0].id ?? "out";
    note(turn, flow, { kind: "judged", ...step, decision: signal.decision, port, by: signal.by });
    turn.inDoubt = turn.inDoubt.filter((key) => key !== call.key);
    return;
  }
  const wait = turn.state.waits.find(is);
  if (!wait) return;
  if (signal.kind === "resolved") note(turn, flow, { kind: "resolved", ...step, port: signal.port, output: signal.output, by: signal.by });
  else if (heard) comes(ports, turn, flow, wait, heard, delivery.at);
}

const noStart: Failure = { code: "flow.no-start", message: "The event does not start this version of the flow.", final: true };

const poisoned: Failure = {
  code: "turn.broke",
  message: "Tradewind itself broke on this run, several times over. The event is kept; the log has the details.",
  final: true,
};

const unreadable = (flowId: string, version: number | null): Failure => ({
  code: "flow.unreadable",
  message: `Version ${version} of flow ${flowId} cannot be read by this release.`,
  final: true,
});
