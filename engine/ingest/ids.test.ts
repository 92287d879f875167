import { expect, test } from "vitest";
import { dayOfId } from "#lib/run/ids.ts";
import { eventId, runId, shardOf } from "./ids.ts";

const uuid7 = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

test("event ids are UUIDv7, each its own, and grow in the order in which they were made", () => {
  const ids = Array.from({ length: 4_000 }, (_, i) => eventId(1_767_225_600_000 + Math.floor(i / 1_000)));
  expect(ids.every((id) => uuid7.test(id))).toBe(true);
  expect([...ids].sort()).toEqual(ids);
  expect(new Set(ids).size).toBe(ids.length);
  expect(dayOfId(ids[0] ?? "")).toBe("2026-01-01");
});

test("a run's id is the same for the same event, flow and replay, and has the event's day", () => {
  const event = eventId(1_767_225_600_000);
  const flow = "00000000-0000-4000-8000-000000000001";
  expect(runId(event, flow, 0)).toBe(runId(event, flow, 0));
  expect(new Set([runId(event, flow, 0), runId(event, flow, 1), runId(event, event, 0)]).size).toBe(3);
  expect(runId(event, flow, 0)).toMatch(uuid7);
  expect(dayOfId(runId(event, flow, 0))).toBe("2026-01-01");
});

test("lanes spread over all shards, and a lane's shard never changes", () => {
  expect(new Set(Array.from({ length: 2_000 }, (_, i) => shardOf(`order:${i}`, 32))).size).toBe(32);
  expect([shardOf("w/order:1001", 32), shardOf("w/order:1002", 32), shardOf("订单:一", 32)]).toMatchInlineSnapshot(`
    [
      23,
      10,
      26,
    ]
  `);
});
