import { type CanonicalEvent, eventType } from "#lib/commerce/event.ts";
import type { OrderStatus } from "#lib/commerce/order.ts";
import { readMeaning } from "#lib/commerce/read-event.ts";
import { type StatusMove, statusChangedBody, statusChangedReading } from "#lib/commerce/status-changed.ts";
import { limits } from "#lib/limits.ts";
import type { Failure } from "#lib/run/failure.ts";
import { journalVersion } from "#lib/run/journal.ts";
import { type Actor, actorOf, firstOf, isUnknown, keyOf, note, type Planned, rehearsed } from "./actor.ts";
import type { OpenWait, Visit } from "./advance.ts";
import type { BoundFlow } from "./bind.ts";
import { entityLane } from "./entity-lane.ts";
import { callKey, evaluate } from "./evaluate.ts";
import { orphaned } from "./orphaned.ts";
import type { Rehearsed, Setting } from "./rehearsed.ts";
import { answerCalls, goesOut } from "./rehearsed-calls.ts";
import { RehearsedOrders } from "./rehearsed-orders.ts";
import { beginRuns } from "./rehearsed-runs.ts";
import { endOfWait, heardBefore, heardBy, isBeyond } from "./rehearsed-waits.ts";
import { firstEntries, resultOf } from "./rest.ts";
import { Resting } from "./resting.ts";
import { laterOf, noteUnknown, Stage } from "./stage.ts";
import { Timetable } from "./timetable.ts";

export class Rehearsal {
  readonly #stage: Stage;
  readonly #times = new Timetable<Planned>();
  readonly #resting: Resting;
  #isWorking = false;
  /** The step asked for has been taken. */
  #isEnough = false;
  /** Events that its steps wait for; null: a flow that it calls may wait for any. */
  readonly #awaited: ReadonlySet<unknown> | null;

  constructor(setting: Setting, orders: RehearsedOrders = new RehearsedOrders()) {
    this.#stage = new Stage(setting, orders);
    const nodes = setting.flow.document.nodes.filter(({ disabled }) => !disabled);
    const calls = nodes.some(({ type }) => type === "logic.call-flow");
    this.#awaited = calls ? null : new Set(nodes.flatMap(({ config }) => Object.values(config).filter(isEventType)));
    this.#resting = new Resting(this.#awaited === null || this.#awaited.size > 0);
  }

  get orders(): RehearsedOrders {
    return this.#stage.orders;
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
    this.#stage.orders.impose(id, status, receivedAt);
    this.#follow(workspaceId, receivedAt);
  }

  /**
   * No more events: what is still to come of waits is gone through. Until `knownUntil` all that came is known; after that nobody
   * knows whether an awaited event comes.
   * @param assumesNone whether a start that watches is taken to have seen nothing
   */
  finish(knownUntil: string, assumesNone = false): void {
    this.#pass(knownUntil, true);
    this.#stage.knownUntil = knownUntil;
    this.#stage.assumesNone = assumesNone;
    for (const actor of [...this.#resting.all]) {
      for (const wait of actor.state.waits) if (isBeyond(this.#stage, actor, wait)) noteUnknown(actor, wait, "event");
      if (!this.#mayGoOn(actor)) this.#giveUp(actor);
    }
    while (this.#next()) {
      // one time after another
    }
    for (const actor of [...this.#resting.all].reverse()) this.#giveUp(actor);
  }

  #hear(event: CanonicalEvent): void {
    this.#stage.orders.fold(event);
    if (this.#awaited === null || this.#awaited.has(event.type)) this.#tell(event);
    const started = this.#stage.setting.flow.start(event);
    if (started) this.#begin(event, started);
    this.#work();
  }

  /** Events that follow from changed orders. */
  #follow(workspaceId: string, at: string): void {
    for (let rounds = 0; rounds < limits.rehearsedFollowingMax; rounds++) {
      const moves = this.#stage.orders.moves();
      if (moves.length === 0) return;
      if (this.#stage.setting.flow.followsStatus) for (const move of moves) this.#hear(this.#following(move, workspaceId, at));
    }
  }

  #following(move: StatusMove, workspaceId: string, receivedAt: string): CanonicalEvent {
    const { meaning, body } = readMeaning(statusChangedReading, JSON.stringify(statusChangedBody(move, receivedAt)));
    // the same for two versions that do the same
    const id = `${move.order.document.id} ${move.from}>${move.to} ${receivedAt}`;
    return { ...meaning, id, workspaceId, sourceId: null, receivedAt, body };
  }

  #begin(event: CanonicalEvent, started: NonNullable<ReturnType<BoundFlow["start"]>>): void {
    const { flow, footsteps } = this.#stage.setting;
    const burst = flow.document.burst ?? "queue";
    const lane = burst === "queue" ? "" : (flow.laneKey(event) ?? entityLane(event.workspaceId, event.entity) ?? event.id);
    const actor = actorOf(flow, event, event.id, lane, null, event.receivedAt);
    this.#stage.setting.began?.(event);
    const common = { kind: "started" as const, at: event.receivedAt, v: journalVersion, eventId: event.id, replay: 0 };
    if (footsteps) {
      actor.footsteps = footsteps.shared;
      actor.trod = footsteps.goesFirst ? null : 0;
    }
    const settles = burst === "settle";
    const begun = actor.footsteps?.begun(actor, started, settles);
    for (const entry of begun ? [begun] : firstEntries(flow, started, common, settles)) note(actor, entry);
    const others = burst === "queue" ? [] : this.#resting.inLane(lane);
    if (burst === "drop" && others.length > 0) return this.#end(actor, "cancelled", dropped);
    for (const other of others) this.#end(other, "cancelled", replaced);
    this.#stage.ready.push(actor);
  }

  #work(): void {
    if (this.#isWorking) return;
    this.#isWorking = true;
    for (this.#stage.at = 0; this.#stage.at < this.#stage.ready.length; this.#stage.at++) {
      const actor = this.#stage.ready[this.#stage.at];
      if (actor?.over === null) this.#carry(actor);
    }
    this.#stage.ready = [];
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
          if (goesOut(this.#stage, actor, calls)) {
            this.#stage.ready.push(actor);
            return;
          }
          const answered = answerCalls(this.#stage, actor, calls);
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
    if (this.#stage.setting.upTo !== node || flow !== this.#stage.setting.flow) return;
    if (![...state.calls, ...state.waits, ...state.pending].some((open) => open.node === node)) this.#isEnough = true;
  }

  #take(actor: Actor, visit: Visit): void {
    const known = actor.footsteps?.evaluated(actor, visit.node);
    if (known) return note(actor, known);
    const moment = { now: actor.now, at: actor.now, calendar: this.#stage.calendar() };
    const { entry, waitFor } = evaluate(actor.flow, (step) => callKey(actor.id, step), actor.event, actor.state, visit, moment);
    const step = { node: visit.node, visit: visit.visit, at: actor.now };
    const pin = this.#stage.pinOf(actor, visit.node);
    if (pin && entry.kind !== "asked") {
      const why = entry.kind === "decided" && entry.why !== undefined ? { why: entry.why } : {};
      return note(actor, { kind: "decided", ...step, input: "input" in entry ? entry.input : {}, ...pin, ...why });
    }
    const failure = waitFor ? beginRuns(this.#stage, actor, visit, waitFor) : null;
    note(actor, failure ? { kind: "failed", ...step, attempt: 1, ms: 0, failure } : entry);
  }

  #rest(actor: Actor): void {
    for (const wait of actor.state.waits) {
      if (actor.planned.has(keyOf(wait))) continue;
      actor.planned.add(keyOf(wait));
      const heard = heardBefore(this.#stage, actor, wait);
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
    const end = endOfWait(this.#stage, actor, wait);
    if (!end) return;
    if ("unknown" in end) return noteUnknown(actor, wait, end.unknown);
    const act = () => {
      for (const entry of end.entries) note(actor, entry);
      this.#goOn(actor);
    };
    actor.dues.push(this.#times.add(end.at, { actor, wait, act }));
  }

  #tell(event: CanonicalEvent): void {
    for (const actor of this.#resting.about(event)) {
      if (actor.over !== null) continue;
      if (actor.came.length < limits.lookBackEventsMax) actor.came.push(event);
      const entries = actor.state.waits.flatMap((wait) => heardBy(this.#stage, actor, wait, event, event.receivedAt) ?? []);
      for (const entry of entries) note(actor, entry);
      if (entries.length > 0) this.#goOn(actor);
    }
  }

  #goOn(actor: Actor): void {
    this.#resting.remove(actor);
    this.#stage.ready.push(actor);
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
      for (const other of [...this.#resting.all, ...this.#stage.ready])
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
    this.#stage.setting.ended(rehearsed(first));
  }

  #count({ actor, awaited, ...step }: NonNullable<Actor["parent"]>, child: Actor): void {
    const group = actor.groups.get(keyOf(step));
    const wait = actor.state.waits.find((open) => keyOf(open) === keyOf(step));
    if (!awaited || actor.over !== null || !group || !wait) return;
    if (child.over === "unknown" || child.over === "stopped here") {
      noteUnknown(actor, wait, "runs");
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
      noteUnknown(actor, wait, wait.for === "items" || wait.for === "flow" ? "runs" : wait.for === "person" ? "person" : "event");
    for (const call of actor.state.calls) noteUnknown(actor, call, "outside");
    this.#end(actor, this.#isEnough ? "stopped here" : "unknown", null);
  }
}

const isEventType = (value: unknown) => eventType.safeParse(value).success;

const dropped: Failure = {
  code: "burst.dropped",
  message: "Another run for the same was still under way, and this flow drops what comes meanwhile.",
  final: true,
};
const replaced: Failure = { code: "burst.replaced", message: "Another run for the same came after it and took its place.", final: true };
