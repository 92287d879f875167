import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { type CutProxy, openCutProxy } from "#tests/chaos/cut-proxy.ts";
import { openTestDatabase, type TestDatabase } from "#tests/database.ts";
import { openSql } from "./client.ts";

let database: TestDatabase;
let proxy: CutProxy;
let url: string;

beforeAll(async () => {
  database = await openTestDatabase();
  const direct = new URL(database.url);
  proxy = await openCutProxy({ host: direct.hostname, port: Number(direct.port) });
  const through = new URL(direct);
  through.port = String(proxy.port);
  url = through.href;
});
afterAll(async () => {
  proxy.close();
  await database.close();
});

/** What the driver throws outside of any promise that we hold, when a connection is taken from under it; the product bears it too. */
const slips: unknown[] = [];
const bear = (error: unknown) => void slips.push(error);
const loud = ["uncaughtException", "unhandledRejection"] as const;

test("however often connections are cut in the middle of transactions, every statement is settled and the pool serves on", async () => {
  const others = loud.map((name) => [name, process.listeners(name as "uncaughtException")] as const);
  for (const name of loud) process.removeAllListeners(name).on(name, bear);
  const { sql, end } = openSql(url, { connections: 3, name: "cut" });
  try {
    Object.assign(proxy.odds, { commit: 0.3, execute: 0.3, answer: 0.02 });
    const filler = "x".repeat(3_000);
    let settled = 0;
    const work = async () => {
      for (let n = 0; n < 25; n += 1) {
        await sql.begin(async (tx) => [await tx`select ${filler} as a`, await tx`select ${n}::int as b`]).catch(() => {});
        await sql`select ${filler} as c`.catch(() => {});
        settled += 2;
      }
    };
    await Promise.all([work(), work(), work(), work()]);
    expect(settled).toBe(200);
    expect(proxy.cuts.commit + proxy.cuts.execute + proxy.cuts.answer).toBeGreaterThan(20);

    Object.assign(proxy.odds, { commit: 0, execute: 0, answer: 0 });
    const wanted = Array.from({ length: 12 }, (_, n) => n);
    const ask = () => Promise.all(wanted.map((n) => sql<{ n: number }[]>`select ${n}::int as n, pg_sleep(0.02)`));
    // what goes to a pool that is about to be replaced may still be given up; it is told so, and what comes then is answered
    await vi.waitFor(async () => expect((await ask()).map(([row]) => row?.n)).toEqual(wanted), { timeout: 10_000, interval: 100 });
  } finally {
    await end();
    for (const name of loud) process.off(name, bear);
    for (const [name, listeners] of others) for (const listener of listeners) process.on(name, listener);
  }
  expect(slips.map(String).filter((slip) => !/reading 'write'|ECONNRESET|CONNECTION_/.test(slip))).toEqual([]);
}, 120_000);

test("a day is a UTC day and a moment is read the same, however the server was set up", async () => {
  const name = new URL(database.url).pathname.slice(1);
  await database.sql.unsafe(`alter database ${name} set timezone to 'Asia/Shanghai'`);
  await database.sql.unsafe(`alter database ${name} set datestyle to 'German'`);
  const { sql, end } = openSql(database.url, { connections: 1, name: "abroad" });
  const evening = "2026-03-04T20:00:00.000Z";
  const [read] = await sql`select (${evening}::timestamptz)::date::text as day, ${evening}::timestamptz as at`;
  await end();
  expect(read).toEqual({ day: "2026-03-04", at: new Date(evening) });
});
