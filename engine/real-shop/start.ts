/**
 * `npm run shop -- --tradewind http://127.0.0.1:3000 --key KEY`: opens the real shop and connects it with a running Tradewind.
 * The first time it installs Medusa and fills the shop. `--orders N` places orders; `--port N` is the shop's own (9000).
 */
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { commandLine, numberOf } from "../boot/command-line.ts";
import { placeOrder } from "./place-order.ts";
import { type Hook, openRealShop, realShopFolder } from "./real-shop.ts";
import { restock } from "./restock.ts";

const print = (line: string) => void process.stdout.write(`${line}\n`);

const usage = `npm run shop -- [flags]
  --tradewind URL  a running Tradewind that the shop tells its events to (http://127.0.0.1:3000)
  --key KEY        an API key of it with the right to edit; without one the shop runs for itself
  --orders N       places N orders once the shop is open (0)
  --port N         where the shop listens (9000)`;

const flags = commandLine(usage, () => {
  const text = { type: "string" } as const;
  const { values } = parseArgs({ options: { tradewind: text, key: text, orders: text, port: text } });
  return { ...values, orders: numberOf("orders", values.orders, 0), port: numberOf("port", values.port, 9_000) };
});

/** The source is made once and kept for the next time: its secret is shown by Tradewind only then. */
async function hookOf(address: string, key: string): Promise<Hook> {
  const file = join(realShopFolder(), "tradewind.json");
  const known = existsSync(file) ? (JSON.parse(readFileSync(file, "utf8")) as Record<string, Hook>) : {};
  const headers = { authorization: `Bearer ${key}`, "content-type": "application/json" };
  const kept = known[address];
  if (kept) {
    const sources = await fetch(`${address}/api/v1/sources`, { headers });
    if ((await sources.text()).includes(kept.url.split("/").at(-1) ?? "")) return kept;
  }
  const body = JSON.stringify({ name: "Medusa on this machine", scheme: "medusa" });
  const answer = await fetch(`${address}/api/v1/sources`, { method: "POST", headers, body });
  if (!answer.ok) throw new Error(`Tradewind answered ${answer.status}: ${(await answer.text()).slice(0, 300)}`);
  const { id, secret } = (await answer.json()) as { id: string; secret: string };
  const hook = { url: `${address}/hooks/${id}`, secret };
  writeFileSync(file, JSON.stringify({ ...known, [address]: hook }), { mode: 0o600 });
  return hook;
}

async function run(): Promise<void> {
  const address = (flags.tradewind ?? "http://127.0.0.1:3000").replace(/\/$/, "");
  const shop = await openRealShop({
    port: flags.port,
    hook: flags.key ? await hookOf(address, flags.key) : null,
    tell: print,
  });
  for (const name of ["SIGINT", "SIGTERM"] as const) process.once(name, () => void shop.stop().then(() => process.exit(0)));
  print(`The shop is open: ${shop.url}`);
  print(`Its goods: ${Object.keys(shop.keys.variants).join(", ")}. Its key for the back office, for a connection: ${shop.keys.secretKey}`);
  print(flags.key ? `Its events go to ${address}.` : "Its events go nowhere: name a key of your Tradewind with --key.");
  const { orders } = flags;
  await restock(shop, Math.max(6, orders));
  for (let n = 0; n < orders; n += 1) {
    const { id, number } = await placeOrder(shop, [Object.keys(shop.keys.variants)[n % 2] ?? ""]);
    print(`Order ${number} is placed (${id}).`);
  }
}

await run().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : error}\n`);
  process.exitCode = 1;
});
