import { and, eq, gte, inArray, or, sql } from "drizzle-orm";
import { shopOrder } from "#drizzle/schema/shop.ts";
import { type Page, uuid } from "#lib/api/page.ts";
import type { RunListQuery, RunSummary } from "#lib/api/runs.ts";
import { type Actor, requireRole } from "../commands/actor.ts";
import { database } from "../store/database.ts";
import { entityIn, pageFrom, placeOf, rowsOf } from "./keyset.ts";
import { listQueued } from "./list-queued.ts";
import { summaryOf } from "./run-rows.ts";
import { selectRuns } from "./runs-of.ts";

export async function listRuns(actor: Actor, input: RunListQuery): Promise<Page<RunSummary>> {
  requireRole(actor, "viewer");
  if (input.status === "queued") return listQueued(actor, input);
  const entity = input.entity === undefined ? null : entityIn(input.entity);
  const isId = input.search !== undefined && uuid.safeParse(input.search).success;
  const orderIds = input.search && !isId ? await ordersNumbered(actor, input.search) : null;
  if (orderIds?.length === 0) return { items: [], next: null };
  const rows = await selectRuns(
    (table) =>
      and(
        eq(table.workspaceId, actor.workspaceId),
        input.flowId ? eq(table.flowId, input.flowId) : undefined,
        entity ? eq(table.entityType, entity.type) : undefined,
        entity?.id ? eq(table.entityId, entity.id) : undefined,
        input.since ? gte(table.startedAt, new Date(input.since)) : undefined,
        input.search && isId ? or(eq(table.id, input.search), eq(table.eventId, input.search)) : undefined,
        orderIds ? and(eq(table.entityType, "order"), inArray(table.entityId, orderIds)) : undefined,
        input.status ? sql`${table.status} = ${input.status}` : undefined,
      ),
    placeOf(input),
    rowsOf(input) + 1,
  );
  return pageFrom(rows, input, (row) => ({ at: row.startedAt, id: row.id }), summaryOf);
}

/** People search for "1001" or "#1001". */
export async function ordersNumbered(actor: Actor, text: string): Promise<string[]> {
  const number = text.trim().replace(/^#/, "");
  const rows = await database()
    .db.select({ id: shopOrder.id })
    .from(shopOrder)
    .where(and(eq(shopOrder.workspaceId, actor.workspaceId), inArray(shopOrder.number, [number, `#${number}`])))
    .limit(50);
  return rows.map((row) => row.id);
}
