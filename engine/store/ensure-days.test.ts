import { expect, test } from "vitest";
import { openTestDatabase } from "#tests/database.ts";
import { ensureDays } from "./ensure-days.ts";

test("processes that make the same days at once do not get in each other's way", async () => {
  const database = await openTestDatabase({ connections: 8 });
  await Promise.all(Array.from({ length: 8 }, () => ensureDays(database.sql)));
  const [row] = await database.sql`select count(*)::int as n from pg_inherits where inhparent = 'event'::regclass`;
  expect(row?.["n"]).toBe(6);
  await database.close();
});
