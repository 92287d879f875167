/** What a sender is told: the source's own answer, or a refusal as problem details (RFC 9457) with a sentence for whoever set it up. */
import type { IncomingMessage, ServerResponse } from "node:http";
import { limits } from "#lib/limits.ts";
import type { Answer } from "../connectors/connector.ts";
import type { BoundWebhook } from "../connectors/webhooks.ts";
import type { Accepted } from "./incoming.ts";

const refusals = {
  empty: [400, "Empty body", "The message has no body."],
  malformed: [400, "Not JSON", "The body is not well-formed JSON."],
  deep: [400, "Nested too deeply", `The body nests more than ${limits.bodyDepthMax} levels.`],
  encoding: [400, "Not UTF-8", "The body is not UTF-8 text."],
  missing: [401, "No signature", "The headers that carry the signature are missing. Check that the sender signs its messages."],
  forged: [401, "Wrong signature", "The signature does not fit this body and this source's secret. Check the secret at the sender."],
  stale: [
    401,
    "Too old",
    `The signed time is more than the allowed ${limits.signatureToleranceS} seconds from ours. Check the sender's clock.`,
  ],
  sealed: [400, "Cannot be opened", "What is sealed in the message does not open with this source's key. Check the key."],
  unknown: [404, "No such address", "No source takes messages here. It may have been deleted or switched off."],
  method: [405, "Only POST", "Messages are sent here with POST."],
  slow: [408, "Too slow", "The body did not arrive in time."],
  large: [413, "Too large", `The body is larger than ${limits.bodyBytesMax} bytes.`],
  compressed: [415, "Compressed", "Send the body without Content-Encoding: the signature is checked on the bytes as they are."],
  limited: [429, "Too many at once", "This source sends faster than its settings allow. Send it again after the time in Retry-After."],
  full: [503, "Busy", "More messages are arriving than can be kept. Send it again later."],
  uncertain: [
    503,
    "Not verified",
    "The certificate that the message was signed with could not be fetched from its sender. Send it again later.",
  ],
  unavailable: [503, "Not now", "The message could not be kept. Send it again later."],
} as const satisfies Record<string, readonly [number, string, string]>;
export type Refusal = keyof typeof refusals;

export const statusOf = (refusal: Refusal): number => refusals[refusal][0];

/** What a refusal counts as. */
export type Counted = "rejected" | "limited" | "busy";
export const countedAs = (refusal: Refusal): Counted =>
  refusal === "limited" ? "limited" : statusOf(refusal) >= 500 ? "busy" : "rejected";

export function answerAccepted(res: ServerResponse, answer: Answer, { eventId, duplicate }: Accepted): void {
  if (answer.text || answer.status === 204) answerPlain(res, answer);
  else answerPlain(res, { status: answer.status, text: `{"eventId":"${eventId}","duplicate":${duplicate}}`, type: "application/json" });
}

export function answerPlain(res: ServerResponse, { status, text, type = "text/plain; charset=utf-8" }: Answer): void {
  if (status === 204) res.writeHead(204).end();
  else res.writeHead(status, { "content-type": type, "content-length": Buffer.byteLength(text) }).end(text);
}

export function answerRefused(req: IncomingMessage, res: ServerResponse, refusal: Refusal, webhook: Pick<BoundWebhook, "refusal">): void {
  const [status, title, detail] = refusals[refusal];
  const own = webhook.refusal?.(detail);
  const body = own?.text ?? JSON.stringify({ type: "about:blank", title, status, detail, code: `webhook.${refusal}` });
  res.statusCode = status;
  res.setHeader("content-type", own?.type ?? "application/problem+json");
  res.setHeader("content-length", Buffer.byteLength(body));
  if (refusal === "method") res.setHeader("allow", "POST");
  if (status === 503 || status === 429) res.setHeader("retry-after", retryAfterS());
  if (req.complete) res.end(body);
  else closeGently(req, res, body);
}

/**
 * The sender is still talking. Closing now would reset the connection and could take the answer with it, so the answer goes out whole,
 * what still comes is thrown away for a moment, and then the connection is closed.
 */
function closeGently(req: IncomingMessage, res: ServerResponse, body: string): void {
  let discarded = 0;
  const close = () => {
    clearTimeout(timer);
    req.off("data", discard).off("end", close).off("close", close);
    res.end();
  };
  const discard = (chunk: Buffer) => {
    discarded += chunk.length;
    if (discarded > limits.lingerBytesMax) close();
  };
  const timer = setTimeout(close, limits.lingerMs);
  res.setHeader("connection", "close");
  res.write(body);
  req.on("data", discard).on("end", close).on("close", close).resume();
}

function retryAfterS(): number {
  return limits.retryAfterMinS + Math.floor(Math.random() * (limits.retryAfterMaxS - limits.retryAfterMinS + 1));
}
