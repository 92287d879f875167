/**
 * `POST /hooks/{sourceId}`: a message from outside. In this order: address, bounds, signature on the raw bytes, reading, commit 1, answer.
 *
 * R1. A 2xx is given after `accept` has committed and never before. R2. No answer is a 500, and no message is kept in part.
 * R3. An address without a source goes the same way as a forged message, against a stand-in, and is told 404.
 * R4. Every message refused at a source that exists is counted, once: as rejected (4xx), limited (429) or busy (503).
 * R5. Only what is genuine counts against a source's rate: whoever learns the address cannot use it up.
 */
import type { IncomingMessage, ServerResponse } from "node:http";
import { setTimeout as pause } from "node:timers/promises";
import { type Read, readMeaning } from "#lib/commerce/read-event.ts";
import { limits } from "#lib/limits.ts";
import type { Answer } from "../connectors/connector.ts";
import { header, verify } from "../connectors/signature.ts";
import { testAnswerHeader, testHeader } from "../connectors/test-event.ts";
import { faultPoint } from "../fault-point.ts";
import { answerAccepted, answerPlain, answerRefused, type Counted, countedAs, type Refusal, statusOf } from "./answer.ts";
import { type Certificates, type Found, certificates as fetchedCertificates } from "./certificates.ts";
import type { Accepted, Incoming } from "./incoming.ts";
import { type KnownSources, type Source, standInSource } from "./known-sources.ts";
import { readBody } from "./read-body.ts";
import { textOf } from "./read-bytes.ts";

export interface ReceiveParts {
  sources: KnownSources;
  /** Commits the event, then answers. Rejects with `code: "overloaded"` where it takes nothing more. */
  accept(incoming: Incoming): Promise<Accepted>;
  /** Counts a refusal of one workspace; resolves once that is written. */
  reject(workspaceId: string, why: Counted, sourceId: string): Promise<void>;
  /** Hears of what should not have happened. */
  report(error: unknown): void;
  /** What a sender puts before the path, as far as we know; some sign it. Without a slash at its end. */
  publicAddress?(): string;
  /** Where a sender's certificate comes from, where it signs with one that its messages name. */
  certificates?: Certificates;
  /** Milliseconds since 1970. */
  now?(): number;
  bounds?: Partial<typeof standardBounds>;
}

const standardBounds = {
  bodyBytesMax: limits.bodyBytesMax as number,
  bodyTimeoutMs: limits.bodyTimeoutMs as number,
  receivingBytesMax: limits.receivingBytesMax as number,
};

type Outcome = { refusal: Refusal | "gone" } | { accepted: Accepted } | { answer: Answer };
interface Message {
  bytes: Buffer;
  text: string;
  read: Read;
}
type Certificate = Exclude<Found, "away">;
type Room = (bytes: number) => boolean;

export function receiver({
  sources,
  accept,
  reject,
  report,
  publicAddress = () => "",
  certificates = fetchedCertificates(),
  now = Date.now,
  bounds: given,
}: ReceiveParts) {
  const bounds = { ...standardBounds, ...given };
  const standIn = standInSource();
  let receivingBytes = 0;

  return async function receive(req: IncomingMessage, res: ServerResponse): Promise<void> {
    let heldBytes = 0;
    const room: Room = (bytes) => {
      if (receivingBytes + bytes > bounds.receivingBytesMax) return false;
      receivingBytes += bytes;
      heldBytes += bytes;
      return true;
    };
    let source = standIn;
    let outcome: Outcome;
    try {
      source = (await findSource(req)) ?? standIn;
      outcome = await take(req, source, room);
    } catch (error) {
      const isOverload = error instanceof Error && "code" in error && error.code === "overloaded";
      if (!isOverload) report(error);
      outcome = { refusal: isOverload ? "full" : "unavailable" };
    } finally {
      receivingBytes -= heldBytes;
    }
    await answer(req, res, source, outcome);
  };

  async function answer(req: IncomingMessage, res: ServerResponse, source: Source, outcome: Outcome): Promise<void> {
    if (res.destroyed) return;
    if ("answer" in outcome) answerPlain(res, outcome.answer);
    else if ("accepted" in outcome) {
      const { eventId, duplicate } = outcome.accepted;
      if (req.headers[testHeader]) res.setHeader(testAnswerHeader, JSON.stringify({ eventId, duplicate }));
      answerAccepted(res, source.webhook.answer, outcome.accepted);
      faultPoint("after-2xx");
    } else if (outcome.refusal === "gone") res.destroy();
    else await refuse(req, res, source, outcome.refusal);
  }

  async function refuse(req: IncomingMessage, res: ServerResponse, source: Source, refusal: Refusal): Promise<void> {
    const isRejected = statusOf(refusal) < 500;
    if (source.workspaceId !== null && refusal !== "method") {
      const counting = reject(source.workspaceId, countedAs(refusal), source.id);
      // a figure that is read after the answer has the answer in it; a database that hangs does not hold it back for long,
      // and what is refused for being too much is not kept waiting in addition
      if (isRejected && refusal !== "limited") await Promise.race([counting, pause(limits.countingMs, null, { ref: false })]);
    }
    answerRefused(req, res, isRejected && source === standIn ? "unknown" : refusal, source.webhook);
  }

  async function findSource(req: IncomingMessage): Promise<Source | null> {
    const id = sourceIdOf(req.url ?? "");
    return id === null ? null : sources.find(id);
  }

  async function take(req: IncomingMessage, source: Source, room: Room): Promise<Outcome> {
    if (req.method !== "POST") return { refusal: "method" };
    if (!["", "identity"].includes(header(req.headers, ["content-encoding"]).trim().toLowerCase())) return { refusal: "compressed" };
    if (Number(req.headers["content-length"] ?? 0) > bounds.bodyBytesMax) return { refusal: "large" };
    const body = await readBody(req, { bytesMax: bounds.bodyBytesMax, timeoutMs: bounds.bodyTimeoutMs, room });
    if (!body.ok) return { refusal: body.why };
    if (body.bytes.length === 0) return { refusal: "empty" };
    const knock = source.webhook.knock?.(req.headers, body.bytes);
    if (knock) return { answer: knock };
    const wanted = source.webhook.certificate?.(req.headers);
    const certificate = wanted ? await certificates.find(wanted) : null;
    if (certificate === "away") return { refusal: "uncertain" };
    const refusal =
      (await verifyTwice(req, source, body.bytes, certificate)) ?? (source.bucket.take(performance.now()) > 0 ? "limited" : null);
    if (refusal) return { refusal };
    const bytes = await openTwice(source, body.bytes);
    return bytes ? keep(req, source, bytes) : { refusal: "sealed" };
  }

  /** A bad signature may be a good one by a secret that has just been changed: such a source is read again, once. */
  async function verifyTwice(req: IncomingMessage, source: Source, bytes: Buffer, certificate: Certificate): Promise<Refusal | null> {
    const first = refusalOf(req, source, bytes, certificate);
    if (first !== "forged" || source === standIn) return first;
    const again = await sources.again(source.id);
    return again ? refusalOf(req, again, bytes, certificate) : "unknown";
  }

  function refusalOf(req: IncomingMessage, { webhook, keys }: Source, body: Buffer, certificate: Certificate): Refusal | null {
    if (!webhook.signature) return null;
    const signed = { headers: req.headers, body };
    const isOwn = "check" in webhook.signature;
    const verdict = verify(
      webhook.signature,
      isOwn ? { ...signed, certificate, address: publicAddress() + (req.url ?? "") } : signed,
      keys,
      now(),
    );
    return verdict === "genuine" ? null : verdict;
  }

  /** As with signatures: the key may have just been changed. */
  async function openTwice(source: Source, bytes: Buffer): Promise<Buffer | null> {
    const { open } = source.webhook;
    if (!open) return bytes;
    const opened = open(bytes, source.keys);
    if (opened) return Buffer.from(opened);
    const again = await sources.again(source.id);
    const openedThen = again && open(bytes, again.keys);
    return openedThen && Buffer.from(openedThen);
  }

  async function keep(req: IncomingMessage, source: Source, bytes: Buffer): Promise<Outcome> {
    const text = textOf(bytes);
    if (text === null) return { refusal: "encoding" };
    const reading = source.webhook.reading(req.headers);
    const items = source.webhook.split?.(text);
    if (items) return keepEach(req, source, items);
    const read = readMeaning(reading, text);
    if (read.problem) return { refusal: read.problem };
    if (source.workspaceId === null) return { refusal: "unknown" };
    const challenge = source.webhook.challenge?.(read.body);
    return challenge ? { answer: challenge } : { accepted: await acceptMessage(req, source, { bytes, text, read }) };
  }

  /** All of them or none: what is accepted and comes again is a duplicate. The answer is about the first. */
  async function keepEach(req: IncomingMessage, source: Source, items: readonly string[]): Promise<Outcome> {
    const messages: Message[] = [];
    for (const text of items) {
      const read = readMeaning(source.webhook.reading(req.headers), text);
      if (read.problem) return { refusal: read.problem };
      messages.push({ bytes: Buffer.from(text), text, read });
    }
    const [accepted] = await Promise.all(messages.map((message) => acceptMessage(req, source, message)));
    return accepted ? { accepted } : { refusal: "malformed" };
  }

  /** What a message says has become of its order is an event once each; a message that says nothing new of that kind is the change it is. */
  async function acceptMessage(req: IncomingMessage, source: Source, message: Message): Promise<Accepted> {
    const { webhook } = source;
    let first: Accepted | null = null;
    for (const { topic, key } of webhook.becoming?.(message.read) ?? []) {
      const reading = { ...webhook.reading(req.headers), topic };
      const read = readMeaning(reading, message.text);
      const accepted = await accept({ ...incomingOf(req, source, { ...message, read }), reading, dedupeKey: key });
      if (!accepted.duplicate) first ??= accepted;
    }
    return first ?? accept(incomingOf(req, source, message));
  }

  function incomingOf(req: IncomingMessage, { webhook, workspaceId, id }: Source, { bytes, text, read }: Message): Incoming {
    return {
      workspaceId: workspaceId ?? "",
      sourceId: id,
      origin: req.headers[testHeader] ? "test" : "webhook",
      reading: webhook.reading(req.headers),
      body: bytes,
      text,
      headers: keptHeaders(req, webhook.keeps),
      dedupeKey: webhook.dedupeKey(req.headers, bytes, read.body),
      receivedAt: new Date(now()),
      read,
    };
  }
}

const address = /^\/hooks\/([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})(?:\?|$)/i;

function sourceIdOf(url: string): string | null {
  return address.exec(url)?.[1]?.toLowerCase() ?? null;
}

const provesIdentity = /auth|cookie|signature|hmac|secret|token|password|api-?key/i;

/** The few headers that help a person later; none that proves who somebody is. */
function keptHeaders(req: IncomingMessage, names: readonly string[]): Record<string, string> {
  const kept: Record<string, string> = {};
  let bytes = 0;
  for (const name of ["content-type", "user-agent", ...names]) {
    const value = provesIdentity.test(name) ? "" : header(req.headers, [name]);
    bytes += value ? name.length + value.length : 0;
    if (value && bytes <= limits.headerBytesMax) kept[name] = value;
  }
  return kept;
}
