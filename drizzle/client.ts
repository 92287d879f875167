/**
 * Opens the database for hot statements, written as `sql` templates. Drizzle is not imported here: reading its modules took
 * more than half of the time that the engine needed to start.
 *
 * postgres.js 3.4.9 loses a statement that is given to a connection between its breaking and its end: it is neither sent again nor
 * settled, and stands in the connection's queue after it has been opened anew, where it waits for ever for an answer to what was
 * never sent. Seen with a proxy that cuts connections: six cuts at the wrong moment and a pool of six did nothing any more. So a pool
 * that has lost a connection is replaced: what is new goes to a fresh one, what is under way has a moment to end, and then the old
 * one is destroyed, which settles everything that it had forgotten.
 */
import postgres from "postgres";
import { limits } from "#lib/limits.ts";

export type Sql = postgres.Sql;
export type Transaction = postgres.TransactionSql;

export interface Pool {
  readonly sql: Sql;
  end(): Promise<void>;
}

export interface PoolOptions {
  readonly connections: number;
  readonly name: string;
  readonly idleInTransactionMs?: number;
}

/**
 * A day is a UTC day everywhere. A server of one's own may have been set up for Shanghai: there the day of a moment and the moment
 * that a day begins with would be hours off, and what came in those hours would not be found.
 */
const session = (name: string) => ({ application_name: name, TimeZone: "UTC", DateStyle: "ISO" });

/** A pool that is opened at its first statement. */
export function openSql(url: string, { connections, name, idleInTransactionMs: idle }: PoolOptions): Pool {
  const old = new Set<Sql>();
  let current = open();
  let hasEnded = false;
  let replacedAt = Number.NEGATIVE_INFINITY;
  let due: NodeJS.Timeout | null = null;

  function open(): Sql {
    const pool: Sql = postgres(url, {
      max: connections,
      connect_timeout: limits.connectSeconds,
      // the driver's own closing of old connections would look like a broken one
      max_lifetime: null,
      connection: { ...session(name), ...(idle ? { idle_in_transaction_session_timeout: idle } : {}) },
      onnotice: () => {},
      onclose: () => {
        if (pool === current && !hasEnded && !due) replaceSoon();
      },
      // the driver's own pauses grow to 20 s, and PostgreSQL is back from a crash in two
      backoff: (tries) => Math.min(limits.reconnectMs / 1_000, 0.02 * 2 ** tries) * (0.5 + Math.random() / 2),
    });
    return pool;
  }

  /** At once, and then once in a while: a database that is away closes every connection that is tried. */
  function replaceSoon(): void {
    const waitMs = replacedAt + limits.hungUpMs - performance.now();
    due = setTimeout(replace, Math.max(0, waitMs));
    due.unref();
  }

  function replace(): void {
    due = null;
    if (hasEnded) return;
    replacedAt = performance.now();
    const broken = current;
    current = open();
    // Drizzle has put its own readers and writers there
    Object.assign(current.options.parsers, broken.options.parsers);
    Object.assign(current.options.serializers, broken.options.serializers);
    old.add(broken);
    setTimeout(() => {
      broken
        .end({ timeout: 0 })
        .catch(() => {})
        .finally(() => old.delete(broken));
    }, limits.hungUpMs).unref();
  }

  // an arrow has no `prototype` of its own that a proxy would have to show
  const sql = new Proxy((() => {}) as unknown as Sql, {
    apply: (_, __, args: Parameters<Sql>) => current(...args),
    get: (_, property) => Reflect.get(current, property),
  });
  return {
    sql,
    async end() {
      hasEnded = true;
      if (due) clearTimeout(due);
      await Promise.all([current, ...old].map((pool) => pool.end({ timeout: 2 })));
    },
  };
}

/** Hears what other sessions say on a channel, over a connection of its own that the driver opens anew when it breaks. */
export async function listen(url: string, name: string, channel: string, heard: () => void): Promise<{ end(): Promise<void> }> {
  const sql = postgres(url, { max: 1, connect_timeout: limits.connectSeconds, connection: session(name), onnotice: () => {} });
  await sql.listen(channel, heard);
  return { end: () => sql.end({ timeout: 1 }) };
}
