import { and, eq, ne, type SQL, sql } from "drizzle-orm";
import { conversation } from "#drizzle/schema/service.ts";
import type { Page } from "#lib/api/page.ts";
import type { ConversationListQuery, ConversationSummary } from "#lib/api/service.ts";
import type { ConversationView } from "#lib/service/conversation-views.ts";
import { type Actor, requireRole } from "../commands/actor.ts";
import { conversationOf, selectConversations } from "./conversation-rows.ts";
import { pageFrom, placeOf, rowsOf } from "./keyset.ts";

export async function listConversations(actor: Actor, input: ConversationListQuery): Promise<Page<ConversationSummary>> {
  requireRole(actor, "viewer");
  const only = and(viewOf(actor, input.view ?? "open"), input.customer ? eq(conversation.customerId, input.customer) : undefined);
  const rows = await selectConversations(actor, only, placeOf(input), rowsOf(input) + 1);
  return pageFrom(rows, input, ({ conversation: row }) => ({ at: row.lastAt, id: row.id }), conversationOf);
}

function viewOf({ userId }: Actor, view: ConversationView): SQL | undefined {
  switch (view) {
    case "open":
      return ne(conversation.status, "closed");
    case "waiting":
      return and(eq(conversation.status, "open"), ne(conversation.mode, "auto"));
    case "mine":
      return and(ne(conversation.status, "closed"), userId === null ? sql`false` : eq(conversation.assigneeId, userId));
    case "answered":
      return and(eq(conversation.status, "answered"), eq(conversation.lastAuthor, "tradewind"));
    case "closed":
      return eq(conversation.status, "closed");
    case "all":
      return undefined;
  }
}
