/** Who answers a conversation from now on. */
import type { Failure } from "#lib/run/failure.ts";
import { assign, giveBack, handOver } from "#lib/service/conversation.ts";
import type { Call, ConversationRow, Desk, Performer } from "./performer.ts";

type Effect = "message.hand-over" | "message.give-back" | "message.assign";

const conversationNotFound = (id: string): Failure => ({
  code: "conversation.not-found",
  message: id ? `There is no conversation ${id} in this shop.` : "This step names no conversation.",
  final: true,
});

const changing =
  <E extends Effect>(change: (row: ConversationRow, args: Call<E>["args"]) => ConversationRow) =>
  async ({ conversations }: Desk, calls: readonly Call<E>[]) => {
    await conversations.lock(calls.map(({ workspaceId, args }) => ({ workspaceId, id: args.conversationId })));
    return calls.map(({ workspaceId, args }) => {
      const row = conversations.get(workspaceId, args.conversationId);
      if (!row) return { ok: false as const, failure: conversationNotFound(args.conversationId) };
      const after = change(row, args);
      const changed = JSON.stringify(after) !== JSON.stringify(row);
      if (changed) conversations.put(after);
      return { ok: true as const, reply: { changed, before: row.assigneeId ?? "" } };
    });
  };

export const performHandOver: Performer<"message.hand-over"> = changing<"message.hand-over">((row, { reason, note }) =>
  handOver(row, reason, note),
);
export const performGiveBack: Performer<"message.give-back"> = changing<"message.give-back">(giveBack);
export const performAssign: Performer<"message.assign"> = changing<"message.assign">((row, { userId }) => assign(row, userId || null));
