/** Which process reads for which source: one at a time, so that messages keep their order; with a lease, so that another takes over. */
import type { Sql } from "#drizzle/client.ts";
import { limits } from "#lib/limits.ts";

export interface PullRow {
  readonly id: string;
  readonly workspaceId: string;
  readonly scheme: string;
  readonly settings: Record<string, unknown>;
  readonly sealed: Uint8Array;
  /** Another one after every change by a person. */
  readonly revision: string;
}

/** Takes and keeps every source that is this owner's, nobody's, or whose owner is gone. */
export async function holdPulls(sql: Sql, owner: string, schemes: readonly string[]): Promise<PullRow[]> {
  return sql<PullRow[]>`
    with wanted as (
      select id, workspace_id, scheme, settings, secret_sealed, updated_at from source
      where scheme = any(${[...schemes]}) and enabled and deleted_at is null and secret_sealed is not null
    ), held as (
      insert into source_pull as p (source_id, workspace_id, owner, until)
      select id, workspace_id, ${owner}::uuid, now() + ${limits.pullLeaseMs} * interval '1 ms' from wanted
      on conflict (source_id) do update set owner = excluded.owner, until = excluded.until
      where p.owner is null or p.owner = excluded.owner or p.until < now()
      returning source_id
    )
    select id, workspace_id as "workspaceId", scheme, settings, secret_sealed as sealed, updated_at::text as revision
    from wanted join held on source_id = id`;
}

export async function leavePulls(sql: Sql, owner: string, sourceIds: readonly string[]): Promise<void> {
  await sql`update source_pull set owner = null where owner = ${owner}::uuid and source_id = any(${[...sourceIds]}::uuid[])`;
}

/** `taken`: something came. How it stands is written when it is another than before. */
export async function notePull(
  sql: Sql,
  sourceId: string,
  state: { readonly ok: boolean; readonly message: string },
  taken: boolean,
): Promise<void> {
  await sql`
    update source_pull set taken_at = case when ${taken} then now() else taken_at end,
      since = case when ok is distinct from ${state.ok} or message <> ${state.message} then now() else since end,
      ok = ${state.ok}, message = ${state.message}
    where source_id = ${sourceId}`;
}
