/** Opens the database: hot statements use `sql` templates, the rest goes through Drizzle. */
import { drizzle } from "drizzle-orm/postgres-js";
import postgres from "postgres";

export type Sql = postgres.Sql;
export type Transaction = postgres.TransactionSql;

/**
 * Two pools, each opened at its first statement: Drizzle takes over its client's readers and writers of dates, so that on
 * a shared one `sql` could send no `timestamptz[]` and would read times as text.
 */
export function openDatabase(url: string, options: { connections: number; name: string; idleInTransactionMs?: number }) {
  const idle = options.idleInTransactionMs;
  const pool = () =>
    postgres(url, {
      max: options.connections,
      connection: { application_name: options.name, ...(idle ? { idle_in_transaction_session_timeout: idle } : {}) },
      onnotice: () => {},
    });
  const sql = pool();
  const behindDrizzle = pool();
  return {
    sql,
    db: drizzle(behindDrizzle),
    async end() {
      await Promise.all([sql.end({ timeout: 2 }), behindDrizzle.end({ timeout: 2 })]);
    },
  };
}
export type Database = ReturnType<typeof openDatabase>;
