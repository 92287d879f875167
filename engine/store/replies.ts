/**
 * What goes out to a customer. Its row is written under the conversation's lock before it is sent, so that a reply of a flow and
 * a person who takes over never pass each other unseen, and it says for good how the sending ended.
 */
import type { Sql, Transaction } from "#drizzle/client.ts";
import { limits } from "#lib/limits.ts";
import { answered, type ConversationState, handOver, type ReplyRefusal, replyRefusal, takeOver } from "#lib/service/conversation.ts";
import type { ReplyKind } from "#lib/service/reply-kinds.ts";
import type { Asker } from "./answer-parts.ts";

export interface Outgoing {
  readonly workspaceId: string;
  readonly conversationId: string;
  /** The same for the same reply, however often it is tried. */
  readonly messageId: string;
  readonly text: string;
  readonly entryId: string | null;
  readonly confidence: number | null;
}
/** Where it goes. */
export interface Destination {
  readonly workspaceId: string;
  readonly conversationId: string;
  readonly channelId: string | null;
  readonly address: string;
  readonly subject: string;
  /** The customer's message that it answers. */
  readonly askedId: string;
}

export type Begun =
  | { readonly kind: "send"; readonly to: Destination }
  /** An earlier try has done it. */
  | { readonly kind: "sent" }
  /** An earlier try was cut off while it was out. */
  | { readonly kind: "doubt" }
  | { readonly kind: "refused"; readonly why: ReplyRefusal };

interface Stored extends Pick<ConversationState, "mode" | "status" | "reason" | "note"> {
  assignee_id: string | null;
  waiting_since: Date | null;
  channel: string;
  customer_id: string | null;
  channel_id: string | null;
  address: string;
  subject: string;
  asked_id: string;
  asked_text: string;
}

async function locked(tx: Transaction, workspaceId: string, id: string) {
  const [row] = await tx<Stored[]>`
    select mode, status, reason, note, assignee_id, waiting_since, channel, customer_id, channel_id, address, subject, asked_id, asked_text
    from conversation where workspace_id = ${workspaceId} and id = ${id} for update`;
  if (!row) return null;
  const state: ConversationState = {
    mode: row.mode,
    status: row.status,
    reason: row.reason,
    note: row.note,
    assigneeId: row.assignee_id,
    waitingSince: row.waiting_since?.toISOString() ?? null,
  };
  const to: Destination = {
    workspaceId,
    conversationId: id,
    channelId: row.channel_id,
    address: row.address,
    subject: row.subject,
    askedId: row.asked_id,
  };
  const asker: Asker = { workspaceId, channel: row.channel, customerId: row.customer_id, address: row.address };
  return { state, to, asked: row.asked_text, asker };
}

/** A flow's reply. */
export async function beginReply(sql: Sql, reply: Outgoing & { readonly kind: ReplyKind; readonly runId: string | null }): Promise<Begun> {
  return (await sql.begin(async (tx): Promise<Begun> => {
    const found = await locked(tx, reply.workspaceId, reply.conversationId);
    if (!found) return { kind: "refused", why: "gone" };
    const [before] = await tx<{ state: string }[]>`
      select state from shop_message where workspace_id = ${reply.workspaceId} and id = ${reply.messageId}`;
    if (before?.state === "sent" || before?.state === "kept") return { kind: "sent" };
    if (before?.state === "sending" || before?.state === "unknown") return { kind: "doubt" };
    const refused = replyRefusal(found.state, found.asked, reply.kind) ?? (await tooOften(tx, reply));
    if (refused) {
      if (refused !== "held") await writeState(tx, found.to, handOver(found.state, refused, ""));
      return { kind: "refused", why: refused };
    }
    await write(tx, found.to, answered(found.state, reply.kind), { ...reply, author: "tradewind", authorName: "", userId: null });
    return { kind: "send", to: found.to };
  })) as Begun;
}

/** A person's reply: from now on the conversation is theirs. */
export async function beginOwnReply(
  tx: Transaction,
  reply: Outgoing & { readonly userId: string | null; readonly authorName: string },
): Promise<(Destination & { readonly asked: string; readonly asker: Asker; readonly isNew: boolean }) | null> {
  const found = await locked(tx, reply.workspaceId, reply.conversationId);
  if (!found) return null;
  const [before] = await tx`select 1 from shop_message where workspace_id = ${reply.workspaceId} and id = ${reply.messageId}`;
  const { to, asked, asker } = found;
  if (before) return { ...to, asked, asker, isNew: false };
  const state = answered(takeOver(found.state, reply.userId ?? found.state.assigneeId), "answer");
  await write(tx, found.to, state, { ...reply, author: "person", runId: null });
  return { ...to, asked, asker, isNew: true };
}

/** A message that failed, or of which nobody knows whether it arrived, goes out once more. */
export async function tryAgain(
  sql: Sql,
  { workspaceId, conversationId, messageId }: Pick<Outgoing, "workspaceId" | "conversationId" | "messageId">,
  doubtMs: number,
): Promise<"gone" | "sent" | { readonly to: Destination; readonly text: string }> {
  return (await sql.begin(async (tx) => {
    const found = await locked(tx, workspaceId, conversationId);
    const [row] = await tx<{ body: string; state: string; tried_at: Date | null }[]>`
      select body, state, tried_at from shop_message
      where workspace_id = ${workspaceId} and id = ${messageId} and conversation_id = ${conversationId} and author <> 'customer'`;
    if (!found || !row) return "gone";
    const isLost = row.state === "sending" && Date.now() - (row.tried_at?.getTime() ?? 0) > doubtMs;
    if (row.state !== "failed" && row.state !== "unknown" && !isLost) return "sent";
    await tx`update shop_message set state = 'sending', failure = '', tried_at = now() where workspace_id = ${workspaceId} and id = ${messageId}`;
    await writeState(tx, found.to, answered(found.state, "answer"));
    return { to: found.to, text: row.body };
  })) as "gone" | "sent" | { readonly to: Destination; readonly text: string };
}

/** Changes who answers. False: there is no such conversation. */
export async function changeConversation(
  sql: Sql,
  workspaceId: string,
  id: string,
  change: (state: ConversationState) => ConversationState,
): Promise<boolean> {
  return (await sql.begin(async (tx) => {
    const found = await locked(tx, workspaceId, id);
    if (found) await writeState(tx, found.to, change(found.state));
    return found !== null;
  })) as boolean;
}

async function tooOften(tx: Transaction, { workspaceId, conversationId }: Outgoing): Promise<ReplyRefusal | null> {
  const [{ n } = { n: 0 }] = await tx<{ n: number }[]>`
    select count(*)::int as n from shop_message where workspace_id = ${workspaceId} and conversation_id = ${conversationId}
      and author = 'tradewind' and at > now() - interval '1 hour'`;
  return n >= limits.repliesPerHour ? "often" : null;
}

type Written = Outgoing & {
  readonly author: "tradewind" | "person";
  readonly authorName: string;
  readonly userId: string | null;
  readonly runId: string | null;
};

async function write(tx: Transaction, to: Destination, state: ConversationState, reply: Written): Promise<void> {
  await tx`
    insert into shop_message (workspace_id, id, conversation_id, customer_id, channel, locale, body, at, author, author_name, user_id, run_id,
      entry_id, confidence, state, tried_at)
    select ${reply.workspaceId}, ${reply.messageId}, c.id, c.customer_id, c.channel, c.locale, ${reply.text}, now(), ${reply.author},
      ${reply.authorName}, ${reply.userId}, ${reply.runId}, ${reply.entryId}, ${reply.confidence}, 'sending', now()
    from conversation c where c.workspace_id = ${reply.workspaceId} and c.id = ${reply.conversationId}
    on conflict (workspace_id, id) do update set state = 'sending', tried_at = now(), failure = ''`;
  await tx`
    update conversation set last_at = now(), last_text = ${reply.text.slice(0, 300)}, last_author = ${reply.author}
    where workspace_id = ${to.workspaceId} and id = ${to.conversationId}`;
  await writeState(tx, to, state);
  if (reply.entryId)
    await tx`
      update answer_entry set used = used + 1, last_used_at = now()
      where workspace_id = ${reply.workspaceId} and id = ${reply.entryId}`;
}

async function writeState(tx: Transaction, to: Destination, state: ConversationState): Promise<void> {
  await tx`
    update conversation set mode = ${state.mode}, status = ${state.status}, reason = ${state.reason}, note = ${state.note},
      assignee_id = ${state.assigneeId}, waiting_since = ${state.waitingSince}, updated_at = now()
    where workspace_id = ${to.workspaceId} and id = ${to.conversationId}`;
}

/** How the sending ended. What could not be sent waits for a person. */
export async function endReply(
  sql: Sql | Transaction,
  { workspaceId, messageId }: Pick<Outgoing, "workspaceId" | "messageId">,
  state: "sent" | "kept" | "failed" | "unknown",
  failure = "",
  isFinal = true,
): Promise<void> {
  await sql`
    update shop_message set state = ${state}, failure = ${failure.slice(0, 500)} where workspace_id = ${workspaceId} and id = ${messageId}`;
  if (state === "sent" || state === "kept") return;
  await sql`
    update conversation c set status = 'open', waiting_since = coalesce(c.waiting_since, now()), updated_at = now(),
      mode = case when c.mode = 'auto' and ${isFinal} then 'waiting' else c.mode end,
      reason = case when c.mode = 'auto' and ${isFinal} then 'unsent' else c.reason end
    from shop_message m where m.workspace_id = ${workspaceId} and m.id = ${messageId}
      and c.workspace_id = m.workspace_id and c.id = m.conversation_id`;
}
