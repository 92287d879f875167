/** The folder that is kept in git: a file a flow, and beside them a note of which flow each is and what it said when it was pulled. */
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { isObject } from "#lib/flow/is-object.ts";
import { sortKeys } from "#lib/flow/portable/json.ts";
import { flowsCliWords as words } from "#lib/language/flows-cli.ts";
import { limits } from "#lib/limits.ts";
import { CliRefusal } from "./shop.ts";

const ending = ".flow.json";
const noteName = ".tradewind.json";
const note = z.object({
  about: z.string(),
  flows: z.record(z.string(), z.object({ id: z.string(), pulled: z.string() })),
});
/** `pulled`: what the flow said then, places aside. */
export type Kept = Record<string, { id: string; pulled: string }>;

export function openFolder(folder: string, make: boolean): Kept {
  if (make) mkdirSync(folder, { recursive: true });
  if (!existsSync(folder)) throw new CliRefusal(words.noFolder, { folder });
  const file = join(folder, noteName);
  if (!existsSync(file)) return {};
  const read = note.safeParse(jsonIn(file));
  if (!read.success) throw new CliRefusal(words.badNote, { file });
  return read.data.flows;
}

export function writeKept(folder: string, flows: Kept): void {
  const about = "Written by `npm run flows`: which flow each file is, and what it said when it was last pulled or pushed.";
  writeFileSync(join(folder, noteName), `${JSON.stringify({ about, flows: sortKeys(flows) }, null, 2)}\n`);
}

export const filesIn = (folder: string): string[] =>
  readdirSync(folder)
    .filter((name) => name.endsWith(ending))
    .sort();

export function readFile(folder: string, name: string): Record<string, unknown> {
  const read = jsonIn(join(folder, name));
  if (!isObject(read)) throw new CliRefusal(words.notFlow, { file: name });
  return read;
}

function jsonIn(file: string): unknown {
  const text = readFileSync(file, "utf8");
  if (text.length > limits.apiBodyBytesMax) throw new CliRefusal(words.tooLarge, { file });
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new CliRefusal(words.notJson, { file, why: error instanceof Error ? error.message : "" });
  }
}

/** What a file says, however it is laid out and wherever its steps stand. */
export function printOf(file: Record<string, unknown>): string {
  const { places: _, ...meaning } = file;
  return createHash("sha256")
    .update(JSON.stringify(sortKeys(meaning)))
    .digest("hex")
    .slice(0, 32);
}

/** A file's name from the flow's, in any script; one that is taken gets a number. */
export function freshName(flowName: string, taken: ReadonlySet<string>): string {
  const plain = flowName
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, "-")
    .replace(/^-+|-+$/g, "")
    .slice(0, 60);
  for (let n = 1; ; n++) {
    const name = `${plain || "flow"}${n === 1 ? "" : `-${n}`}${ending}`;
    if (!taken.has(name.toLowerCase())) return name;
  }
}
