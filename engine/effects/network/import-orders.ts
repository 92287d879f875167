/**
 * Fetches a shop's orders of the past, a page at a time: read by the same mappers as its messages, kept as past events that start
 * no flow. It goes on after any crash where it stood; an order that is known already is passed over.
 */
import type { Sql } from "#drizzle/client.ts";
import type { PastOrder } from "#engine/connectors/client.ts";
import { clientOf } from "#engine/connectors/clients.ts";
import { eventId } from "#engine/ingest/ids.ts";
import { loadAnyConnection } from "#engine/store/connections.ts";
import type { PastEvent } from "#engine/store/import-events.ts";
import { type ImportRow, keepPage, leaseImport, putOff } from "#engine/store/platform-imports.ts";
import { instantMs } from "#lib/commerce/instant.ts";
import { readingVersion, readMeaning } from "#lib/commerce/read-event.ts";
import { limits } from "#lib/limits.ts";
import { gates } from "../outside-gates.ts";
import { providerWire } from "./provider-wire.ts";

export async function importOrders(sql: Sql, signal: AbortSignal): Promise<void> {
  for (let row = await leaseImport(sql); row && !signal.aborted; row = await leaseImport(sql)) await importPage(sql, row, signal);
}

async function importPage(sql: Sql, row: ImportRow, signal: AbortSignal): Promise<void> {
  const giveUp = row.tries + 1 >= limits.importTriesMax;
  try {
    const connection = await loadAnyConnection(row.workspace_id, row.connection_id);
    const past = connection && clientOf(connection, providerWire(connection, gates, signal))?.past;
    if (!past) return await putOff(sql, row, "The connection is gone, or its settings cannot be read.", 0, true);
    const since = row.since.toISOString();
    const counted = row.total === null && row.cursor === null ? await past.count(since) : null;
    const page = await past.page(since, row.cursor);
    if (!page.ok) {
      const { message, final, retryAfterMs } = page.failure;
      return await putOff(sql, row, message, retryAfterMs ?? limits.importPauseMs * 2 ** Math.min(row.tries, 6), final || giveUp);
    }
    const total = counted?.ok ? counted.value : row.total;
    const orders = page.value.orders.flatMap((order) => readOrder(row, connection.kind, order));
    await keepPage(sql, row, { orders, next: page.value.next, total });
  } catch (error) {
    await putOff(sql, row, error instanceof Error ? error.message : String(error), limits.importPauseMs, giveUp);
  }
}

/** None for an order that its own mapper cannot read, or that is younger than the connection: its messages tell it. */
function readOrder(row: ImportRow, platform: string, order: PastOrder): { orderId: string; events: PastEvent[] }[] {
  let orderId = "";
  const events = order.events.flatMap(({ topic, at, body }): PastEvent[] => {
    const ms = instantMs(at);
    if (ms === null || ms > row.until.getTime()) return [];
    const reading = { platform, topic, v: readingVersion };
    const { meaning, body: parsed } = readMeaning(reading, body);
    if (meaning.type === "other") return [];
    orderId ||= meaning.order?.id ?? "";
    const receivedAt = new Date(ms).toISOString();
    const event = { ...meaning, id: eventId(ms), workspaceId: row.workspace_id, sourceId: row.source_id, receivedAt, body: parsed };
    return [{ reading, bytes: Buffer.from(body), event }];
  });
  return orderId === "" ? [] : [{ orderId, events }];
}
