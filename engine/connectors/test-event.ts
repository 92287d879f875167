/** What *send a test event* sends: a sample order, signed exactly as the sender would sign it, through our own front door. */
import { randomUUID } from "node:crypto";
import { decodeKey, type Signature, sign } from "./signature.ts";
import { bindWebhook } from "./webhooks.ts";

/** Marks a verified message as a test; without a genuine signature it means nothing. */
export const testHeader = "x-tradewind-test";

/** On the answer to a genuine test message: the event's number, whatever the source's own answer says. */
export const testAnswerHeader = "x-tradewind-event";

export interface TestEvent {
  headers: Record<string, string>;
  body: string;
}

/** Null for a source whose kind or settings are not understood, and where only the provider can sign. */
export function testEvent(
  source: { scheme: string; settings: Record<string, unknown>; secret: string | null; address: string },
  nowMs: number,
): TestEvent | null {
  const webhook = bindWebhook(source.scheme, source.settings);
  if (!webhook?.test) return null;
  const { signature } = webhook;
  const id = `test_${randomUUID()}`;
  const number = Math.floor(nowMs / 1000) % 10_000_000;
  const message = webhook.test({ id, number, at: new Date(nowMs).toISOString() });
  const text = typeof message.body === "string" ? message.body : JSON.stringify(message.body);
  const signed = signature ? signedText(signature, { ...source, text, id }, nowMs) : { headers: {}, body: text };
  if (!signed) return null;
  const headers = {
    "content-type": "application/json",
    "user-agent": "Tradewind",
    [testHeader]: "1",
    ...message.headers,
    ...signed.headers,
  };
  return { headers, body: signed.body };
}

function signedText(
  signature: Signature,
  { secret, text, id, address }: { secret: string | null; text: string; id: string; address: string },
  nowMs: number,
): TestEvent | null {
  if (signature.keyDecode === null || secret === null) return "check" in signature ? null : { headers: {}, body: text };
  const key = decodeKey(secret, signature.keyDecode);
  if ("check" in signature) return signature.sign?.(text, key, address) ?? null;
  return { headers: sign(signature, key, Buffer.from(text), nowMs, id), body: text };
}
