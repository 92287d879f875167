import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { limits } from "#lib/limits.ts";
import { openTestDatabase, type TestDatabase } from "#tests/database.ts";
import { readSources, type SourceRow } from "../store/sources.ts";
import { knownSources } from "./known-sources.ts";

const row = (id: string): SourceRow => ({
  id,
  workspaceId: "w",
  scheme: "none",
  settings: {},
  enabled: true,
  secretSealed: null,
  previousSecretSealed: null,
});
const open = (sealed: Uint8Array, boundTo: string) => `${boundTo}:${Buffer.from(sealed)}`;

function counted(answer: (ids: string[]) => SourceRow[]) {
  const reads: string[][] = [];
  const clock = { ms: 0 };
  const read = async (ids: string[]) => {
    reads.push(ids);
    await new Promise((resolve) => setTimeout(resolve, 5));
    return answer(ids);
  };
  return { reads, clock, sources: knownSources({ read, open, now: () => clock.ms }) };
}

test("a flood of ids is one query at a time", async () => {
  const { reads, sources } = counted(() => []);
  const ids = Array.from({ length: 1_000 }, () => randomUUID());
  expect(await Promise.all(ids.map((id) => sources.find(id)))).toEqual(ids.map(() => null));
  expect(reads.map(({ length }) => length)).toEqual([1, 999]);
});

test("a source is believed for its time and then read again", async () => {
  const { reads, clock, sources } = counted((ids) => ids.map(row));
  const first = await sources.find("a");
  clock.ms = limits.sourceCacheMs - 1;
  expect(await sources.find("a")).toBe(first);
  clock.ms = limits.sourceCacheMs;
  await sources.find("a");
  expect(reads.length).toBe(2);
});

test("a hundred bad signatures at once read their source once more", async () => {
  const { reads, clock, sources } = counted((ids) => ids.map(row));
  await sources.find("a");
  clock.ms = limits.sourceRefreshMs;
  await Promise.all(Array.from({ length: 100 }, () => sources.again("a")));
  expect(reads.length).toBe(2);
});

test("while the database does not answer, nobody is told that a source is unknown", async () => {
  let isDown = true;
  const { sources } = counted((ids) => {
    if (isDown) throw new Error("connection lost");
    return ids.map(row);
  });
  await expect(Promise.all([sources.find("a"), sources.find("b")])).rejects.toThrow("connection lost");
  isDown = false;
  expect(await sources.find("a")).toMatchObject({ id: "a" });
});

test("memory is bounded: the longest unread is forgotten", async () => {
  const { reads, sources } = counted(() => []);
  await Promise.all(Array.from({ length: limits.sourcesInMemoryMax }, (_, i) => sources.find(`x${i}`)));
  await sources.find("one more");
  const before = reads.length;
  await sources.find("x1");
  expect(reads.length).toBe(before);
  await sources.find("x0");
  expect(reads.length).toBe(before + 1);
});

let database: TestDatabase;
beforeAll(async () => {
  database = await openTestDatabase();
}, 60_000);
afterAll(() => database?.close());

test("as it is stored: both secrets, bound to their row; deleted and switched-off ones take nothing", async () => {
  const { sql } = database;
  const [workspaceId, live, deleted, off] = [randomUUID(), randomUUID(), randomUUID(), randomUUID()];
  await sql`insert into workspace (id, name) values (${workspaceId}, 'Shop')`;
  await sql`insert into source (id, workspace_id, name, scheme, settings, secret_sealed, previous_secret_sealed, enabled, deleted_at) values
    (${live}, ${workspaceId}, 'Shop', 'shopify', ${sql.json({ topic: "orders/paid" })}, ${Buffer.from("new")}, ${Buffer.from("old")}, true, null),
    (${deleted}, ${workspaceId}, 'Gone', 'none', '{}', null, null, true, now()),
    (${off}, ${workspaceId}, 'Off', 'none', '{}', null, null, false, null)`;
  const sources = knownSources({ read: (ids) => readSources(sql, ids), open });
  const [found, ...others] = await Promise.all([live, deleted, off, randomUUID()].map((id) => sources.find(id)));
  expect(found).toMatchObject({ id: live, workspaceId });
  expect(found?.keys.map((key) => key.export().toString())).toEqual([`source/${live}/secret:new`, `source/${live}/secret:old`]);
  expect(found?.webhook.reading({}).topic).toBe("orders/paid");
  expect(others).toEqual([null, null, null]);
});
