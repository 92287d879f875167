/**
 * A real shop on this machine: Medusa 2 from npm in a cache folder, on a PostgreSQL of its own kind as the product's embedded
 * one, with goods, keys, and a subscriber that posts signed events to Tradewind.
 */
import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import { copyFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { startEmbeddedPostgres } from "../boot/embedded-postgres.ts";
import { cacheFolder, isInstalled, npmInstall } from "../boot/npm-install.ts";

const version = "2.21.2";
const packages = {
  dependencies: { "@medusajs/cli": version, "@medusajs/framework": version, "@medusajs/medusa": version },
};
const readyWithinMs = 120_000;

/** What Medusa's own files are named there, and where ours stand. */
const files = {
  "medusa-config.js": "medusa-config.cjs",
  "src/scripts/fill.js": "fill.cjs",
  "src/subscribers/tradewind.js": "tradewind.cjs",
} as const;

/** Where Tradewind takes the shop's events, and what they are signed with. */
export interface Hook {
  readonly url: string;
  readonly secret: string;
}

/** What a customer's browser and the back office need to know. */
export interface ShopKeys {
  readonly publishableKey: string;
  readonly secretKey: string;
  readonly regionId: string;
  readonly shippingOptionId: string;
  /** Variant by SKU. */
  readonly variants: Readonly<Record<string, string>>;
}

export interface RealShop {
  readonly url: string;
  readonly keys: ShopKeys;
  stop(): Promise<void>;
}

export interface RealShopOptions {
  readonly folder?: string;
  readonly port: number;
  /** None: the shop tells nobody. */
  readonly hook: Hook | null;
  readonly tell: (line: string) => void;
}

export const realShopFolder = (): string => cacheFolder("tradewind-shop");
export const isShopInstalled = (folder = realShopFolder()): boolean => isInstalled(folder, packages);

export async function openRealShop({ folder = realShopFolder(), port, hook, tell }: RealShopOptions): Promise<RealShop> {
  npmInstall(folder, packages, tell);
  mkdirSync(join(folder, "src", "scripts"), { recursive: true });
  mkdirSync(join(folder, "src", "subscribers"), { recursive: true });
  for (const [there, here] of Object.entries(files))
    copyFileSync(fileURLToPath(new URL(`project/${here}`, import.meta.url)), join(folder, there));
  const postgres = await startEmbeddedPostgres({ folder: join(folder, "postgres") });
  try {
    const env = environment(folder, postgres.url, hook);
    if (!existsSync(join(folder, "shop.json"))) {
      tell("The shop is filled; this is done once and takes a minute.");
      medusa(folder, env, ["db:migrate"]);
      medusa(folder, env, ["exec", "./src/scripts/fill.js"]);
    }
    const server = spawn(process.execPath, [program(folder), "start", "--port", `${port}`, "--host", "127.0.0.1"], { cwd: folder, env });
    const url = `http://127.0.0.1:${port}`;
    await healthy(server, url);
    return {
      url,
      keys: JSON.parse(readFileSync(join(folder, "shop.json"), "utf8")) as ShopKeys,
      async stop() {
        await ended(server);
        await postgres.stop();
      },
    };
  } catch (error) {
    await postgres.stop();
    throw error;
  }
}

const program = (folder: string): string => join(folder, "node_modules", "@medusajs", "cli", "cli.js");

function environment(folder: string, url: string, hook: Hook | null): NodeJS.ProcessEnv {
  const secretFile = join(folder, "secret");
  if (!existsSync(secretFile)) writeFileSync(secretFile, randomBytes(32).toString("base64url"), { mode: 0o600 });
  const told = hook ? { TRADEWIND_HOOK_URL: hook.url, TRADEWIND_HOOK_SECRET: hook.secret } : {};
  const { PATH, HOME } = process.env;
  return {
    PATH,
    HOME,
    NODE_ENV: "production",
    DATABASE_URL: url,
    SHOP_SECRET: readFileSync(secretFile, "utf8"),
    MEDUSA_DISABLE_TELEMETRY: "true",
    ...told,
  };
}

function medusa(folder: string, env: NodeJS.ProcessEnv, args: string[]): void {
  const done = spawnSync(process.execPath, [program(folder), ...args], { cwd: folder, env, encoding: "utf8" });
  if (done.status !== 0) throw new Error(`medusa ${args.join(" ")} failed:\n${`${done.stdout}${done.stderr}`.slice(-4_000)}`);
}

async function healthy(server: ChildProcess, url: string): Promise<void> {
  let said = "";
  const hear = (bytes: Buffer) => {
    said = (said + bytes.toString()).slice(-4_000);
  };
  server.stdout?.on("data", hear);
  server.stderr?.on("data", hear);
  for (const deadline = performance.now() + readyWithinMs; performance.now() < deadline; await pause(200)) {
    if (server.exitCode !== null) break;
    if ((await fetch(`${url}/health`).catch(() => null))?.ok) return;
  }
  server.kill("SIGKILL");
  throw new Error(`The shop did not start:\n${said}`);
}

async function ended(server: ChildProcess): Promise<void> {
  if (server.exitCode !== null || server.signalCode !== null) return;
  const over = new Promise((resolve) => server.once("exit", resolve));
  const late = setTimeout(() => server.kill("SIGKILL"), 10_000);
  server.kill("SIGTERM");
  await over;
  clearTimeout(late);
}
