import { and, desc, eq, ne, sql } from "drizzle-orm";
import { approval } from "#drizzle/schema/approval.ts";
import { shopOrder } from "#drizzle/schema/shop.ts";
import type { ApprovalDetail, ApprovalSummary } from "#lib/api/approvals.ts";
import { limits } from "#lib/limits.ts";
import { type Actor, notFound, requireRole } from "../commands/actor.ts";
import { database } from "../store/database.ts";
import { approvalSummaries, selectApprovals } from "./approval-rows.ts";
import { iso } from "./keyset.ts";
import { orderColumns, orderSummaryOf } from "./list-orders.ts";

export async function getApproval(actor: Actor, input: { id: string }): Promise<ApprovalDetail> {
  const summary = await approvalNow(actor, input.id);
  const [orderNow, history] = await Promise.all([orderOf(actor, summary), historyOf(actor, summary)]);
  return { ...summary, orderNow, history };
}

export async function approvalNow(actor: Actor, id: string): Promise<ApprovalSummary> {
  requireRole(actor, "viewer");
  const [found] = await approvalSummaries(actor, await selectApprovals(actor, eq(approval.id, id), null, 1));
  if (!found) throw notFound("approval");
  return found;
}

async function orderOf(actor: Actor, { order }: ApprovalSummary): Promise<ApprovalDetail["orderNow"]> {
  if (!order) return null;
  const [row] = await database()
    .db.select({ ...orderColumns, document: shopOrder.document })
    .from(shopOrder)
    .where(and(eq(shopOrder.workspaceId, actor.workspaceId), eq(shopOrder.id, order.id)));
  if (!row) return null;
  return { ...orderSummaryOf(row), items: row.document.items.map(({ title, quantity }) => ({ title, quantity })) };
}

type Sum = { currency: string; orders: number; spent: string; refunds: number; refunded: string; orders_year: number } & {
  spent_year: string;
  refunds_year: number;
  refunded_year: string;
  since: string;
};

async function historyOf(actor: Actor, { order, customer }: ApprovalSummary): Promise<ApprovalDetail["history"]> {
  if (!customer) return null;
  const theirs = and(eq(shopOrder.workspaceId, actor.workspaceId), eq(shopOrder.customerId, customer.id));
  const [sums, recent] = await Promise.all([
    database().db.execute<Sum>(sql`
      select currency, min(placed_at)::text as since,
        count(*)::int as orders, sum(total_minor)::text as spent,
        count(*) filter (where refunded_minor > 0)::int as refunds, sum(refunded_minor)::text as refunded,
        count(*) filter (where year)::int as orders_year, coalesce(sum(total_minor) filter (where year), 0)::text as spent_year,
        count(*) filter (where year and refunded_minor > 0)::int as refunds_year,
        coalesce(sum(refunded_minor) filter (where year), 0)::text as refunded_year
      from (select *, placed_at > now() - interval '365 days' as year from shop_order
            where workspace_id = ${actor.workspaceId} and customer_id = ${customer.id} and status <> 'cancelled') theirs
      group by currency order by sum(total_minor) desc`),
    database()
      .db.select(orderColumns)
      .from(shopOrder)
      .where(and(theirs, order ? ne(shopOrder.id, order.id) : undefined))
      .orderBy(desc(shopOrder.placedAt))
      .limit(limits.ordersBesideDecision),
  ]);
  if (sums.length === 0) return null;
  const since = Math.min(...sums.map((sum) => Date.parse(sum.since)));
  const all = (read: (sum: Sum) => number) => sums.reduce((n, sum) => n + read(sum), 0);
  const amounts = (read: (sum: Sum) => string) =>
    sums.map((sum) => ({ amountMinor: Number(read(sum)), currency: sum.currency })).filter(({ amountMinor }) => amountMinor !== 0);
  return {
    since: iso(new Date(since)),
    lastYear: {
      orders: all((sum) => sum.orders_year),
      spent: amounts((sum) => sum.spent_year),
      refunds: all((sum) => sum.refunds_year),
      refunded: amounts((sum) => sum.refunded_year),
    },
    ever: {
      orders: all((sum) => sum.orders),
      spent: amounts((sum) => sum.spent),
      refunds: all((sum) => sum.refunds),
      refunded: amounts((sum) => sum.refunded),
    },
    recent: recent.map(orderSummaryOf),
  };
}
