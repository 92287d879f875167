/** Works out, at once and here, what is computed: for trying and comparing, where no thread can be waited for. */
import type { QuickJSWASMModule } from "quickjs-emscripten-core";
import { runCode } from "#lib/code/sandbox.ts";
import { taskOf } from "#lib/code/task.ts";
import { type EffectArgs, effects } from "#lib/run/effects.ts";
import type { OpenCall } from "./advance.ts";
import type { Outcome } from "./settle.ts";

export type Compute = (call: Pick<OpenCall, "effect" | "key" | "input">) => Outcome | null;

/** @param clock in ms, for what counting work cannot stop */
export function computeWith(vm: QuickJSWASMModule, clock: () => number, wallMs: number): Compute {
  return ({ effect, key, input }) => {
    const args = effect === "code.run" ? effects["code.run"].args.safeParse(input) : null;
    if (!args?.success) return null;
    const made = taskOf(args.data as EffectArgs<"code.run">, key);
    if (!made.ok) return made;
    const until = clock() + wallMs;
    return runCode(vm, made.task, () => clock() > until);
  };
}
