/**
 * Works out a code step: JavaScript inside a WebAssembly virtual machine that knows no network, no clock, no chance and no
 * other step. Work is counted, not timed, so that what is too much here is too much everywhere; a wall clock only catches what
 * counting cannot (a machine that is short of memory tidies up again and again).
 *
 * Invariants (quoted by the tests):
 * 1. The same task gives the same outcome.
 * 2. No code takes more than its work, memory, lines and result; past that it is said which.
 * 3. Nothing of one task is left for the next.
 */
import type { QuickJSHandle, QuickJSWASMModule } from "quickjs-emscripten-core";
import { limits } from "../limits.ts";
import type { Failure } from "../run/failure.ts";
import { prelude } from "./prelude.ts";

export interface CodeTask {
  readonly script: string;
  readonly input: Readonly<Record<string, unknown>>;
  /** ISO: what `Date` says. */
  readonly now: string;
  /** What chance is drawn from. */
  readonly seed: string;
}
export interface CodeReply {
  readonly result: unknown;
  /** What it wrote to the console. */
  readonly log: string[];
}
export type CodeOutcome = { readonly ok: true; readonly reply: CodeReply } | { readonly ok: false; readonly failure: Failure };

/** @param isLate whether the wall clock says that it is enough */
export function runCode(vm: QuickJSWASMModule, { script, input, now, seed }: CodeTask, isLate: () => boolean): CodeOutcome {
  const lines: string[] = [];
  const runtime = vm.newRuntime();
  let ticks = 0;
  runtime.setMaxStackSize(limits.codeStackBytesMax);
  runtime.setInterruptHandler(() => ++ticks > limits.codeTicksMax || isLate());
  const context = runtime.newContext();
  const held: QuickJSHandle[] = [];
  const hold = <H extends QuickJSHandle>(handle: H): H => {
    held.push(handle);
    return handle;
  };
  try {
    const own = hold(context.unwrapResult(context.evalCode(prelude, "prelude.js")));
    const say = hold(
      context.newFunction("say", (text) => {
        if (lines.length < limits.codeLinesMax) lines.push(context.getString(text).slice(0, limits.codeLineCharsMax));
      }),
    );
    const clock = hold(context.newNumber(Date.parse(now)));
    const chance = hold(context.newNumber(seedOf(seed)));
    const call = hold(context.unwrapResult(context.callFunction(own, context.undefined, clock, chance, say)));
    // the code begins on the second line: its own first
    const made = context.evalCode(`(function (input) { "use strict";\n${script}\n})`, file);
    if (made.error) return failed(context.dump(hold(made.error)), script, true);
    const done = context.callFunction(call, context.undefined, hold(made.value), hold(context.newString(JSON.stringify(input))));
    if (done.error) return failed(context.dump(hold(done.error)), script, false);
    const text = context.getString(hold(done.value));
    if (text.length > limits.codeResultCharsMax)
      return refuse(
        "code.too-much-result",
        `The result is ${text.length} characters long; ${limits.codeResultCharsMax} can be kept. Return less.`,
      );
    return { ok: true, reply: { result: JSON.parse(text), log: lines } };
  } finally {
    for (const handle of held) handle.dispose();
    context.dispose();
    runtime.dispose();
  }
}

const file = "code.js";

function failed(thrown: unknown, script: string, isUnread: boolean): CodeOutcome {
  // there was no room left for an error
  if (thrown === undefined || thrown === null) return tooMuchMemory;
  const isError = typeof thrown === "object" && thrown !== null && "message" in thrown;
  const { name = "", message = "", stack = "" } = (isError ? thrown : { message: textOf(thrown) }) as Record<string, string>;
  const line = lineOf(stack, script);
  const where = line === null ? "" : `Line ${line}: `;
  if (name === "InternalError" && message === "interrupted")
    return refuse("code.too-long", "The code works longer than allowed, and was stopped. Look for a loop that does not end.");
  if (message === "out of memory") return tooMuchMemory;
  if (name === "InternalError" && message === "stack overflow")
    return refuse("code.threw", `${where}A function calls itself without an end.`);
  if (isUnread && name === "SyntaxError") return refuse("code.syntax", `${where}The code cannot be read here (${message}).`);
  return refuse("code.threw", `${where}${name && name !== "Error" ? `${name}: ` : ""}${message}`.slice(0, limits.codeLineCharsMax));
}

const textOf = (thrown: unknown): string => (typeof thrown === "object" ? (JSON.stringify(thrown) ?? "") : String(thrown));

/** The line of the code, as it was written, that a stack names first; an end that is missing shows behind the last. */
function lineOf(stack: string, script: string): number | null {
  const found = /code\.js:(\d+)/.exec(stack)?.[1];
  if (found === undefined) return null;
  return Math.min(Math.max(Number(found) - 1, 1), script.split("\n").length);
}

const refuse = (code: string, message: string): CodeOutcome => ({ ok: false, failure: { code, message, final: true } });

const tooMuchMemory = refuse("code.too-much-memory", "The code needs more memory than allowed. Look for a list that grows and grows.");

/** FNV-1a, 32 bits. */
function seedOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hash >>> 0;
}
