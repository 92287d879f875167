/**
 * What a connection lets through, for all flows and processes together: so many calls a time, and none while the other system
 * is down. Pure: a state, a moment in ms, the next state and an answer; a row keeps the state.
 *
 * The limit is exact (GCRA, a leaky bucket as one clock): slots are given `interval` apart, up to `burst` at once. A call whose
 * slot lies near waits for it where it is; one further off is held back, with a place at the end of the line, so that a
 * thousand of them come back one after another and not all at once. While there is a line, newcomers join its end.
 *
 * The break: after so many failures one after another the connection rests; then one call tries whether the other system
 * answers again. Rests grow while it does not.
 */
import { limits } from "../limits.ts";
import type { GateSettings } from "./connection-settings.ts";

export interface GateRules {
  /** Between two calls, ms; null: no limit. */
  readonly interval: number | null;
  readonly burst: number;
  /** Failures one after another until it rests; 0: it never does. */
  readonly restAfter: number;
}

export interface GateState {
  /** When the bucket is full again, and when the last of the line has its turn. */
  readonly slots: number;
  readonly line: number;
  readonly failures: number;
  /** How often it has rested without an answer in between. */
  readonly rests: number;
  /** Rests till then, and after it until a call has been answered; null: open. */
  readonly restsUntil: number | null;
  /** Somebody tries it now, and has so long for it. */
  readonly triedUntil: number | null;
  readonly error: string;
  readonly errorAt: number | null;
}

export const openGate: GateState = {
  slots: 0,
  line: 0,
  failures: 0,
  rests: 0,
  restsUntil: null,
  triedUntil: null,
  error: "",
  errorAt: null,
};

/** `go`: at this moment, `trial` where it is to show whether the other system answers again. */
export type Admission =
  | { readonly kind: "go"; readonly at: number; readonly trial: boolean }
  | { readonly kind: "limited"; readonly retryAfterMs: number }
  | { readonly kind: "resting"; readonly retryAfterMs: number };

/** What was heard of a call that went out; `nothing` where it never got that far. */
export type Heard =
  | { readonly kind: "answer" | "nothing" }
  | { readonly kind: "failure"; readonly message: string }
  /** It asked for a pause. */
  | { readonly kind: "pause"; readonly message: string; readonly ms: number };

/** Of two limits the slower one holds. */
export function rulesOf({
  ratePerSecond,
  ratePerMinute,
  burst,
  restAfter,
}: Pick<GateSettings, "ratePerSecond" | "ratePerMinute" | "burst" | "restAfter">): GateRules {
  const intervals = [ratePerSecond && 1_000 / ratePerSecond, ratePerMinute && 60_000 / ratePerMinute].filter((ms) => ms !== undefined);
  return { interval: intervals.length > 0 ? Math.max(...intervals) : null, burst, restAfter };
}

/** @param returns whether the call was held back before and comes back at its turn */
export function admit(state: GateState, rules: GateRules, now: number, returns: boolean): [GateState, Admission] {
  const { restsUntil, triedUntil } = state;
  if (restsUntil !== null && restsUntil > now) return [state, { kind: "resting", retryAfterMs: restsUntil - now }];
  if (restsUntil !== null && triedUntil !== null && triedUntil > now)
    return [state, { kind: "resting", retryAfterMs: limits.gateTrialPollMs }];
  const trial = restsUntil !== null;
  const [next, slot] = takeSlot(state, rules, now, returns);
  if (slot.kind !== "go") return [next, slot];
  return trial
    ? [
        { ...next, triedUntil: slot.at + limits.gateTrialMs },
        { ...slot, trial },
      ]
    : [next, slot];
}

function takeSlot(state: GateState, { interval, burst }: GateRules, now: number, returns: boolean): [GateState, Admission] {
  if (interval === null) return [state, { kind: "go", at: now, trial: false }];
  const at = Math.max(now, state.slots - (burst - 1) * interval);
  const near = now + limits.gateWaitMs;
  if (at <= near && (returns || state.line <= near)) {
    return [
      { ...state, slots: Math.max(state.slots, at) + interval },
      { kind: "go", at, trial: false },
    ];
  }
  const place = Math.min(Math.max(state.line, at), now + limits.gateLineMs);
  return [
    { ...state, line: place + interval },
    { kind: "limited", retryAfterMs: place - now },
  ];
}

export function hear(state: GateState, rules: GateRules, now: number, heard: Heard): GateState {
  switch (heard.kind) {
    case "nothing":
      return state.triedUntil === null ? state : { ...state, triedUntil: null };
    case "answer":
      return { ...state, failures: 0, rests: 0, restsUntil: null, triedUntil: null };
    case "pause": {
      const until = now + Math.min(heard.ms, limits.gatePauseMaxMs);
      return { ...state, restsUntil: Math.max(state.restsUntil ?? 0, until), triedUntil: null, error: heard.message, errorAt: now };
    }
    case "failure": {
      const failed = { ...state, failures: state.failures + 1, error: heard.message, errorAt: now };
      // a call that went out before the rest began says nothing new
      if (state.restsUntil !== null && state.restsUntil > now) return failed;
      const triedInVain = state.restsUntil !== null;
      if (!triedInVain && (rules.restAfter === 0 || failed.failures < rules.restAfter)) return failed;
      const rest = Math.min(limits.gateRestMaxMs, limits.gateRestMs * 2 ** Math.min(state.rests, 20));
      return { ...failed, rests: state.rests + 1, restsUntil: now + rest, triedUntil: null };
    }
  }
}

/** By a person's word: the next call may try at once. */
export const letTry = (state: GateState, now: number): GateState =>
  state.restsUntil === null ? state : { ...state, restsUntil: Math.min(state.restsUntil, now), triedUntil: null };
