import { randomUUID } from "node:crypto";
import { afterEach, beforeEach, expect, test } from "vitest";
import { openSql, type Pool } from "#drizzle/client.ts";
import { openTestDatabase, type TestDatabase } from "#tests/database.ts";
import { commitTurns } from "../../store/commit-turns.ts";
import { beat, countOwners, endLapsed, giveBackLeases, heldLeases, sessionName, takeLeases } from "../../store/leases.ts";
import { Fenced } from "../lane.ts";
import { nothingWritten } from "../run-store.ts";

let database: TestDatabase;
beforeEach(async () => {
  database = await openTestDatabase();
});
const sessions: Pool[] = [];
afterEach(async () => {
  for (const pool of sessions.splice(0)) await pool.end();
  await database.close();
});

/** A process as the others see it: by its sessions. */
async function appear(owner: string): Promise<Pool> {
  const pool = openSql(database.url, { connections: 1, name: sessionName(owner) });
  sessions.push(pool);
  await beat(pool.sql, owner);
  return pool;
}

const commit = (shard: number, epoch: number, cursor: number) =>
  database.sql.begin((tx) => commitTurns(tx, nothingWritten, { rows: [{ shard, epoch, cursor }], spilled: [], unspilled: [] }, 0));
const cursorOf = async (shard: number) =>
  Number((await database.sql`select cursor from shard_lease where shard = ${shard}`)[0]?.["cursor"]);

test("an owner that was overtaken commits nothingWritten, and finds that it holds nothing", async () => {
  const { sql } = database;
  const [old, next] = [randomUUID(), randomUUID()];
  await appear(old);
  const [first] = await takeLeases(sql, old, [], 1);
  if (!first) throw new Error("a free shard should be there");
  await commit(first.shard, first.epoch, 5);
  await appear(next);
  const others = (await takeLeases(sql, next, [], 32)).map(({ shard }) => shard);
  expect(others).toHaveLength(31);
  await sql`update worker set until = now() - interval '1 second' where id = ${old}`;
  const [taken] = await takeLeases(sql, next, others, 32);
  expect(taken).toMatchObject({ shard: first.shard, epoch: first.epoch + 1, cursor: 5 });
  await expect(commit(first.shard, first.epoch, 9)).rejects.toBeInstanceOf(Fenced);
  expect(await cursorOf(first.shard)).toBe(5);
  expect((await heldLeases(sql, old)).size).toBe(0);
});

test("a take-over waits for a commit that is under way, and then sees its cursor", async () => {
  const { sql } = database;
  const lapsed = randomUUID();
  await appear(lapsed);
  const [lease] = await takeLeases(sql, lapsed, [], 1);
  if (!lease) throw new Error("a free shard should be there");
  let finish: () => void = () => {};
  const held = new Promise<void>((done) => {
    finish = done;
  });
  let fenced: () => void = () => {};
  const inside = new Promise<void>((done) => {
    fenced = done;
  });
  const committing = sql.begin(async (tx) => {
    await commitTurns(tx, nothingWritten, { rows: [{ shard: lease.shard, epoch: lease.epoch, cursor: 7 }], spilled: [], unspilled: [] }, 0);
    fenced();
    await held;
  });
  await inside;
  // a heartbeat neither waits for the commit nor takes the locked shard for lost
  await beat(sql, lapsed);
  expect((await heldLeases(sql, lapsed)).get(lease.shard)).toBe(lease.epoch);
  await sql`delete from worker where id = ${lapsed}`;
  // skipped while the row is locked: nobody can own it before the commit is over
  expect((await takeLeases(sql, randomUUID(), [], 32)).map(({ shard }) => shard)).not.toContain(lease.shard);
  finish();
  await committing;
  const [taken] = await takeLeases(sql, randomUUID(), [], 32);
  expect(taken).toMatchObject({ shard: lease.shard, cursor: 7 });
});

test("shards that are given back are free at once", async () => {
  const { sql } = database;
  const owner = randomUUID();
  const leases = await takeLeases(sql, owner, [], 32);
  expect(leases).toHaveLength(32);
  await giveBackLeases(
    sql,
    owner,
    leases.map(({ shard }) => shard),
  );
  expect(await takeLeases(sql, randomUUID(), [], 32)).toHaveLength(32);
});

test("the shards of a process that was killed are free at once: its sessions are gone", async () => {
  const { sql } = database;
  const [killed, next] = [randomUUID(), randomUUID()];
  const { end } = await appear(killed);
  await takeLeases(sql, killed, [], 32);
  await appear(next);
  expect(await countOwners(sql, next)).toBe(2);
  expect(await takeLeases(sql, next, [], 32)).toHaveLength(0);
  await end();
  for (let i = 0; i < 200 && (await countOwners(sql, next)) > 1; i++) await new Promise((then) => setTimeout(then, 10));
  expect(await takeLeases(sql, next, [], 32)).toHaveLength(32);
});

test("an owner that was stopped in the middle of a transaction holds nobody up once its lease has run out", async () => {
  const { sql } = database;
  const [stopped, next] = [randomUUID(), randomUUID()];
  const { sql: its } = await appear(stopped);
  await takeLeases(sql, stopped, [], 32);
  await appear(next);
  const standing = its.begin(async (tx) => {
    await tx`update shard_lease set cursor = cursor where shard < 5`;
    await new Promise(() => {});
  });
  standing.catch(() => {});
  for (let i = 0; i < 200; i++) {
    const [row] = await sql`select count(*)::int as n from pg_locks where mode = 'RowExclusiveLock' and relation = 'shard_lease'::regclass`;
    if (row?.["n"] > 0) break;
    await new Promise((then) => setTimeout(then, 10));
  }
  await sql`update worker set until = now() - interval '1 second' where id = ${stopped}`;
  const mine = (await takeLeases(sql, next, [], 32)).map(({ shard }) => shard);
  expect(mine).toHaveLength(27);
  await endLapsed(sql, next);
  for (let i = 0; i < 200 && mine.length < 32; i++) {
    mine.push(...(await takeLeases(sql, next, mine, 32)).map(({ shard }) => shard));
    await new Promise((then) => setTimeout(then, 10));
  }
  expect(mine).toHaveLength(32);
});
