/**
 * What a code step is worked out from: what the journal keeps, with secrets masked, so that the code sees the same when it is worked
 * out again after a crash. What the journal would cut is refused.
 */
import { limits } from "../limits.ts";
import type { EffectArgs } from "../run/effects.ts";
import type { Failure } from "../run/failure.ts";
import { cutMark, redact } from "../run/redact.ts";
import type { CodeTask } from "./sandbox.ts";

export type Task = { readonly ok: true; readonly task: CodeTask } | { readonly ok: false; readonly failure: Failure };

/** @param key the step's, stable for (run, node, visit): chance is drawn from it */
export function taskOf({ script, input, now }: EffectArgs<"code.run">, key: string): Task {
  const kept = redact({ script, input, now }) as EffectArgs<"code.run">;
  if (JSON.stringify(kept).includes(cutMark)) return { ok: false, failure: tooMuch };
  if (kept.script !== script) return { ok: false, failure: secret };
  return { ok: true, task: { script, input: kept.input, now, seed: key } };
}

const tooMuch: Failure = {
  code: "code.too-much-input",
  message: `The code and what it is given are longer than ${limits.journalValueBytesMax / 1024} KB together. Give it only the fields that it needs.`,
  final: true,
};
const secret: Failure = {
  code: "code.secret",
  message: "The code holds something that looks like a password, a key or a card number. Take it out.",
  final: true,
};
