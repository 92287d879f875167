/**
 * Two versions over one event: each step of the first is kept, and the second goes in its footsteps for as long as it stands in the
 * very same state before a step that both take alike. What it would work out there is what the first has worked out. From the first
 * difference on its states are others, and it goes its own way.
 */
import type { CanonicalEvent } from "#lib/commerce/event.ts";
import { sameValue } from "#lib/flow/same-value.ts";
import type { Entry } from "#lib/run/journal.ts";
import type { Next, RunState } from "./advance.ts";
import type { StartedBy } from "./bind.ts";

interface Footstep {
  readonly before: RunState;
  readonly entry: Entry;
  readonly after: RunState;
  readonly next: Next;
}

/** Who goes, and how many steps of the first it has gone; null: it is the first. */
interface Walker {
  readonly event: CanonicalEvent;
  readonly state: RunState;
  readonly now: string;
  readonly trod: number | null;
}

export class Footsteps {
  readonly #alike: ReadonlySet<string>;
  #event: CanonicalEvent | null = null;
  #steps: Footstep[] = [];

  /** @param alike the steps that both versions take alike, and leave alike */
  constructor(alike: ReadonlySet<string>) {
    this.#alike = alike;
  }

  /** The event that both are given next; null: nothing of the last one is to be kept. */
  turnTo(event: CanonicalEvent | null): void {
    this.#event = event;
    this.#steps = [];
  }

  keep({ event, trod }: Walker, step: Footstep): void {
    if (trod === null && event === this.#event) this.#steps.push(step);
  }

  /** How the second begins where it is begun by the same start as the first. */
  begun(walker: Walker, { nodeId, port, output, watch }: StartedBy, settles: boolean): Entry | null {
    const entry = this.#ahead(walker)?.entry;
    // a start that rests first has another entry still
    if (entry?.kind !== "started" || watch || settles || !this.#alike.has(nodeId)) return null;
    return entry.node === nodeId && entry.port === port && entry.output === output ? entry : null;
  }

  /** What the second comes to at a step, where the first was there in the same state; null: it has to find out. */
  evaluated(walker: Walker, node: string): Entry | null {
    const entry = this.#sameState(walker, node);
    if (entry?.kind !== "decided" && entry?.kind !== "asked" && entry?.kind !== "stopped") return null;
    return entry.node === node && entry.at === walker.now ? entry : null;
  }

  /** The same for a call that was answered with the same. */
  answered(walker: Walker, node: string, reply: unknown): Entry | null {
    const entry = this.#sameState(walker, node);
    if (entry?.kind !== "answered" || entry.node !== node || entry.at !== walker.now) return null;
    return sameValue(entry.reply, reply) ? entry : null;
  }

  /** Where an entry of the first leads the second. */
  after(walker: Walker, entry: Entry): Footstep | null {
    const step = this.#ahead(walker);
    return step?.entry === entry && step.before === walker.state ? step : null;
  }

  #sameState(walker: Walker, node: string): Entry | null {
    const step = this.#ahead(walker);
    return step?.before === walker.state && this.#alike.has(node) ? step.entry : null;
  }

  #ahead({ event, trod }: Walker): Footstep | undefined {
    return trod !== null && event === this.#event ? this.#steps[trod] : undefined;
  }
}
