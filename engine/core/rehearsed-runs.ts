/** The runs that a rehearsed run begins: one for each item, or one of a flow that it calls. */
import { limits } from "#lib/limits.ts";
import type { WaitFor } from "#lib/nodes/define.ts";
import type { Failure } from "#lib/run/failure.ts";
import { journalVersion } from "#lib/run/journal.ts";
import { type Actor, actorOf, firstOf, keyOf, note } from "./actor.ts";
import type { Visit } from "./advance.ts";
import type { BoundFlow } from "./bind.ts";
import { callKey } from "./evaluate.ts";
import { notLive, outputsSpokenOf, tooDeep, tooMany } from "./rest.ts";
import { noteUnknown, type Stage } from "./stage.ts";

/** Begins the runs that a step wants; a failure where it cannot. */
export function beginRuns(stage: Stage, actor: Actor, step: Visit, waitFor: WaitFor): Failure | null {
  if (waitFor.for === "items") {
    const { items } = waitFor;
    if (items.length > limits.eachItemsMax) return tooMany(items.length);
    actor.groups.set(keyOf(step), { total: items.length, done: 0, failed: 0, result: null });
    const outputs = outputsSpokenOf(actor.flow, actor.state);
    items.forEach((item, index) => {
      const started = { node: step.node, port: "each", output: { item, index, count: items.length }, outputs };
      beginRun(stage, actor, actor.flow, { ...step, actor, index, awaited: true }, started);
    });
  } else if (waitFor.for === "flow") {
    const { awaited, input } = waitFor;
    const { called } = stage.setting;
    if (!called) {
      if (awaited) noteUnknown(actor, step, "runs");
      return null;
    }
    const flow = called(waitFor.flowId);
    if (!flow || flow.called === null) return notLive;
    if (actor.depth >= limits.callDepthMax) return tooDeep;
    if (awaited) actor.groups.set(keyOf(step), { total: 1, done: 0, failed: 0, result: null });
    const started = { node: flow.called, port: "out", output: { input }, outputs: {} };
    beginRun(stage, actor, flow, { ...step, actor, index: 0, awaited }, started);
  }
  return null;
}

function beginRun(
  { ready }: Stage,
  actor: Actor,
  flow: BoundFlow,
  parent: NonNullable<Actor["parent"]>,
  started: { node: string; port: string; output: Record<string, unknown>; outputs: Record<string, unknown> },
): void {
  const first = firstOf(actor);
  // its group does not come to its end, and is unknown
  if (first.begun >= limits.rehearsedRunsMax) return;
  first.begun++;
  first.open++;
  const { node, visit, index } = parent;
  const child = actorOf(flow, actor.event, `${callKey(actor.id, parent)}/${index}`, "", parent, actor.now);
  const own = { runId: actor.id, node, visit, index, depth: child.depth };
  note(child, { kind: "started", at: actor.now, v: journalVersion, eventId: actor.event.id, replay: 0, ...started, parent: own });
  ready.push(child);
}
