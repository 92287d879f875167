/** A message into the team's chat. No bot knows a key by which a message that comes twice is shown once: in doubt a person looks. */
import type { ChatClient } from "#engine/connectors/chat.ts";
import type { Wire } from "#engine/connectors/client.ts";
import { dingtalkChat } from "#engine/connectors/dingtalk/client.ts";
import { feishuChat } from "#engine/connectors/feishu/client.ts";
import { slackChat } from "#engine/connectors/slack/client.ts";
import { wecomChat } from "#engine/connectors/wecom/client.ts";
import type { EffectReply } from "#lib/run/effects.ts";
import { type ConnectionOf, realSystems, type SystemCall, type SystemOutcome, type SystemSurroundings, withSystem } from "./system-call.ts";

const clients = { slack: slackChat, feishu: feishuChat, dingtalk: dingtalkChat, wecom: wecomChat } satisfies Record<string, ChatClient>;
type ChatKind = keyof typeof clients;
const kinds = Object.keys(clients) as ChatKind[];

export function performChatSend(
  call: SystemCall<"chat.send">,
  signal: AbortSignal,
  surroundings: SystemSurroundings = realSystems,
): Promise<SystemOutcome<EffectReply<"chat.send">>> {
  const send = async (
    { kind, settings, secrets }: ConnectionOf<ChatKind>,
    wire: Wire,
  ): Promise<SystemOutcome<EffectReply<"chat.send">>> => {
    const sent = await clients[kind](wire, settings, secrets)({ text: call.args.text, everyone: call.args.everyone });
    if (sent.ok) return { ok: true, reply: { sent: true } };
    if (sent.carried === "no") return sent;
    const message = `${sent.failure.message} Whether the message arrived is not known: look into the chat before it is sent again.`;
    return { ok: false, failure: { code: "chat.in-doubt", message, final: true } };
  };
  return withSystem(call, kinds, signal, send, surroundings);
}
