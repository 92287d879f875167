/** The journal of a run that was rehearsed without reasons, with them: each condition is asked again where it stood, and says the same. */
import { defaultCalendar, type ShopCalendar } from "#lib/calendar/calendar.ts";
import { scopeOf } from "#lib/flow/scope.ts";
import type { Entry, EntryOf } from "#lib/run/journal.ts";
import { advance, newRun, type RunState } from "./advance.ts";
import type { BoundFlow } from "./bind.ts";
import type { Rehearsed } from "./rehearsed.ts";

/** @param flow the same version, bound to explain */
export function explained(
  flow: BoundFlow,
  { event, journal }: Pick<Rehearsed, "event" | "journal">,
  calendar: ShopCalendar = defaultCalendar,
): Entry[] {
  let state = newRun;
  let now = event.receivedAt;
  const why = (entry: EntryOf<"decided">, { outputs }: RunState): unknown => {
    const settings = flow.nodes.get(entry.node)?.resolve(scopeOf(event, outputs, now, calendar));
    return settings?.ok ? settings.why : undefined;
  };
  return journal.map((entry) => {
    const reasons = entry.kind === "decided" ? why(entry, state) : undefined;
    if (entry.kind === "started" || entry.kind === "woken" || entry.kind === "resolved") now = entry.at;
    [state] = advance(flow, state, entry);
    return reasons === undefined ? entry : { ...(entry as EntryOf<"decided">), why: reasons };
  });
}
