/**
 * What follows from a changed order, or from stock that fell low, as an event of its own: accepted in the transaction that makes
 * the change, so there is one if and only if it was made. Flows start on it like on any other event.
 */
import { statusChangedBody, statusChangedReading } from "#lib/commerce/status-changed.ts";
import { stockLowBody, stockLowReading } from "#lib/commerce/stock/low.ts";
import type { Catalog } from "../runtime/catalog.ts";
import type { StatusChange, StockFall } from "../runtime/run-store.ts";
import { acceptEvents } from "../store/accept-events.ts";
import type { Announce } from "../store/keep-beyond.ts";
import { match } from "./accept.ts";
import type { Incoming } from "./incoming.ts";

export function announcer(catalog: Catalog, slot: number, clock: () => number): Announce {
  return async (tx, changes, falls) => {
    const receivedAt = new Date(clock());
    for (let tries = 0; tries < 8; tries++) {
      const events = [...changes.map((change) => changedEvent(change, receivedAt)), ...falls.map((fall) => lowEvent(fall, receivedAt))];
      const rows = events.map((event) => match(event, (incoming) => catalog.startedBy(incoming)).row);
      if ((await acceptEvents(tx, rows, catalog.revision, slot)).current) return;
      await catalog.refresh();
    }
    throw new Error("flows are being published faster than events can be matched to them");
  };
}

const changedEvent = (change: StatusChange, receivedAt: Date): Incoming =>
  eventOf(change.workspaceId, statusChangedReading, statusChangedBody(change, receivedAt.toISOString()), receivedAt);

const lowEvent = (fall: StockFall, receivedAt: Date): Incoming =>
  eventOf(fall.workspaceId, stockLowReading, stockLowBody(fall, receivedAt.toISOString()), receivedAt);

function eventOf(workspaceId: string, reading: Incoming["reading"], body: Record<string, unknown>, receivedAt: Date): Incoming {
  return {
    workspaceId,
    sourceId: null,
    origin: "flow",
    reading,
    body: Buffer.from(JSON.stringify(body)),
    headers: {},
    dedupeKey: null,
    receivedAt,
  };
}
