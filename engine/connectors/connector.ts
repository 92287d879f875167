/** What the ingest needs to know of a kind of source: how it signs, how its messages are read and told apart, what it wants to hear. */
import type { KeyObject, X509Certificate } from "node:crypto";
import type { IncomingHttpHeaders } from "node:http";
import type { Read, Reading } from "#lib/commerce/read-event.ts";
import type { Words } from "#lib/language/words.ts";
import type { Signature } from "./signature.ts";

/** Empty text: the event's number as JSON. `type`: of a text that is no plain one. */
export interface Answer {
  readonly status: number;
  readonly text: string;
  readonly type?: string;
}

/** A test message, besides its signature. */
export interface TestMessage {
  readonly headers: Record<string, string>;
  /** A text as it is; anything else as JSON. */
  readonly body: unknown;
}
export interface TestCase {
  readonly topic: string;
  readonly id: string;
  /** Order number and ids follow it. */
  readonly number: number;
  readonly at: string;
}

/** A certificate that a message says it was signed with. */
export interface WantedCertificate {
  /** A place of the provider's own. */
  readonly url: URL;
  /** Hosts that may be private. */
  readonly allowed: readonly string[];
  /** Null for a text that is no certificate of the provider's, or none that is trusted now. */
  read(text: string, nowMs: number): X509Certificate | null;
}

export interface Webhook<Settings> {
  /** Null: nothing is signed. */
  signature(settings: Settings): Signature | null;
  /** Of a provider that signs with a key of its own: null where the message names no place that we would ask. */
  certificate?(headers: IncomingHttpHeaders, settings: Settings): WantedCertificate | null;
  reading(headers: IncomingHttpHeaders, settings: Settings): Reading;
  /** Headers with the sender's own key for a message. Where a message has none, its content is the key. */
  messageId(settings: Settings): readonly string[];
  /** The sender's own key where no single header is it; empty where a message has none. */
  messageKey?(headers: IncomingHttpHeaders, bytes: Uint8Array, body: unknown): string;
  /** Headers worth keeping with the event, besides the type of content and the sender's name. */
  readonly keeps: readonly string[];
  /** What the provider fixes; absent: the settings say it. */
  readonly answer?: Answer;
  /** What a refusal says, where the provider reads it in a form of its own. */
  refusal?(why: string): { readonly text: string; readonly type: string };
  /** An unsigned knock that must be answered and says nothing: not kept. */
  knock?(headers: IncomingHttpHeaders, bytes: Uint8Array): Answer | null;
  /** A genuine message that only wants this answer: not kept. */
  challenge?(body: unknown): Answer | null;
  /** The body with what is sealed in it opened beside it; null where no key opens it. */
  open?(bytes: Uint8Array, keys: readonly KeyObject[]): Uint8Array | null;
  /** Several messages in one body, each as it was written; null: there is one. */
  split?(text: string): readonly string[] | null;
  /**
   * Where a platform only says "it changed", what it has become: each is an event once, by its key; a message without a new one is
   * the change that it says it is.
   */
  becoming?(read: Read): readonly { readonly topic: string; readonly key: string }[];
  /** Absent where only the provider can sign. */
  test?(message: TestCase, settings: Settings): TestMessage;
  /** What is wrong with settings that only looking at them closely shows: a public key that is none. */
  problem?(settings: Settings): Words | null;
}
