/**
 * Each connection's gate as this process works it: calls are let through, held back or made to wait a moment, and what is
 * heard of them goes back into the state that all processes share.
 *
 * A call costs no look at the database while its connection has no limit and is well; calls under a limit share one look at a
 * time, those that come meanwhile being asked for together in the next (as accepting does with commits).
 */
import type { changeGate, GateSeen, readGate } from "#engine/store/connection-gate.ts";
import { limits } from "#lib/limits.ts";
import { type Admission, admit, type GateRules, type GateState, type Heard, hear } from "#lib/outside/gate.ts";
import type { Failure } from "#lib/run/failure.ts";
import type { Outcome } from "../../runtime/run-store.ts";

type Bound<F> = F extends (sql: infer _S, ...rest: infer R) => infer A ? (...rest: R) => A : never;

export interface GatePorts {
  readonly read: Bound<typeof readGate>;
  readonly change: <T>(id: string, step: (state: GateState, now: number) => readonly [GateState, T]) => ReturnType<typeof changeGate<T>>;
  readonly clock: () => number;
  readonly random: () => number;
}
export interface GatedCall {
  readonly connectionId: string;
  /** What people call the connection. */
  readonly name: string;
  readonly rules: GateRules;
  /** The call's own: by it one that was held back is known when it comes back. */
  readonly key: string;
}

export class Gates {
  readonly #ports: GatePorts;
  readonly #gates = new Map<string, Gate>();

  constructor(ports: GatePorts) {
    this.#ports = ports;
  }

  /** What is remembered of this connection is old: the next call looks again. */
  forget(connectionId: string): void {
    this.#gates.get(connectionId)?.forget();
  }

  /** Never rejects, where `send` does not. */
  async through<O extends Outcome>(
    call: GatedCall,
    signal: AbortSignal,
    send: () => Promise<O>,
  ): Promise<O | { ok: false; failure: Failure }> {
    let gate = this.#gates.get(call.connectionId);
    if (!gate) {
      gate = new Gate(call.connectionId, this.#ports);
      this.#gates.set(call.connectionId, gate);
    }
    const admission = await gate.admit(call).catch(() => null);
    if (!admission)
      return held("connection.rate-limited", `It could not be seen whether “${call.name}” may be called now.`, limits.gateTrialPollMs);
    if (admission.kind === "limited")
      return held("connection.rate-limited", `“${call.name}” has had as many calls as its limit allows for now.`, admission.retryAfterMs);
    if (admission.kind === "resting") {
      // so that not all that wait come back in the same moment
      const spread = this.#ports.random() * Math.min(admission.retryAfterMs, limits.gateRestMs);
      return held("connection.resting", `“${call.name}” is left alone for a while: ${gate.why}`, admission.retryAfterMs + spread);
    }
    if (!(await gate.slot(admission.at, signal)))
      return held("connection.rate-limited", "Tradewind was stopping while the call waited for its turn.", 0);
    const outcome = await send();
    await gate.hear(call.rules, heardOf(outcome), admission.trial).catch(() => {});
    return outcome;
  }
}

interface Asking {
  readonly call: GatedCall;
  readonly resolve: (admission: Admission) => void;
  readonly reject: (error: unknown) => void;
}

class Gate {
  readonly #id: string;
  readonly #ports: GatePorts;
  #seen: (GateSeen & { readonly at: number }) | null = null;
  /** How far PostgreSQL's clock is ahead of ours, ms. */
  #ahead = 0;
  #looking: Promise<void> | null = null;
  #waiting: Asking[] = [];
  #asking = false;
  /** Keys of calls that were held back by the limit. */
  readonly #held = new Set<string>();

  constructor(id: string, ports: GatePorts) {
    this.#id = id;
    this.#ports = ports;
  }

  forget(): void {
    this.#seen = null;
  }

  get why(): string {
    return this.#seen?.state.error || "it did not answer.";
  }

  async admit(call: GatedCall): Promise<Admission> {
    if (call.rules.interval === null) {
      await this.#look();
      const seen = this.#seen;
      const until = seen?.state.restsUntil ?? null;
      if (seen && until === null) return { kind: "go", at: 0, trial: false };
      if (seen && until !== null && until > this.#now()) return { kind: "resting", retryAfterMs: until - this.#now() };
    }
    return await new Promise<Admission>((resolve, reject) => {
      this.#waiting.push({ call, resolve, reject });
      if (!this.#asking) void this.#ask();
    });
  }

  /** Waits for the slot; false where the process stops first. `at` is PostgreSQL's time. */
  async slot(at: number, signal: AbortSignal): Promise<boolean> {
    const ms = at - this.#now();
    if (ms <= 0) return true;
    return await new Promise((resolve) => {
      const stop = () => {
        clearTimeout(timer);
        resolve(false);
      };
      const timer = setTimeout(() => {
        signal.removeEventListener("abort", stop);
        resolve(true);
      }, ms);
      if (signal.aborted) return stop();
      signal.addEventListener("abort", stop, { once: true });
    });
  }

  async hear(rules: GateRules, heard: Heard, trial: boolean): Promise<void> {
    const { failures = 0, restsUntil = null } = this.#seen?.state ?? {};
    const news =
      heard.kind === "failure" || heard.kind === "pause" || trial || (heard.kind === "answer" && (failures > 0 || restsUntil !== null));
    if (news) this.#keep(await this.#ports.change(this.#id, (state, now) => [hear(state, rules, now, heard), null]));
  }

  #now(): number {
    return this.#ports.clock() + this.#ahead;
  }

  #keep(seen: GateSeen): void {
    const at = this.#ports.clock();
    this.#seen = { ...seen, at };
    this.#ahead = seen.now - at;
  }

  async #look(): Promise<void> {
    if (this.#seen && this.#ports.clock() - this.#seen.at < limits.gateKeptMs) return;
    this.#looking ??= this.#ports
      .read(this.#id)
      .then((seen) => this.#keep(seen))
      .finally(() => {
        this.#looking = null;
      });
    await this.#looking;
  }

  #remember(key: string): void {
    this.#held.add(key);
    // a call that was cancelled never comes back: the oldest are forgotten
    if (this.#held.size > limits.gateHeldMax) for (const oldest of this.#held.keys()) return void this.#held.delete(oldest);
  }

  async #ask(): Promise<void> {
    this.#asking = true;
    while (this.#waiting.length > 0) {
      const batch = this.#waiting.splice(0, limits.gateBatchMax);
      try {
        const changed = await this.#ports.change(this.#id, (state, now) => {
          const answers: Admission[] = [];
          let next = state;
          for (const { call } of batch) {
            const [after, admission] = admit(next, call.rules, now, this.#held.has(call.key));
            next = after;
            answers.push(admission);
          }
          return [next, answers];
        });
        this.#keep(changed);
        batch.forEach(({ call, resolve }, i) => {
          const admission = changed.result[i] as Admission;
          if (admission.kind === "go") this.#held.delete(call.key);
          else if (admission.kind === "limited") this.#remember(call.key);
          resolve(admission);
        });
      } catch (error) {
        for (const { reject } of batch) reject(error);
      }
    }
    this.#asking = false;
  }
}

function held(code: "connection.rate-limited" | "connection.resting", message: string, retryAfterMs: number) {
  return { ok: false as const, failure: { code, message, final: false, retryAfterMs: Math.ceil(retryAfterMs), unsent: true } };
}

/** What says that the other system is not well; anything else is an answer, or never went out. */
const unwell = new Set(["http.connection", "http.timeout", "http.dns", "http.tls", "http.status", "http.in-doubt"]);

function heardOf(outcome: Outcome): Heard {
  if (outcome.ok) return { kind: "answer" };
  const { code, message, retryAfterMs } = outcome.failure;
  if (code === "http.slow-down" || (code === "http.status" && retryAfterMs !== undefined))
    return { kind: "pause", message, ms: retryAfterMs ?? limits.gatePauseMs };
  return unwell.has(code) ? { kind: "failure", message } : { kind: "nothing" };
}
