/** How far each schedule has come. A row is made when its flow goes live and goes when it is unpublished. */
import type { Sql } from "#drizzle/client.ts";

export interface ScheduleRow {
  readonly workspaceId: string;
  readonly flowId: string;
  /** The version that is live as far as this process knows; where another is, the row is that one's business. */
  readonly version: number;
  readonly nodeId: string;
  /** Its times and time zone. */
  readonly rule: string;
}
type Rule = Pick<ScheduleRow, "flowId" | "nodeId" | "rule">;

export const keyOfSchedule = ({ flowId, nodeId }: Omit<Rule, "rule">): string => `${flowId}/${nodeId}`;

/** Counts from the publication; from now where the shop's time zone has changed under it. */
export async function ensureCursors(sql: Sql, rows: readonly ScheduleRow[], now: Date): Promise<void> {
  if (rows.length === 0) return;
  const of = <T>(read: (row: ScheduleRow) => T) => rows.map(read);
  await sql`
    insert into schedule_cursor (workspace_id, flow_id, node_id, rule, considered_at)
    select s.workspace_id, s.flow_id, s.node_id, s.rule, v.published_at
    from unnest(
      ${of((row) => row.workspaceId)}::uuid[], ${of((row) => row.flowId)}::uuid[], ${of((row) => row.version)}::int[],
      ${of((row) => row.nodeId)}::text[], ${of((row) => row.rule)}::text[]
    ) as s(workspace_id, flow_id, version, node_id, rule)
    join flow f on f.id = s.flow_id and f.published_version = s.version
    join flow_version v on v.flow_id = s.flow_id and v.version = s.version
    order by s.flow_id, s.node_id
    on conflict (flow_id, node_id) do update
    set rule = excluded.rule,
        considered_at = case when excluded.considered_at > schedule_cursor.considered_at then excluded.considered_at else ${now} end
    where schedule_cursor.rule <> excluded.rule`;
}

/** By `keyOfSchedule`, milliseconds; none for what was unpublished or given other times meanwhile. */
export async function readCursors(sql: Sql, rules: readonly Rule[]): Promise<Map<string, number>> {
  const rows = await sql<{ flow_id: string; node_id: string; considered_at: Date }[]>`
    select flow_id, node_id, c.considered_at
    from unnest(
      ${rules.map((each) => each.flowId)}::uuid[], ${rules.map((each) => each.nodeId)}::text[], ${rules.map((each) => each.rule)}::text[]
    ) as wanted(flow_id, node_id, rule)
    join schedule_cursor c using (flow_id, node_id, rule)`;
  return new Map(rows.map((row) => [keyOfSchedule({ flowId: row.flow_id, nodeId: row.node_id }), row.considered_at.getTime()]));
}

/** Never back, and not for a rule that was changed meanwhile. */
export async function moveCursors(sql: Sql, rows: readonly Rule[], to: Date): Promise<void> {
  if (rows.length === 0) return;
  await sql`
    update schedule_cursor c set considered_at = greatest(c.considered_at, ${to})
    from unnest(
      ${rows.map((row) => row.flowId)}::uuid[], ${rows.map((row) => row.nodeId)}::text[], ${rows.map((row) => row.rule)}::text[]
    ) as s(flow_id, node_id, rule)
    where c.flow_id = s.flow_id and c.node_id = s.node_id and c.rule = s.rule`;
}
