/** Rehearsed runs that rest, oldest first; and by what an event or a later run would find them. */
import type { CanonicalEvent } from "#lib/commerce/event.ts";
import { keysOf } from "#lib/commerce/event-keys.ts";
import type { Actor } from "./actor.ts";

export class Resting {
  readonly all = new Set<Actor>();
  readonly #byKey = new Map<string, Set<Actor>>();
  readonly #byLane = new Map<string, Set<Actor>>();
  /** Whether events may be of interest to any of them. */
  readonly #listens: boolean;

  constructor(listens: boolean) {
    this.#listens = listens;
  }

  add(actor: Actor): void {
    this.all.add(actor);
    if (actor.lane !== "") add(this.#byLane, actor.lane, actor);
    if (this.#listens) for (const key of keysIn(actor.event)) add(this.#byKey, key, actor);
  }

  remove(actor: Actor): void {
    if (!this.all.delete(actor)) return;
    if (actor.lane !== "") remove(this.#byLane, actor.lane, actor);
    if (this.#listens) for (const key of keysIn(actor.event)) remove(this.#byKey, key, actor);
  }

  inLane(lane: string): readonly Actor[] {
    return [...(this.#byLane.get(lane) ?? [])];
  }

  /** Those about the same order, customer or conversation. */
  about(event: CanonicalEvent): ReadonlySet<Actor> {
    return new Set(this.#byKey.size === 0 ? [] : keysIn(event).flatMap((key) => [...(this.#byKey.get(key) ?? [])]));
  }
}

const keysIn = (event: CanonicalEvent): string[] =>
  Object.entries(keysOf(event)).flatMap(([about, key]) => (key === "" ? [] : [`${about}:${key}`]));

function add(sets: Map<string, Set<Actor>>, key: string, actor: Actor): void {
  const set = sets.get(key);
  if (set) set.add(actor);
  else sets.set(key, new Set([actor]));
}

function remove(sets: Map<string, Set<Actor>>, key: string, actor: Actor): void {
  const set = sets.get(key);
  set?.delete(actor);
  if (set?.size === 0) sets.delete(key);
}
