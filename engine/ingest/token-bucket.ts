/** How fast one source may send: a bucket that fills at its rate and holds its burst. Two numbers a source, and no timer. */
export interface Rate {
  readonly perSecond: number;
  readonly burst: number;
}

export class TokenBucket {
  #rate: Rate;
  #tokens: number;
  #at: number;

  /** @param at milliseconds that only go forward */
  constructor(rate: Rate, at: number) {
    this.#rate = rate;
    this.#tokens = rate.burst;
    this.#at = at;
  }

  /** Takes one and answers 0, or answers how many milliseconds it is until there is one. */
  take(now: number): number {
    const { perSecond, burst } = this.#rate;
    this.#tokens = Math.min(burst, this.#tokens + (Math.max(0, now - this.#at) * perSecond) / 1_000);
    this.#at = now;
    if (this.#tokens < 1) return ((1 - this.#tokens) * 1_000) / perSecond;
    this.#tokens--;
    return 0;
  }

  /** The settings may have changed: what was taken stays taken. */
  setRate(rate: Rate): void {
    this.#rate = rate;
    this.#tokens = Math.min(this.#tokens, rate.burst);
  }
}
