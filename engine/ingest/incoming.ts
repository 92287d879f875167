/** A verified arrival on its way to commit 1. */
import type { Read, Reading } from "#lib/commerce/read-event.ts";

export interface Incoming {
  workspaceId: string;
  /** Null for what has no source: by hand, by a click. */
  sourceId: string | null;
  origin: "webhook" | "test" | "hand" | "click" | "import" | "flow" | "schedule";
  /** How the body is read; the canonical event is a pure function of it and the body. */
  reading: Reading;
  /** The bytes as they came. */
  body: Uint8Array;
  /** The same as text, where it was read as JSON. */
  text?: string;
  /** The few headers worth keeping, redacted. */
  headers: Record<string, string>;
  /** The sender's own key for this event; null: every arrival counts. */
  dedupeKey: string | null;
  receivedAt: Date;
  /** Set on a click: meant for this flow alone. */
  onlyFlowId?: string;
  /** What it means, where the receiver has read it already; absent: it is read again from the bytes, to the same. */
  read?: Read;
}

export interface Accepted {
  eventId: string;
  duplicate: boolean;
}
