import { expect, test } from "vitest";
import { type Delivery, messageOf } from "./lane.ts";
import { Lanes } from "./lanes.ts";

const delivery = (seq: number): Delivery => ({
  kind: "event",
  workspaceId: "w",
  lane: `lane ${seq}`,
  shard: 1,
  seq,
  day: "2026-03-01",
  eventId: `event ${seq}`,
  eventDay: "2026-03-01",
  flowId: null,
  version: null,
  runId: null,
  replay: 0,
  folds: false,
  at: "2026-03-01T00:00:00Z",
});

test("a shard that is lost leaves nothing behind in the count, also of what was in a batch or resumed", () => {
  const lanes = new Lanes();
  const [inBatch, resumed, broken] = [1, 2, 3].map((seq) => messageOf(delivery(seq), 1));
  if (!inBatch || !resumed || !broken) throw new Error("three were made");
  for (const message of [inBatch, resumed, broken]) lanes.push(message);
  lanes.take(3, 1);
  lanes.resume(resumed);
  lanes.drop(1);
  expect([lanes.size, lanes.hasWork]).toEqual([0, false]);
  lanes.settle(inBatch);
  broken.news = [{ kind: "woken", at: "2026-03-01T00:00:00Z", cause: "retry" }];
  lanes.putBack([broken]);
  expect([lanes.size, lanes.hasWork]).toEqual([0, false]);
});
