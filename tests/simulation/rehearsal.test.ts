/**
 * A rehearsed flow takes the actions that the engine takes: random drawings, every policy for bursts, events about a few orders
 * over a day, once on the engine in memory and once rehearsed.
 *
 * `SEEDS=…` plays more; a failing seed prints how to play it again.
 */
import { expect, test } from "vitest";
import { Rehearsal } from "#engine/core/rehearse.ts";
import type { Rehearsed } from "#engine/core/rehearsed.ts";
import type { FlowDraft } from "#lib/flow/flow.ts";
import { calledFlow, drawing, generator } from "./drawings.ts";
import { bound, calledDraft, engineKey, outcome, performed, sleep } from "./really.ts";
import { World } from "./world.ts";

const seeds = Number(process.env["SEEDS"] ?? 250);
const firstSeed = Number(process.env["SEED"] ?? 1);

async function compare(seed: number): Promise<void> {
  const random = generator(seed);
  const pick = <T>(...from: readonly [T, ...T[]]): T => from[Math.floor(random() * from.length)] ?? from[0];
  const burst = pick("queue", "queue", "queue", "drop", "replace", "settle");
  // behind a held lane an event's run begins later than it came
  const draft: FlowDraft = { ...drawing(random), ordering: "turn", burst, settleSeconds: 240 };
  const world = new World(draft, calledDraft);
  world.answer = ({ key }) => outcome(key, seed);
  const n = 2 + Math.floor(random() * 8);
  for (let i = 1; i <= n; i++) {
    const order = `o${Math.floor(random() * 3)}`;
    if (random() < 0.4 && i > 1) world.hear({ type: "order.paid", order: { id: order, currency: "EUR" } });
    else world.accept(order, i);
    await sleep(world, 1 + random() * pick(20_000, 400_000, 3_000_000));
  }
  const until = new Date(world.now).toISOString();
  for (let i = 0; i < 40 && world.store.live.size > 0; i++) await sleep(world, 3 * 60 * 60_000);
  expect(world.store.live.size).toBe(0);

  const found: Rehearsed[] = [];
  const rehearsal = new Rehearsal({
    flow: bound(draft),
    called: () => bound(calledFlow),
    onRecord: { call: (_, { key }) => outcome(engineKey(key), seed), decision: () => null },
    ended: (run) => void found.push(run),
  });
  for (const event of world.store.events.values()) rehearsal.offer(event);
  rehearsal.finish(until);

  const really = performed(world);
  expect(found.map(({ event }) => event.id).sort()).toEqual([...really.keys()].sort());
  for (const run of found) {
    const real = really.get(run.event.id);
    const would = run.actions.map(({ effect, args }) => `${effect} ${JSON.stringify(args)}`);
    if (run.end === "unknown") {
      // an awaited event may still come; what is known of it is true all the same
      expect(run.unknown.length).toBeGreaterThan(0);
      for (const action of would) expect(real?.actions).toContain(action);
    } else {
      expect(run.end).toBe(real?.status);
      expect(would.sort()).toEqual(real?.actions.sort());
    }
  }
  expect(rehearsal.resting).toBe(0);
}

test(`${seeds} seeds: a rehearsal takes the actions that the engine takes`, { timeout: seeds * 1_000 }, async () => {
  for (let seed = firstSeed; seed < firstSeed + seeds; seed++) {
    try {
      await compare(seed);
    } catch (error) {
      throw new Error(`seed ${seed}: SEED=${seed} SEEDS=1 npx vitest run tests/simulation/rehearsal.test.ts`, { cause: error });
    }
  }
});
