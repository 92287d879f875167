/** What a flow really did in the engine in memory, for holding a rehearsal against it. */
import { bindFlow } from "#engine/core/bind.ts";
import { runId } from "#engine/ingest/ids.ts";
import { type FlowDraft, flowDocument } from "#lib/flow/flow.ts";
import type { Entry } from "#lib/run/journal.ts";
import { calledFlow, calledFlowId } from "./drawings.ts";
import type { World } from "./world.ts";

const flowId = "00000000-0000-4000-8000-000000000001";
export const calledDraft = { [calledFlowId]: calledFlow };

export const bound = (draft: FlowDraft) => {
  const flow = bindFlow(flowDocument.parse(draft));
  if (!flow) throw new Error("the flow of this test does not bind");
  return flow;
};

function takes(key: string, seed: number): boolean {
  let hash = seed;
  for (let i = 0; i < key.length; i++) hash = Math.imul(hash ^ key.charCodeAt(i), 0x01000193);
  return (hash >>> 0) % 100 >= 12;
}

/** What the outside answers a call: the same whenever it is asked. */
export const outcome = (key: string, seed: number) =>
  takes(key, seed)
    ? ({ ok: true, reply: { status: 200, headers: {}, body: {} } } as const)
    : ({ ok: false, failure: { code: "http.status", message: "refused", final: true } } as const);

/** The rehearsal's names for runs are places; the engine's are hashes of the same. */
function engineRun(place: readonly string[]): string {
  const [event = "", ...steps] = place;
  let id = runId(event, flowId, 0);
  for (let i = 0; i < steps.length; i += 3) id = runId(event, `${id}/${steps[i]}/${steps[i + 1]}`, Number(steps[i + 2]));
  return id;
}
export function engineKey(key: string): string {
  const parts = key.split("/");
  return `${engineRun(parts.slice(0, -2))}/${parts.slice(-2).join("/")}`;
}

/** What was asked for and performed: a stop in another branch may come between. */
const performedIn = (journal: readonly Entry[]) =>
  journal.flatMap((entry) => {
    if (entry.kind !== "asked") return [];
    const { node, visit, effect, input } = entry;
    const isDone = journal.some(
      (other) => (other.kind === "answered" || other.kind === "failed") && other.node === node && other.visit === visit,
    );
    return isDone ? [`${effect} ${JSON.stringify(input)}`] : [];
  });

export interface Really {
  status: string;
  actions: string[];
}

/** By the event that started it: how its run ended, and every action of it and of the runs that it began. */
export function performed(world: World): Map<string, Really> {
  const really = new Map<string, Really>();
  for (const run of world.store.ended.values()) {
    const known = really.get(run.event.id) ?? { status: "", actions: [] };
    known.actions.push(...performedIn(run.journal));
    if (run.parentId === null) known.status = run.status;
    really.set(run.event.id, known);
  }
  return really;
}

/** Time passes from one wake-up to the next, so that none is late. */
export async function sleep(world: World, ms: number): Promise<void> {
  const until = world.now + Math.round(ms);
  const times = () => [...world.store.live.values()].flatMap(({ wakeAt }) => (wakeAt === null ? [] : [Date.parse(wakeAt) || 0]));
  for (await world.settle(); ; ) {
    // what is woken may park again for a look of the same moment
    for (let looks = 0; looks < 10 && times().some((time) => time <= world.now); looks++) await world.pass(0);
    const next = Math.min(until, ...times().filter((time) => time > world.now));
    await world.pass(next - world.now);
    if (next >= until) return;
  }
}
