/** What ends the waits of a rehearsed run: a time, an event, what a person decided; or nobody can know. */
import type { CanonicalEvent } from "#lib/commerce/event.ts";
import { keysOf } from "#lib/commerce/event-keys.ts";
import type { Entry } from "#lib/run/journal.ts";
import type { Actor } from "./actor.ts";
import type { OpenWait } from "./advance.ts";
import type { UnknownStep } from "./rehearsed.ts";
import { heardEntry } from "./rest.ts";
import { laterOf, type Stage } from "./stage.ts";

type End = { readonly at: string; readonly entries: readonly Entry[] } | { readonly unknown: UnknownStep["from"] };

/** When a wait will be over and by what, as far as that is known; null: it has no time of its own. */
export function endOfWait(stage: Stage, actor: Actor, wait: OpenWait): End | null {
  const { node, visit, until } = wait;
  if (wait.for === "person") {
    const decided = actor.parent === null ? (stage.setting.onRecord?.decision(actor.event, wait) ?? null) : null;
    if (!decided) return { unknown: "person" };
    const at = laterOf(decided.at, actor.now);
    return { at, entries: [{ kind: "resolved", node, visit, ...decided, at }] };
  }
  if (isBeyond(stage, actor, wait)) return { unknown: "event" };
  if (until === null) return null;
  const late: Entry[] = wait.for === "event" ? [{ kind: "resolved", node, visit, at: until, ...wait.late }] : [];
  return { at: until, entries: [{ kind: "woken", at: until, cause: "time" }, ...late] };
}

/** It waits for an event of which nobody can know. */
export function isBeyond({ knownUntil, assumesNone }: Stage, { flow }: Actor, { for: what, until, node }: OpenWait): boolean {
  if (what !== "event" || knownUntil === null || (until !== null && until <= knownUntil)) return false;
  return !(assumesNone && flow.nodes.get(node)?.type.kind === "trigger");
}

/** What came since its own event and before it waited. */
export function heardBefore(stage: Stage, actor: Actor, wait: OpenWait): Entry | null {
  for (const event of actor.came) {
    const entry = heardBy(stage, actor, wait, event, actor.now);
    if (entry) return entry;
  }
  return null;
}

export function heardBy(stage: Stage, actor: Actor, wait: OpenWait, event: CanonicalEvent, at: string): Entry | null {
  const { listen } = wait;
  if (!listen?.events.some((type) => type === event.type)) return null;
  const key = keysOf(event)[listen.about];
  if (key === "" || keysOf(actor.event)[listen.about] !== key) return null;
  return heardEntry(actor.flow, actor.state, wait, event, at, stage.calendar());
}
