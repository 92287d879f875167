import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { limits } from "../limits.ts";
import { httpConnectionSettings } from "./connection-settings.ts";
import { admit, type GateRules, type GateState, hear, letTry, openGate, rulesOf } from "./gate.ts";

const rules = (fields: Partial<GateRules> = {}): GateRules => ({ interval: null, burst: 1, restAfter: 3, ...fields });

describe("the limit", () => {
  test("of two the slower holds, and none is none", () => {
    const of = (settings: object) => rulesOf(httpConnectionSettings.parse(settings));
    expect(of({})).toEqual({ interval: null, burst: 1, restAfter: limits.restAfter });
    expect(of({ ratePerSecond: 4, burst: 7 })).toMatchObject({ interval: 250, burst: 7 });
    expect(of({ ratePerSecond: 4, ratePerMinute: 60 })).toMatchObject({ interval: 1_000 });
    expect(of({ ratePerSecond: 0.5, ratePerMinute: 60 })).toMatchObject({ interval: 2_000 });
  });

  /** Any arrivals, each held-back call coming back when it was told to, in a world of its own. */
  const arrivals = fc.record({
    interval: fc.integer({ min: 5, max: 5_000 }),
    burst: fc.integer({ min: 1, max: 20 }),
    gaps: fc.array(fc.integer({ min: 0, max: 3_000 }), { minLength: 1, maxLength: 150 }),
  });

  function play({ interval, burst, gaps }: { interval: number; burst: number; gaps: readonly number[] }) {
    const queue: { at: number; call: number; returns: boolean }[] = [];
    let clock = 1_000_000;
    gaps.forEach((gap, call) => {
      clock += gap;
      queue.push({ at: clock, call, returns: false });
    });
    let state: GateState = openGate;
    const went: { call: number; at: number }[] = [];
    let asked = 0;
    while (queue.length > 0) {
      queue.sort((a, b) => a.at - b.at);
      const next = queue.shift();
      if (!next) break;
      if (++asked > 20_000) throw new Error("calls are held back for ever");
      const [after, admission] = admit(state, rules({ interval, burst }), next.at, next.returns);
      state = after;
      if (admission.kind === "go") went.push({ call: next.call, at: admission.at });
      else queue.push({ at: next.at + admission.retryAfterMs, call: next.call, returns: true });
    }
    return { went, asked };
  }

  test("holds over every span of time, and every call goes in the end", () => {
    fc.assert(
      fc.property(arrivals, (world) => {
        const { went } = play(world);
        expect(new Set(went.map(({ call }) => call)).size).toBe(world.gaps.length);
        const times = went.map(({ at }) => at).toSorted((a, b) => a - b);
        // from the i-th to the j-th there are j - i + 1 calls; a burst is free, the others are an interval apart
        for (let i = 0; i < times.length; i++)
          for (let j = i + world.burst; j < times.length; j++) {
            const span = (times[j] ?? 0) - (times[i] ?? 0);
            expect(span + 1e-6).toBeGreaterThanOrEqual((j - i + 1 - world.burst) * world.interval);
          }
      }),
      { numRuns: 300 },
    );
  });

  test("wastes nothing, and asks few times: a crowd at once is done at the limit's speed", () => {
    const crowd = Array.from({ length: 1_000 }, () => 0);
    const { went, asked } = play({ interval: 100, burst: 10, gaps: crowd });
    const last = Math.max(...went.map(({ at }) => at)) - 1_000_000;
    expect(last).toBeLessThanOrEqual((1_000 - 10) * 100 + 1_000);
    expect(asked).toBeLessThan(2_100);
  });

  test("keeps the order of the line: who comes while others are held back goes after them", () => {
    const { went } = play({ interval: 500, burst: 1, gaps: [...Array.from({ length: 20 }, () => 0), 3_000, 10] });
    const inOrder = went.toSorted((a, b) => a.at - b.at).map(({ call }) => call);
    expect(inOrder.slice(-2)).toEqual([20, 21]);
  });
});

describe("the break", () => {
  const down = { kind: "failure", message: "Nothing answers." } as const;
  const fail = (state: GateState, now: number, times: number) => {
    let next = state;
    for (let i = 0; i < times; i++) next = hear(next, rules(), now, down);
    return next;
  };
  const ask = (state: GateState, now: number) => admit(state, rules(), now, false);

  test("comes after so many failures one after another, an answer in between begins anew", () => {
    const almost = fail(openGate, 0, 2);
    expect(ask(almost, 1)[1]).toMatchObject({ kind: "go", trial: false });
    expect(ask(fail(hear(almost, rules(), 1, { kind: "answer" }), 2, 2), 3)[1]).toMatchObject({ kind: "go" });
    expect(ask(fail(almost, 1, 1), 2)[1]).toEqual({ kind: "resting", retryAfterMs: limits.gateRestMs - 1 });
  });

  test("is never for who does not want it", () => {
    let state: GateState = openGate;
    for (let i = 0; i < 100; i++) state = hear(state, rules({ restAfter: 0 }), i, down);
    expect(state.restsUntil).toBeNull();
    expect(state).toMatchObject({ failures: 100, error: "Nothing answers." });
  });

  test("is tried by one call, the others wait for what it says", () => {
    const resting = fail(openGate, 0, 3);
    const [trying, first] = ask(resting, limits.gateRestMs);
    expect(first).toMatchObject({ kind: "go", trial: true });
    expect(ask(trying, limits.gateRestMs + 1)[1]).toEqual({ kind: "resting", retryAfterMs: limits.gateTrialPollMs });
    const healed = hear(trying, rules(), limits.gateRestMs + 50, { kind: "answer" });
    expect(healed).toMatchObject({ failures: 0, rests: 0, restsUntil: null, triedUntil: null });
    // the one that tries never comes back (its process was killed): another may
    expect(ask(trying, limits.gateRestMs + limits.gateTrialMs + 1)[1]).toMatchObject({ kind: "go", trial: true });
    // it could not even be sent
    expect(ask(hear(trying, rules(), limits.gateRestMs + 5, { kind: "nothing" }), limits.gateRestMs + 6)[1]).toMatchObject({ trial: true });
  });

  test("grows while it is tried in vain, up to a bound", () => {
    let state = fail(openGate, 0, 3);
    const rests: number[] = [];
    for (let i = 0; i < 12; i++) {
      const now = state.restsUntil ?? 0;
      state = hear(ask(state, now)[0], rules(), now, down);
      rests.push((state.restsUntil ?? 0) - now);
    }
    expect(rests.slice(0, 3)).toEqual([2, 4, 8].map((n) => n * limits.gateRestMs));
    expect(rests.at(-1)).toBe(limits.gateRestMaxMs);
  });

  test("late failures of calls that were out already do not lengthen it", () => {
    const resting = fail(openGate, 0, 3);
    expect(fail(resting, 100, 40).restsUntil).toBe(resting.restsUntil);
  });

  test("an asked pause holds as long as it was asked, within a bound, and counts as no failure", () => {
    const paused = hear(openGate, rules(), 0, { kind: "pause", message: "429", ms: 30_000 });
    expect(paused).toMatchObject({ restsUntil: 30_000, failures: 0, rests: 0 });
    expect(ask(paused, 29_999)[1]).toEqual({ kind: "resting", retryAfterMs: 1 });
    expect(ask(paused, 30_000)[1]).toMatchObject({ trial: true });
    expect(hear(openGate, rules(), 0, { kind: "pause", message: "", ms: 1e12 }).restsUntil).toBe(limits.gatePauseMaxMs);
  });

  test("a person may have it tried at once", () => {
    const resting = fail(openGate, 0, 3);
    expect(ask(letTry(resting, 10), 10)[1]).toMatchObject({ kind: "go", trial: true });
    expect(letTry(openGate, 10)).toBe(openGate);
  });

  test("whatever happens in whatever order: never two trials at once, never shut for ever", () => {
    const step = fc.oneof(
      fc.record({ do: fc.constant("ask" as const), after: fc.nat(20_000) }),
      fc.record({ do: fc.constantFrom("answer" as const, "failure" as const, "nothing" as const, "pause" as const), after: fc.nat(2_000) }),
    );
    fc.assert(
      fc.property(fc.array(step, { maxLength: 200 }), (steps) => {
        let state: GateState = openGate;
        let now = 0;
        for (const { do: what, after } of steps) {
          now += after;
          if (what === "ask") {
            const held = state.triedUntil !== null && state.triedUntil > now;
            const [next, admission] = ask(state, now);
            if (admission.kind === "go" && admission.trial) expect(held).toBe(false);
            state = next;
          } else
            state = hear(
              state,
              rules(),
              now,
              what === "failure" || what === "pause" ? { kind: what, message: "", ms: 5_000 } : { kind: what },
            );
          const far = now + limits.gatePauseMaxMs + limits.gateTrialMs + 1;
          expect(ask(state, far)[1].kind).toBe("go");
        }
      }),
      { numRuns: 300 },
    );
  });
});
