/** The row in which all processes keep what a connection lets through. Its clock is PostgreSQL's, so that theirs need not agree. */
import type { Sql, Transaction } from "#drizzle/client.ts";
import { type GateState, openGate } from "#lib/outside/gate.ts";

interface Row {
  slots: number | null;
  line: number;
  failures: number;
  rests: number;
  restsUntil: number | null;
  triedUntil: number | null;
  error: string;
  errorAt: number | null;
  now: number;
}
export interface GateSeen {
  readonly state: GateState;
  readonly now: number;
}

const columns = (sql: Sql | Transaction) => sql`
  slots, line, failures, rests, rests_until as "restsUntil", tried_until as "triedUntil", error, error_at as "errorAt"`;
const clock = (sql: Sql | Transaction) => sql`extract(epoch from clock_timestamp())::float8 * 1000 as now`;

export async function readGate(sql: Sql, connectionId: string): Promise<GateSeen> {
  const [row] = await sql<Row[]>`
    select ${columns(sql)}, ${clock(sql)} from (select 1) one left join connection_gate on connection_id = ${connectionId}`;
  return seenOf(row);
}

/**
 * Takes the state one step on, under its lock. A step is small and the row is one, so nothing waits long; and it is not
 * waited for on the disk: what a crash loses of it are some slots, and a failure or two.
 */
export async function changeGate<T>(
  sql: Sql,
  connectionId: string,
  step: (state: GateState, now: number) => readonly [GateState, T],
): Promise<GateSeen & { result: T }> {
  return (await sql.begin(async (tx) => {
    await tx`set local synchronous_commit = off`;
    const locked = () =>
      tx<Row[]>`select ${columns(tx)}, ${clock(tx)} from connection_gate where connection_id = ${connectionId} for update`;
    let [row] = await locked();
    if (!row) {
      await tx`
        insert into connection_gate (connection_id) select id from connection where id = ${connectionId} on conflict do nothing`;
      [row] = await locked();
    }
    const { state, now } = seenOf(row);
    const [next, result] = step(state, now);
    if (next !== state)
      await tx`
        update connection_gate set slots = ${next.slots}, line = ${next.line}, failures = ${next.failures}, rests = ${next.rests},
          rests_until = ${next.restsUntil}, tried_until = ${next.triedUntil}, error = ${next.error}, error_at = ${next.errorAt}
        where connection_id = ${connectionId}`;
    return { state: next, now, result };
  })) as GateSeen & { result: T };
}

/** A connection that was never held back has no row yet. */
function seenOf(row: Row | undefined): GateSeen {
  if (!row) return { state: openGate, now: Date.now() };
  const { now, slots, ...rest } = row;
  return { state: slots === null ? openGate : { ...rest, slots }, now };
}
