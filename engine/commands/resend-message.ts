import type { Replied } from "#lib/api/service.ts";
import { refusalWords } from "#lib/language/refusals.ts";
import { limits } from "#lib/limits.ts";
import { database } from "../store/database.ts";
import { endReply, tryAgain } from "../store/replies.ts";
import { type Actor, notFound, Refusal, requireRole } from "./actor.ts";
import { sendOut } from "./reply-conversation.ts";

/** `arrived`: a person has seen it on the other side, so nothing is sent. */
export async function resendMessage(actor: Actor, input: { id: string; messageId: string; arrived: boolean }): Promise<Replied> {
  requireRole(actor, "editor");
  const { sql } = database();
  const { workspaceId } = actor;
  const begun = await tryAgain(sql, { workspaceId, conversationId: input.id, messageId: input.messageId }, limits.replyDoubtMs);
  if (begun === "gone") throw notFound("message");
  if (begun === "sent") throw new Refusal(409, "message.sent", refusalWords.messageNotFailed);
  if (!input.arrived) return sendOut(workspaceId, begun.to, { messageId: input.messageId, text: begun.text });
  await endReply(sql, { workspaceId, messageId: input.messageId }, "sent");
  return { state: "sent", failure: "" };
}
