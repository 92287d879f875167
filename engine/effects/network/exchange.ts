/** One request and its answer, over a connection to addresses that were checked. No redirects, no retries. */
import { type IncomingMessage, request as requestHttp } from "node:http";
import { request as requestHttps } from "node:https";
import { pipeline, type Readable } from "node:stream";
import { createBrotliDecompress, createGunzip, createInflate } from "node:zlib";
import { limits } from "#lib/limits.ts";
import type { Failure } from "#lib/run/failure.ts";
import { forGood, forNow } from "./http-failure.ts";
import { keptSockets } from "./kept-sockets.ts";
import { type Address, pinnedLookup } from "./resolve-pinned.ts";

export interface Outgoing {
  method: string;
  url: URL;
  headers: Record<string, string>;
  body: string | null;
  addresses: readonly Address[];
  /** Whose open sockets it may use and leave open: only for a call that may be repeated, for such a socket may be closed in the moment we write. */
  keptBy: string | null;
  /** How much of the answer is read; the usual where it is not said. */
  bytesMax?: number;
}
export interface Answer {
  status: number;
  headers: Record<string, string>;
  bytes: Uint8Array;
}
export type Exchange = { ok: true; answer: Answer } | { ok: false; failure: Failure };
/** `sent`: some of the request may have reached the other side. Read when the exchange failed or was cut short. */
export interface Sending {
  sent: boolean;
}

/** Throws the signal's reason when it is aborted, and nothing else. */
export async function exchange(outgoing: Outgoing, signal: AbortSignal, progress: Sending): Promise<Exchange> {
  try {
    const response = await send(outgoing, signal, progress).catch((error: unknown) => {
      if (!(error instanceof Stale)) throw error;
      return send({ ...outgoing, keptBy: null }, signal, progress);
    });
    const read = await readBody(response, outgoing.bytesMax ?? limits.httpReplyBytesMax);
    if (!read.ok) {
      response.destroy();
      return { ok: false, failure: read.failure };
    }
    return { ok: true, answer: { status: response.statusCode ?? 0, headers: headersOf(response), bytes: read.bytes } };
  } catch (error) {
    signal.throwIfAborted();
    return { ok: false, failure: failureOf(error, outgoing.url.host) };
  }
}

function send(outgoing: Outgoing, signal: AbortSignal, progress: Sending): Promise<IncomingMessage> {
  const secure = outgoing.url.protocol === "https:";
  const body = outgoing.body === null ? null : Buffer.from(outgoing.body, "utf8");
  return new Promise((resolve, reject) => {
    const request = (secure ? requestHttps : requestHttp)(outgoing.url, {
      method: outgoing.method,
      headers: { ...outgoing.headers, ...(body ? { "content-length": String(body.length) } : {}) },
      // a socket of its own, or one of the same connection's to the same addresses: another could belong to an address that was checked for somebody else
      agent: outgoing.keptBy === null ? false : keptSockets(outgoing.keptBy, secure, outgoing.addresses),
      lookup: pinnedLookup(outgoing.addresses),
      signal,
    });
    request.once("socket", (socket) => {
      // a socket that was kept is connected, and would collect a listener with each call
      if (request.reusedSocket) progress.sent = true;
      else
        socket.once(secure ? "secureConnect" : "connect", () => {
          progress.sent = true;
        });
    });
    request.once("error", (error) => reject(request.reusedSocket && !signal.aborted ? new Stale() : error));
    request.once("response", (response) => {
      // after the answer has begun, errors are the body's to report
      request.on("error", () => {});
      resolve(response);
    });
    request.end(body ?? undefined);
  });
}

/** A socket that was kept had been closed by the other side. */
class Stale extends Error {}

type Body = { ok: true; bytes: Uint8Array } | { ok: false; failure: Failure };

/** Counts what comes out of the decompressor, so that a small answer that unfolds into gigabytes is cut off early. */
async function readBody(response: IncomingMessage, bytesMax: number): Promise<Body> {
  const unfolded = decompressed(response);
  if (!unfolded)
    return { ok: false, failure: forGood("http.encoding", "The answer is compressed in a way that we did not offer to read.") };
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of unfolded as AsyncIterable<Uint8Array>) {
    bytes += chunk.length;
    if (bytes > bytesMax) {
      return { ok: false, failure: forGood("http.too-large", `The answer is longer than ${bytesMax / 1024} KB.`) };
    }
    chunks.push(chunk);
  }
  return { ok: true, bytes: new Uint8Array(Buffer.concat(chunks)) };
}

function decompressed(response: IncomingMessage): Readable | null {
  const encoding = (response.headers["content-encoding"] ?? "").trim().toLowerCase();
  if (encoding === "" || encoding === "identity") return response;
  const decoder =
    encoding === "gzip" || encoding === "x-gzip"
      ? createGunzip()
      : encoding === "deflate"
        ? createInflate()
        : encoding === "br"
          ? createBrotliDecompress()
          : null;
  if (!decoder) return null;
  // the error arrives at whoever reads the decoder
  pipeline(response, decoder, () => {});
  return decoder;
}

/** Cookies are for browsers, and some headers are about the line alone: neither is kept. */
const passedOver = new Set(["set-cookie", "connection", "keep-alive", "transfer-encoding"]);

function headersOf(response: IncomingMessage): Record<string, string> {
  const kept: [string, string][] = [];
  for (const [name, value] of Object.entries(response.headers)) {
    if (value === undefined || passedOver.has(name)) continue;
    kept.push([name, Array.isArray(value) ? value.join(", ") : value]);
  }
  return Object.fromEntries(kept);
}

function failureOf(error: unknown, host: string): Failure {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  if (code.startsWith("Z_") || code.startsWith("ERR__ERROR") || code.startsWith("ERR_BROTLI")) {
    return forGood("http.encoding", `The answer of ${host} cannot be decompressed.`);
  }
  if (/CERT|SELF_SIGNED|ALTNAME|UNABLE_TO|ERR_TLS|ERR_SSL|EPROTO/.test(code)) {
    return forGood("http.tls", `The secure connection to ${host} could not be made (${code}): its certificate is not valid here.`);
  }
  if (code === "ECONNREFUSED") return forNow("http.connection", `Nothing answers at ${host}.`);
  if (code.startsWith("HPE_")) return forNow("http.connection", `${host} did not answer in HTTP (${code}).`);
  return forNow("http.connection", `The connection to ${host} broke${code ? ` (${code})` : ""}.`);
}
