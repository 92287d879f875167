/**
 * Seeded faults at every point where a turn waits for something, against what must be true whatever happens: each event one
 * run, each lane in order, each tag set. `SEEDS=100000 npx vitest run tests/simulation` for more; a failing seed prints itself.
 */
import { expect, test } from "vitest";
import type { FlowDraft } from "#lib/flow/flow.ts";
import { World } from "./world.ts";

const seeds = Number(process.env["SEEDS"] ?? 300);
const firstSeed = Number(process.env["SEED"] ?? 1);

/** mulberry32 */
function generator(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const flows: FlowDraft[] = (["turn", "strict", "none"] as const).map((ordering) => ({
  name: "Simulated",
  ordering,
  nodes: [
    { id: "start", type: "trigger.event", config: { event: "order.created" } },
    { id: "call", type: "outside.http", config: { method: "PUT", url: "https://example.com/{{ order.id }}" } },
    { id: "odd", type: "logic.if", config: { when: "order.number.endsWith('1')" } },
    { id: "mark", type: "order.tag", config: { tag: "{{ order.number }}" } },
    { id: "tell", type: "team.note", config: { text: "{{ order.number }}" } },
  ],
  edges: [
    { from: "start", port: "out", to: "call" },
    { from: "call", port: "ok", to: "odd" },
    { from: "odd", port: "true", to: "tell" },
    { from: "odd", port: "false", to: "mark" },
    { from: "odd", port: "true", to: "mark" },
  ],
}));

async function simulate(seed: number): Promise<void> {
  const random = generator(seed);
  const chance = (p: number) => random() < p;
  const flow = flows[seed % flows.length] as FlowDraft;
  const world = new World(flow);
  const faults = { outside: random() * 0.5, commit: random() * 0.3, crash: random() * 0.3 };
  world.answer = async () => {
    for (let i = Math.floor(random() * 4); i > 0; i--) await new Promise((next) => setImmediate(next));
    if (!chance(faults.outside)) return { ok: true, reply: { status: 200, headers: {}, body: {} } };
    const retryAfterMs = chance(0.3) ? 40_000 + random() * 100_000 : 0;
    return { ok: false, failure: { code: "http.status", message: "down", final: false, retryAfterMs } };
  };
  const pass = world.store.guard;
  world.store.guard = (fence) => {
    if (chance(faults.commit)) throw new Error("the connection was lost before the commit");
    pass(fence);
  };

  const sent: { run: string; order: string; number: string }[] = [];
  const events = 5 + Math.floor(random() * 25);
  while (sent.length < events) {
    const order = `o${Math.floor(random() * 4)}`;
    const n = sent.length + 1;
    sent.push({ run: world.accept(order, n), order, number: `#${n}` });
    if (chance(0.3)) await world.pass(random() * 5_000);
    if (chance(faults.crash)) await world.boot();
  }
  faults.outside = 0;
  faults.commit = 0;
  for (let i = 0; i < 200 && sent.some(({ run }) => world.status(run) !== "finished" && world.status(run) !== "failed"); i++)
    await world.pass(60_000);

  const statuses = new Map(sent.map(({ run }) => [run, world.status(run)]));
  expect([...statuses.values()].filter((status) => status !== "finished" && status !== "failed")).toEqual([]);
  expect(world.store.live.size).toBe(0);
  expect(world.store.ended.size).toBe(events);
  for (const order of new Set(sent.map((one) => one.order))) {
    const own = sent.filter((one) => one.order === order);
    const finished = own.filter(({ run }) => statuses.get(run) === "finished").map(({ number }) => number);
    const tags = world.store.orders.get(`w/${order}`)?.tags ?? [];
    expect([...tags].sort()).toEqual([...finished].sort());
    if (flow.ordering === "strict") expect(tags).toEqual(finished);
  }
  const odd = sent.filter(({ run, number }) => statuses.get(run) === "finished" && number.endsWith("1"));
  expect(world.store.notes.size).toBe(odd.length);
  for (const row of world.store.ledger.values()) {
    const expected = statuses.get(row.runId) === "finished" ? ["done"] : ["failed", "retrying", "done", "in doubt"];
    expect(expected).toContain(row.state);
  }
}

test(`${seeds} seeds of faults: one run an event, lanes in order, effects once`, { timeout: 600_000 }, async () => {
  for (let seed = firstSeed; seed < firstSeed + seeds; seed++) {
    try {
      await simulate(seed);
    } catch (error) {
      throw new Error(`seed ${seed}: SEED=${seed} SEEDS=1 npx vitest run tests/simulation`, { cause: error });
    }
  }
});
