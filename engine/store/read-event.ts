/** A stored event as the canonical event it stands for. */
import type { CanonicalEvent } from "#lib/commerce/event.ts";
import { readMeaning } from "#lib/commerce/read-event.ts";

export interface StoredEvent {
  id: string;
  workspace_id: string;
  source_id: string | null;
  received_at: Date;
  reading: { platform: string; topic: string; v: number };
  /** As it came, or as the text that it is. */
  body: Uint8Array | string;
}

export function canonicalEvent(row: StoredEvent): CanonicalEvent {
  const text = typeof row.body === "string" ? row.body : Buffer.from(row.body).toString("utf8");
  const { meaning, body } = readMeaning(row.reading, text);
  return {
    ...meaning,
    id: row.id,
    workspaceId: row.workspace_id,
    sourceId: row.source_id,
    receivedAt: row.received_at.toISOString(),
    body,
  };
}
