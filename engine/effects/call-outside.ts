/** Which performer makes which call to the outside. A forgotten performer does not compile. */

import { rulesOf } from "#lib/outside/gate.ts";
import type { ComputedEffect, EffectArgs, EffectReply, NetworkEffect } from "#lib/run/effects.ts";
import type { Outcome } from "../runtime/run-store.ts";
import { loadConnection } from "../store/connections.ts";
import type { Follow } from "../store/work-undo.ts";
import { performCodeRun } from "./computed/run-code.ts";
import { performChatSend } from "./network/chat-send.ts";
import { performDetectIntent } from "./network/detect-intent.ts";
import { httpInDoubt, performHttpRequest } from "./network/http-request.ts";
import { performMailSend } from "./network/mail-send.ts";
import { performMessageReply, replyInDoubt } from "./network/message-reply.ts";
import { performModelAsk } from "./network/model-ask.ts";
import { performMoneyReconcile } from "./network/money-reconcile.ts";
import { type OrderAction, performPlatform, platformInDoubt } from "./network/platform.ts";
import { performSetPrice } from "./network/platform-price.ts";
import { performQueuePublish } from "./network/queue-publish.ts";
import { gates } from "./outside-gates.ts";

interface OutsideCall<E extends NetworkEffect | ComputedEffect> {
  readonly key: string;
  readonly args: EffectArgs<E>;
  readonly workspaceId: string;
}
interface Performer<E extends NetworkEffect> {
  call(
    call: OutsideCall<E>,
    signal: AbortSignal,
    follow: Follow,
  ): Promise<{ ok: true; reply: EffectReply<E> } | Extract<Outcome, { ok: false }>>;
  inDoubt(call: OutsideCall<E>): Promise<InDoubt>;
  /** Whose limit and breaks the call as a whole keeps to; empty: none, or each of its own calls does. */
  connectionOf(args: EffectArgs<E>): string;
}

/** `ask the provider`: the next try looks there first, and is made only where nothing was carried out. */
export type InDoubt = "retry" | "ask the provider" | "ask a person";

const onPlatform = <E extends OrderAction>(effect: E): Performer<E> => ({
  call: (call, signal, follow) => performPlatform(effect, call, signal, follow),
  inDoubt: (call) => platformInDoubt(effect, call),
  connectionOf: () => "",
});

const askPerson = async () => "ask a person" as const;
const again = async () => "retry" as const;

const performers: { [E in NetworkEffect]: Performer<E> } = {
  // limits and breaks of these connections are kept by the wire that they go out by
  "mail.send": { call: (call, signal) => performMailSend(call, signal), inDoubt: askPerson, connectionOf: () => "" },
  "chat.send": { call: (call, signal) => performChatSend(call, signal), inDoubt: askPerson, connectionOf: () => "" },
  "model.ask": { call: (call, signal) => performModelAsk(call, signal), inDoubt: again, connectionOf: () => "" },
  "dialogflow.detect-intent": { call: (call, signal) => performDetectIntent(call, signal), inDoubt: again, connectionOf: () => "" },
  "message.reply": { call: (call, signal) => performMessageReply(call, signal), inDoubt: replyInDoubt, connectionOf: () => "" },
  "platform.cancel": onPlatform("platform.cancel"),
  "platform.refund": onPlatform("platform.refund"),
  "platform.fulfil": onPlatform("platform.fulfil"),
  "platform.capture": onPlatform("platform.capture"),
  "platform.payment-link": onPlatform("platform.payment-link"),
  "platform.replace": onPlatform("platform.replace"),
  "platform.set-price": { call: performSetPrice, inDoubt: async () => "retry", connectionOf: () => "" },
  // its calls keep to the limit themselves: a bill is two of them
  "money.reconcile": {
    call: (call, signal) => performMoneyReconcile(call, signal, gates),
    inDoubt: async () => "retry",
    connectionOf: () => "",
  },
  "queue.publish": {
    call: (call, signal) => performQueuePublish(gates, call, signal),
    inDoubt: async () => "retry",
    connectionOf: () => "",
  },
  "http.request": {
    call: (call, signal) => performHttpRequest(call, signal),
    inDoubt: httpInDoubt,
    connectionOf: ({ connectionId }) => connectionId,
  },
};

/** What is worked out beside the turn: it has no connection, no limit and no doubt. */
const computed: { [E in ComputedEffect]: (call: Pick<OutsideCall<E>, "key" | "args">) => Promise<Outcome> } = {
  "code.run": performCodeRun,
};
const isComputed = (effect: string): effect is ComputedEffect => Object.hasOwn(computed, effect);

export interface AnyOutsideCall {
  readonly effect: string;
  readonly key: string;
  readonly args: unknown;
  readonly workspaceId: string;
}

/**
 * Makes the call; never rejects. `signal` ends it when the process stops. A connection's limit and its breaks hold for all
 * flows; a call without a connection has neither, for there is nowhere that an operator could see or set them.
 */
export async function callOutside(
  { effect, ...call }: AnyOutsideCall,
  signal: AbortSignal,
  follow: Follow = async () => {},
): Promise<Outcome> {
  if (isComputed(effect)) return await computed[effect](call as never);
  const performer = performers[effect as NetworkEffect] as Performer<NetworkEffect> | undefined;
  if (!performer) return { ok: false, failure: { code: "effect.unknown", message: `This release cannot do “${effect}”.`, final: true } };
  const asked = call as OutsideCall<NetworkEffect>;
  const send = () => performer.call(asked, signal, follow);
  const connectionId = performer.connectionOf(asked.args);
  const connection = connectionId === "" ? null : await loadConnection(call.workspaceId, connectionId).catch(() => null);
  // what is wrong with the connection itself is said by the call
  if (!connection) return await send();
  return await gates.through({ connectionId, name: connection.name, rules: rulesOf(connection.settings), key: call.key }, signal, send);
}

/** Whether a call whose result nobody knows may be made again, after asking or without. */
export async function mayRepeat({ effect, ...call }: AnyOutsideCall): Promise<boolean> {
  if (isComputed(effect)) return true;
  const performer = performers[effect as NetworkEffect] as Performer<NetworkEffect> | undefined;
  return performer ? (await performer.inDoubt(call as OutsideCall<NetworkEffect>)) !== "ask a person" : false;
}
