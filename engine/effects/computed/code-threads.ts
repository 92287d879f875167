/**
 * The threads that work out code steps: few, begun when the first is asked for, each with one task in hand. One that breaks or
 * does not come back is ended and its task given to a fresh one, once: code that breaks the virtual machine itself fails its step.
 */
import { Worker } from "node:worker_threads";
import type { CodeOutcome, CodeTask } from "#lib/code/sandbox.ts";
import { limits } from "#lib/limits.ts";

interface Job {
  readonly task: CodeTask;
  readonly done: (outcome: CodeOutcome) => void;
  tries: number;
}

export class CodeThreads {
  readonly #queue: Job[] = [];
  readonly #idle: Worker[] = [];
  #busy = 0;

  run(task: CodeTask): Promise<CodeOutcome> {
    return new Promise((done) => {
      this.#queue.push({ task, done, tries: 0 });
      this.#next();
    });
  }

  async close(): Promise<void> {
    await Promise.all(this.#idle.splice(0).map((worker) => worker.terminate()));
  }

  #next(): void {
    if (this.#busy >= limits.codeThreads) return;
    const job = this.#queue.shift();
    if (!job) return;
    this.#busy++;
    job.tries++;
    const worker = this.#idle.pop() ?? begin();
    const over = (outcome: CodeOutcome | null, otherwise: CodeOutcome) => {
      clearTimeout(timer);
      worker.off("message", answered).off("error", gone).off("exit", gone).unref();
      this.#busy--;
      if (outcome) this.#idle.push(worker);
      // a thread that is ended may still say why it broke
      else void worker.on("error", () => undefined).terminate();
      if (!outcome && otherwise === broke && job.tries < 2) this.#queue.unshift(job);
      else job.done(outcome ?? otherwise);
      this.#next();
    };
    const answered = (outcome: CodeOutcome) => over(outcome, broke);
    const gone = () => over(null, broke);
    // what counting work cannot stop, and the thread's own clock neither
    const timer = setTimeout(() => over(null, tooLong), 2 * limits.codeWallMs);
    worker.on("message", answered).on("error", gone).on("exit", gone).ref();
    worker.postMessage(job.task);
  }
}

const begin = () =>
  new Worker(new URL("./code-worker.ts", import.meta.url), { resourceLimits: { maxOldGenerationSizeMb: limits.codeThreadMb } });

const tooLong: CodeOutcome = {
  ok: false,
  failure: { code: "code.too-long", message: "The code works longer than allowed, and was stopped.", final: true },
};
const broke: CodeOutcome = {
  ok: false,
  failure: { code: "code.broke", message: "The code broke what works it out, twice. It asks for too much at once.", final: true },
};
