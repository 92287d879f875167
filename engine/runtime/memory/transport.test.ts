import { randomUUID } from "node:crypto";
import { shardOf } from "../../ingest/ids.ts";
import { laneContract } from "../lane.contract.ts";
import type { Delivery } from "../lane.ts";
import { MemoryLog, MemoryTransport } from "./transport.ts";

laneContract("the memory runtime", async () => {
  const log = new MemoryLog();
  const timers = new Map<string, Delivery>();
  let open: MemoryTransport | null = null;
  const deliveryOf = (lane: string, kind: Delivery["kind"], at: number): Delivery => ({
    kind,
    workspaceId: randomUUID(),
    lane,
    shard: shardOf(lane, 4),
    seq: null,
    day: "2026-01-01",
    eventId: randomUUID(),
    eventDay: "2026-01-01",
    flowId: null,
    version: null,
    runId: randomUUID(),
    replay: 0,
    folds: false,
    at: new Date(at).toISOString(),
  });
  const ticking = setInterval(() => open?.look(), 20);
  return {
    async accept(lane) {
      const { seq: _, ...delivery } = deliveryOf(lane, "event", Date.now());
      open?.offer(delivery, null);
      return delivery.eventId;
    },
    async wakeAt(lane, ms) {
      const delivery = deliveryOf(lane, "wake", ms);
      timers.set(delivery.runId ?? "", delivery);
      return delivery.runId ?? "";
    },
    open() {
      const due = () => [...timers.values()].filter((delivery) => Date.parse(delivery.at) <= Date.now());
      open = new MemoryTransport(log, due, { clock: Date.now, after: (ms, then) => void setTimeout(then, ms), log: () => {} });
      return open;
    },
    async commit(fence) {
      log.pass(fence);
    },
    async forget(id) {
      timers.delete(id);
    },
    async close() {
      clearInterval(ticking);
    },
  };
});
