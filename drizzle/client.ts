/**
 * Opens the database for hot statements, written as `sql` templates. Drizzle is not imported here: reading its modules took
 * more than half of the time that the engine needed to start.
 */
import postgres from "postgres";
import { limits } from "#lib/limits.ts";

export type Sql = postgres.Sql;
export type Transaction = postgres.TransactionSql;

export interface Pool {
  readonly sql: Sql;
  end(): Promise<void>;
}

/** A pool that is opened at its first statement. */
export function openSql(
  url: string,
  options: { connections: number; name: string; idleInTransactionMs?: number; closed?: () => void },
): Pool {
  const idle = options.idleInTransactionMs;
  const sql = postgres(url, {
    max: options.connections,
    connect_timeout: limits.connectSeconds,
    connection: { application_name: options.name, ...(idle ? { idle_in_transaction_session_timeout: idle } : {}) },
    onnotice: () => {},
    onclose: () => options.closed?.(),
    // the driver's own pauses grow to 20 s, and PostgreSQL is back from a crash in two
    backoff: (tries) => Math.min(limits.reconnectMs / 1_000, 0.02 * 2 ** tries) * (0.5 + Math.random() / 2),
  });
  return { sql, end: () => sql.end({ timeout: 2 }) };
}
