/** Lines for a person at a terminal, JSON for a machine that collects them. */
import pino, { type Logger } from "pino";
import { limits } from "#lib/limits.ts";
import type { Failure } from "#lib/run/failure.ts";

export type Log = Logger;

export function openLog(): Log {
  const options = { level: process.env["LOG_LEVEL"] || "info", base: null };
  if (!process.stdout.isTTY) return pino({ ...options, timestamp: pino.stdTimeFunctions.isoTime });
  return pino(options, { write: (line: string) => void process.stdout.write(readable(JSON.parse(line))) });
}

/** Of what happens many times a second while something is down, one line a second, with how many more there were. */
export function seldom(tell: (what: unknown, others: number) => void): (what: unknown) => void {
  let toldAt = Number.NEGATIVE_INFINITY;
  let others = 0;
  return (what) => {
    const now = performance.now();
    if (now - toldAt < limits.logRepeatMs) {
      others++;
      return;
    }
    tell(what, others);
    toldAt = now;
    others = 0;
  };
}

/** The same trouble over and over is one line in a while, with how often it was since; another one is told at once. */
export function oncePerTrouble(
  tell: (failure: Failure, error: unknown, others: number) => void,
  clock: () => number = () => performance.now(),
): (failure: Failure, error?: unknown) => void {
  const told = new Map<string, { at: number; others: number }>();
  return (failure, error) => {
    const trouble = `${failure.code} ${error instanceof Error ? error.message : error}`;
    const before = told.get(trouble);
    if (before && clock() - before.at < limits.logSameMs) {
      before.others++;
      return;
    }
    if (told.size >= limits.logSameMax) told.clear();
    told.set(trouble, { at: clock(), others: 0 });
    tell(failure, error, before?.others ?? 0);
  };
}

function readable({ level, time, msg, err, ...rest }: Record<string, unknown>): string {
  const clock = new Date(Number(time)).toTimeString().slice(0, 8);
  const mark = Number(level) >= 50 ? "\u001b[31m✗\u001b[0m" : Number(level) >= 40 ? "\u001b[33m!\u001b[0m" : "\u001b[2m·\u001b[0m";
  const details = Object.keys(rest).length > 0 ? ` \u001b[2m${JSON.stringify(rest)}\u001b[0m` : "";
  const stack = err && typeof err === "object" && "stack" in err ? `\n${err.stack}` : "";
  return `\u001b[2m${clock}\u001b[0m ${mark} ${msg ?? ""}${details}${stack}\n`;
}
