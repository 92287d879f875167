/**
 * Opens the database for hot statements, written as `sql` templates. Drizzle is not imported here: reading its modules took
 * more than half of the time that the engine needed to start.
 */
import postgres from "postgres";

export type Sql = postgres.Sql;
export type Transaction = postgres.TransactionSql;

export interface Pool {
  readonly sql: Sql;
  end(): Promise<void>;
}

/** A pool that is opened at its first statement. */
export function openSql(url: string, options: { connections: number; name: string; idleInTransactionMs?: number }): Pool {
  const idle = options.idleInTransactionMs;
  const sql = postgres(url, {
    max: options.connections,
    connection: { application_name: options.name, ...(idle ? { idle_in_transaction_session_timeout: idle } : {}) },
    onnotice: () => {},
  });
  return { sql, end: () => sql.end({ timeout: 2 }) };
}
