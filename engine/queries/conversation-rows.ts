/** A conversation as lists and pages show it. */
import { and, eq, type SQL } from "drizzle-orm";
import { user } from "#drizzle/schema/account.ts";
import { conversation } from "#drizzle/schema/service.ts";
import { shopCustomer } from "#drizzle/schema/shop.ts";
import type { ConversationSummary } from "#lib/api/service.ts";
import type { Actor } from "../commands/actor.ts";
import { database } from "../store/database.ts";
import { after, iso, isoOrNull, newestFirst, type Place } from "./keyset.ts";

export function selectConversations(actor: Actor, only: SQL | undefined, place: Place | null, rows: number) {
  return database()
    .db.select({ conversation, customerName: shopCustomer.name, assigneeName: user.name })
    .from(conversation)
    .leftJoin(shopCustomer, and(eq(shopCustomer.workspaceId, conversation.workspaceId), eq(shopCustomer.id, conversation.customerId)))
    .leftJoin(user, eq(user.id, conversation.assigneeId))
    .where(and(eq(conversation.workspaceId, actor.workspaceId), only, after(conversation.lastAt, conversation.id, place)))
    .orderBy(...newestFirst(conversation.lastAt, conversation.id))
    .limit(rows);
}

export type ConversationRow = Awaited<ReturnType<typeof selectConversations>>[number];

export const conversationOf = ({ conversation: row, customerName, assigneeName }: ConversationRow): ConversationSummary => ({
  id: row.id,
  channel: row.channel,
  customer: row.customerId === null ? null : { id: row.customerId, name: customerName ?? row.customerName },
  name: customerName || row.customerName || row.address,
  subject: row.subject,
  locale: row.locale,
  mode: row.mode,
  status: row.status,
  reason: row.reason,
  assignee: row.assigneeId === null ? null : { userId: row.assigneeId, name: assigneeName ?? "" },
  waitingSince: isoOrNull(row.waitingSince),
  lastAt: iso(row.lastAt),
  lastText: row.lastText,
  lastAuthor: row.lastAuthor,
});
