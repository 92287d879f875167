/** How far one shard has come: what is read, what is settled, and the cursor behind which everything is. */

export class ShardLog {
  readonly epoch: number;
  /** Everything up to here was put into lanes. */
  readUpTo: number;
  #cursor: number;
  /** Settled beyond the cursor. */
  readonly #ahead = new Set<number>();
  /** In memory, and kept apart too since its lane was stuck: counts as settled for the cursor. */
  readonly spilled = new Set<number>();
  /** True: the log holds more than was put into lanes. */
  behind = false;
  /** Since when (ms) it is being given to another process: nothing new is begun in it. */
  leavingSince: number | null = null;
  /** Its owners died one after the other: up to here, messages are taken one at a time. */
  suspectUpTo: number | null = null;
  /** Of these, taken alone and committed. */
  clearedAlone = 0;

  constructor(epoch: number, cursor: number) {
    this.epoch = epoch;
    this.readUpTo = cursor;
    this.#cursor = cursor;
  }

  /** Where the cursor would stand once these too are settled. Changes nothing: the commit may fail. */
  cursorAfter(seqs: ReadonlySet<number>): number {
    let cursor = this.#cursor;
    while (this.#ahead.has(cursor + 1) || seqs.has(cursor + 1)) cursor++;
    return cursor;
  }

  settle(seq: number): void {
    if (seq <= this.#cursor) return;
    this.#ahead.add(seq);
    while (this.#ahead.delete(this.#cursor + 1)) this.#cursor++;
  }

  isSettled(seq: number): boolean {
    return seq <= this.#cursor || this.#ahead.has(seq);
  }
}
