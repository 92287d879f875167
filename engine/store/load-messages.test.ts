import { expect, test } from "vitest";
import type { CanonicalEvent } from "#lib/commerce/event.ts";
import { openTestDatabase } from "#tests/database.ts";
import { eventId, runId } from "../ingest/ids.ts";
import { type Delivery, messageOf } from "../runtime/lane.ts";
import { loadMessages } from "./load-messages.ts";

test("a signal may tell of an event whose day was dropped since: nothing is heard, and nobody's batch breaks", async () => {
  const database = await openTestDatabase();
  const own = eventId(Date.parse("2026-11-11T00:00:00Z"));
  const delivery: Delivery = {
    day: "2026-11-23",
    shard: 0,
    seq: 1,
    workspaceId: own,
    lane: "l",
    kind: "signal",
    eventId: own,
    eventDay: "2026-11-11",
    flowId: own,
    version: 1,
    runId: runId(own, own, 0),
    replay: 0,
    folds: false,
    at: "2026-11-23T00:00:00.000Z",
    payload: { kind: "heard", node: "n", visit: 1, eventId: eventId(Date.parse("2026-10-01T00:00:00Z")), eventDay: "2026-10-01" },
  };
  const message = { ...messageOf(delivery, 1), event: { id: own } as CanonicalEvent };
  await loadMessages(database.sql, [message], () => null);
  expect(message).toMatchObject({ heard: null, run: "none" });
  // its own event is another matter
  await expect(loadMessages(database.sql, [messageOf(delivery, 1)], () => null)).rejects.toThrow("is gone");
  await database.close();
});
