/** Which performer makes which call to the outside. A forgotten performer does not compile. */
import type { EffectArgs, EffectReply, NetworkEffect } from "#lib/run/effects.ts";
import type { Outcome } from "../runtime/run-store.ts";
import { httpInDoubt, performHttpRequest } from "./network/http-request.ts";

interface OutsideCall<E extends NetworkEffect> {
  readonly key: string;
  readonly args: EffectArgs<E>;
  readonly workspaceId: string;
}
interface Performer<E extends NetworkEffect> {
  call(call: OutsideCall<E>, signal: AbortSignal): Promise<{ ok: true; reply: EffectReply<E> } | Extract<Outcome, { ok: false }>>;
  inDoubt(call: OutsideCall<E>): Promise<"retry" | "ask a person">;
}

const performers: { [E in NetworkEffect]: Performer<E> } = {
  "http.request": { call: performHttpRequest, inDoubt: httpInDoubt },
};

export interface AnyOutsideCall {
  readonly effect: string;
  readonly key: string;
  readonly args: unknown;
  readonly workspaceId: string;
}

/** Makes the call; never rejects. `signal` ends it when the process stops. */
export async function callOutside({ effect, ...call }: AnyOutsideCall, signal: AbortSignal): Promise<Outcome> {
  const performer = performers[effect as NetworkEffect];
  if (!performer) return { ok: false, failure: { code: "effect.unknown", message: `This release cannot do “${effect}”.`, final: true } };
  return await performer.call(call as OutsideCall<NetworkEffect>, signal);
}

/** Whether a call whose result nobody knows may simply be made again. */
export async function mayRepeat({ effect, ...call }: AnyOutsideCall): Promise<boolean> {
  const performer = performers[effect as NetworkEffect];
  return performer ? (await performer.inDoubt(call as OutsideCall<NetworkEffect>)) === "retry" : false;
}
