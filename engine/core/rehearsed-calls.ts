/** The actions of a rehearsed run: noted when they go out, and answered by the shop's own state, by a pin or by what is on record. */
import { type DatabaseEffect, effects } from "#lib/run/effects.ts";
import { type Actor, actOf, keyOf, note } from "./actor.ts";
import type { OpenCall } from "./advance.ts";
import { type Outcome, settle } from "./settle.ts";
import { noteUnknown, type Stage } from "./stage.ts";

/** Calls go out before any of them is answered; the runs that were begun with them are under way by then. */
export function goesOut({ ready, at }: Stage, actor: Actor, calls: readonly OpenCall[]): boolean {
  if (calls.some(({ effect }) => isInside(effect)) || calls.every((call) => actor.acts.has(keyOf(call)))) return false;
  for (const call of calls) actOf(actor, call);
  return ready.some((other, i) => i > at && other.over === null && other !== actor);
}

/** Answers what can be answered: a step whose call was; null: none. */
export function answerCalls(stage: Stage, actor: Actor, ready: readonly OpenCall[]): string | null {
  const inside = ready.filter(({ effect }) => isInside(effect));
  let answered: string | null = null;
  for (const call of inside.length > 0 ? inside : ready) {
    const pin = stage.pinOf(actor, call.node);
    const outcome = pin ? null : outcomeOf(stage, actor, call);
    const act = actOf(actor, call);
    act.known = pin !== null || outcome !== null;
    act.reply = outcome?.ok ? outcome.reply : null;
    if (!pin && !outcome) {
      noteUnknown(actor, call, "outside");
      continue;
    }
    const step = { node: call.node, visit: call.visit, at: actor.now, attempt: call.attempts + 1, ms: 0 };
    if (pin) note(actor, { kind: "answered", ...step, reply: null, ...pin });
    else if (outcome) {
      const known = outcome.ok ? actor.footsteps?.answered(actor, call.node, outcome.reply) : null;
      note(actor, known ?? settle(actor.flow, call, outcome, { at: actor.now, ms: 0 }, () => null));
    }
    answered = call.node;
  }
  return answered;
}

function outcomeOf({ orders, setting }: Stage, actor: Actor, call: OpenCall): Outcome | null {
  const inside = isInside(call.effect) ? orders.perform(call.effect as DatabaseEffect, call.input, call.key, actor.now) : null;
  return inside ?? setting.compute?.(call) ?? setting.onRecord?.call(actor.event, call) ?? null;
}

const insideEffects: ReadonlySet<string> = new Set(
  Object.entries(effects).flatMap(([name, spec]) => (spec.guarantee === "database" ? [name] : [])),
);
const isInside = (effect: string) => insideEffects.has(effect);
