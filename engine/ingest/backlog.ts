/**
 * Says when no more is taken: the work accepted by all processes and not yet done has reached its bound, or it waits for too
 * long while memory holds all it may. It is looked at a few times a second, so that an accept costs one comparison.
 */
import { limits } from "#lib/limits.ts";

export interface BacklogReader {
  unsettled(): Promise<number>;
  /** Seconds since the oldest was accepted; asked for only while memory is full. */
  ageS(): Promise<number>;
  isMemoryFull(): boolean;
}

export class Backlog {
  isFull = false;
  readonly #reader: BacklogReader;
  readonly #bounds: { readonly backlogMax: number; readonly backlogAgeMaxMs: number };

  #looking = false;

  constructor(reader: BacklogReader, bounds: { backlogMax: number; backlogAgeMaxMs: number } = limits) {
    this.#reader = reader;
    this.#bounds = bounds;
  }

  /** One look at a time, however slow the database is. */
  async look(): Promise<void> {
    if (this.#looking) return;
    this.#looking = true;
    try {
      const isLong = (await this.#reader.unsettled()) >= this.#bounds.backlogMax;
      this.isFull = isLong || (this.#reader.isMemoryFull() && (await this.#reader.ageS()) * 1_000 >= this.#bounds.backlogAgeMaxMs);
    } finally {
      this.#looking = false;
    }
  }
}
