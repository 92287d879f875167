/** What `/metrics` shows. The age of the queue comes first: it is what a shop notices. */
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from "prom-client";
import type { Door } from "../server.ts";

export interface Figures {
  /** Wraps the webhooks' door and counts what went through it. */
  counted(door: Door): Door;
  answer: Door;
}

export function openFigures(read: { queueAge: () => Promise<number>; lanes: () => number; acceptQueueBytes: () => number }): Figures {
  const registers = [new Registry()];
  new Gauge({
    name: "tradewind_queue_age_seconds",
    help: "How long the oldest accepted event has been waiting for its turn.",
    registers,
    async collect() {
      this.set(await read.queueAge().catch(() => Number.NaN));
    },
  });
  new Gauge({
    name: "tradewind_lanes",
    help: "Lanes with work in this process.",
    registers,
    collect() {
      this.set(read.lanes());
    },
  });
  new Gauge({
    name: "tradewind_accept_queue_bytes",
    help: "Webhooks read and not yet committed, in bytes.",
    registers,
    collect() {
      this.set(read.acceptQueueBytes());
    },
  });
  const answers = new Counter({
    name: "tradewind_webhooks_total",
    help: "Answers to webhooks, by status.",
    labelNames: ["status"],
    registers,
  });
  const took = new Histogram({
    name: "tradewind_webhook_seconds",
    help: "From a webhook's first line to our answer.",
    buckets: [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5],
    registers,
  });
  const [registry] = registers;
  if (registry) collectDefaultMetrics({ register: registry });

  return {
    counted: (door) => (req, res) => {
      const began = performance.now();
      res.once("close", () => {
        answers.inc({ status: res.statusCode });
        took.observe((performance.now() - began) / 1_000);
      });
      return door(req, res);
    },
    async answer(_req, res) {
      const body = (await registry?.metrics()) ?? "";
      res.writeHead(200, { "content-type": registry?.contentType ?? "text/plain" }).end(body);
    },
  };
}
