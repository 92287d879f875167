/** Reads approvals as a decider sees them: names for ids, votes in order, and what the one who asks may do. */
import { and, asc, desc, eq, gt, inArray, lte, ne, or, type SQL, sql } from "drizzle-orm";
import { member, user } from "#drizzle/schema/account.ts";
import { approval, approvalVote } from "#drizzle/schema/approval.ts";
import { flow } from "#drizzle/schema/flow.ts";
import { shopCustomer, shopOrder } from "#drizzle/schema/shop.ts";
import type { ApprovalSummary } from "#lib/api/approvals.ts";
import { standingOf, type Voter } from "#lib/approval/rules.ts";
import type { Actor } from "../commands/actor.ts";
import { database } from "../store/database.ts";
import { after, iso, isoOrNull, newestFirst, type Place } from "./keyset.ts";

/** Who an actor is among the voters. */
export const voterOf = ({ userId, name, role }: Actor): Voter => ({ id: userId ?? `key:${name}`, role, isKey: userId === null });

async function membersOf(workspaceId: string): Promise<Map<string, string>> {
  const rows = await database()
    .db.select({ id: user.id, name: user.name })
    .from(member)
    .innerJoin(user, eq(user.id, member.userId))
    .where(eq(member.workspaceId, workspaceId));
  return new Map(rows.map(({ id, name }) => [id, name]));
}

/** The rules of `lib/approval/rules.ts` as a condition, for a list of what waits for one person; a test holds the two together. */
export function mayDecide(actor: Actor): SQL | undefined {
  const nobodyNamed = sql`cardinality(${approval.people}) = 0`;
  const allLeft = sql`not exists (select from member m where m.workspace_id = ${approval.workspaceId} and m.user_id = any(${approval.people}))`;
  const asPerson =
    actor.userId === null
      ? undefined
      : or(sql`${actor.userId} = any(${approval.people})`, and(eq(approval.deputy, actor.userId), lte(approval.remindAt, sql`now()`)));
  return or(actor.role === "viewer" ? sql`false` : nobodyNamed, actor.role === "owner" ? allLeft : undefined, asPerson);
}

/** Open, and its time not over: the run may not have been told yet. */
export const isOpen = and(eq(approval.status, "open"), or(sql`${approval.until} is null`, gt(approval.until, sql`now()`)));
export const isSettled = or(ne(approval.status, "open"), lte(approval.until, sql`now()`));

export function selectApprovals(actor: Actor, where: SQL | undefined, place: Place | null, rows: number) {
  return database()
    .db.select({
      approval,
      flowName: flow.name,
      orderNumber: shopOrder.number,
      customerId: sql<string | null>`coalesce(${shopOrder.customerId}, ${approval.customerId})`,
      customerName: sql<string | null>`coalesce(${shopOrder.customerName}, ${shopCustomer.name})`,
    })
    .from(approval)
    .leftJoin(flow, eq(flow.id, approval.flowId))
    .leftJoin(shopOrder, and(eq(shopOrder.workspaceId, approval.workspaceId), eq(shopOrder.id, approval.orderId)))
    .leftJoin(shopCustomer, and(eq(shopCustomer.workspaceId, approval.workspaceId), eq(shopCustomer.id, approval.customerId)))
    .where(and(eq(approval.workspaceId, actor.workspaceId), where, after(approval.askedAt, approval.id, place)))
    .orderBy(...newestFirst(approval.askedAt, approval.id))
    .limit(rows);
}
type ApprovalRow = Awaited<ReturnType<typeof selectApprovals>>[number];

export async function approvalSummaries(actor: Actor, rows: readonly ApprovalRow[]): Promise<ApprovalSummary[]> {
  if (rows.length === 0) return [];
  const [members, votes] = await Promise.all([
    membersOf(actor.workspaceId),
    database()
      .db.select()
      .from(approvalVote)
      .where(
        inArray(
          approvalVote.approvalId,
          rows.map((row) => row.approval.id),
        ),
      )
      .orderBy(asc(approvalVote.at), desc(approvalVote.voter)),
  ]);
  const voter = voterOf(actor);
  const ids = new Set(members.keys());
  const now = iso(new Date());
  return rows.map(({ approval: row, flowName, orderNumber, customerId, customerName }) => {
    const cast = votes.filter((vote) => vote.approvalId === row.id);
    const remindAt = isoOrNull(row.remindAt);
    const named = (id: string) => ({ userId: id, name: members.get(id) ?? "" });
    return {
      id: row.id,
      runId: row.runId,
      flow: { id: row.flowId, name: flowName ?? "" },
      node: row.node,
      visit: row.visit,
      question: row.question,
      details: row.details,
      amount: row.amountMinor === null ? null : { amountMinor: row.amountMinor, currency: row.currency ?? "" },
      order: row.orderId === null ? null : { id: row.orderId, number: orderNumber ?? row.orderId },
      customer: customerId === null ? null : { id: customerId, name: customerName ?? "" },
      decides: row.people.length === 0 ? "editors" : row.people.some((id) => ids.has(id)) ? "named" : "owners",
      people: row.people.filter((id) => ids.has(id)).map(named),
      deputy: row.deputy !== null && ids.has(row.deputy) ? named(row.deputy) : null,
      needed: row.needed,
      votes: cast.map(({ name, decision, reason, at, way, linkBy }) => ({ name, decision, reason, at: iso(at), way, linkBy })),
      askedAt: iso(row.askedAt),
      remindAt,
      remindedAt: isoOrNull(row.remindedAt),
      until: isoOrNull(row.until),
      status: row.status === "open" && row.until !== null && iso(row.until) <= now ? "expired" : row.status,
      settledAt: isoOrNull(row.settledAt),
      mine: {
        standing: standingOf({ people: row.people, deputy: row.deputy, remindAt }, voter, ids, now),
        voted: cast.find((vote) => vote.voter === voter.id)?.decision ?? null,
      },
    };
  });
}
