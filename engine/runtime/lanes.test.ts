import { expect, test } from "vitest";
import { type Delivery, messageOf } from "./lane.ts";
import { Lanes } from "./lanes.ts";

const delivery = (seq: number, lane = `lane ${seq}`): Delivery => ({
  kind: "event",
  workspaceId: "w",
  lane,
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

const seqsOf = (messages: readonly { delivery: Delivery }[]) => messages.map((message) => message.delivery.seq);

test("what waits behind a stuck head leaves memory, and comes back before what came after it", () => {
  const lanes = new Lanes();
  const made = new Map(
    [1, 2, 3, 4, 5, 6].map((seq) => {
      const message = messageOf(delivery(seq, "stuck"), 1);
      message.bytes = 10;
      return [seq, message] as const;
    }),
  );
  const message = (seq: number) => made.get(seq) ?? messageOf(delivery(seq, "stuck"), 1);
  for (const seq of [1, 2, 3, 4]) lanes.push(message(seq));
  expect(seqsOf(lanes.take(8, 1))).toEqual([1]);
  message(1).heldSince = 5;
  expect(seqsOf(lanes.stuckSince(6))).toEqual([1, 2, 3, 4]);
  expect(seqsOf(lanes.putAside(new Set(lanes.stuckSince(6))))).toEqual([2, 3, 4]);
  expect([lanes.size, lanes.bytes]).toEqual([1, 10]);
  lanes.push(message(5));
  lanes.settle(message(1));
  expect([lanes.hasWork, lanes.wanted]).toEqual([false, [{ name: "stuck", shard: 1 }]]);
  lanes.bringBack("stuck", [message(2), message(3)], false);
  expect(lanes.wanted).toEqual([]);
  lanes.push(message(6));
  const batch = lanes.take(8, 8);
  expect(seqsOf(batch)).toEqual([2, 3]);
  // the batch broke: it comes again before what is still put aside
  lanes.putBack(batch);
  expect(lanes.wanted).toEqual([]);
  const again = lanes.take(8, 8);
  expect(seqsOf(again)).toEqual([2, 3]);
  for (const one of again) lanes.settle(one);
  lanes.bringBack("stuck", [message(4)], true);
  const rest = lanes.take(8, 8);
  expect(seqsOf(rest)).toEqual([4, 5, 6]);
  for (const one of rest) lanes.settle(one);
  expect([lanes.size, lanes.bytes, lanes.hasWork, lanes.wanted]).toEqual([0, 0, false, []]);
});

test("a lane of which a former owner put something aside waits for that", () => {
  const lanes = new Lanes();
  lanes.expect("a", 1);
  lanes.push(messageOf(delivery(9, "a"), 1));
  expect([lanes.hasWork, lanes.wanted]).toEqual([false, [{ name: "a", shard: 1 }]]);
  lanes.bringBack("a", [messageOf(delivery(3, "a"), 1)], true);
  expect(seqsOf(lanes.take(8, 8))).toEqual([3, 9]);
  lanes.expect("b", 2);
  lanes.drop(2);
  expect(lanes.wanted).toEqual([]);
});
