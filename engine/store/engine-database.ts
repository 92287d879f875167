/** The engine's pools: one for accepting and for turns, one on which it looks things up for calls that go out. */
import { listen, openSql, type Pool, type Sql } from "#drizzle/client.ts";
import { limits } from "#lib/limits.ts";
import { sessionName } from "./leases.ts";

/** @param owner by its sessions the others know that it is alive */
export function openEngineDatabase(url: string, owner: string): Pool {
  return openSql(url, { connections: 6, name: sessionName(owner), idleInTransactionMs: limits.idleInTransactionMs });
}

/** Hears of what other processes have committed. */
export const hearOthers = (url: string, owner: string, heard: () => void) => listen(url, sessionName(owner), "tradewind", heard);

let lookups: { url: string; pool: Pool } | null = null;

/** On the database that the environment names now. */
export function lookupSql(): Sql {
  const url = process.env["DATABASE_URL"];
  if (!url) throw new Error("DATABASE_URL is not set: start Tradewind with `npm start`, which sets it.");
  if (lookups?.url !== url) {
    lookups?.pool.end().catch(() => {});
    lookups = { url, pool: openSql(url, { connections: 2, name: "tradewind look-ups" }) };
  }
  return lookups.pool.sql;
}
