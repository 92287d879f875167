/**
 * Runs a flow over events as the engine would, with nothing done: the same steps, decided by the same code, in the same order,
 * while actions are noted and answered here. Time passes from event to event, and waits with it.
 *
 * What only the outside, a person or a later event could answer is taken from what is on record or was pinned; where neither
 * says, the run is unknown beyond that step. Invariants (quoted by the tests):
 * 1. A flow rehearsed over events takes the actions that it would take, had it been live when they came.
 * 2. What is unknown is said to be; nothing is guessed.
 * 3. Nothing of a run is kept once it has ended: memory does not grow with the number of events.
 */
import { defaultCalendar, type ShopCalendar } from "#lib/calendar/calendar.ts";
import { type CanonicalEvent, eventType } from "#lib/commerce/event.ts";
import { keysOf } from "#lib/commerce/event-keys.ts";
import type { OrderStatus } from "#lib/commerce/order.ts";
import { readMeaning } from "#lib/commerce/read-event.ts";
import { type StatusMove, statusChangedBody, statusChangedReading } from "#lib/commerce/status-changed.ts";
import { limits } from "#lib/limits.ts";
import type { WaitFor } from "#lib/nodes/define.ts";
import { type DatabaseEffect, effects } from "#lib/run/effects.ts";
import type { Failure } from "#lib/run/failure.ts";
import { type Entry, journalVersion } from "#lib/run/journal.ts";
import { type Actor, actOf, actorOf, firstOf, isUnknown, keyOf, note, type Planned, rehearsed } from "./actor.ts";
import type { OpenCall, OpenWait, Visit } from "./advance.ts";
import type { BoundFlow } from "./bind.ts";
import { entityLane } from "./entity-lane.ts";
import { callKey, evaluate } from "./evaluate.ts";
import { orphaned } from "./orphaned.ts";
import type { Pin, Rehearsed, Setting, UnknownStep } from "./rehearsed.ts";
import { RehearsedOrders } from "./rehearsed-orders.ts";
import { firstEntries, heardEntry, notLive, outputsSpokenOf, resultOf, tooDeep, tooMany } from "./rest.ts";
import { Resting } from "./resting.ts";
import { type Outcome, settle } from "./settle.ts";
import { Timetable } from "./timetable.ts";

export class Rehearsal {
  readonly orders: RehearsedOrders;
  readonly #setting: Setting;
  readonly #times = new Timetable<Planned>();
  readonly #resting: Resting;
  /** Runs to be carried on. */
  #ready: Actor[] = [];
  #at = 0;
  #isWorking = false;
  /** The step asked for has been taken. */
  #isEnough = false;
  #knownUntil: string | null = null;
  #assumesNone = false;
  /** Events that its steps wait for; null: a flow that it calls may wait for any. */
  readonly #awaited: ReadonlySet<unknown> | null;

  constructor(setting: Setting, orders: RehearsedOrders = new RehearsedOrders()) {
    this.#setting = setting;
    this.orders = orders;
    const nodes = setting.flow.document.nodes.filter(({ disabled }) => !disabled);
    const calls = nodes.some(({ type }) => type === "logic.call-flow");
    this.#awaited = calls ? null : new Set(nodes.flatMap(({ config }) => Object.values(config).filter(isEventType)));
    this.#resting = new Resting(this.#awaited === null || this.#awaited.size > 0);
  }

  /** Runs that rest now. */
  get resting(): number {
    return this.#resting.all.size;
  }

  /** An event comes; what was to happen before has happened. */
  offer(event: CanonicalEvent): void {
    this.#pass(event.receivedAt, false);
    this.#hear(event);
    this.#follow(event.workspaceId, event.receivedAt);
    while (this.#resting.all.size > limits.rehearsedRestingMax) this.#hurry();
  }

  /** Somebody else changes an order's status. */
  impose({ receivedAt, workspaceId }: CanonicalEvent, id: string, status: OrderStatus): void {
    this.#pass(receivedAt, false);
    this.orders.impose(id, status, receivedAt);
    this.#follow(workspaceId, receivedAt);
  }

  /**
   * No more events: what is still to come of waits is gone through. Until `knownUntil` all that came is known; after that nobody
   * knows whether an awaited event comes.
   * @param assumesNone whether a start that watches is taken to have seen nothing
   */
  finish(knownUntil: string, assumesNone = false): void {
    this.#pass(knownUntil, true);
    this.#knownUntil = knownUntil;
    this.#assumesNone = assumesNone;
    for (const actor of [...this.#resting.all]) {
      for (const wait of actor.state.waits) if (this.#isBeyond(actor, wait)) this.#unknown(actor, wait, "event");
      if (!this.#mayGoOn(actor)) this.#giveUp(actor);
    }
    while (this.#next()) {
      // one time after another
    }
    for (const actor of [...this.#resting.all].reverse()) this.#giveUp(actor);
  }

  #hear(event: CanonicalEvent): void {
    this.orders.fold(event);
    if (this.#awaited === null || this.#awaited.has(event.type)) this.#tell(event);
    const started = this.#setting.flow.start(event);
    if (started) this.#begin(event, started);
    this.#work();
  }

  /** Events that follow from changed orders. */
  #follow(workspaceId: string, at: string): void {
    for (let rounds = 0; rounds < limits.rehearsedFollowingMax; rounds++) {
      const moves = this.orders.moves();
      if (moves.length === 0) return;
      if (this.#setting.flow.followsStatus) for (const move of moves) this.#hear(this.#following(move, workspaceId, at));
    }
  }

  #following(move: StatusMove, workspaceId: string, receivedAt: string): CanonicalEvent {
    const { meaning, body } = readMeaning(statusChangedReading, JSON.stringify(statusChangedBody(move, receivedAt)));
    // the same for two versions that do the same
    const id = `${move.order.document.id} ${move.from}>${move.to} ${receivedAt}`;
    return { ...meaning, id, workspaceId, sourceId: null, receivedAt, body };
  }

  #begin(event: CanonicalEvent, started: NonNullable<ReturnType<BoundFlow["start"]>>): void {
    const { flow } = this.#setting;
    const burst = flow.document.burst ?? "queue";
    const lane = burst === "queue" ? "" : (flow.laneKey(event) ?? entityLane(event.workspaceId, event.entity) ?? event.id);
    const actor = actorOf(flow, event, event.id, lane, null, event.receivedAt);
    this.#setting.began?.(event);
    const common = { kind: "started" as const, at: event.receivedAt, v: journalVersion, eventId: event.id, replay: 0 };
    for (const entry of firstEntries(flow, started, common, burst === "settle")) note(actor, entry);
    const others = burst === "queue" ? [] : this.#resting.inLane(lane);
    if (burst === "drop" && others.length > 0) return this.#end(actor, "cancelled", dropped);
    for (const other of others) this.#end(other, "cancelled", replaced);
    this.#ready.push(actor);
  }

  #work(): void {
    if (this.#isWorking) return;
    this.#isWorking = true;
    for (this.#at = 0; this.#at < this.#ready.length; this.#at++) {
      const actor = this.#ready[this.#at];
      if (actor?.over === null) this.#carry(actor);
    }
    this.#ready = [];
    this.#isWorking = false;
  }

  /** Up to its end, or to where it rests. */
  #carry(actor: Actor): void {
    while (!this.#isEnough) {
      switch (actor.next.kind) {
        case "evaluate": {
          const { visit } = actor.next;
          this.#take(actor, visit);
          this.#looksEnough(actor, visit.node);
          break;
        }
        case "perform": {
          const { calls } = actor.next;
          if (this.#goesOut(actor, calls)) {
            this.#ready.push(actor);
            return;
          }
          const answered = this.#answer(actor, calls);
          if (answered === null) return this.#rest(actor);
          this.#looksEnough(actor, answered);
          break;
        }
        case "wait":
          return this.#rest(actor);
        case "end":
          return this.#end(actor, actor.next.outcome, actor.next.failure);
        case "nothing":
          return this.#end(actor, "finished", null);
      }
    }
    this.#end(actor, "stopped here", null);
  }

  #looksEnough({ state, flow }: Actor, node: string): void {
    if (this.#setting.upTo !== node || flow !== this.#setting.flow) return;
    if (![...state.calls, ...state.waits, ...state.pending].some((open) => open.node === node)) this.#isEnough = true;
  }

  #take(actor: Actor, visit: Visit): void {
    const moment = { now: actor.now, at: actor.now, calendar: this.#calendar() };
    const { entry, waitFor } = evaluate(actor.flow, (step) => callKey(actor.id, step), actor.event, actor.state, visit, moment);
    const step = { node: visit.node, visit: visit.visit, at: actor.now };
    const pin = this.#pinOf(actor, visit.node);
    if (pin && entry.kind !== "asked") {
      const why = entry.kind === "decided" && entry.why !== undefined ? { why: entry.why } : {};
      return note(actor, { kind: "decided", ...step, input: "input" in entry ? entry.input : {}, ...pin, ...why });
    }
    const failure = waitFor ? this.#begins(actor, visit, waitFor) : null;
    note(actor, failure ? { kind: "failed", ...step, attempt: 1, ms: 0, failure } : entry);
  }

  #pinOf({ flow }: Actor, node: string): Pin | null {
    return flow === this.#setting.flow ? (this.#setting.pins?.[node] ?? null) : null;
  }

  /** Begins the runs that a step wants; a failure where it cannot. */
  #begins(actor: Actor, step: Visit, waitFor: WaitFor): Failure | null {
    if (waitFor.for === "items") {
      const { items } = waitFor;
      if (items.length > limits.eachItemsMax) return tooMany(items.length);
      actor.groups.set(keyOf(step), { total: items.length, done: 0, failed: 0, result: null });
      const outputs = outputsSpokenOf(actor.flow, actor.state);
      items.forEach((item, index) => {
        const started = { node: step.node, port: "each", output: { item, index, count: items.length }, outputs };
        this.#child(actor, actor.flow, { ...step, actor, index, awaited: true }, started);
      });
    } else if (waitFor.for === "flow") {
      const { awaited, input } = waitFor;
      if (!this.#setting.called) {
        if (awaited) this.#unknown(actor, step, "runs");
        return null;
      }
      const flow = this.#setting.called(waitFor.flowId);
      if (!flow || flow.called === null) return notLive;
      if (actor.depth >= limits.callDepthMax) return tooDeep;
      if (awaited) actor.groups.set(keyOf(step), { total: 1, done: 0, failed: 0, result: null });
      const started = { node: flow.called, port: "out", output: { input }, outputs: {} };
      this.#child(actor, flow, { ...step, actor, index: 0, awaited }, started);
    }
    return null;
  }

  #child(
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
    this.#ready.push(child);
  }

  /** Calls go out before any of them is answered; the runs that were begun with them are under way by then. */
  #goesOut(actor: Actor, calls: readonly OpenCall[]): boolean {
    if (calls.some(({ effect }) => isInside(effect)) || calls.every((call) => actor.acts.has(keyOf(call)))) return false;
    for (const call of calls) actOf(actor, call);
    return this.#ready.some((other, i) => i > this.#at && other.over === null && other !== actor);
  }

  /** Answers what can be answered: a step whose call was; null: none. */
  #answer(actor: Actor, ready: readonly OpenCall[]): string | null {
    const inside = ready.filter(({ effect }) => isInside(effect));
    let answered: string | null = null;
    for (const call of inside.length > 0 ? inside : ready) {
      const pin = this.#pinOf(actor, call.node);
      const outcome = pin ? null : this.#outcomeOf(actor, call);
      const act = actOf(actor, call);
      act.known = pin !== null || outcome !== null;
      act.reply = outcome?.ok ? outcome.reply : null;
      if (!pin && !outcome) {
        this.#unknown(actor, call, "outside");
        continue;
      }
      const step = { node: call.node, visit: call.visit, at: actor.now, attempt: call.attempts + 1, ms: 0 };
      if (pin) note(actor, { kind: "answered", ...step, reply: null, ...pin });
      else if (outcome)
        note(
          actor,
          settle(actor.flow, call, outcome, { at: actor.now, ms: 0 }, () => null),
        );
      answered = call.node;
    }
    return answered;
  }

  #outcomeOf(actor: Actor, call: OpenCall): Outcome | null {
    const inside = isInside(call.effect) ? this.orders.perform(call.effect as DatabaseEffect, call.input, call.key, actor.now) : null;
    if (inside) return inside;
    return this.#setting.onRecord?.call(actor.event, call) ?? null;
  }

  #unknown(actor: Actor, { node, visit }: Visit, from: UnknownStep["from"]): void {
    if (!isUnknown(actor, { node, visit })) actor.unknown.push({ node, visit, from });
  }

  #rest(actor: Actor): void {
    for (const wait of actor.state.waits) {
      if (actor.planned.has(keyOf(wait))) continue;
      actor.planned.add(keyOf(wait));
      // what came since its own event and before it waited
      const heard = this.#heardBefore(actor, wait);
      if (heard) {
        note(actor, heard);
        return this.#carry(actor);
      }
      this.#plan(actor, wait);
    }
    if (!this.#mayGoOn(actor)) return this.#giveUp(actor);
    this.#resting.add(actor);
  }

  /** Whether something may still come of what it waits for. */
  #mayGoOn(actor: Actor): boolean {
    return actor.state.waits.some((wait) => !isUnknown(actor, wait));
  }

  /** When a wait will be over, as far as that is known. */
  #plan(actor: Actor, wait: OpenWait): void {
    const { node, visit, until } = wait;
    const add = (at: string, entries: readonly Entry[]) => {
      const act = () => {
        for (const entry of entries) note(actor, entry);
        this.#goOn(actor);
      };
      actor.dues.push(this.#times.add(at, { actor, wait, act }));
    };
    if (wait.for === "person") {
      const decided = actor.parent === null ? (this.#setting.onRecord?.decision(actor.event, wait) ?? null) : null;
      if (!decided) return this.#unknown(actor, wait, "person");
      const at = laterOf(decided.at, actor.now);
      return add(at, [{ kind: "resolved", node, visit, ...decided, at }]);
    }
    if (this.#isBeyond(actor, wait)) return this.#unknown(actor, wait, "event");
    if (until === null) return;
    const late: Entry[] = wait.for === "event" ? [{ kind: "resolved", node, visit, at: until, ...wait.late }] : [];
    add(until, [{ kind: "woken", at: until, cause: "time" }, ...late]);
  }

  /** It waits for an event of which nobody can know. */
  #isBeyond({ flow }: Actor, { for: what, until, node }: OpenWait): boolean {
    if (what !== "event" || this.#knownUntil === null || (until !== null && until <= this.#knownUntil)) return false;
    return !(this.#assumesNone && flow.nodes.get(node)?.type.kind === "trigger");
  }

  #heardBefore(actor: Actor, wait: OpenWait): Entry | null {
    for (const event of actor.came) {
      const entry = this.#heard(actor, wait, event, actor.now);
      if (entry) return entry;
    }
    return null;
  }

  #heard(actor: Actor, wait: OpenWait, event: CanonicalEvent, at: string): Entry | null {
    const { listen } = wait;
    if (!listen?.events.some((type) => type === event.type)) return null;
    const key = keysOf(event)[listen.about];
    if (key === "" || keysOf(actor.event)[listen.about] !== key) return null;
    return heardEntry(actor.flow, actor.state, wait, event, at, this.#calendar());
  }

  #tell(event: CanonicalEvent): void {
    for (const actor of this.#resting.about(event)) {
      if (actor.over !== null) continue;
      if (actor.came.length < limits.lookBackEventsMax) actor.came.push(event);
      const entries = actor.state.waits.flatMap((wait) => this.#heard(actor, wait, event, event.receivedAt) ?? []);
      for (const entry of entries) note(actor, entry);
      if (entries.length > 0) this.#goOn(actor);
    }
  }

  #goOn(actor: Actor): void {
    this.#resting.remove(actor);
    this.#ready.push(actor);
    this.#work();
  }

  /** Lets time pass; `and`: what is due at that very moment too. */
  #pass(to: string, and: boolean): void {
    for (;;) {
      const due = this.#times.first()?.at;
      if (due === undefined || due > to || (due === to && !and)) return;
      this.#next();
    }
  }

  #next(): boolean {
    const next = this.#times.take();
    if (!next) return false;
    const { actor, wait, act } = next.item;
    if (actor.over === null && !isUnknown(actor, wait) && actor.state.waits.some((open) => keyOf(open) === keyOf(wait))) {
      act();
      this.#follow(actor.event.workspaceId, next.at);
    }
    return true;
  }

  /** More rest than can be held: the next one's time is taken to be over; one that waits for more than time is given up. */
  #hurry(): void {
    const first = this.#times.first()?.item;
    if (first && (first.actor.over !== null || first.wait.for === "time")) this.#next();
    else {
      const [oldest] = first ? [first.actor] : this.#resting.all;
      if (oldest) this.#giveUp(oldest);
    }
  }

  #end(actor: Actor, over: Rehearsed["end"], failure: Failure | null): void {
    this.#resting.remove(actor);
    actor.over = over;
    actor.failure = failure;
    for (const due of actor.dues) due.item = null;
    actor.came.length = 0;
    if (over === "finished" || over === "failed" || over === "cancelled") {
      actor.journal.push({ kind: "ended", at: actor.now, outcome: over, ...(failure ? { failure } : {}) });
      actor.state = { ...actor.state, status: over, pending: [], calls: [], waits: [], failure };
    } else actor.journal.push({ kind: "parked", at: actor.now, until: null, reason: "in doubt" });
    if ([...actor.groups.values()].some(({ done, total }) => done < total))
      for (const other of [...this.#resting.all, ...this.#ready])
        if (other.over === null && other.parent?.actor === actor && other.parent.awaited) this.#end(other, "cancelled", orphaned);
    const { parent } = actor;
    const first = firstOf(actor);
    if (parent) {
      first.open--;
      if (parent.actor.runs.length < limits.rehearsedRunsShown) parent.actor.runs.push(rehearsed(actor));
      this.#count(parent, actor);
    }
    if (first.over === null || first.open > 0 || first.isTold) return;
    first.isTold = true;
    this.#setting.ended(rehearsed(first));
  }

  #count({ actor, awaited, ...step }: NonNullable<Actor["parent"]>, child: Actor): void {
    const group = actor.groups.get(keyOf(step));
    const wait = actor.state.waits.find((open) => keyOf(open) === keyOf(step));
    if (!awaited || actor.over !== null || !group || !wait) return;
    if (child.over === "unknown" || child.over === "stopped here") {
      this.#unknown(actor, wait, "runs");
      if (this.#resting.all.has(actor) && !this.#mayGoOn(actor)) this.#giveUp(actor);
      return;
    }
    const last = child.journal.findLast((entry) => entry.kind === "stopped");
    group.done++;
    if (child.over !== "finished") group.failed++;
    group.result = last?.kind === "stopped" ? last.result : {};
    if (group.done < group.total) return;
    const at = laterOf(child.now, actor.now);
    note(actor, { kind: "woken", at, cause: "time" });
    note(actor, { kind: "resolved", node: wait.node, visit: wait.visit, at, ...resultOf(wait, group) });
    this.#goOn(actor);
  }

  /** Nothing more can be known of it. */
  #giveUp(actor: Actor): void {
    if (actor.over !== null) return;
    for (const wait of actor.state.waits)
      this.#unknown(actor, wait, wait.for === "items" || wait.for === "flow" ? "runs" : wait.for === "person" ? "person" : "event");
    for (const call of actor.state.calls) this.#unknown(actor, call, "outside");
    this.#end(actor, this.#isEnough ? "stopped here" : "unknown", null);
  }

  #calendar(): ShopCalendar {
    return this.#setting.calendar?.() ?? defaultCalendar;
  }
}

/** Of two ISO times in UTC. */
const laterOf = (a: string, b: string): string => [a, b].sort()[1] ?? a;

const isInside = (effect: string) => effect in effects && effects[effect as keyof typeof effects].guarantee === "database";

const isEventType = (value: unknown) => eventType.safeParse(value).success;

const dropped: Failure = {
  code: "burst.dropped",
  message: "Another run for the same was still under way, and this flow drops what comes meanwhile.",
  final: true,
};
const replaced: Failure = { code: "burst.replaced", message: "Another run for the same came after it and took its place.", final: true };
