/**
 * A code step, worked out in a thread beside the turn and not in it: inside the transaction a slow loop would hold up a whole
 * batch of turns, on the main thread the webhooks. As it always gives the same, a crash asks no question: it is worked out again.
 */
import type { CodeOutcome } from "#lib/code/sandbox.ts";
import { taskOf } from "#lib/code/task.ts";
import type { EffectArgs } from "#lib/run/effects.ts";
import { CodeThreads } from "./code-threads.ts";

const threads = new CodeThreads();

export async function performCodeRun({ key, args }: { key: string; args: EffectArgs<"code.run"> }): Promise<CodeOutcome> {
  const made = taskOf(args, key);
  return made.ok ? await threads.run(made.task) : made;
}
