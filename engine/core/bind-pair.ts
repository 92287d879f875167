/**
 * Two versions of a flow, bound to be held against each other over the same events: what both begin by, and the settings of a step
 * that is the same in both and speaks of no other step, are worked out once for each event. No condition tells its reasons.
 */
import type { ShopCalendar } from "#lib/calendar/calendar.ts";
import type { CanonicalEvent } from "#lib/commerce/event.ts";
import type { FlowDocument } from "#lib/flow/flow.ts";
import { sameValue } from "#lib/flow/same-value.ts";
import type { Scope } from "#lib/flow/scope.ts";
import { type BoundFlow, type BoundNode, bindFlow } from "./bind.ts";
import type { Resolved } from "./bind-config.ts";

export interface Pair {
  /** Null: it could not run. */
  readonly draft: BoundFlow | null;
  readonly live: BoundFlow | null;
  /** Steps that both take alike, and leave alike. */
  readonly alike: ReadonlySet<string>;
}

export function bindPair(
  documents: { readonly draft: FlowDocument; readonly live: FlowDocument | null },
  calendar: () => ShopCalendar,
): Pair {
  const draft = bindFlow(documents.draft, calendar, false);
  const live = documents.live && bindFlow(documents.live, calendar, false);
  if (!draft || !live) return { draft, live, alike: new Set() };
  const same = new Set([...draft.nodes].flatMap(([id, own]) => (isSame(own, live.nodes.get(id)) ? id : [])));
  const known = new Known();
  for (const id of same) {
    const [own, other] = [draft.nodes.get(id), live.nodes.get(id)];
    if (!own || !other || JSON.stringify(own.node.config).includes("steps")) continue;
    const resolve = (scope: Scope) => known.of(id, scope, own.resolve);
    draft.nodes.set(id, { ...own, resolve });
    live.nodes.set(id, { ...other, resolve });
  }
  const alike = new Set([...same].filter((id) => leavesAlike(id, draft, live)));
  if (!sameValue(startsOf(draft), startsOf(live))) return { draft, live, alike };
  const start = once(draft.start);
  return { draft: { ...draft, start }, live: { ...live, start }, alike };
}

const isSame = ({ node: a }: BoundNode, other: BoundNode | undefined) =>
  other !== undefined && a.type === other.node.type && a.disabled === other.node.disabled && sameValue(a.config, other.node.config);

/** Along the same ways to the same steps; not where branches meet, for how they do depends on more than the step. */
function leavesAlike(id: string, draft: BoundFlow, live: BoundFlow): boolean {
  const [ways, others] = [waysFrom(id, draft), waysFrom(id, live)];
  return sameValue(ways, others) && ways.every(({ to }) => draft.join(to) === null && live.join(to) === null);
}
const waysFrom = (id: string, { document }: BoundFlow) => document.edges.flatMap(({ from, port, to }) => (from === id ? { port, to } : []));

const startsOf = ({ document, nodes }: BoundFlow) =>
  document.nodes.flatMap(({ id, disabled, config }) => {
    const type = nodes.get(id)?.type;
    return type?.kind === "trigger" ? { id, type: type.type, disabled, config } : [];
  });

/** Both are asked about each event, one after the other. */
function once(start: BoundFlow["start"]): BoundFlow["start"] {
  let last: { event: CanonicalEvent; isAccepted: boolean; by: ReturnType<BoundFlow["start"]> } | null = null;
  return (event, isAccepted = false) => {
    if (last?.event !== event || last.isAccepted !== isAccepted) last = { event, isAccepted, by: start(event, isAccepted) };
    return last.by;
  };
}

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
