/**
 * Writes back to a customer in the channel they wrote by. The conversation is looked at under its lock with every try: one that
 * a person has taken meanwhile is left to them. WeChat and mail know no key by which a message that comes twice is shown once,
 * so a try that was cut off is a person's to look at; a channel of our own is written once, however often it is tried.
 */
import { hash } from "node:crypto";
import { runOfKey } from "#engine/core/undo-key.ts";
import { lookupSql } from "#engine/store/engine-database.ts";
import { beginReply, endReply } from "#engine/store/replies.ts";
import { readReplyState } from "#engine/store/reply-state.ts";
import { limits } from "#lib/limits.ts";
import type { EffectArgs, EffectReply } from "#lib/run/effects.ts";
import type { Failure } from "#lib/run/failure.ts";
import { sendByChannel } from "./send-by-channel.ts";

interface ReplyCall {
  readonly key: string;
  readonly args: EffectArgs<"message.reply">;
  readonly workspaceId: string;
}
type ReplyOutcome = { ok: true; reply: EffectReply<"message.reply"> } | { ok: false; failure: Failure };

/** WeChat takes ids of up to 32 letters and digits. */
const messageIdOf = (key: string): string => hash("sha256", `reply/${key}`, "hex").slice(0, 32);
const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

export async function performMessageReply({ key, args, workspaceId }: ReplyCall, signal: AbortSignal): Promise<ReplyOutcome> {
  const messageId = messageIdOf(key);
  const { conversationId, text, kind, confidence } = args;
  if (text.length > limits.replyCharsMax)
    return final("message.too-long", `The message is longer than ${limits.replyCharsMax} characters.`);
  try {
    const sql = lookupSql();
    const entryId = uuid.test(args.entryId) ? args.entryId : null;
    const begun = await beginReply(sql, { workspaceId, conversationId, messageId, text, kind, entryId, confidence, runId: runOfKey(key) });
    if (begun.kind === "refused") return { ok: true, reply: { sent: false, refused: begun.why, messageId: "" } };
    if (begun.kind === "sent") return { ok: true, reply: { sent: true, refused: "", messageId } };
    if (begun.kind === "doubt") return final("message.in-doubt", doubt);
    const sent = await sendByChannel(begun.to, { messageId, text }, AbortSignal.any([signal, AbortSignal.timeout(limits.replySendMs)]));
    if (sent.kind === "sent" || sent.kind === "kept") {
      await endReply(sql, { workspaceId, messageId }, sent.kind);
      return { ok: true, reply: { sent: true, refused: "", messageId } };
    }
    const unknown = sent.kind === "unknown";
    await endReply(sql, { workspaceId, messageId }, unknown ? "unknown" : "failed", sent.why, unknown || sent.final);
    if (unknown) return final("message.in-doubt", `${sent.why} ${doubt}`);
    return { ok: false, failure: { code: "message.not-sent", message: sent.why, final: sent.final } };
  } catch (error) {
    return {
      ok: false,
      failure: { code: "message.not-sent", message: `The reply could not be prepared: ${sentence(error)}.`, final: false },
    };
  }
}

const doubt = "Whether the customer has it is not known: look at the conversation before it is sent again.";
const sentence = (error: unknown) => (error instanceof Error ? error.message : String(error));
const final = (code: string, message: string): ReplyOutcome => ({ ok: false, failure: { code, message, final: true } });

/** Whether it may simply be tried again after a crash: where nothing had gone out, or where it stays with us. */
export async function replyInDoubt({
  key,
  workspaceId,
}: Pick<ReplyCall, "workspaceId"> & { key: string }): Promise<"retry" | "ask a person"> {
  const state = await readReplyState(lookupSql(), workspaceId, messageIdOf(key)).catch(() => null);
  if (state === null) return "ask a person";
  return state.state === "sending" && state.leaves ? "ask a person" : "retry";
}
