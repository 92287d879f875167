/** Processes of the real product over one database, each on a port that it keeps through its restarts. */
import { readFileSync } from "node:fs";
import { createServer } from "node:net";
import { setTimeout as pause } from "node:timers/promises";
import { killGroup, type Product, startProduct } from "../product.ts";

export class Member {
  readonly base: string;
  readonly #port: number;
  readonly #env: Record<string, string | undefined>;
  #product: Product | null = null;
  #peak = 0;
  #watch: NodeJS.Timeout | null = null;
  /** What every one of its lives has printed, the newest last. */
  said = "";

  constructor(port: number, env: Record<string, string | undefined>) {
    this.#port = port;
    this.base = `http://127.0.0.1:${port}`;
    this.#env = env;
  }

  get product(): Product {
    if (!this.#product) throw new Error("this process was never started");
    return this.#product;
  }

  start(env: Record<string, string> = {}): Product {
    const product = startProduct({ env: { TRADEWIND_ROLE: "worker", ...this.#env, PORT: String(this.#port), ...env } });
    this.#product = product;
    const { pid } = product.child;
    this.#watch = setInterval(() => {
      this.#peak = Math.max(this.#peak, peakOf(pid));
    }, 250);
    void product.ended.then(() => {
      if (this.#watch) clearInterval(this.#watch);
      this.said = (this.said + product.said()).slice(-200_000);
    });
    return product;
  }

  async kill(): Promise<void> {
    this.#peak = Math.max(this.#peak, peakOf(this.product.child.pid));
    killGroup(this.product);
    await this.product.ended;
  }

  signal(name: "SIGSTOP" | "SIGCONT" | "SIGTERM"): void {
    this.product.child.kill(name);
  }

  /** As an operator ends it; true where it went as it should. */
  async stop(): Promise<boolean> {
    this.#peak = Math.max(this.#peak, peakOf(this.product.child.pid));
    return (await this.product.stop()).code === 0;
  }

  /** Whatever state it is in. */
  async end(): Promise<void> {
    if (!this.#product) return;
    this.signal("SIGCONT");
    await this.kill();
  }

  get peakRssMb(): number {
    return this.#peak;
  }
}

/** The most memory that a process ever had, MB. */
function peakOf(pid: number | undefined): number {
  try {
    return Math.round(Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1] ?? 0) / 1024);
  } catch {
    return 0;
  }
}

/** A port that nothing listens on now, outside the range that outgoing connections take theirs from. */
let next = 20_000 + (process.pid % 10_000);
export async function freePort(): Promise<number> {
  for (;;) {
    const port = next++;
    const free = await new Promise<boolean>((done) => {
      const probe = createServer()
        .once("error", () => done(false))
        .listen(port, "127.0.0.1", () => probe.close(() => done(true)));
    });
    if (free) return port;
    await pause(1);
  }
}
