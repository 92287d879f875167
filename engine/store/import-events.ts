/** Past events entered as they would have been accepted then: kept, folded and counted, and they start no flow. */
import type { Transaction } from "#drizzle/client.ts";
import type { CanonicalEvent } from "#lib/commerce/event.ts";
import { utcDay } from "#lib/commerce/instant.ts";
import { fold } from "../effects/database/fold.ts";
import { openDesk } from "../effects/database/open-desk.ts";
import { together } from "./together.ts";

export interface PastEvent {
  event: CanonicalEvent;
  reading: { platform: string; topic: string; v: number };
  bytes: Uint8Array;
}

/** A statement of 500 rows takes 25 ms; larger ones are no faster a row and hold their text in memory twice. */
const rowsAtOnce = 500;
/** A slot of its own in the tally, which no accepting process holds while the import runs. */
const importSlot = 32_000;

/** The events in the order in which they happened. Their days have to have partitions. */
export async function importEvents(tx: Transaction, workspaceId: string, past: readonly PastEvent[]): Promise<void> {
  const desk = openDesk(tx);
  for (let start = 0; start < past.length; start += rowsAtOnce) {
    const batch = past.slice(start, start + rowsAtOnce);
    await insert(tx, batch);
    await fold(
      tx,
      desk,
      batch.map(({ event }) => ({ event, seq: null })),
    );
  }
  await desk.settle();
  await together(desk.write());
  await tx`
    insert into tally (workspace_id, name, slot, n) values (${workspaceId}, 'events.accepted', ${importSlot}, ${past.length})
    on conflict (workspace_id, name, slot) do update set n = tally.n + excluded.n`;
}

async function insert(tx: Transaction, batch: readonly PastEvent[]): Promise<void> {
  const of = <T>(read: (past: PastEvent) => T) => batch.map(read);
  await tx`
    insert into event (id, day, workspace_id, source_id, origin, type, topic, entity_type, entity_id, received_at, reading, body, headers, started)
    select id, day, workspace_id, source_id, 'import', type, topic, entity_type, entity_id, received_at, reading::jsonb, decode(body, 'hex'), '{}', 0
    from unnest(
      ${of(({ event }) => event.id)}::uuid[], ${of(({ event }) => utcDay(Date.parse(event.receivedAt)))}::date[],
      ${of(({ event }) => event.workspaceId)}::uuid[], ${of(({ event }) => event.sourceId)}::uuid[], ${of(({ event }) => event.type)}::text[],
      ${of(({ event }) => event.topic)}::text[], ${of(({ event }) => event.entity?.type ?? null)}::text[],
      ${of(({ event }) => event.entity?.id ?? null)}::text[], ${of(({ event }) => event.receivedAt)}::timestamptz[],
      ${of(({ reading }) => JSON.stringify(reading))}::text[], ${of(({ bytes }) => Buffer.from(bytes).toString("hex"))}::text[]
    ) as e(id, day, workspace_id, source_id, type, topic, entity_type, entity_id, received_at, reading, body)`;
}
