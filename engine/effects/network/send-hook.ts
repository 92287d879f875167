/** One signed message to an address of the shop's (Standard Webhooks). Says in a sentence why it could not be sent; never throws. */
import { decodeKey, sign } from "#engine/connectors/signature.ts";
import { standardScheme } from "#engine/connectors/standard-scheme.ts";
import { limits } from "#lib/limits.ts";
import { exchange } from "./exchange.ts";
import { resolveBySystem, resolvePinned } from "./resolve-pinned.ts";

export interface HookMessage {
  /** The same for the same message: the receiver knows by it that it has it already. */
  readonly id: string;
  readonly body: string;
}

export async function sendHook(
  address: { url: string; inside: boolean },
  secret: string,
  { id, body }: HookMessage,
): Promise<string | null> {
  if (!URL.canParse(address.url)) return "The address is no web address.";
  const url = new URL(address.url);
  const signal = AbortSignal.timeout(limits.alertSendMs);
  try {
    const pinned = await resolvePinned(url, address.inside ? [url.host] : [], resolveBySystem, signal);
    if (!pinned.ok) return pinned.failure.message;
    const signed = sign(standardScheme, decodeKey(secret, standardScheme.keyDecode), Buffer.from(body), Date.now(), id);
    const headers = { "content-type": "application/json", "user-agent": "Tradewind", ...signed };
    const done = await exchange({ method: "POST", url, headers, body, addresses: pinned.addresses, keptBy: null }, signal, { sent: false });
    if (!done.ok) return done.failure.message;
    const { status } = done.answer;
    return status >= 200 && status < 300 ? null : `${url.host} answered ${status}.`;
  } catch (error) {
    return signal.aborted
      ? `${url.host} did not answer in time.`
      : `The message could not be sent: ${error instanceof Error ? error.message : "for an unknown reason"}.`;
  }
}
