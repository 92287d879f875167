/** How a channel's calls go out: to its own origin and no other, to checked addresses, with a deadline, and no redirects. */
import { randomUUID } from "node:crypto";
import type { Asked, Reply, Request, Wire } from "#engine/connectors/client.ts";
import { limits } from "#lib/limits.ts";
import type { Failure } from "#lib/run/failure.ts";
import { redactText } from "#lib/run/redact.ts";
import { exchange } from "./exchange.ts";
import { failureOfStatus, forGood, forNow } from "./http-failure.ts";
import { resolveBySystem, resolvePinned } from "./resolve-pinned.ts";

export interface ChannelOrigin {
  readonly baseUrl: string;
  readonly allowedHosts: readonly string[];
  /** Never said again. */
  readonly secrets: readonly string[];
}

export function channelWire({ baseUrl, allowedHosts, secrets }: ChannelOrigin, signal: AbortSignal): Wire {
  const failed = (failure: Failure, carried: "no" | "perhaps"): Asked<Reply> => ({
    ok: false,
    failure: { ...failure, message: redactText(failure.message, [...secrets]) },
    carried,
  });
  const send = async ({ method, path, headers = {}, body, repeatable }: Request): Promise<Asked<Reply>> => {
    const progress = { sent: false };
    const deadline = AbortSignal.timeout(limits.replySendMs);
    const both = AbortSignal.any([signal, deadline]);
    try {
      const url = new URL(`${baseUrl.replace(/\/+$/, "")}${path}`);
      if (url.origin !== new URL(baseUrl).origin)
        return failed(forGood("http.bad-address", "The channel's address is no web address."), "no");
      const pinned = await resolvePinned(url, allowedHosts, resolveBySystem, both);
      if (!pinned.ok) return failed(pinned.failure, "no");
      const all = { "user-agent": "Tradewind", accept: "application/json", ...headers };
      const exchanged = await exchange(
        { url, method, headers: all, body: body ?? null, addresses: pinned.addresses, keptBy: null },
        both,
        progress,
      );
      if (!exchanged.ok) return failed(exchanged.failure, progress.sent && !repeatable ? "perhaps" : "no");
      const { status, headers: answered, bytes } = exchanged.answer;
      const failure = failureOfStatus(status, url.host, answered["retry-after"], Date.now());
      if (failure) return failed(failure, status === 429 || repeatable ? "no" : "perhaps");
      if (status >= 300 && status < 400) return failed(forGood("http.redirects", `${url.host} sends us on to another address.`), "no");
      return { ok: true, value: { status, headers: answered, text: new TextDecoder("utf-8").decode(bytes) } };
    } catch (error) {
      const carried = progress.sent && !repeatable ? "perhaps" : "no";
      if (signal.aborted) return failed(forNow("http.stopped", "Tradewind was stopping while the call was under way."), carried);
      if (deadline.aborted) return failed(forNow("http.timeout", "No answer came in time."), carried);
      return failed(
        forNow("http.connection", `The call could not be made: ${error instanceof Error ? error.message : String(error)}.`),
        carried,
      );
    }
  };
  return { send, now: Date.now, nonce: () => randomUUID() };
}
