/** The real product as a child: started as an operator starts it, on a port and in a folder of its own. */
import { type ChildProcess, spawn } from "node:child_process";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

export const root = fileURLToPath(new URL("..", import.meta.url)).replace(/\/$/, "");
const pinnedNode = join(root, "node_modules", ".bin", "node");

export interface Product {
  child: ChildProcess;
  /** Everything that it has printed. */
  said(): string;
  /** Resolves with `http://HOST:PORT`; rejects when it ends before, with what it said. */
  ready: Promise<string>;
  ended: Promise<{ code: number | null; signal: NodeJS.Signals | null }>;
  stop(): Promise<{ code: number | null; ms: number }>;
}

export interface ProductOptions {
  env?: Record<string, string | undefined>;
  cwd?: string;
  user?: { uid: number; gid: number };
  /** Where it reads its own code. */
  checkout?: string;
}

export function startProduct({ env = {}, user, checkout = root, cwd = checkout }: ProductOptions): Product {
  const { PATH, HOME, LANG } = process.env;
  const given = { PATH, HOME, LANG, NODE_COMPILE_CACHE: join(root, ".cache", "compiled"), PORT: "0", LOG_LEVEL: "warn", ...env };
  const present = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)) as unknown as NodeJS.ProcessEnv;
  const child = spawn(pinnedNode, [join(checkout, "engine", "start.ts")], {
    cwd,
    env: present,
    stdio: ["ignore", "pipe", "pipe"],
    detached: true,
    ...user,
  });
  let said = "";
  const ended = new Promise<{ code: number | null; signal: NodeJS.Signals | null }>((resolve) => {
    child.once("close", (code, signal) => resolve({ code, signal }));
  });
  const ready = new Promise<string>((resolve, reject) => {
    const hear = (bytes: Buffer) => {
      said += bytes.toString();
      const line = /^ready (http:\/\/\S+)$/m.exec(said);
      if (line?.[1]) resolve(line[1]);
    };
    child.stdout.on("data", hear);
    child.stderr.on("data", hear);
    child.once("error", reject);
    void ended.then(({ code, signal }) => reject(new Error(`The product ended (${code ?? signal}) before it was ready:\n${said}`)));
  });
  ready.catch(() => {});
  return {
    child,
    said: () => said,
    ready,
    ended,
    async stop() {
      const began = performance.now();
      child.kill("SIGTERM");
      const { code } = await ended;
      return { code, ms: performance.now() - began };
    },
  };
}

/** As a machine that dies would: the process and whatever shares its group, at once. */
export function killGroup(product: Product): void {
  try {
    process.kill(-(product.child.pid ?? 0), "SIGKILL");
  } catch {
    // already gone
  }
}
