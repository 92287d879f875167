/** Two processes' gates over one PostgreSQL. */
import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openSql, type Pool } from "#drizzle/client.ts";
import { changeGate, readGate } from "#engine/store/connection-gate.ts";
import { ensureWorkspace } from "#engine/store/ensure-workspace.ts";
import { limits } from "#lib/limits.ts";
import type { GateRules } from "#lib/outside/gate.ts";
import type { Failure } from "#lib/run/failure.ts";
import { openTestDatabase, type TestDatabase } from "#tests/database.ts";
import { Gates } from "./gates.ts";

let database: TestDatabase;
let workspaceId = "";
const pools: Pool[] = [];
beforeAll(async () => {
  database = await openTestDatabase();
  workspaceId = await ensureWorkspace(database.sql);
});
afterAll(async () => {
  for (const pool of pools) await pool.end();
  await database.close();
});

/** As another process has them: with connections and a memory of its own. */
function process() {
  const pool = openSql(database.url, { connections: 2, name: "gates test" });
  pools.push(pool);
  const { sql } = pool;
  let looks = 0;
  const gates = new Gates({
    read: (id) => {
      looks++;
      return readGate(sql, id);
    },
    change: (id, step) => {
      looks++;
      return changeGate(sql, id, step);
    },
    clock: Date.now,
    random: () => 0,
  });
  return { gates, looks: () => looks };
}
async function connection(rules: Partial<GateRules> = {}) {
  const connectionId = randomUUID();
  await database.sql`insert into connection (id, workspace_id, name, kind) values (${connectionId}, ${workspaceId}, 'ERP', 'http')`;
  const full = { interval: null, burst: 1, restAfter: 3, ...rules };
  return { connectionId, call: (key: string) => ({ connectionId, name: "ERP", rules: full, key }) };
}
const never = new AbortController().signal;
const fine = { ok: true, reply: null } as const;
const bad = (failure: Partial<Failure> = {}) => ({
  ok: false as const,
  failure: { code: "http.timeout", message: "No answer came in time.", final: false, ...failure },
});
const held = (code: string) => ({ ok: false, failure: expect.objectContaining({ code, unsent: true, final: false }) });

describe("a limit", () => {
  test("is kept by two processes together, whatever each of them sends", async () => {
    const { call } = await connection({ interval: 20, burst: 4 });
    const [one, two] = [process(), process()];
    const sent: number[] = [];
    const began = Date.now();
    const send = async () => {
      sent.push(Date.now());
      return fine;
    };
    const all = Array.from({ length: 60 }, (_, i) => (i % 3 === 0 ? one : two).gates.through(call(`k${i}`), never, send));
    expect(await Promise.all(all)).toEqual(all.map(() => fine));
    sent.sort((a, b) => a - b);
    // a slot may be used late, never early
    for (const [i, at] of sent.entries()) expect(at - began + 2).toBeGreaterThanOrEqual((i - 3) * 20);
    // 60 calls, and each process has asked a few times only
    expect(one.looks() + two.looks()).toBeLessThan(20);
  });

  test("holds back what would have to wait long, each to its own turn; it is no attempt", async () => {
    const { call } = await connection({ interval: 60_000 });
    const { gates } = process();
    const outcomes = await Promise.all(Array.from({ length: 5 }, (_, i) => gates.through(call(`k${i}`), never, async () => fine)));
    expect(outcomes[0]).toEqual(fine);
    expect(outcomes.slice(1)).toEqual(outcomes.slice(1).map(() => held("connection.rate-limited")));
    const waits = outcomes.flatMap((outcome) => (outcome.ok ? [] : [Math.round((outcome.failure.retryAfterMs ?? 0) / 60_000)]));
    expect(waits).toEqual([1, 2, 3, 4]);
  });

  test("is given up when the process stops", async () => {
    const { call } = await connection({ interval: 1_500 });
    const { gates } = process();
    const stopping = new AbortController();
    let sent = 0;
    const send = async () => {
      sent++;
      return fine;
    };
    const both = [gates.through(call("a"), stopping.signal, send), gates.through(call("b"), stopping.signal, send)];
    await both[0];
    stopping.abort();
    expect(await both[1]).toEqual(held("connection.rate-limited"));
    expect(sent).toBe(1);
  });
});

describe("a break", () => {
  test("that one process finds is kept by the other; one call tries, and its answer opens it for both", async () => {
    const { call, connectionId } = await connection();
    const [one, two] = [process(), process()];
    for (const key of ["a", "b", "c"]) expect(await one.gates.through(call(key), never, async () => bad())).toEqual(bad());
    let sent = 0;
    const counted = async () => {
      sent++;
      return fine;
    };
    for (const { gates } of [one, two]) expect(await gates.through(call("d"), never, counted)).toEqual(held("connection.resting"));
    expect(sent).toBe(0);

    // the rest is over
    await database.sql`update connection_gate set rests_until = 1 where connection_id = ${connectionId}`;
    const [three, four] = [process(), process()];
    let answer = () => {};
    const slow = new Promise<void>((resolve) => {
      answer = resolve;
    });
    const trial = three.gates.through(call("e"), never, async () => {
      sent++;
      await slow;
      return fine;
    });
    while (sent === 0) await new Promise((resolve) => setTimeout(resolve, 5));
    expect(await four.gates.through(call("f"), never, counted)).toEqual(held("connection.resting"));
    answer();
    expect(await trial).toEqual(fine);
    const five = process();
    expect(await five.gates.through(call("g"), never, counted)).toEqual(fine);
    expect(sent).toBe(2);
    const [row] = await database.sql`select failures, rests_until from connection_gate where connection_id = ${connectionId}`;
    expect(row).toEqual({ failures: 0, rests_until: null });
  });

  test("costs nothing while all is well: one look a second, no write", async () => {
    const { call, connectionId } = await connection();
    const { gates, looks } = process();
    for (let i = 0; i < 200; i++) expect(await gates.through(call(`k${i}`), never, async () => fine)).toEqual(fine);
    expect(looks()).toBeLessThan(5);
    expect(await database.sql`select 1 from connection_gate where connection_id = ${connectionId}`).toHaveLength(0);
  });

  test("is begun anew by an answer in between, and by nothing that never went out", async () => {
    const { call, connectionId } = await connection();
    const { gates } = process();
    const failures = async () =>
      (await database.sql`select failures from connection_gate where connection_id = ${connectionId}`)[0]?.["failures"];
    await gates.through(call("a"), never, async () => bad());
    await gates.through(call("b"), never, async () => bad({ code: "http.in-doubt", final: true }));
    await gates.through(call("c"), never, async () => bad({ code: "http.bad-header", final: true }));
    expect(await failures()).toBe(2);
    await gates.through(call("d"), never, async () => fine);
    expect(await failures()).toBe(0);
  });

  test("is as long as the other system asks", async () => {
    const { call, connectionId } = await connection();
    const { gates } = process();
    await gates.through(call("a"), never, async () =>
      bad({ code: "http.slow-down", message: "erp.test answered 429", retryAfterMs: 120_000 }),
    );
    const outcome = await gates.through(call("b"), never, async () => fine);
    expect(outcome).toEqual(held("connection.resting"));
    expect(outcome.ok ? 0 : Math.round((outcome.failure.retryAfterMs ?? 0) / 10_000)).toBe(12);
    const [row] = await database.sql`select error, failures from connection_gate where connection_id = ${connectionId}`;
    expect(row).toEqual({ error: "erp.test answered 429", failures: 0 });
  });
});

test("while the database is away, calls wait instead of passing the limit", async () => {
  const broken = () => Promise.reject(new Error("away"));
  const gates = new Gates({ read: broken, change: broken, clock: Date.now, random: Math.random });
  const rules = { interval: 10, burst: 1, restAfter: 3 };
  const outcome = await gates.through({ connectionId: randomUUID(), name: "ERP", rules, key: "a" }, never, async () => fine);
  expect(outcome).toMatchObject({ ok: false, failure: { unsent: true, retryAfterMs: limits.gateTrialPollMs } });
});
