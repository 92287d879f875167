/** What one kind of tests tells at its end: how many went which way, and what failed, in lines that can be read without the rest. */
import { readFileSync, writeFileSync } from "node:fs";

export interface Told {
  passed: number;
  failed: number;
  skipped: number;
  /** A failed test with the first lines of its error, or an error that belongs to no test. */
  failures: string[];
}

const linesTold = 6;

/** Vitest and Playwright colour their messages; a file is read without. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: a colour begins with one
const colours = /\u001B\[[0-9;]*m/g;

export const failure = (name: string, message = "no message"): string =>
  [name, ...message.replace(colours, "").split("\n").slice(0, linesTold)].join("\n    ");

/** Where a reporter leaves it is in its environment, as that is all that a test runner hands on. */
export function tell(told: Told): void {
  const file = process.env["TOLD_FILE"];
  if (file) writeFileSync(file, JSON.stringify(told));
}

/** Null where the run ended before its reporter could tell. */
export function readTold(file: string): Told | null {
  try {
    return JSON.parse(readFileSync(file, "utf8")) as Told;
  } catch {
    return null;
  }
}
