/** What *send a test event* sends: a sample order, signed exactly as the sender would sign it, through our own front door. */
import { randomUUID } from "node:crypto";
import { decodeKey, sign } from "./signature.ts";
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
  source: { scheme: string; settings: Record<string, unknown>; secret: string | null },
  nowMs: number,
): TestEvent | null {
  const webhook = bindWebhook(source.scheme, source.settings);
  if (!webhook?.test) return null;
  const { signature } = webhook;
  if (signature && "check" in signature) return null;
  const id = `test_${randomUUID()}`;
  const number = Math.floor(nowMs / 1000) % 10_000_000;
  const message = webhook.test({ id, number, at: new Date(nowMs).toISOString() });
  const body = JSON.stringify(message.body);
  const signed =
    signature && source.secret !== null ? sign(signature, decodeKey(source.secret, signature.keyDecode), Buffer.from(body), nowMs, id) : {};
  const headers = {
    "content-type": "application/json",
    "user-agent": "Tradewind",
    [testHeader]: "1",
    ...message.headers,
    ...signed,
  };
  return { headers, body };
}
