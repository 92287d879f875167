/**
 * Where a draft would act differently from the live version: both rehearsed over the same events, in order, their actions held
 * against each other event by event. What only one of the two versions could be told is not counted as a difference.
 */
import type { ShopCalendar } from "#lib/calendar/calendar.ts";
import type { CanonicalEvent } from "#lib/commerce/event.ts";
import { orderStatus } from "#lib/commerce/order.ts";
import { isObject } from "#lib/flow/is-object.ts";
import { sameValue } from "#lib/flow/same-value.ts";
import { limits } from "#lib/limits.ts";
import { type ActionKind, actionKind } from "#lib/run/action-kind.ts";
import type { EffectName } from "#lib/run/effects.ts";
import type { BoundFlow } from "./bind.ts";
import type { Compute } from "./compute.ts";
import { Footsteps } from "./footsteps.ts";
import { Rehearsal } from "./rehearse.ts";
import type { OnRecord, Rehearsed, WouldAct } from "./rehearsed.ts";
import { RehearsedOrders, sharedChange, sharedFold } from "./rehearsed-orders.ts";

export interface KindChange extends ActionKind {
  /** Actions that only the draft takes, and that only the live version takes. */
  more: number;
  fewer: number;
}

export interface Compared {
  /** Events that started either. */
  runs: number;
  /** Of those: where they act differently; where one of them, or both, cannot be known to the end. */
  differ: number;
  unknown: number;
  /** Runs that started, and that failed. */
  readonly started: { draft: number; live: number };
  readonly failed: { draft: number; live: number };
  /** Kinds of action, those that change most first. */
  readonly kinds: readonly KindChange[];
}

export interface Difference {
  readonly event: CanonicalEvent;
  /** Null: it was not started. */
  readonly draft: Rehearsed | null;
  readonly live: Rehearsed | null;
  readonly more: readonly WouldAct[];
  readonly fewer: readonly WouldAct[];
}

export interface Comparing {
  readonly draft: BoundFlow;
  /** Null: it has never been live. */
  readonly live: BoundFlow | null;
  /** Steps that both take alike, and leave alike: taken once for both where they come to them alike. */
  readonly alike?: ReadonlySet<string>;
  readonly called: (flowId: string) => BoundFlow | null;
  readonly calendar: () => ShopCalendar;
  readonly onRecord: OnRecord | null;
  readonly compute?: Compute | null;
  /** Whether an order is heard of again after the event in hand. Absent: any may be. */
  readonly comesAgain?: (orderId: string) => boolean;
  readonly differs: (difference: Difference) => void;
}

/** Null: not started; undefined: it is not over. */
interface Pair {
  readonly event: CanonicalEvent;
  draft: Rehearsed | null | undefined;
  live: Rehearsed | null | undefined;
}
type Side = "draft" | "live";

export class Comparison {
  readonly draft: Rehearsal;
  readonly live: Rehearsal | null;
  readonly #differs: Comparing["differs"];
  readonly #footsteps: Footsteps;
  readonly #flows: Pick<Comparing, "draft" | "live">;
  /** Runs that are not over in both. */
  readonly #pairs = new Map<string, Pair>();
  /** Of these something has happened with the event in hand. */
  readonly #touched = new Set<string>();
  readonly #kinds = new Map<string, KindChange>();
  readonly #counts = { runs: 0, differ: 0, unknown: 0, started: { draft: 0, live: 0 }, failed: { draft: 0, live: 0 } };

  constructor({ draft, live, alike = new Set(), differs, comesAgain, ...shared }: Comparing) {
    this.#differs = differs;
    this.#footsteps = new Footsteps(alike);
    this.#flows = { draft, live };
    const [fold, change] = [sharedFold(), sharedChange()];
    const side = (name: Side, flow: BoundFlow) =>
      new Rehearsal(
        {
          ...shared,
          flow,
          ...(live && { footsteps: { shared: this.#footsteps, goesFirst: name === "draft" } }),
          began: (event) => this.#began(name, event),
          ended: (run) => this.#ended(name, run),
        },
        new RehearsedOrders({ fold, change, comesAgain }),
      );
    this.draft = side("draft", draft);
    this.live = live && side("live", live);
  }

  offer(event: CanonicalEvent): void {
    if (event.type === "order.status-changed") this.#impose(event);
    else {
      this.#footsteps.turnTo(event);
      this.draft.offer(event);
      this.live?.offer(event);
      this.#footsteps.turnTo(null);
    }
    this.#hold();
  }

  finish(knownUntil: string): void {
    this.draft.finish(knownUntil);
    this.live?.finish(knownUntil);
    this.#hold();
  }

  result(): Compared {
    const kinds = [...this.#kinds.values()].sort((a, b) => b.more + b.fewer - a.more - a.fewer);
    return structuredCopy({ ...this.#counts, kinds: kinds.slice(0, limits.comparedKindsShown) });
  }

  /** It follows from other events, and is told anew; unless somebody else had changed the order. */
  #impose(event: CanonicalEvent): void {
    const id = event.order?.id ?? "";
    const to = orderStatus.safeParse(isObject(event.body) ? event.body["to"] : null).data;
    if (!event.ours || to === undefined || this.live?.orders.get(id)?.status === to) return;
    this.draft.impose(event, id, to);
    this.live?.impose(event, id, to);
  }

  #began(side: Side, event: CanonicalEvent): void {
    const pair = this.#pairs.get(event.id) ?? { event, draft: null, live: null };
    pair[side] = undefined;
    this.#pairs.set(event.id, pair);
    this.#touched.add(event.id);
    this.#counts.started[side]++;
  }

  #ended(side: Side, run: Rehearsed): void {
    const pair = this.#pairs.get(run.event.id);
    if (pair) pair[side] = run;
    this.#touched.add(run.event.id);
    if (run.end === "failed") this.#counts.failed[side]++;
  }

  /** Against each other, once both have come as far as they can. */
  #hold(): void {
    for (const id of this.#touched) {
      const pair = this.#pairs.get(id);
      if (!pair || pair.draft === undefined || pair.live === undefined) continue;
      this.#pairs.delete(id);
      this.#judge({ event: pair.event, draft: pair.draft, live: pair.live });
    }
    this.#touched.clear();
  }

  #judge(runs: Pick<Difference, "event" | "draft" | "live">): void {
    const { draft, live } = runs;
    this.#counts.runs++;
    if (draft?.end === "unknown" || live?.end === "unknown") this.#counts.unknown++;
    // what one of them may yet do is not missing from it
    const more = notYet(this.#flows.live, live, without(draft?.actions ?? [], live?.actions ?? []));
    const fewer = notYet(this.#flows.draft, draft, without(live?.actions ?? [], draft?.actions ?? []));
    const fails = (draft?.end === "failed") !== (live?.end === "failed");
    if (more.length === 0 && fewer.length === 0 && !fails) return;
    this.#counts.differ++;
    for (const action of more) this.#kindOf(action).more++;
    for (const action of fewer) this.#kindOf(action).fewer++;
    this.#differs({ ...runs, more, fewer });
  }

  #kindOf({ effect, args }: WouldAct): KindChange {
    const kind = actionKind(effect, args);
    const key = this.#kinds.size < limits.comparedKindsMax ? JSON.stringify(kind) : effect;
    const known = this.#kinds.get(key) ?? { ...kind, more: 0, fewer: 0 };
    this.#kinds.set(key, known);
    return known;
  }
}

/** Those that the other may not yet come to beyond the steps at which it is unknown. */
function notYet(flow: BoundFlow | null, other: Rehearsed | null, actions: readonly WouldAct[]): readonly WouldAct[] {
  if (!flow || other?.end !== "unknown" || actions.length === 0) return actions;
  // the step itself has been noted where it acts; one that begins other runs may do all that they do
  const waits = other.unknown.filter(({ from }) => from !== "outside").map(({ node }) => node);
  const ahead = new Set(flow.document.edges.filter((edge) => other.unknown.some(({ node }) => node === edge.from)).map(({ to }) => to));
  for (const node of waits) ahead.add(node);
  for (const node of ahead) for (const edge of flow.document.edges) if (edge.from === node) ahead.add(edge.to);
  const effects = new Set(
    [...ahead].flatMap((node) => flow.nodes.get(node)?.type ?? []).flatMap((type) => (type.kind === "action" ? [type.effect] : [])),
  );
  const callsOthers = [...ahead].some((node) => flow.nodes.get(node)?.type.type === "logic.call-flow");
  return callsOthers ? [] : actions.filter(({ effect }) => !effects.has(effect as EffectName));
}

/** The actions that have no equal among the others. */
function without(actions: readonly WouldAct[], others: readonly WouldAct[]): readonly WouldAct[] {
  // as most are: the same in the same order, to the end or for some way
  let same = 0;
  for (const action of actions) {
    if (!isSame(action, others[same])) break;
    same++;
  }
  if (same === actions.length) return [];
  if (same === others.length) return actions.slice(same);
  const left = new Map<string, number>();
  for (const action of others.slice(same)) left.set(whatOf(action), (left.get(whatOf(action)) ?? 0) + 1);
  return actions.slice(same).filter((action) => {
    const what = whatOf(action);
    const n = left.get(what) ?? 0;
    if (n > 0) left.set(what, n - 1);
    return n === 0;
  });
}

const isSame = (a: WouldAct, b: WouldAct | undefined) => a.effect === b?.effect && sameValue(a.args, b.args);
const whatOf = ({ effect, args }: WouldAct) => `${effect} ${JSON.stringify(args)}`;

/** The counts go on; what is told of them stays. */
const structuredCopy = (compared: Compared): Compared => ({
  ...compared,
  started: { ...compared.started },
  failed: { ...compared.failed },
  kinds: compared.kinds.map((kind) => ({ ...kind })),
});
