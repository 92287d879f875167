/** What the ingest needs to know of a kind of source: how it signs, how its messages are read and told apart. */
import type { IncomingHttpHeaders } from "node:http";
import type { Reading } from "#lib/commerce/read-event.ts";
import type { SignatureScheme } from "./signature.ts";

export interface Webhook<Settings> {
  /** Null: nothing is signed. */
  signature(settings: Settings): SignatureScheme | null;
  reading(headers: IncomingHttpHeaders, settings: Settings): Reading;
  /** Headers with the sender's own key for a message. Where a message has none, its content is the key. */
  messageId(settings: Settings): readonly string[];
  /** Headers worth keeping with the event, besides the type of content and the sender's name. */
  readonly keeps: readonly string[];
  /** What a test message carries besides its signature. */
  testHeaders(topic: string, id: string): Record<string, string>;
}
