import { findAnswer } from "#lib/service/find-answer.ts";
import type { Performer } from "./performer.ts";

/** The conversation is locked, so what it says about who answers holds until this turn is committed. */
export const performMessageMatch: Performer<"message.match"> = async ({ conversations }, calls) => {
  await conversations.lock(calls.map(({ workspaceId, args }) => ({ workspaceId, id: args.conversationId })));
  const replies = [];
  for (const { workspaceId, args, at } of calls) {
    const state = conversations.get(workspaceId, args.conversationId);
    const book = await conversations.book(workspaceId);
    const parts = state ? await conversations.parts(state, args.text) : {};
    replies.push({ ok: true as const, reply: { ...findAnswer({ state, text: args.text, sure: args.sure, book, parts, now: at }) } });
  }
  return replies;
};
