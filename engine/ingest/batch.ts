/**
 * Self-clocking group commit: one flush in flight; what arrives meanwhile is the next batch. No timer, so a lone arrival is
 * flushed at once and a crowd shares commits. When a batch fails it is halved until the culprit stands alone.
 */
export interface BatchLimits {
  readonly rowsMax: number;
  readonly bytesMax: number;
  readonly queueBytesMax: number;
}

/** The sender may come again: we hold as much as we may, or the database is away. */
export class Overloaded extends Error {
  override readonly name = "Overloaded";
  readonly code = "overloaded";
}

interface Waiting<T, R> {
  readonly item: T;
  readonly bytes: number;
  readonly done: (result: R) => void;
  readonly failed: (error: unknown) => void;
}

export class GroupCommit<T, R> {
  readonly #flush: (items: readonly T[]) => Promise<readonly R[]>;
  readonly #limits: BatchLimits;
  /** Whether an error is about the batch's content (halve it) or about the database (fail them all). */
  readonly #isContent: (error: unknown) => boolean;
  #waiting: Waiting<T, R>[] = [];
  #bytes = 0;
  #running: Promise<void> | null = null;

  constructor(flush: (items: readonly T[]) => Promise<readonly R[]>, limits: BatchLimits, isContent: (error: unknown) => boolean) {
    this.#flush = flush;
    this.#limits = limits;
    this.#isContent = isContent;
  }

  /** Bytes accepted and not committed. */
  get queuedBytes(): number {
    return this.#bytes;
  }

  add(item: T, bytes: number): Promise<R> {
    if (this.#bytes + bytes > this.#limits.queueBytesMax) return Promise.reject(new Overloaded("too much is waiting to be stored"));
    this.#bytes += bytes;
    return new Promise((done, failed) => {
      this.#waiting.push({ item, bytes, done, failed });
      this.#running ??= this.#run();
    });
  }

  /** Resolves when everything added so far is committed or refused. */
  async drain(): Promise<void> {
    while (this.#running) await this.#running;
  }

  async #run(): Promise<void> {
    // arrivals of the same tick share the first batch
    await Promise.resolve();
    while (this.#waiting.length > 0) await this.#commit(this.#next());
    this.#running = null;
  }

  #next(): Waiting<T, R>[] {
    let bytes = 0;
    let n = 0;
    for (const { bytes: size } of this.#waiting) {
      if (n >= this.#limits.rowsMax || (n > 0 && bytes + size > this.#limits.bytesMax)) break;
      bytes += size;
      n++;
    }
    return this.#waiting.splice(0, n);
  }

  async #commit(batch: readonly Waiting<T, R>[]): Promise<void> {
    try {
      const results = await this.#flush(batch.map(({ item }) => item));
      batch.forEach((waiting, i) => {
        this.#bytes -= waiting.bytes;
        waiting.done(results[i] as R);
      });
    } catch (error) {
      if (batch.length > 1 && this.#isContent(error)) {
        const half = batch.length >> 1;
        await this.#commit(batch.slice(0, half));
        await this.#commit(batch.slice(half));
        return;
      }
      for (const waiting of batch) {
        this.#bytes -= waiting.bytes;
        waiting.failed(error);
      }
    }
  }
}
