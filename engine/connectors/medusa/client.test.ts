/** The client against a server that answers as Medusa 2's admin API does: amounts in whole units, refunds inside payments. */
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { providerWire } from "#engine/effects/network/provider-wire.ts";
import type { AnyConnection } from "#engine/store/connections.ts";
import { readMeaning } from "#lib/commerce/read-event.ts";
import { connectionKinds } from "#lib/outside/kinds.ts";
import { openProvider, type ProviderServer, type Said } from "#tests/provider-server.ts";
import type { PlatformOrder } from "../client.ts";
import { medusaClient } from "./client.ts";

let server: ProviderServer;
let refunds: { id: string; amount: number; note: string; created_at: string }[];
let captured: number;
let shipped: string | null;
let order: Record<string, unknown>;
let bodies: { path: string; body: string }[];
beforeEach(async () => {
  refunds = [];
  captured = 50;
  shipped = null;
  bodies = [];
  order = {
    id: "order_01",
    display_id: 7,
    currency_code: "eur",
    status: "pending",
    metadata: { gift: true },
    items: [{ id: "ordli_1", title: "Tee", quantity: 2, detail: { fulfilled_quantity: 0 } }],
    fulfillments: [],
  };
  server = await openProvider(({ method, path, headers, body }) => {
    if (headers.authorization !== `Basic ${Buffer.from("sk_1:").toString("base64")}`)
      return { status: 401, body: { type: "unauthorized", message: "Unauthorized" } };
    if (method === "POST") bodies.push({ path, body });
    return played(method, path.replace("/admin", "").split("?")[0] ?? "", body ? JSON.parse(body) : {});
  });
});
afterEach(() => server.close());

const whole = () => ({
  ...order,
  created_at: "2026-10-01T08:00:00.000Z",
  updated_at: "2026-10-02T08:00:00.000Z",
  payment_collections: [{ payments: [payment()] }],
});
const payment = () => ({
  id: "pay_1",
  amount: 50,
  currency_code: "eur",
  captured_at: captured ? "2026-10-01T08:05:00.000Z" : null,
  captures: captured ? [{ amount: captured }] : [],
  refunds,
});

function played(method: string, path: string, sent: Record<string, never>): Said {
  if (path === "/stores")
    return { body: { stores: [{ name: "Medusa Store", supported_currencies: [{ currency_code: "eur", is_default: true }] }] } };
  if (path === "/orders/order_01/cancel") order = { ...order, status: "canceled" };
  else if (path === "/orders/order_01" && method === "POST") order = { ...order, ...(sent as object) };
  else if (path === "/orders/order_01/fulfillments")
    order = {
      ...order,
      fulfillments: [{ id: "ful_1", shipped_at: null }],
      items: [{ id: "ordli_1", quantity: 2, detail: { fulfilled_quantity: 2 } }],
    };
  else if (path.endsWith("/shipments")) {
    shipped = (sent as { labels?: { tracking_number: string }[] }).labels?.[0]?.tracking_number ?? "";
    order = { ...order, fulfillments: [{ id: "ful_1", shipped_at: "2026-10-02T08:00:00.000Z" }] };
  }
  if (path === "/orders") return { body: { count: 1, orders: [{ ...whole(), total: 50 }] } };
  if (path.startsWith("/orders/order_01")) return { body: { order: whole() } };
  if (path === "/payments/pay_1/capture") captured = 50;
  if (path === "/payments/pay_1/refund")
    refunds.push({
      id: `ref_${refunds.length + 1}`,
      amount: Number(sent["amount"]),
      note: String(sent["note"]),
      created_at: "2026-10-03T08:00:00.000Z",
    });
  if (path.startsWith("/payments/pay_1")) return { body: { payment: payment() } };
  if (path === "/product-variants")
    return {
      body: {
        variants: [
          {
            id: "variant_1",
            sku: "TEE-1",
            product_id: "prod_1",
            prices: [
              { id: "p1", currency_code: "eur", amount: 19.99 },
              { id: "p2", currency_code: "usd", amount: 22 },
            ],
          },
        ],
      },
    };
  if (path === "/products/prod_1/variants/variant_1") return { body: { product: {} } };
  return { status: 404, body: { type: "not_found", message: `${path} was not found` } };
}

const client = () => {
  const settings = connectionKinds.medusa.settings.parse({ baseUrl: server.url, allowedHosts: ["127.0.0.1"] });
  const connection: AnyConnection = { id: "c", name: "Medusa", kind: "medusa", settings, secrets: { apiKey: "sk_1" } };
  return medusaClient(providerWire(connection, null, new AbortController().signal), settings, connection.secrets);
};
const target = { id: "order_01", document: { number: "7" }, refundedMinor: 0, payment: null } as unknown as PlatformOrder;
const eur = (amountMinor: number) => ({ amountMinor, currency: "EUR" });
const args = (minor: number) => ({ amount: eur(minor), reason: "late", notify: false });

test("the check reads the store's name", async () => expect(await client().check()).toEqual({ ok: true, value: "Medusa Store" }));

describe("a refund", () => {
  test("is written digit by digit, found again by its note, and never more than one payment holds", async () => {
    const refund = client().verbs.refund;
    server.trouble(({ path }) => path.includes("/refund"), { after: "cut" });
    expect(await refund?.do(target, args(1_999), "k")).toMatchObject({ ok: false, carried: "perhaps" });
    expect(bodies[0]?.body).toContain('"amount":19.99,');
    expect(await refund?.find?.(target, args(1_999), "k")).toEqual({ ok: true, value: { refundId: "ref_1", amount: eur(1_999) } });
    expect(await refund?.find?.(target, args(1_999), "other")).toEqual({ ok: true, value: null });
    expect(await refund?.do(target, args(3_500), "k2")).toMatchObject({ ok: false, failure: { final: true } });
    expect(refunds).toHaveLength(1);
  });
});

test("a parcel that is there but not yet sent is perhaps shipped", async () => {
  const parcel = { trackingNumber: "1Z", carrier: "", trackingUrl: "", notify: true };
  const { fulfil } = client().verbs;
  server.trouble(({ path }) => path.endsWith("/shipments"), { before: { status: 429, body: {} } });
  expect(await fulfil?.do(target, parcel, "k")).toMatchObject({ ok: false, carried: "perhaps" });
  expect(await fulfil?.do(target, parcel, "k")).toEqual({ ok: true, value: { fulfilmentId: "ful_1", changed: true } });
});

test("an order that holds money is not cancelled, for Medusa would give it back unseen", async () => {
  const why = { reason: "stock", restock: true, notify: false };
  expect(await client().verbs.cancel?.do(target, why, "k")).toMatchObject({
    ok: false,
    failure: { final: true, message: expect.stringContaining("Refund it first") },
  });
  captured = 0;
  expect(await client().verbs.cancel?.do(target, why, "k")).toEqual({ ok: true, value: { changed: true } });
  expect(await client().verbs.cancel?.do(target, why, "k")).toEqual({ ok: true, value: { changed: false } });
});

test("what is left is shipped with its number, once; what is authorised is captured once", async () => {
  const { fulfil, capture } = client().verbs;
  const parcel = { trackingNumber: "SF1", carrier: "SF", trackingUrl: "", notify: true };
  expect(await fulfil?.do(target, parcel, "k")).toEqual({ ok: true, value: { fulfilmentId: "ful_1", changed: true } });
  expect(shipped).toBe("SF1");
  expect(await fulfil?.do(target, parcel, "k")).toEqual({ ok: true, value: { fulfilmentId: "", changed: false } });
  captured = 0;
  expect(await capture?.do(target, {}, "k")).toEqual({ ok: true, value: { amount: eur(5_000), changed: true } });
  expect(await capture?.do(target, {}, "k")).toEqual({ ok: true, value: { amount: eur(5_000), changed: false } });
});

test("a note and a hold go into the metadata, beside what is there, once", async () => {
  const { note, hold, release } = client().verbs;
  const target = { id: "order_01" } as PlatformOrder;
  for (let i = 0; i < 2; i++) await note?.do(target, { text: "Call first" }, "k");
  await note?.do(target, { text: "Then ship" }, "k2");
  await hold?.do(target, { reason: "risk" }, "k");
  expect(order["metadata"]).toEqual({ gift: true, note: "Call first\nThen ship", hold: "risk" });
  await release?.do(target, {}, "k");
  expect(order["metadata"]).toEqual({ gift: true, note: "Call first\nThen ship", hold: "" });
});

test("tags go beside what its metadata holds already; a price leaves the other currencies alone", async () => {
  const { verbs, prices } = client();
  for (const tag of ["vip", "vip", "late"]) await verbs.tag?.do(target, { tag }, "k");
  await verbs.untag?.do(target, { tag: "late" }, "k");
  expect(order["metadata"]).toEqual({ gift: true, tags: ["vip"] });
  const read = await prices?.read("TEE-1");
  expect(read).toMatchObject({ ok: true, value: { price: eur(1_999) } });
  if (read?.ok && read.value) await prices?.write(read.value, eur(1_490));
  expect(bodies.at(-1)?.body).toBe(
    '{"prices":[{"id":"p1","currency_code":"eur","amount":14.90},{"id":"p2","currency_code":"usd","amount":22}]}',
  );
});

test("past orders are told in the mapper's words", async () => {
  const page = await client().past?.page("2026-09-24T00:00:00Z", null);
  if (!page?.ok) throw new Error("no page");
  const meanings =
    page.value.orders[0]?.events.map(({ topic, body }) => readMeaning({ platform: "medusa", topic, v: 2 }, body).meaning) ?? [];
  expect(meanings.map(({ type }) => type)).toEqual(["order.created", "order.paid"]);
  for (const meaning of meanings) expect(meaning.order).toMatchObject({ id: "order_01", total: eur(5_000) });
});
