/** Reads what it takes to undo: what runs did, what others did about the same orders since, and how all that stands today. */
import type { Sql, Transaction } from "#drizzle/client.ts";
import type { FlowDocument } from "#lib/flow/flow.ts";
import { catalog } from "#lib/nodes/catalog.ts";
import type { NodeType } from "#lib/nodes/define.ts";
import { dayOfId } from "#lib/run/ids.ts";
import type { Entry } from "#lib/run/journal.ts";
import { type Deed, deedsOf, noteOf, orderOf, taskOf } from "../core/undo.ts";

export interface Done extends Deed {
  /** What people call the thing that its run was about. */
  readonly label: string | null;
}

/** Newest first: the last thing done is the first taken back. What was taken back before is left out. */
export async function readDeeds(
  sql: Sql | Transaction,
  workspaceId: string,
  runIds: readonly string[],
  nodes: readonly string[] | undefined,
): Promise<Done[]> {
  const rows = await sql<{ id: string; label: string | null; journal: Entry[] }[]>`
    select r.id, r.entity_label as label, r.journal::json as journal
    from unnest(${runIds.map(dayOfId)}::date[], ${[...runIds]}::uuid[]) as w(day, id)
    join run r on r.day = w.day and r.id = w.id and r.workspace_id = ${workspaceId}`;
  const undone = await sql<{ run_id: string; node: string; visit: number }[]>`
    select run_id, node, visit from undo_item where run_id = any(${[...runIds]}::uuid[]) and left_alone is null`;
  const gone = new Set(undone.map(({ run_id, node, visit }) => `${run_id}/${node}/${visit}`));
  const found = new Map(rows.map((row) => [row.id, row]));
  return runIds.flatMap((id) => {
    const row = found.get(id);
    if (!row) return [];
    return deedsOf(id, row.journal)
      .filter(({ node, visit }) => (nodes === undefined || nodes.includes(node)) && !gone.has(`${id}/${node}/${visit}`))
      .reverse()
      .map((deed) => ({ ...deed, label: row.label }));
  });
}

/** By order: what runs of other versions and flows did there after the first of these deeds. */
export async function readLater(
  sql: Sql | Transaction,
  workspaceId: string,
  deeds: readonly Deed[],
  same: { readonly flowId: string; readonly version: number },
): Promise<Map<string, Deed[]>> {
  const orders = ordersOf(deeds);
  if (orders.length === 0) return new Map();
  const since = deeds.map(({ at }) => at).sort()[0] ?? "";
  // a run that began before may have acted after; one that never touched an order is not even read
  const rows = await sql<{ id: string; journal: Entry[] }[]>`
    select r.id, r.journal::json as journal from run r
    where r.workspace_id = ${workspaceId} and r.entity_type = 'order' and r.entity_id = any(${orders}) and r.ended_at >= ${since}
      and not (r.flow_id = ${same.flowId} and r.version = ${same.version}) and r.journal like '%"effect":"order.%'
    union all
    select l.id, l.journal::json from run_live l
    where l.workspace_id = ${workspaceId} and l.entity_type = 'order' and l.entity_id = any(${orders})
      and not (l.flow_id = ${same.flowId} and l.version = ${same.version})`;
  const undone = await sql<{ run_id: string; node: string; visit: number }[]>`
    select run_id, node, visit from undo_item where run_id = any(${rows.map(({ id }) => id)}::uuid[]) and left_alone is null`;
  const gone = new Set(undone.map(({ run_id, node, visit }) => `${run_id}/${node}/${visit}`));
  const later = new Map<string, Deed[]>();
  for (const { id, journal } of rows)
    for (const deed of deedsOf(id, journal)) {
      const order = orderOf(deed);
      if (order !== null && !gone.has(`${id}/${deed.node}/${deed.visit}`)) later.set(order, [...(later.get(order) ?? []), deed]);
    }
  return later;
}

export const ordersOf = (deeds: readonly Deed[]): string[] => [...new Set(deeds.flatMap((deed) => orderOf(deed) ?? []))].sort();

/** Whether each note of these deeds is done with; one that is missing is not there. */
export async function readNotes(
  sql: Sql | Transaction,
  workspaceId: string,
  deeds: readonly Deed[],
  lock: boolean,
): Promise<Map<string, boolean>> {
  const ids = [...new Set(deeds.flatMap((deed) => noteOf(deed) ?? []))].sort();
  if (ids.length === 0) return new Map();
  const rows = await sql<{ id: string; done: boolean }[]>`
    select id, done_at is not null as done from team_note
    where workspace_id = ${workspaceId} and id = any(${ids}::uuid[]) order by id ${lock ? sql`for update` : sql``}`;
  return new Map(rows.map(({ id, done }) => [id, done]));
}

/** Whether each task of these deeds is done; one that was withdrawn is not there. */
export async function readTasks(
  sql: Sql | Transaction,
  workspaceId: string,
  deeds: readonly Deed[],
  lock: boolean,
): Promise<Map<string, boolean>> {
  const ids = [...new Set(deeds.flatMap((deed) => taskOf(deed) ?? []))].sort();
  if (ids.length === 0) return new Map();
  const rows = await sql<{ id: string; done: boolean }[]>`
    select id, done_at is not null as done from team_task
    where workspace_id = ${workspaceId} and id = any(${ids}::uuid[]) and withdrawn_at is null order by id ${lock ? sql`for update` : sql``}`;
  return new Map(rows.map(({ id, done }) => [id, done]));
}

/** The kinds of step of a version, by the step's id; null: there is no such version. */
export async function readStepTypes(
  sql: Sql | Transaction,
  workspaceId: string,
  { flowId, version }: { readonly flowId: string; readonly version: number },
): Promise<Map<string, NodeType | undefined> | null> {
  const [row] = await sql<{ document: FlowDocument }[]>`
    select document from flow_version where workspace_id = ${workspaceId} and flow_id = ${flowId} and version = ${version}`;
  return row ? new Map(row.document.nodes.map(({ id, type }) => [id, catalog.get(type)])) : null;
}
