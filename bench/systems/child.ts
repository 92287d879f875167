/** A program of a measured system: started on the pinned Node, ready when it says so, ended when we say so. */
import { type ChildProcess, spawn } from "node:child_process";
import { closeOnInterrupt } from "../interrupt.ts";

export interface Child {
  readonly pid: number;
  /** What it had printed when it was ready, as the pattern caught it. */
  readonly ready: RegExpExecArray;
  stop(): Promise<void>;
}

export interface ChildOptions {
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  readonly cwd?: string;
  readonly ready: RegExp;
  readonly withinMs?: number;
}

export async function startChild({ args, env, cwd, ready, withinMs = 120_000 }: ChildOptions): Promise<Child> {
  const { PATH = "", HOME = "", LANG = "C.UTF-8" } = process.env;
  const child = spawn(process.execPath, args, {
    cwd,
    env: { NODE_ENV: "production", PATH, HOME, LANG, ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const closed = closeOnInterrupt(() => end(child));
  const found = await new Promise<RegExpExecArray>((resolve, reject) => {
    let said = "";
    const late = setTimeout(() => reject(new Error(`${args[0]} was not ready in ${withinMs} ms:\n${said.slice(-4_000)}`)), withinMs);
    const hear = (bytes: Buffer) => {
      if (said.length < 1_000_000) said += bytes.toString();
      const match = ready.exec(said);
      if (!match) return;
      clearTimeout(late);
      resolve(match);
    };
    child.stdout.on("data", hear);
    child.stderr.on("data", hear);
    child.once("exit", (code) => {
      clearTimeout(late);
      reject(new Error(`${args[0]} ended (${code}) before it was ready:\n${said.slice(-4_000)}`));
    });
  }).catch((error: unknown) => {
    child.kill("SIGKILL");
    throw error;
  });
  return { pid: child.pid ?? 0, ready: found, stop: () => end(child).finally(closed) };
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise((resolve) => child.once("exit", resolve));
  const late = setTimeout(() => child.kill("SIGKILL"), 15_000);
  child.kill("SIGTERM");
  await ended;
  clearTimeout(late);
}
