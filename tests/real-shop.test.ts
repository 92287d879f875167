/**
 * From a real shop to a real shop: an order is placed in Medusa, our flow runs, and what it did is seen by Medusa's own admin API.
 * `npm run test:shop` installs the shop first; without one this is skipped.
 */
import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { openApi } from "#bench/systems/api.ts";
import { backOffice } from "#engine/real-shop/back-office.ts";
import { placeOrder } from "#engine/real-shop/place-order.ts";
import { isShopInstalled, openRealShop, type RealShop } from "#engine/real-shop/real-shop.ts";
import { restock } from "#engine/real-shop/restock.ts";
import { type Product, startProduct } from "./product.ts";

const isAsked = process.env["REAL_SHOP"] === "1";
const why = isAsked || isShopInstalled() ? "" : "Medusa is not installed here (680 MB): `npm run test:shop` installs it";
if (why) console.log(`skipped, the real shop: ${why}`);

const port = 9_123;
const key = randomBytes(18).toString("base64url");
const dataDir = mkdtempSync(join(tmpdir(), "tradewind-real-shop-"));
let product: Product;
let shop: RealShop;
let api: ReturnType<typeof openApi>;

beforeAll(async () => {
  if (why) return;
  product = startProduct({ env: { DATA_DIR: dataDir, TRADEWIND_API_KEY: key } });
  api = openApi(await product.ready, key);
  const { url, secret } = await api.post<{ url: string; secret: string }>("/sources", { name: "Medusa", scheme: "medusa" });
  shop = await openRealShop({ port, hook: { url, secret }, tell: console.log });
  await restock(shop, 1);
}, 900_000);
afterAll(async () => {
  await shop?.stop();
  await product?.stop();
  rmSync(dataDir, { recursive: true, force: true });
}, 60_000);

test.skipIf(why)("an order placed in Medusa runs our flow, and our action is seen in Medusa", { timeout: 120_000 }, async () => {
  const connection = await api.post<{ id: string }>("/connections", {
    name: "Medusa",
    kind: "http",
    settings: { baseUrl: shop.url, authScheme: "Basic", allowedHosts: [`127.0.0.1:${port}`] },
    secret: `${shop.keys.secretKey}:`,
  });
  const flow = await api.post<{ id: string }>("/flows", {
    name: "Look at large orders",
    nodes: [
      { id: "start", type: "trigger.event", config: { event: "order.created" } },
      { id: "large", type: "logic.if", config: { when: "order.total > 500.0" } },
      { id: "mark", type: "order.tag", config: { orderId: "{{ order.id }}", tag: "large" } },
      {
        id: "tell",
        type: "outside.http",
        config: {
          method: "POST",
          url: "/admin/orders/{{ order.id }}",
          headers: { "content-type": "application/json" },
          body: '{ "metadata": { "seenBy": "Tradewind", "number": {{ json(order.number) }} } }',
          connection: connection.id,
        },
      },
    ],
    edges: [
      { from: "start", port: "out", to: "large" },
      { from: "large", port: "true", to: "mark" },
      { from: "mark", port: "out", to: "tell" },
    ],
  });
  await api.post(`/flows/${flow.id}/publish`, {});

  const large = await placeOrder(shop, ["BLANKET"]);
  const small = await placeOrder(shop, ["SHIRT-M"]);

  const runs = async () => (await api.get<{ items: { status: string; entity: { id: string } }[] }>(`/runs?flowId=${flow.id}`)).items;
  await vi.waitFor(async () => expect((await runs()).map(({ status }) => status)).toEqual(["finished", "finished"]), {
    timeout: 60_000,
    interval: 200,
  });
  expect((await runs()).map(({ entity }) => entity.id).toSorted()).toEqual([large.id, small.id].toSorted());

  const seen = await backOffice<{ order: { metadata: Record<string, string> | null } }>(shop, `/orders/${large.id}`);
  expect(seen.order.metadata).toMatchObject({ seenBy: "Tradewind", number: large.number });
  const other = await backOffice<{ order: { metadata: unknown } }>(shop, `/orders/${small.id}`);
  expect(other.order.metadata ?? {}).not.toHaveProperty("seenBy");

  const ours = await api.get<{ number: string; tags: string[]; total: { amountMinor: number; currency: string } }>(`/orders/${large.id}`);
  expect(ours).toMatchObject({ number: large.number, tags: ["large"], total: { amountMinor: 64_500, currency: "EUR" } });
});
