import type { Sql } from "#drizzle/client.ts";

/** Makes the partitions of yesterday to three days ahead (UTC): midnight never meets a missing table. */
export async function ensureDays(sql: Sql): Promise<void> {
  await sql`select ensure_day((now() at time zone 'utc')::date + ahead) from generate_series(-1, 3) as ahead`;
}
