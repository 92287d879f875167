/** A thread that works out code steps, one after another: whatever one of them does, turns and webhooks go on. */
import { parentPort } from "node:worker_threads";
import { type CodeTask, runCode } from "#lib/code/sandbox.ts";
import { loadVm } from "#lib/code/vm.ts";
import { limits } from "#lib/limits.ts";

const vm = await loadVm();
parentPort?.on("message", (task: CodeTask) => {
  const until = performance.now() + limits.codeWallMs;
  parentPort?.postMessage(runCode(vm, task, () => performance.now() > until));
});
