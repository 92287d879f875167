/** A run's steps, one for each visit to a node, read from its journal: what the viewer draws. */
import { z } from "zod";
import { failure } from "./failure.ts";
import type { Entry } from "./journal.ts";

export const attempt = z.object({
  attempt: z.int(),
  at: z.string(),
  ms: z.number(),
  failure: failure.nullable(),
  /** When it is tried again; null: not. */
  retryAt: z.string().nullable(),
});

export const step = z.object({
  /** `node/visit`. */
  key: z.string(),
  node: z.string(),
  visit: z.int(),
  kind: z.enum(["start", "decision", "action"]),
  /** `running`: asked and not yet answered; `retrying`: failed, to be tried again; `stopped`: the run ended before its answer. */
  status: z.enum(["done", "running", "retrying", "failed", "stopped"]),
  startedAt: z.string(),
  endedAt: z.string().nullable(),
  /** Of all attempts together; 0 for a pure step. */
  ms: z.number(),
  input: z.unknown(),
  output: z.unknown(),
  /** The way it left by; null: not left yet. */
  port: z.string().nullable(),
  /** For a condition: the value of each of its parts. */
  why: z.unknown(),
  effect: z.object({ name: z.string(), key: z.string(), reply: z.unknown() }).nullable(),
  attempts: z.array(attempt),
  failure: failure.nullable(),
});
export type Step = z.infer<typeof step>;

const blank = {
  ms: 0,
  input: null,
  output: null,
  port: null,
  why: null,
  effect: null,
  attempts: [],
  failure: null,
  endedAt: null,
} as const;

/** In the order in which they began. Total: an entry that fits no step is passed over. */
export function stepsOf(journal: readonly Entry[]): Step[] {
  const steps = new Map<string, Step>();
  const open = (node: string, visit: number, fields: Partial<Step> & Pick<Step, "kind" | "status" | "startedAt">) =>
    steps.set(`${node}/${visit}`, {
      key: `${node}/${visit}`,
      node,
      visit,
      ...blank,
      attempts: [],
      ...fields,
    });

  for (const entry of journal) {
    if (entry.kind === "started") {
      open(entry.node, 1, {
        kind: "start",
        status: "done",
        startedAt: entry.at,
        endedAt: entry.at,
        output: entry.output,
        port: entry.port,
      });
    } else if (entry.kind === "decided") {
      const { at, input, output, port, why = null } = entry;
      open(entry.node, entry.visit, {
        kind: "decision",
        status: "done",
        startedAt: at,
        endedAt: at,
        input,
        output,
        port,
        why,
      });
    } else if (entry.kind === "asked") {
      const effect = { name: entry.effect, key: entry.key, reply: null };
      open(entry.node, entry.visit, {
        kind: "action",
        status: "running",
        startedAt: entry.at,
        input: entry.input,
        effect,
      });
    } else if (entry.kind === "answered") {
      const asked = steps.get(`${entry.node}/${entry.visit}`);
      if (!asked) continue;
      asked.attempts.push({
        attempt: entry.attempt,
        at: entry.at,
        ms: entry.ms,
        failure: null,
        retryAt: null,
      });
      Object.assign(asked, {
        status: "done",
        endedAt: entry.at,
        port: entry.port,
        output: entry.output,
        failure: null,
      });
      asked.ms += entry.ms;
      if (asked.effect) asked.effect = { ...asked.effect, reply: entry.reply };
    } else if (entry.kind === "failed") {
      const known = steps.get(`${entry.node}/${entry.visit}`);
      // a step whose settings could not be worked out fails before it asks
      if (!known)
        open(entry.node, entry.visit, {
          kind: "action",
          status: "failed",
          startedAt: entry.at,
        });
      const failed = steps.get(`${entry.node}/${entry.visit}`);
      if (!failed) continue;
      failed.attempts.push({
        attempt: entry.attempt,
        at: entry.at,
        ms: entry.ms,
        failure: entry.failure,
        retryAt: entry.retryAt ?? null,
      });
      Object.assign(failed, {
        status: entry.retryAt ? "retrying" : "failed",
        failure: entry.failure,
        endedAt: entry.retryAt ? null : entry.at,
      });
      failed.ms += entry.ms;
    } else if (entry.kind === "ended") {
      for (const step of steps.values()) {
        if (step.status === "running" || step.status === "retrying") Object.assign(step, { status: "stopped", endedAt: entry.at });
      }
    }
  }
  return [...steps.values()];
}
