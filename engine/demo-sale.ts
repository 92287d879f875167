/**
 * `npm run demo:sale`: a sale at midnight in the demo shop, with the process killed in the middle of it. A table shows at every
 * moment that received = done + waiting + failed; the command fails where it does not.
 *
 * DATA_DIR names a shop to do it to; else one is made for it and goes with it. `-- --orders 3000 --seconds 40 --keep`.
 */
import { type ChildProcess, spawn } from "node:child_process";
import { createHmac, randomBytes } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { Agent, request } from "node:http";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import type { Stats } from "#lib/api/shop.ts";
import { placedAfter, saleOrders } from "#lib/demo/sale.ts";
import { demoSaleWords as words } from "#lib/language/demo-sale.ts";
import { renderWords, type Say } from "#lib/language/render.ts";
import { markBigOrders } from "#lib/templates/mark-big-orders.ts";
import { documentOf } from "#lib/templates/template.ts";
import { welcomeFirstOrder } from "#lib/templates/welcome-first-order.ts";
import { commandLine, numberOf } from "./boot/command-line.ts";

const usage = `npm run demo:sale -- [flags]
  --orders N   how many are placed (3000)
  --seconds N  within so many seconds (40)
  --keep       the shop that is made for it stays`;
const { orders, seconds, keep } = commandLine(usage, () => {
  const text = { type: "string" } as const;
  const { values: said } = parseArgs({ options: { orders: text, seconds: text, keep: { type: "boolean", default: false } } });
  return { orders: numberOf("orders", said.orders, 3_000), seconds: numberOf("seconds", said.seconds, 40), keep: said.keep };
});
const locale = /^zh/i.test(process.env["LC_ALL"] || process.env["LANG"] || "") ? "zh" : "en";
const say: Say = (pair, inserted) => renderWords(pair, locale, inserted);
const print = (line: string) => void process.stdout.write(`${line}\n`);

const start = fileURLToPath(new URL("./start.ts", import.meta.url));
const given = process.env["DATA_DIR"];
const folder = given || mkdtempSync(join(tmpdir(), "tradewind-sale-"));
const key = process.env["TRADEWIND_API_KEY"] || randomBytes(18).toString("base64url");
const port = Number(process.env["PORT"]) || (await freePort());
const base = `http://127.0.0.1:${port}`;
const agent = new Agent({ keepAlive: true, maxSockets: 64 });

let product: ChildProcess | null = null;
for (const name of ["SIGINT", "SIGTERM"] as const) process.once(name, () => void leave(130));

process.once("uncaughtException", (error) => {
  process.stderr.write(`${error.stack}\n`);
  void leave(1);
});

print(say(words.starting, { folder }));
await begin();
print(say(words.home, { url: `${base}/` }));
if (!process.env["TRADEWIND_API_KEY"]) print(say(words.key, { key }));
await fill();
const door = await makeDoor();
const before = await stats();
if (!before) throw new Error("the figures could not be read");

const placed = saleOrders(orders);
const taken = new Map<number, string>();
let sent = 0;
let down: { since: number; startedAt: number } | null = null;
let wrong = 0;
const began = performance.now();

print("");
print(say(words.head));
const sale = runSale();
const table = showTable();
await pause(seconds * 400);
await strike();
await sale;
await settle();
await table.stop();
await conclude();

/** Orders are placed as the rush has it; what is not taken is sent again until it is, as a platform does. */
async function runSale(): Promise<void> {
  const open = new Set<Promise<void>>();
  for (;;) {
    const share = (performance.now() - began) / (seconds * 1_000);
    const due = placedAfter(share, orders);
    while (sent < due) {
      const n = sent++;
      const body = JSON.stringify(placed[n]?.(Date.now()));
      const delivering = deliver(n, body).finally(() => open.delete(delivering));
      open.add(delivering);
    }
    if (sent >= orders) break;
    await pause(20);
  }
  await Promise.all(open);
}

async function deliver(n: number, body: string): Promise<void> {
  for (let tries = 0; ; tries++) {
    const eventId = await post(n, body);
    if (eventId) {
      taken.set(n, eventId);
      if (down && down.startedAt > 0) {
        print(`         ${say(words.back, { ms: Math.round(performance.now() - down.startedAt) })}`);
        down = null;
      }
      return;
    }
    await pause(Math.min(1_000, 50 * 2 ** Math.min(tries, 4)) * (0.5 + Math.random() / 2));
  }
}

function post(n: number, body: string): Promise<string | null> {
  const id = `sale-${began}-${n}`;
  const at = String(Math.floor(Date.now() / 1_000));
  const signature = createHmac("sha256", Buffer.from(door.secret.replace(/^whsec_/, ""), "base64"))
    .update(`${id}.${at}.${body}`)
    .digest("base64");
  const headers = {
    "content-type": "application/json",
    "content-length": Buffer.byteLength(body),
    "webhook-id": id,
    "webhook-timestamp": at,
    "webhook-signature": `v1,${signature}`,
  };
  return new Promise((done) => {
    const req = request(base + door.path, { method: "POST", headers, agent, timeout: 10_000 }, (res) => {
      let text = "";
      res.on("data", (part) => {
        text += part;
      });
      res.on("error", () => done(null));
      res.on("close", () => done(res.complete && (res.statusCode ?? 500) < 300 ? (/"eventId":"([^"]+)"/.exec(text)?.[1] ?? null) : null));
    });
    req.on("timeout", () => req.destroy());
    req.on("error", () => done(null));
    req.end(body);
  });
}

/** The kill, and the start that an operator's service manager would make. */
async function strike(): Promise<void> {
  print(`\x1b[31m         ${say(words.killed)}\x1b[0m`);
  down = { since: performance.now(), startedAt: 0 };
  const gone = product && new Promise((ended) => product?.once("exit", ended));
  if (product?.pid) process.kill(-product.pid, "SIGKILL");
  await gone;
  await pause(1_000);
  down.startedAt = performance.now();
  await begin();
}

function showTable() {
  let stopped = false;
  const row = async () => {
    const now = await stats();
    if (now) tell(now);
    else if (down) print(`${clock()}  ${say(words.away, { n: sent - taken.size })}`);
  };
  const loop = (async () => {
    while (!stopped) {
      const next = pause(500);
      await row();
      await next;
    }
  })();
  return {
    async stop() {
      stopped = true;
      await loop;
    },
  };
}

/** The sale's own share of the figures: what was there before is taken off. */
function sumOf({ runs }: Stats) {
  const was = before?.runs ?? runs;
  return {
    received: runs.started - was.started,
    done: runs.finished + runs.cancelled - was.finished - was.cancelled,
    waiting: runs.waiting - was.waiting,
    failed: runs.failed - was.failed,
  };
}

function tell(now: Stats): void {
  const { received, done, waiting, failed } = sumOf(now);
  const addsUp = received === done + waiting + failed;
  if (!addsUp) wrong++;
  const cell = (n: number, width: number) => String(n).padStart(width);
  const mark = addsUp ? "\x1b[32m✓\x1b[0m" : `\x1b[31m✗ ${say(words.off)}\x1b[0m`;
  print(
    `${clock()} ${cell(sent, 8)}${cell(taken.size, 8)} │ ${cell(received, 8)} = ${cell(done, 8)} + ${cell(waiting, 7)} + ${cell(failed, 6)}  ${mark}`,
  );
}

/** Seconds to and after midnight: the rush begins at two tenths of the time. */
function clock(): string {
  const s = (performance.now() - began) / 1_000 - seconds * 0.2;
  const at = new Date(Date.UTC(2026, 10, 11) + s * 1_000);
  return at.toISOString().slice(11, 19);
}

async function settle(): Promise<void> {
  for (let i = 0; i < 240; i++) {
    const now = await stats();
    if (now && sumOf(now).waiting === 0) return;
    await pause(250);
  }
}

async function conclude(): Promise<void> {
  const now = await stats();
  if (!now || !before) throw new Error("the figures could not be read");
  const sum = sumOf(now);
  const events = now.events.accepted - before.events.accepted;
  const isGood = wrong === 0 && sum.waiting === 0 && sum.received === sum.done + sum.failed && events === orders && taken.size === orders;
  print("");
  print(say(words.ended, { orders, taken: taken.size, events, ...sum }));
  print(isGood && new Set(taken.values()).size === orders ? say(words.good) : say(words.bad));
  if (keep) {
    print(say(words.home, { url: `${base}/` }));
    return;
  }
  await leave(isGood ? 0 : 1);
}

async function leave(code: number): Promise<void> {
  const ended = product && new Promise((done) => product?.once("exit", done));
  product?.kill("SIGTERM");
  await Promise.race([ended, pause(12_000)]);
  if (!given) rmSync(folder, { recursive: true, force: true });
  process.exit(code);
}

/** Resolves when it is wholly up; webhooks are taken long before. */
function begin(): Promise<void> {
  const env = {
    LOG_LEVEL: "error",
    NODE_COMPILE_CACHE: ".cache/compiled",
    ...process.env,
    DATA_DIR: folder,
    PORT: String(port),
    HOST: "127.0.0.1",
    TRADEWIND_API_KEY: key,
  };
  const child = spawn(process.execPath, [start], { detached: true, stdio: ["ignore", "pipe", "inherit"], env });
  product = child;
  return new Promise((ready, failed) => {
    child.stdout.on("data", (bytes: Buffer) => {
      if (bytes.toString().includes("ready http")) ready();
    });
    child.once("exit", (code) => failed(new Error(`Tradewind ended with ${code}`)));
  });
}

async function call<T>(method: string, path: string, body?: unknown): Promise<{ status: number; answer: T }> {
  const res = await fetch(`${base}/api/v1${path}`, {
    method,
    headers: { authorization: `Bearer ${key}`, "content-type": "application/json" },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    signal: AbortSignal.timeout(path === "/stats" ? 5_000 : 60_000),
  });
  return { status: res.status, answer: (await res.json().catch(() => null)) as T };
}

async function stats(): Promise<Stats | null> {
  const read = await call<Stats>("GET", "/stats").catch(() => null);
  return read?.status === 200 ? read.answer : null;
}

/** The demo shop, where it is not there yet, and the starter flows that answer an order. */
async function fill(): Promise<void> {
  await call("POST", "/demo-shop", { locale });
  const { answer } = await call<{ items: { id: string; name: string; publishedVersion: number | null }[] }>("GET", "/flows");
  for (const template of [markBigOrders, welcomeFirstOrder]) {
    const document = documentOf(template, locale);
    const known = answer.items.find(({ name }) => name === document.name);
    if (known?.publishedVersion) continue;
    const id = known?.id ?? (await call<{ id: string }>("POST", "/flows", document)).answer.id;
    const published = await call("POST", `/flows/${id}/publish`);
    if (published.status !== 200) throw new Error(`“${document.name}” could not be published (${published.status})`);
  }
}

async function makeDoor(): Promise<{ path: string; secret: string }> {
  const made = await call<{ id: string; secret: string }>("POST", "/sources", { name: "Sale", scheme: "standard-webhooks" });
  if (made.status !== 201) throw new Error(`the source could not be made (${made.status})`);
  return { path: `/hooks/${made.answer.id}`, secret: made.answer.secret };
}

function freePort(): Promise<number> {
  return new Promise((done) => {
    const probe = createServer().listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() => done(typeof address === "object" && address ? address.port : 0));
    });
  });
}
