/**
 * `npm run shop -- --tradewind http://127.0.0.1:3000 --key KEY`: opens the real shop and connects it with a running Tradewind.
 * The first time it installs Medusa and fills the shop. `--orders N` places orders; `--port N` is the shop's own (9000).
 */
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { placeOrder } from "./place-order.ts";
import { type Hook, openRealShop, realShopFolder } from "./real-shop.ts";
import { restock } from "./restock.ts";

const { values } = parseArgs({
  options: {
    tradewind: { type: "string" },
    key: { type: "string" },
    orders: { type: "string" },
    port: { type: "string" },
    help: { type: "boolean", default: false },
  },
});
const print = (line: string) => void process.stdout.write(`${line}\n`);

const usage = `npm run shop -- [flags]
  --tradewind URL  a running Tradewind that the shop tells its events to (http://127.0.0.1:3000)
  --key KEY        an API key of it with the right to edit; without one the shop runs for itself
  --orders N       places N orders once the shop is open (0)
  --port N         where the shop listens (9000)`;

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
  const address = (values.tradewind ?? "http://127.0.0.1:3000").replace(/\/$/, "");
  const shop = await openRealShop({
    port: Number(values.port ?? 9_000),
    hook: values.key ? await hookOf(address, values.key) : null,
    tell: print,
  });
  for (const name of ["SIGINT", "SIGTERM"] as const) process.once(name, () => void shop.stop().then(() => process.exit(0)));
  print(`The shop is open: ${shop.url}`);
  print(`Its goods: ${Object.keys(shop.keys.variants).join(", ")}. Its key for the back office, for a connection: ${shop.keys.secretKey}`);
  print(values.key ? `Its events go to ${address}.` : "Its events go nowhere: name a key of your Tradewind with --key.");
  const orders = Number(values.orders ?? 0);
  await restock(shop, Math.max(6, orders));
  for (let n = 0; n < orders; n += 1) {
    const { id, number } = await placeOrder(shop, [Object.keys(shop.keys.variants)[n % 2] ?? ""]);
    print(`Order ${number} is placed (${id}).`);
  }
}

if (values.help) print(usage);
else
  await run().catch((error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : error}\n`);
    process.exitCode = 1;
  });
