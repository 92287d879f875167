/**
 * Two versions of a flow, bound to be held against each other over the same events: the settings of a step that is the same in both
 * and speaks of no other step are worked out once for each event. No condition tells its reasons.
 */
import type { ShopCalendar } from "#lib/calendar/calendar.ts";
import type { FlowDocument } from "#lib/flow/flow.ts";
import { sameValue } from "#lib/flow/same-value.ts";
import type { Scope } from "#lib/flow/scope.ts";
import { type BoundFlow, type BoundNode, bindFlow } from "./bind.ts";
import type { Resolved } from "./bind-config.ts";

/** Null for a version that could not run. */
export function bindPair(
  documents: { readonly draft: FlowDocument; readonly live: FlowDocument | null },
  calendar: () => ShopCalendar,
): { draft: BoundFlow | null; live: BoundFlow | null } {
  const draft = bindFlow(documents.draft, calendar, false);
  const live = documents.live && bindFlow(documents.live, calendar, false);
  if (!draft || !live) return { draft, live };
  const known = new Known();
  for (const [id, own] of draft.nodes) {
    const other = live.nodes.get(id);
    if (!other || !isAlike(own, other)) continue;
    const resolve = (scope: Scope) => known.of(id, scope, own.resolve);
    draft.nodes.set(id, { ...own, resolve });
    live.nodes.set(id, { ...other, resolve });
  }
  return { draft, live };
}

const isAlike = ({ node: a }: BoundNode, { node: b }: BoundNode) =>
  a.type === b.type && a.disabled === b.disabled && sameValue(a.config, b.config) && !JSON.stringify(a.config).includes("steps");

/** What settings came to, for the event and the moment in hand. */
class Known {
  #scope: Scope | null = null;
  readonly #resolved = new Map<string, Resolved>();

  of(id: string, scope: Scope, resolve: BoundNode["resolve"]): Resolved {
    if (!this.#scope?.isOfSameMoment(scope)) {
      this.#scope = scope;
      this.#resolved.clear();
    }
    const known = this.#resolved.get(id);
    if (known) return known;
    const resolved = resolve(scope);
    this.#resolved.set(id, resolved);
    return resolved;
  }
}
