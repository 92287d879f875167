/** Which performer makes which call to the outside. A forgotten performer does not compile. */

import { rulesOf } from "#lib/outside/gate.ts";
import type { EffectArgs, EffectReply, NetworkEffect } from "#lib/run/effects.ts";
import type { Outcome } from "../runtime/run-store.ts";
import { loadConnection } from "../store/connections.ts";
import { httpInDoubt, performHttpRequest } from "./network/http-request.ts";
import { performMessageReply, replyInDoubt } from "./network/message-reply.ts";
import { gates } from "./outside-gates.ts";

interface OutsideCall<E extends NetworkEffect> {
  readonly key: string;
  readonly args: EffectArgs<E>;
  readonly workspaceId: string;
}
interface Performer<E extends NetworkEffect> {
  call(call: OutsideCall<E>, signal: AbortSignal): Promise<{ ok: true; reply: EffectReply<E> } | Extract<Outcome, { ok: false }>>;
  inDoubt(call: OutsideCall<E>): Promise<"retry" | "ask a person">;
  /** Whose limit and breaks it keeps to; empty: none. */
  connectionOf(args: EffectArgs<E>): string;
}

const performers: { [E in NetworkEffect]: Performer<E> } = {
  "message.reply": { call: performMessageReply, inDoubt: replyInDoubt, connectionOf: () => "" },
  "http.request": { call: performHttpRequest, inDoubt: httpInDoubt, connectionOf: ({ connectionId }) => connectionId },
};

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
export async function callOutside({ effect, ...call }: AnyOutsideCall, signal: AbortSignal): Promise<Outcome> {
  const performer = performers[effect as NetworkEffect] as Performer<NetworkEffect> | undefined;
  if (!performer) return { ok: false, failure: { code: "effect.unknown", message: `This release cannot do “${effect}”.`, final: true } };
  const asked = call as OutsideCall<NetworkEffect>;
  const send = () => performer.call(asked, signal);
  const connectionId = performer.connectionOf(asked.args);
  const connection = connectionId === "" ? null : await loadConnection(call.workspaceId, connectionId).catch(() => null);
  // what is wrong with the connection itself is said by the call
  if (!connection) return await send();
  return await gates.through({ connectionId, name: connection.name, rules: rulesOf(connection.settings), key: call.key }, signal, send);
}

/** Whether a call whose result nobody knows may simply be made again. */
export async function mayRepeat({ effect, ...call }: AnyOutsideCall): Promise<boolean> {
  const performer = performers[effect as NetworkEffect] as Performer<NetworkEffect> | undefined;
  return performer ? (await performer.inDoubt(call as OutsideCall<NetworkEffect>)) === "retry" : false;
}
