import type { Sql } from "#drizzle/client.ts";

/** Adds to the counts of refused arrivals; a key is a workspace and the name of a count. */
export async function countRefused(sql: Sql, counts: ReadonlyMap<string, number>, slot: number): Promise<void> {
  const entries = [...counts].map(([key, n]) => ({ workspaceId: key.slice(0, uuidChars), name: key.slice(uuidChars + 1), n }));
  await sql`
    insert into tally (workspace_id, name, slot, n)
    select workspace_id, name, ${slot}, n
    from unnest(${entries.map((entry) => entry.workspaceId)}::uuid[], ${entries.map((entry) => entry.name)}::text[], ${entries.map((entry) => entry.n)}::bigint[])
      as c(workspace_id, name, n)
    -- in order, so that two processes never wait for each other in a circle
    order by workspace_id, name
    on conflict (workspace_id, name, slot) do update set n = tally.n + excluded.n`;
}

const uuidChars = 36;

/** `limited` is counted for its source too: its card says that it is too fast. */
export const refusedKeys = (workspaceId: string, why: string, sourceId: string): readonly string[] =>
  why === "limited" ? [`${workspaceId}/events.limited`, `${workspaceId}/${limitedOf}${sourceId}`] : [`${workspaceId}/events.${why}`];

/** Before a source's id: the count of its messages that were too many. */
export const limitedOf = "limited/";
