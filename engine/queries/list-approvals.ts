import { and, eq } from "drizzle-orm";
import { approval } from "#drizzle/schema/approval.ts";
import type { ApprovalListQuery, ApprovalSummary } from "#lib/api/approvals.ts";
import type { Page } from "#lib/api/page.ts";
import { type Actor, requireRole } from "../commands/actor.ts";
import { database } from "../store/database.ts";
import { approvalSummaries, isOpen, isSettled, mayDecide, selectApprovals } from "./approval-rows.ts";
import { pageFrom, placeOf, rowsOf } from "./keyset.ts";

export async function listApprovals(actor: Actor, input: ApprovalListQuery): Promise<Page<ApprovalSummary>> {
  requireRole(actor, "viewer");
  const state = input.state ?? "open";
  const rows = await selectApprovals(
    actor,
    and(
      state === "open" ? isOpen : undefined,
      state === "settled" ? isSettled : undefined,
      input.mine === "true" ? mayDecide(actor) : undefined,
      input.runId ? eq(approval.runId, input.runId) : undefined,
      input.orderId ? eq(approval.orderId, input.orderId) : undefined,
    ),
    placeOf(input),
    rowsOf(input) + 1,
  );
  const page = pageFrom(
    rows,
    input,
    (row) => ({ at: row.approval.askedAt, id: row.approval.id }),
    (row) => row,
  );
  return { items: await approvalSummaries(actor, page.items), next: page.next };
}

/** For the badge: what waits for this person now. */
export async function countMyApprovals(actor: Actor): Promise<number> {
  requireRole(actor, "viewer");
  return database().db.$count(approval, and(eq(approval.workspaceId, actor.workspaceId), isOpen, mayDecide(actor)));
}
