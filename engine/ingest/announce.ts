/**
 * What follows from a changed order, as an event of its own: accepted in the transaction that changes the order, so there is
 * one if and only if the order changed. Flows start on it like on any other event.
 */
import { statusChangedBody, statusChangedReading } from "#lib/commerce/status-changed.ts";
import type { Catalog } from "../runtime/catalog.ts";
import type { StatusChange } from "../runtime/run-store.ts";
import { acceptEvents } from "../store/accept-events.ts";
import type { Announce } from "../store/keep-beyond.ts";
import { match } from "./accept.ts";
import type { Incoming } from "./incoming.ts";

export function announcer(catalog: Catalog, slot: number, clock: () => number): Announce {
  return async (tx, changes) => {
    const receivedAt = new Date(clock());
    for (let tries = 0; tries < 8; tries++) {
      const rows = changes.map((change) => match(eventOf(change, receivedAt), (event) => catalog.startedBy(event)).row);
      if ((await acceptEvents(tx, rows, catalog.revision, slot)).current) return;
      await catalog.refresh();
    }
    throw new Error("flows are being published faster than events can be matched to them");
  };
}

function eventOf(change: StatusChange, receivedAt: Date): Incoming {
  return {
    workspaceId: change.workspaceId,
    sourceId: null,
    origin: "flow",
    reading: statusChangedReading,
    body: Buffer.from(JSON.stringify(statusChangedBody(change, receivedAt.toISOString()))),
    headers: {},
    dedupeKey: null,
    receivedAt,
  };
}
