import { hash } from "node:crypto";
import type { Replied, ReplyBody } from "#lib/api/service.ts";
import { languageOf } from "#lib/intelligence/answer/grams.ts";
import { limits } from "#lib/limits.ts";
import { sendByChannel } from "../effects/network/send-by-channel.ts";
import { ownOrders } from "../store/answer-parts.ts";
import { database } from "../store/database.ts";
import { proposeAnswer } from "../store/propose-answer.ts";
import { beginOwnReply, endReply } from "../store/replies.ts";
import { type Actor, notFound, requireRole } from "./actor.ts";

/** Written under the conversation's lock first, so that no flow answers beside it; then sent, and what came of that is written down. */
export async function replyConversation(actor: Actor, input: ReplyBody & { id: string }): Promise<Replied> {
  requireRole(actor, "editor");
  const { sql } = database();
  const { workspaceId } = actor;
  const messageId = hash("sha256", `own/${workspaceId}/${input.id}/${input.key}`, "hex").slice(0, 32);
  const reply = {
    workspaceId,
    conversationId: input.id,
    messageId,
    text: input.text,
    entryId: input.entryId ?? null,
    confidence: null,
    userId: actor.userId,
    authorName: actor.name,
  };
  const begun = await sql.begin(async (tx) => {
    const to = await beginOwnReply(tx, reply);
    if (!to) throw notFound("conversation");
    if (to.isNew && !input.entryId && to.asked.trim() !== "") {
      const own = await ownOrders(tx, to.asker, to.asked);
      const answer = own.reduce(
        (text, { number }) => (number.length > 2 ? text.replaceAll(number, "{{ order.number }}") : text),
        input.text,
      );
      await proposeAnswer(tx, {
        workspaceId,
        conversationId: input.id,
        by: actor.name,
        language: languageOf(to.asked),
        question: to.asked,
        answer,
      });
    }
    return to;
  });
  if (!begun.isNew) return stateNow(workspaceId, messageId);
  return sendOut(workspaceId, begun, { messageId, text: input.text });
}

type To = Parameters<typeof sendByChannel>[0];

export async function sendOut(workspaceId: string, to: To, letter: { messageId: string; text: string }): Promise<Replied> {
  const { sql } = database();
  const sent = await sendByChannel(to, letter, AbortSignal.timeout(limits.replySendMs));
  const failure = "why" in sent ? sent.why : "";
  await endReply(sql, { workspaceId, messageId: letter.messageId }, sent.kind, failure);
  return { state: sent.kind, failure };
}

async function stateNow(workspaceId: string, messageId: string): Promise<Replied> {
  const [row] = await database().sql<Replied[]>`
    select state, failure from shop_message where workspace_id = ${workspaceId} and id = ${messageId}`;
  if (!row) throw notFound("message");
  return { ...row };
}
