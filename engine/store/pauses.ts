/** What is paused, as the engine reads it. */
import type { Sql, Transaction } from "#drizzle/client.ts";
import type { Paused } from "../runtime/pauses.ts";

/** One statement, so that the pauses are those of the revision. */
export async function readPauses(sql: Sql): Promise<{ revision: number; pauses: Paused[] }> {
  const rows = await sql<{ revision: string; scope: Paused["scope"] | null; id: string; state: Paused["state"] }[]>`
    select p.revision, z.scope, z.id, z.state from publication p left join pause z on true`;
  return {
    revision: Number(rows[0]?.revision ?? 0),
    pauses: rows.flatMap(({ scope, id, state }) => (scope ? [{ scope, id, state }] : [])),
  };
}

/** Which of these flows are paused still; those rows stay as they are until the transaction ends. */
export async function confirmPauses(tx: Transaction, flowIds: readonly string[]): Promise<ReadonlySet<string>> {
  const rows = await tx<{ id: string }[]>`select id from pause where scope = 'flow' and id = any(${[...flowIds]}::uuid[]) for share`;
  return new Set(rows.map(({ id }) => id));
}
