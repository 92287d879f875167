/**
 * A call to another system: one deadline over everything, each hop's address checked and pinned, redirects followed by hand,
 * the answer bounded. It never throws; what goes wrong is data, and says whether trying again can help.
 */
import { type Connection, loadConnection } from "#engine/store/connections.ts";
import { firstIntent } from "#engine/store/first-intent.ts";
import { parseBody } from "#lib/commerce/parse-body.ts";
import { limits } from "#lib/limits.ts";
import type { EffectArgs, EffectReply } from "#lib/run/effects.ts";
import type { Failure } from "#lib/run/failure.ts";
import { redactText } from "#lib/run/redact.ts";
import { addressOf, authHeader, secretForms } from "./connection-use.ts";
import { type Answer, exchange, type Sending } from "./exchange.ts";
import { failureOfStatus, forGood, forNow } from "./http-failure.ts";
import { type FirstIntent, type InDoubt, inDoubtPolicy, promiseOf, remembersKey } from "./in-doubt.ts";
import { checkHeaders, ourHeaders } from "./request-headers.ts";
import { type Resolve, resolveBySystem, resolvePinned } from "./resolve-pinned.ts";
import { keyHeaders } from "./sent-key.ts";
import { withoutSecrets } from "./without-secrets.ts";

export interface HttpCall {
  /** Stable for (run, node, visit): the `Idempotency-Key`. */
  key: string;
  args: EffectArgs<"http.request">;
  workspaceId: string;
}
export type HttpOutcome = { ok: true; reply: EffectReply<"http.request"> } | { ok: false; failure: Failure };

/** Where names and connections come from; the tests have their own. */
export interface Surroundings {
  resolve: Resolve;
  connection: (workspaceId: string, id: string) => Promise<Connection | null>;
  firstIntent: (key: string) => Promise<FirstIntent | null>;
}
const real: Surroundings = { resolve: resolveBySystem, connection: loadConnection, firstIntent };

/** `signal` ends the call when the process does; `args.timeoutMs` bounds names, connections, redirects and reading together. */
export async function performHttpRequest(call: HttpCall, signal: AbortSignal, surroundings: Surroundings = real): Promise<HttpOutcome> {
  const deadline = AbortSignal.timeout(
    Math.min(call.args.timeoutMs > 0 ? call.args.timeoutMs : limits.httpTimeoutMs, limits.httpTimeoutMsMax),
  );
  const progress: Progress = { sent: false, secrets: [], dedupes: false };
  try {
    const outcome = await perform(call, AbortSignal.any([signal, deadline]), surroundings, progress);
    return outcome.ok ? outcome : { ok: false, failure: doubted(outcome.failure, call, progress) };
  } catch (error) {
    return { ok: false, failure: doubted(thrown(error, signal, deadline), call, progress) };
  }
}

/** After a crash between intent and answer: whether the same call may go out again. */
export async function httpInDoubt(
  call: Pick<HttpCall, "args" | "workspaceId"> & { key?: string },
  surroundings: Surroundings = real,
): Promise<InDoubt> {
  const { connectionId, method } = call.args;
  const connection = connectionId === "" ? null : await surroundings.connection(call.workspaceId, connectionId).catch(() => null);
  const promise = promiseOf(call.args, connection?.settings ?? null);
  const first = promise.dedupes && call.key !== undefined ? await surroundings.firstIntent(call.key) : null;
  return inDoubtPolicy(method, remembersKey(promise, first, Date.now()));
}

interface Progress extends Sending {
  secrets: string[];
  dedupes: boolean;
}

async function perform(call: HttpCall, signal: AbortSignal, surroundings: Surroundings, progress: Progress): Promise<HttpOutcome> {
  const { args } = call;
  const connection = await connectionOf(call, surroundings, signal);
  if (connection && "failure" in connection) return { ok: false, failure: connection.failure };
  progress.secrets = secretForms(connection);
  const promise = promiseOf(args, connection?.settings ?? null);
  progress.dedupes = promise.dedupes;
  if (promise.dedupes && inDoubtPolicy(args.method, false) !== "retry") {
    const first = await surroundings.firstIntent(call.key);
    // an earlier try may have been carried out, and its key is forgotten there by now
    if (first && first.attempts > 1 && !remembersKey(promise, first, Date.now())) return { ok: false, failure: keyForgotten };
  }

  const url = addressOf(args.url, connection, args.operation?.server);
  if (!url) return refuse("http.bad-address", `“${shown(args.url)}” is not a web address. It has to start with https:// or http://.`);
  const checked = checkHeaders(args.headers);
  if (!checked.ok) return checked;
  if (Buffer.byteLength(args.body, "utf8") > limits.httpRequestBytesMax) {
    return refuse("http.too-much-to-send", `The content is longer than ${limits.httpRequestBytesMax / 1024} KB.`);
  }
  return follow(
    { url, method: args.method, body: args.method === "GET" || args.body === "" ? null : args.body, own: checked.headers },
    call,
    connection,
    signal,
    surroundings,
    progress,
  );
}

const keyForgotten = forGood(
  "http.in-doubt",
  "An earlier try may have been carried out, and the other system no longer remembers its key. Look there before trying again.",
);

interface Hop {
  url: URL;
  method: string;
  body: string | null;
  /** The operator's headers; they stay with the origin they were written for. */
  own: Record<string, string>;
}

async function follow(
  first: Hop,
  call: HttpCall,
  connection: Connection | null,
  signal: AbortSignal,
  surroundings: Surroundings,
  progress: Progress,
): Promise<HttpOutcome> {
  const { connectionId, method, operation } = call.args;
  const key = keyHeaders(call.key, operation?.keyHeader);
  const keptBy = connection && inDoubtPolicy(method, progress.dedupes) === "retry" ? `${call.workspaceId}/${connectionId}` : null;
  let hop = first;
  for (let redirects = 0; redirects <= limits.httpRedirectsMax; redirects++) {
    const wrong = problemOfAddress(hop.url);
    if (wrong) return refuse("http.bad-address", wrong);
    const pinned = await resolvePinned(hop.url, connection?.settings.allowedHosts ?? [], surroundings.resolve, signal);
    if (!pinned.ok) return pinned;
    const auth = authHeader(connection, hop.url);
    const headers = { ...ourHeaders(key, hop.body), ...hop.own, ...(auth ? { [auth.name]: auth.value } : {}) };
    const done = await exchange(
      { url: hop.url, method: hop.method, headers, body: hop.body, addresses: pinned.addresses, keptBy },
      signal,
      progress,
    );
    if (!done.ok) return done;
    progress.sent = false;
    const next = redirectOf(hop, done.answer);
    if (next === null) return judge(done.answer, hop.url, progress.secrets);
    if ("code" in next) return { ok: false, failure: next };
    hop = next;
  }
  return refuse("http.redirects", `${first.url.host} sent us on more than ${limits.httpRedirectsMax} times.`);
}

/** Null: not a redirect. Only what RFC 9110 (15.4) lets a client follow by itself. */
function redirectOf(hop: Hop, answer: Answer): Hop | Failure | null {
  const location = answer.headers["location"];
  if (!location || ![301, 302, 303, 307, 308].includes(answer.status)) return null;
  if (!URL.canParse(location, hop.url)) return forGood("http.redirects", `${hop.url.host} sent us on to something that is no address.`);
  const url = new URL(location, hop.url);
  if (hop.url.protocol === "https:" && url.protocol === "http:") {
    return forGood("http.redirects", `${hop.url.host} sent us on from a secure address to one that is not (${url.host}).`);
  }
  const becomesGet = answer.status === 303 || (hop.method === "POST" && answer.status <= 302);
  const sameOrigin = url.origin === hop.url.origin;
  const own = sameOrigin ? { ...hop.own } : pick(hop.own, ["accept", "content-type", "user-agent"]);
  if (becomesGet) delete own["content-type"];
  return { url, method: becomesGet ? "GET" : hop.method, body: becomesGet ? null : hop.body, own };
}

function problemOfAddress(url: URL): string | null {
  if (url.protocol !== "https:" && url.protocol !== "http:") return `Only https:// and http:// can be called, not ${url.protocol}`;
  if (url.username || url.password) return "The address holds a user name or password. Put it into a connection, which keeps it secret.";
  return url.hostname === "" ? "The address names no host." : null;
}

function judge(answer: Answer, url: URL, secrets: readonly string[]): HttpOutcome {
  const failure = failureOfStatus(answer.status, url.host, answer.headers["retry-after"], Date.now());
  if (failure) return { ok: false, failure };
  const headers = Object.fromEntries(Object.entries(answer.headers).map(([name, value]) => [name, withoutSecrets(value, secrets)]));
  return { ok: true, reply: { status: answer.status, headers, body: readable(answer, secrets) } };
}

function readable({ bytes, headers }: Answer, secrets: readonly string[]): unknown {
  const type = headers["content-type"] ?? "";
  if (/^(?:image|audio|video|font)\/|octet-stream|pdf|zip/i.test(type)) return `[${bytes.length} bytes of ${type.split(";")[0]}]`;
  const text = withoutSecrets(new TextDecoder("utf-8").decode(bytes), secrets);
  if (!/json/i.test(type) && !/^\s*[{[]/.test(text)) return text.replaceAll("\0", "\uFFFD");
  const parsed = parseBody(text);
  return parsed.ok ? parsed.value : text.replaceAll("\0", "\uFFFD");
}

async function connectionOf(
  { args, workspaceId }: HttpCall,
  { connection }: Surroundings,
  signal: AbortSignal,
): Promise<Connection | { failure: Failure } | null> {
  if (args.connectionId === "") return null;
  try {
    const found = await connection(workspaceId, args.connectionId);
    return found ?? { failure: forGood("http.connection-missing", "The connection of this step is gone. Choose another one.") };
  } catch (error) {
    signal.throwIfAborted();
    if (error instanceof Error && error.name === "VaultError") return { failure: forGood("http.connection-secret", error.message) };
    return { failure: forNow("http.connection", "The connection's settings could not be read just now.") };
  }
}

function thrown(error: unknown, signal: AbortSignal, deadline: AbortSignal): Failure {
  if (signal.aborted) return forNow("http.stopped", "Tradewind was stopping while the call was under way.");
  if (deadline.aborted) return forNow("http.timeout", "No answer came in time.");
  return forNow("http.connection", `The call could not be made: ${error instanceof Error ? error.message : "for an unknown reason"}.`);
}

/** A call that may have been carried out, and must not be carried out twice, is a person's to decide. */
function doubted(failure: Failure, { args }: HttpCall, { sent, secrets, dedupes }: Progress): Failure {
  const message = redactText(failure.message, secrets);
  if (!sent || failure.final || inDoubtPolicy(args.method, dedupes) === "retry") return { ...failure, message };
  return forGood("http.in-doubt", `${message} Whether the other system has carried it out is not known: look there before trying again.`);
}

function refuse(code: Parameters<typeof forGood>[0], message: string): HttpOutcome {
  return { ok: false, failure: forGood(code, message) };
}

function shown(text: string): string {
  return redactText(text.length > 80 ? `${text.slice(0, 80)}…` : text);
}

function pick(headers: Record<string, string>, names: readonly string[]): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).filter(([name]) => names.includes(name)));
}
