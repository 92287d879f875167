import { and, desc, eq } from "drizzle-orm";
import { answerEntry, conversation, supportChannel } from "#drizzle/schema/service.ts";
import { shopMessage } from "#drizzle/schema/shop.ts";
import type { ConversationDetail, ConversationMessage } from "#lib/api/service.ts";
import { limits } from "#lib/limits.ts";
import { orderMeant } from "#lib/service/order-in-question.ts";
import { type Actor, notFound, requireRole } from "../commands/actor.ts";
import { ownOrders } from "../store/answer-parts.ts";
import { database } from "../store/database.ts";
import { conversationOf, selectConversations } from "./conversation-rows.ts";
import { iso } from "./keyset.ts";

export async function getConversation(actor: Actor, input: { id: string }): Promise<ConversationDetail> {
  requireRole(actor, "viewer");
  const [row] = await selectConversations(actor, eq(conversation.id, input.id), null, 1);
  if (!row) throw notFound("conversation");
  const { db, sql } = database();
  const { id, channelId, askedText, ...asker } = row.conversation;
  const [messages, [channel], orders] = await Promise.all([
    messagesOf(actor, id),
    channelId === null
      ? []
      : db.select({ kind: supportChannel.kind, name: supportChannel.name }).from(supportChannel).where(eq(supportChannel.id, channelId)),
    ownOrders(sql, asker, askedText),
  ]);
  const meant = orderMeant(askedText, orders);
  return {
    ...conversationOf(row),
    note: row.conversation.note,
    address: row.conversation.address,
    asked: askedText,
    messages,
    sendsBy: channel ?? null,
    orders: orders.slice(0, limits.conversationOrders).map((each) => ({
      id: each.id,
      number: each.number,
      status: each.order.status,
      total: each.order.total,
      placedAt: each.order.placedAt,
      meant: each === meant,
    })),
  };
}

async function messagesOf({ workspaceId }: Actor, id: string): Promise<ConversationMessage[]> {
  const rows = await database()
    .db.select({ message: shopMessage, entry: answerEntry })
    .from(shopMessage)
    .leftJoin(answerEntry, eq(answerEntry.id, shopMessage.entryId))
    .where(and(eq(shopMessage.workspaceId, workspaceId), eq(shopMessage.conversationId, id)))
    .orderBy(desc(shopMessage.at), desc(shopMessage.id))
    .limit(limits.conversationMessages);
  const now = Date.now();
  return rows.reverse().map(({ message, entry }) => ({
    id: message.id,
    author: message.author,
    authorName: message.authorName,
    text: message.body,
    at: iso(message.at),
    // nobody wrote down how it ended: the process that sent it is gone
    state: message.state === "sending" && now - (message.triedAt?.getTime() ?? 0) > limits.replyDoubtMs ? "unknown" : message.state,
    failure: message.failure,
    runId: message.runId,
    entry: entry ? { id: entry.id, question: entry.phrasingsZh[0] ?? entry.phrasingsEn[0] ?? "" } : null,
    confidence: message.confidence === null ? null : Math.round(message.confidence * 1_000) / 1_000,
  }));
}
