/** The database as commands and queries meet it: `sql` templates, and Drizzle. */
import { drizzle } from "drizzle-orm/postgres-js";
import { openSql } from "./client.ts";

/**
 * Two pools: Drizzle takes over its client's readers and writers of dates, so that on a shared one `sql` could send no
 * `timestamptz[]` and would read times as text.
 */
export function openDatabase(url: string, options: Parameters<typeof openSql>[1]) {
  const hot = openSql(url, options);
  const behindDrizzle = openSql(url, options);
  return {
    sql: hot.sql,
    db: drizzle(behindDrizzle.sql),
    async end() {
      await Promise.all([hot.end(), behindDrizzle.end()]);
    },
  };
}
export type Database = ReturnType<typeof openDatabase>;
