/**
 * How a client's calls go out: to the connection's own origin and no other, to addresses that were checked, with the
 * connection's deadline, its limit and its breaks, and no redirects. What its secrets look like never comes back in a failure.
 */
import { randomUUID } from "node:crypto";
import type { FileWire } from "#engine/connectors/bills.ts";
import type { Asked, Reply, Request } from "#engine/connectors/client.ts";
import type { AnyConnection } from "#engine/store/connections.ts";
import { limits } from "#lib/limits.ts";
import { rulesOf } from "#lib/outside/gate.ts";
import { connectionKinds } from "#lib/outside/kinds.ts";
import type { Failure } from "#lib/run/failure.ts";
import { redactText } from "#lib/run/redact.ts";
import { exchange } from "./exchange.ts";
import type { Gates } from "./gates.ts";
import { failureOfStatus, forGood, forNow } from "./http-failure.ts";
import { type Resolve, resolveBySystem, resolvePinned } from "./resolve-pinned.ts";
import { withoutSecrets } from "./without-secrets.ts";

export interface WireSurroundings {
  readonly resolve: Resolve;
  readonly now: () => number;
  readonly nonce: () => string;
}
const real: WireSurroundings = { resolve: resolveBySystem, now: Date.now, nonce: () => randomUUID().replaceAll("-", "").toUpperCase() };

/** @param gates null: without limits, as for a click that tries whether anything is there */
export function providerWire(connection: AnyConnection, gates: Gates | null, signal: AbortSignal, surroundings = real): FileWire {
  const { id, name, settings } = connection;
  return {
    now: surroundings.now,
    nonce: surroundings.nonce,
    download: (file) => downloadOnce(connection, file, signal, surroundings),
    async send(request) {
      const once = () => sendOnce(connection, request, signal, surroundings);
      if (!gates) return await once();
      let sent: Asked<Reply> | null = null;
      const passed = await gates.through({ connectionId: id, name, rules: rulesOf(settings), key: randomUUID() }, signal, async () => {
        sent = await once();
        return sent.ok ? { ok: true, reply: null } : sent;
      });
      if (sent) return sent;
      return { ok: false, failure: passed.ok ? nothingSent : passed.failure, carried: "no" };
    },
  };
}

const nothingSent = forNow("http.connection", "The call was not made.");

async function sendOnce(
  connection: AnyConnection,
  request: Request,
  signal: AbortSignal,
  { resolve, now }: WireSurroundings,
): Promise<Asked<Reply>> {
  const { id, kind, settings } = connection;
  const deadline = AbortSignal.timeout(connectionKinds[kind].deadlineMs);
  const both = AbortSignal.any([signal, deadline]);
  const progress = { sent: false };
  const failed = (failure: Failure, carried: "no" | "perhaps"): Asked<Reply> => ({
    ok: false,
    failure: { ...failure, message: redactText(failure.message, Object.values(connection.secrets)) },
    carried,
  });
  const url = addressOf(settings.baseUrl, request.path);
  if (!url) return failed(forGood("http.bad-address", "The connection's address is no web address."), "no");
  if (Buffer.byteLength(request.body ?? "") > limits.httpRequestBytesMax)
    return failed(forGood("http.too-much-to-send", `The content is longer than ${limits.httpRequestBytesMax / 1024} KB.`), "no");
  try {
    const pinned = await resolvePinned(url, settings.allowedHosts, resolve, both);
    if (!pinned.ok) return failed(pinned.failure, "no");
    const headers = { "user-agent": "Tradewind", accept: "application/json", "accept-encoding": "gzip, deflate, br", ...request.headers };
    const keptBy = request.repeatable ? id : null;
    const outgoing = { url, method: request.method, headers, body: request.body ?? null, addresses: pinned.addresses, keptBy };
    const exchanged = await exchange(outgoing, both, progress);
    if (!exchanged.ok) return failed(exchanged.failure, progress.sent ? "perhaps" : "no");
    const { status, headers: answered, bytes } = exchanged.answer;
    const text = withoutSecrets(new TextDecoder("utf-8").decode(bytes), Object.values(connection.secrets));
    const failure = failureOfStatus(status, url.host, answered["retry-after"], now());
    if (failure) return failed({ ...failure, message: `${failure.message}${saying(text)}` }, status === 429 ? "no" : "perhaps");
    if (status >= 300 && status < 400)
      return failed(
        forGood("http.redirects", `${url.host} sends us on to ${answered["location"] ?? "nowhere"}. Enter the address it really has.`),
        "no",
      );
    return { ok: true, value: { status, headers: answered, text } };
  } catch (error) {
    const carried = progress.sent ? "perhaps" : "no";
    if (signal.aborted) return failed(forNow("http.stopped", "Tradewind was stopping while the call was under way."), carried);
    if (deadline.aborted) return failed(forNow("http.timeout", `${url.host} did not answer in time.`), carried);
    return failed(
      forNow("http.connection", `The call could not be made: ${error instanceof Error ? error.message : "for an unknown reason"}.`),
      carried,
    );
  }
}

/** A file at an address that the provider itself named; the address is checked like any other, and redirects are not followed. */
async function downloadOnce(
  connection: AnyConnection,
  file: Parameters<FileWire["download"]>[0],
  signal: AbortSignal,
  { resolve, now }: WireSurroundings,
): Promise<Asked<Uint8Array>> {
  const both = AbortSignal.any([signal, AbortSignal.timeout(limits.statementFetchMs)]);
  const failed = (failure: Failure): Asked<Uint8Array> => ({ ok: false, failure, carried: "no" });
  const url = URL.canParse(file.url) ? new URL(file.url) : null;
  const own = URL.canParse(connection.settings.baseUrl) ? new URL(connection.settings.baseUrl) : null;
  const isTheirs = url?.origin === own?.origin || (url?.protocol === "https:" && file.hosts.some((host) => url.hostname.endsWith(host)));
  if (!url || !isTheirs || url.username)
    return failed({
      code: "provider.elsewhere",
      message: `The file is to be fetched from ${url?.host ?? "nowhere"}, which is not the provider's.`,
      final: true,
    });
  try {
    const pinned = await resolvePinned(url, connection.settings.allowedHosts, resolve, both);
    if (!pinned.ok) return failed(pinned.failure);
    const headers = { "user-agent": "Tradewind", accept: "*/*", "accept-encoding": "identity", ...file.headers };
    const outgoing = {
      url,
      method: "GET",
      headers,
      body: null,
      addresses: pinned.addresses,
      keptBy: null,
      bytesMax: limits.statementBytesMax,
    };
    const exchanged = await exchange(outgoing, both, { sent: false });
    if (!exchanged.ok) return failed(exchanged.failure);
    const { status, headers: answered, bytes } = exchanged.answer;
    const failure = failureOfStatus(status, url.host, answered["retry-after"], now());
    if (failure) return failed(failure);
    if (status !== 200)
      return failed({ code: "provider.refused", message: `${url.host} answered ${status} instead of the file.`, final: true });
    return { ok: true, value: bytes };
  } catch {
    return failed(
      signal.aborted ? forNow("http.stopped", "Tradewind was stopping.") : forNow("http.timeout", `${url.host} did not answer in time.`),
    );
  }
}

/** Null where it would leave the connection's origin. */
function addressOf(baseUrl: string, path: string): URL | null {
  if (!URL.canParse(baseUrl)) return null;
  const base = new URL(baseUrl);
  const full = path === "" ? baseUrl : /^https?:/i.test(path) ? path : `${baseUrl.replace(/\/+$/, "")}${path}`;
  if (!URL.canParse(full)) return null;
  const url = new URL(full);
  return url.origin === base.origin && !url.username ? url : null;
}

/** What the other side says of its trouble, where it says it in JSON. */
function saying(text: string): string {
  const found = /"(?:message|error_description|sub_msg|detail)"\s*:\s*"((?:[^"\\]|\\.){1,200})"/.exec(text);
  return found ? ` It says: ${found[1]}` : "";
}
