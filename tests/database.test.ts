import { expect, test } from "vitest";
import { openTestDatabase } from "./database.ts";

test("each test has a freshly migrated database of its own, in UTF-8 and UTC", async () => {
  const [one, two] = await Promise.all([openTestDatabase(), openTestDatabase()]);
  await one.sql`insert into workspace (id, name) values (gen_random_uuid(), '商店')`;
  expect(await two.sql`select 1 from workspace`).toHaveLength(0);
  expect(await one.sql`select name, char_length(name) as n from workspace`).toEqual([{ name: "商店", n: 2 }]);
  const [set] =
    await one.sql`select current_setting('server_encoding') as encoding, current_setting('TimeZone') as zone, current_setting('synchronous_commit') as commit`;
  expect(set).toEqual({ encoding: "UTF8", zone: "UTC", commit: "on" });
  await Promise.all([one.close(), two.close()]);
});
