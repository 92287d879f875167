/** Brings a database to the committed migrations. Two processes may try at once: the second waits for the first. */
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { openSql, type Sql } from "./client.ts";

const migrationsFolder = fileURLToPath(new URL("./migrations", import.meta.url));
const lockKey = 7_214_201_118;

export async function migrate(url: string): Promise<void> {
  const { sql, end } = openSql(url, { connections: 1, name: "tradewind migrate" });
  try {
    if (await isThere(sql)) return;
    await sql`select pg_advisory_lock(${lockKey})`;
    // only here: a start that has nothing to migrate does without reading Drizzle
    const [{ drizzle }, { migrate: apply }] = await Promise.all([
      import("drizzle-orm/postgres-js"),
      import("drizzle-orm/postgres-js/migrator"),
    ]);
    await apply(drizzle(sql), { migrationsFolder });
  } finally {
    await end();
  }
}

/** Whether the newest migration is in already, by the rule of Drizzle's own migrator: the journal's `when`. */
async function isThere(sql: Sql): Promise<boolean> {
  const journal = JSON.parse(readFileSync(`${migrationsFolder}/meta/_journal.json`, "utf8")) as { entries: { when: number }[] };
  const newest = Math.max(...journal.entries.map(({ when }) => when));
  const [known] = await sql`select to_regclass('drizzle.__drizzle_migrations') is not null as known`;
  if (!known?.["known"]) return false;
  const [last] = await sql<{ at: string }[]>`select max(created_at) as at from drizzle.__drizzle_migrations`;
  return Number(last?.at ?? 0) >= newest;
}
