/** Reads published flows: what is live now, with its revision, and single versions that older runs are pinned to. */
import type { Sql } from "#drizzle/client.ts";
import { readCalendar, type ShopCalendar } from "#lib/calendar/calendar.ts";
import type { FlowDocument } from "#lib/flow/flow.ts";

/** Which version of which flow. */
export interface VersionOf {
  readonly workspaceId: string;
  readonly flowId: string;
  readonly version: number;
}
export interface FlowVersion extends VersionOf {
  readonly document: FlowDocument;
}

export async function readRevision(sql: Sql): Promise<number> {
  const [row] = await sql<{ revision: string }[]>`select revision from publication`;
  return Number(row?.revision ?? 0);
}

/** One statement, so that the flows are those of the revision; the calendars after it, so that they are as new or newer. */
export async function readPublished(
  sql: Sql,
): Promise<{ revision: number; flows: VersionOf[]; calendars: Map<string, ShopCalendar>; waiting: string[] }> {
  const rows = await sql<{ revision: string; workspace_id: string | null; flow_id: string; version: number }[]>`
    select p.revision, f.workspace_id, f.id as flow_id, f.published_version as version
    from publication p
    left join flow f on f.deleted_at is null and f.published_version is not null
    order by f.created_at, f.id`;
  const shops = await sql<{ id: string; timezone: string; opening: unknown }[]>`select id, timezone, opening from workspace`;
  // also runs on versions that are not live any more
  const waiting = await sql<{ workspace_id: string }[]>`
    select distinct workspace_id from run_wait where 'order.status-changed' = any(events)`;
  return {
    waiting: waiting.map((row) => row.workspace_id),
    revision: Number(rows[0]?.revision ?? 0),
    calendars: new Map(shops.map(({ id, timezone, opening }) => [id, readCalendar(timezone, opening)])),
    flows: rows.flatMap((row) => (row.workspace_id ? [{ workspaceId: row.workspace_id, flowId: row.flow_id, version: row.version }] : [])),
  };
}

export async function readVersions(sql: Sql, wanted: readonly { flowId: string; version: number }[]): Promise<FlowVersion[]> {
  const rows = await sql<{ workspace_id: string; flow_id: string; version: number; document: FlowDocument }[]>`
    select v.workspace_id, v.flow_id, v.version, v.document
    from unnest(${wanted.map((w) => w.flowId)}::uuid[], ${wanted.map((w) => w.version)}::int[]) as wanted(flow_id, version)
    join flow_version v using (flow_id, version)`;
  return rows.map((row) => ({ workspaceId: row.workspace_id, flowId: row.flow_id, version: row.version, document: row.document }));
}
