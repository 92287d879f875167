import type { ConversationChange, ConversationDetail } from "#lib/api/service.ts";
import { assign, type ConversationState, close, giveBack, takeOver } from "#lib/service/conversation.ts";
import { getConversation } from "../queries/get-conversation.ts";
import { database } from "../store/database.ts";
import { changeConversation as change } from "../store/replies.ts";
import { type Actor, notFound, requireRole } from "./actor.ts";

export async function changeConversation(actor: Actor, input: ConversationChange & { id: string }): Promise<ConversationDetail> {
  requireRole(actor, "editor");
  const { sql } = database();
  const userId = input.userId ?? null;
  if (input.do === "assign" && userId !== null) {
    const [member] = await sql`select 1 from member where workspace_id = ${actor.workspaceId} and user_id = ${userId}`;
    if (!member) throw notFound("member");
  }
  const after = (state: ConversationState): ConversationState => {
    switch (input.do) {
      case "take-over":
        return takeOver(state, actor.userId);
      case "give-back":
        return giveBack(state);
      case "close":
        return close(state);
      case "reopen":
        return { ...state, status: "open" };
      case "assign":
        return assign(state, userId);
    }
  };
  if (!(await change(sql, actor.workspaceId, input.id, after))) throw notFound("conversation");
  return getConversation(actor, input);
}
