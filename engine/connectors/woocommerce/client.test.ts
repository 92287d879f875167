/** The client against a server that answers as WooCommerce's REST API does. It knows no keys: what is posted twice is there twice. */
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { providerWire } from "#engine/effects/network/provider-wire.ts";
import type { AnyConnection } from "#engine/store/connections.ts";
import { connectionKinds } from "#lib/outside/kinds.ts";
import { openProvider, type ProviderServer, type Said } from "#tests/provider-server.ts";
import type { PlatformOrder } from "../client.ts";
import { woocommerceClient } from "./client.ts";

interface Sent {
  readonly [name: string]: unknown;
}
let server: ProviderServer;
let shop: { status: string; meta: Sent[]; paid: boolean; refunds: Sent[]; notes: Sent[]; orders: Sent[]; hooks: Sent[]; price: string };
beforeEach(async () => {
  shop = { status: "processing", meta: [], paid: true, refunds: [], notes: [], orders: [], hooks: [], price: "29.00" };
  server = await openProvider(({ method, path, headers, body }) => {
    const isKnown = headers.authorization === `Basic ${Buffer.from("ck_1:cs_1").toString("base64")}`;
    if (!isKnown)
      return {
        status: 401,
        body: { code: "woocommerce_rest_cannot_view", message: "Sorry, you cannot list resources.", data: { status: 401 } },
      };
    return played(method, path.replace("/wp-json/wc/v3", ""), (body ? JSON.parse(body) : {}) as Sent);
  });
});
afterEach(() => server.close());

function played(method: string, path: string, sent: Sent): Said {
  const order = {
    id: 727,
    number: "727",
    status: shop.status,
    currency: "EUR",
    needs_payment: false,
    payment_url: "https://shop.example/pay/727",
    line_items: [{ product_id: 93, variation_id: 0, quantity: 2 }],
  };
  if (path === "/orders/727" && method === "PUT") {
    shop.status = String(sent["status"]);
    if (Array.isArray(sent["meta_data"])) shop.meta = sent["meta_data"];
  }
  const paidAt = shop.paid ? "2026-10-01T08:05:00" : null;
  if (path === "/orders/727")
    return { body: { ...order, status: shop.status, meta_data: shop.meta, date_paid: paidAt, date_paid_gmt: paidAt } };
  if (path === "/orders/727/refunds" && method === "POST") {
    const made = { id: 726 + shop.refunds.length, amount: sent["amount"], reason: sent["reason"], meta_data: sent["meta_data"] };
    shop.refunds.push(made);
    return { status: 201, body: made };
  }
  if (path.startsWith("/orders/727/refunds")) return { body: shop.refunds };
  if (path === "/orders/727/notes" && method === "POST") shop.notes.push(sent);
  if (path.startsWith("/orders/727/notes")) return { body: shop.notes };
  if (path === "/orders" && method === "POST") {
    const made = { id: 800 + shop.orders.length, number: String(800 + shop.orders.length), meta_data: sent["meta_data"] };
    shop.orders.push({ ...sent, ...made });
    return { status: 201, body: made };
  }
  if (path.startsWith("/orders?") && path.includes("after=")) {
    const past = {
      ...order,
      id: 5,
      number: "5",
      status: "completed",
      total: "58.00",
      date_created_gmt: "2026-10-01T08:00:00",
      date_paid_gmt: "2026-10-01T08:05:00",
      date_modified_gmt: "2026-10-03T08:00:00",
    };
    return { headers: { "x-wp-total": "1" }, body: [past] };
  }
  if (path.startsWith("/orders?")) return { body: shop.orders };
  if (path === "/settings/general/woocommerce_currency") return { body: { id: "woocommerce_currency", value: "EUR" } };
  if (path === "/products?sku=TEE-1") return { body: [{ id: 93, sku: "TEE-1", regular_price: shop.price, parent_id: 0 }] };
  if (path.startsWith("/products?")) return { body: [] };
  if (path === "/products/93") {
    shop.price = String(sent["regular_price"]);
    return { body: { id: 93 } };
  }
  if (path === "/webhooks" && method === "POST") shop.hooks.push(sent);
  if (path.startsWith("/webhooks")) return { body: shop.hooks };
  return { status: 404, body: { code: "rest_no_route", message: "No route was found matching the URL and request method." } };
}

const client = (consumerSecret = "cs_1") => {
  const settings = connectionKinds.woocommerce.settings.parse({ baseUrl: server.url, allowedHosts: ["127.0.0.1"] });
  const connection: AnyConnection = {
    id: "c",
    name: "Woo",
    kind: "woocommerce",
    settings,
    secrets: { consumerKey: "ck_1", consumerSecret },
  };
  return woocommerceClient(providerWire(connection, null, new AbortController().signal), settings, connection.secrets);
};
const order = { id: "727", document: { number: "727" }, refundedMinor: 0, payment: null } as unknown as PlatformOrder;
const eur = (amountMinor: number) => ({ amountMinor, currency: "EUR" });
const args = { amount: eur(1_050), reason: "late", notify: false };
const isRefund = ({ method, path }: { method: string; path: string }) => method === "POST" && path.endsWith("/refunds");

test("the check reads the shop's currency; wrong keys are said", async () => {
  expect(await client().check()).toEqual({ ok: true, value: "WooCommerce (EUR)" });
  expect(await client("cs_2").check()).toMatchObject({ ok: false, failure: { code: "provider.access" } });
});

describe("a refund", () => {
  test("whose answer was lost is found by its mark before it would be made again", async () => {
    const refund = client().verbs.refund;
    expect(refund?.inDoubt).toBe("ask the provider");
    server.trouble(isRefund, { after: { status: 504, body: "<html>" } });
    expect(await refund?.do(order, args, "k")).toMatchObject({ ok: false, carried: "perhaps" });
    expect(await refund?.find?.(order, args, "k")).toEqual({ ok: true, value: { refundId: "726", amount: eur(1_050) } });
    expect(await refund?.find?.(order, args, "other")).toEqual({ ok: true, value: null });
    expect(shop.refunds).toHaveLength(1);
    expect(shop.refunds[0]).toMatchObject({ amount: "10.50", reason: expect.stringMatching(/^late · Tradewind [0-9a-f]{16}$/) });
  });

  test("that never reached the shop is not there", async () => {
    server.trouble(isRefund, { before: "cut" });
    expect(await client().verbs.refund?.do(order, args, "k")).toMatchObject({ ok: false, carried: "perhaps" });
    expect(await client().verbs.refund?.find?.(order, args, "k")).toEqual({ ok: true, value: null });
  });
});

test("an order is cancelled once, and not when it is too late", async () => {
  const cancel = client().verbs.cancel;
  const why = { reason: "customer", restock: true, notify: false };
  expect(await cancel?.do(order, why, "k")).toEqual({ ok: true, value: { changed: true } });
  expect(await cancel?.do(order, why, "k")).toEqual({ ok: true, value: { changed: false } });
  shop.status = "completed";
  expect(await cancel?.do(order, why, "k")).toMatchObject({
    ok: false,
    failure: { final: true, message: expect.stringContaining("completed") },
  });
});

describe("on hold", () => {
  test("is a status and a note that says why, once; what it was before comes back", async () => {
    const { hold, release } = client().verbs;
    for (let i = 0; i < 2; i++) expect(await hold?.do(order, { reason: "risk" }, "k")).toEqual({ ok: true, value: {} });
    expect(shop.status).toBe("on-hold");
    expect(shop.notes).toEqual([{ note: "risk", customer_note: false }]);
    for (let i = 0; i < 2; i++) expect(await release?.do(order, {}, "k")).toEqual({ ok: true, value: {} });
    expect(shop.status).toBe("processing");
  });

  test("an order that waits for its payment waits for it again, unless it was paid meanwhile", async () => {
    const { hold, release } = client().verbs;
    Object.assign(shop, { status: "pending", paid: false });
    await hold?.do(order, { reason: "" }, "k");
    await release?.do(order, {}, "k");
    expect(shop.status).toBe("pending");
    await hold?.do(order, { reason: "" }, "k");
    shop.paid = true;
    await release?.do(order, {}, "k");
    expect(shop.status).toBe("processing");
  });

  test("an order that the shop itself has on hold goes on if it is paid; one that awaits its money is left to the shop, and it is said", async () => {
    const { hold, release } = client().verbs;
    Object.assign(shop, { status: "on-hold", paid: false });
    const left = { ok: false, carried: "no", failure: { final: true, message: expect.stringContaining("not been paid") } };
    expect(await release?.do(order, {}, "k")).toMatchObject(left);
    // as by bank transfer: our own hold changes nothing there
    await hold?.do(order, { reason: "" }, "k1");
    expect(await release?.do(order, {}, "k2")).toMatchObject(left);
    expect(shop.status).toBe("on-hold");
    shop.paid = true;
    expect(await release?.do(order, {}, "k3")).toEqual({ ok: true, value: {} });
    expect(shop.status).toBe("processing");
  });

  test("what it was before an earlier hold is not taken for what it was before this one", async () => {
    const { hold, release } = client().verbs;
    Object.assign(shop, { status: "pending", paid: false });
    await hold?.do(order, { reason: "" }, "k1");
    await release?.do(order, {}, "k2");
    expect(shop.status).toBe("pending");
    // the customer chose to pay by bank transfer
    shop.status = "on-hold";
    await hold?.do(order, { reason: "" }, "k3");
    expect(await release?.do(order, {}, "k4")).toMatchObject({ ok: false, failure: { final: true } });
    expect(shop.status).toBe("on-hold");
  });

  test("whose note was turned away is there: it is not said that nothing was done", async () => {
    server.trouble(({ path }) => path.includes("/notes"), { before: { status: 429, body: {} } });
    expect(await client().verbs.hold?.do(order, { reason: "risk" }, "k")).toMatchObject({ ok: false, carried: "perhaps" });
    expect(shop.status).toBe("on-hold");
  });

  test("is too late once it was shipped", async () => {
    shop.status = "completed";
    expect(await client().verbs.hold?.do(order, { reason: "" }, "k")).toMatchObject({
      ok: false,
      failure: { code: "provider.refused", final: true, message: expect.stringContaining("completed") },
    });
  });
});

test("a note is written once, for the shop and not for the customer", async () => {
  for (let i = 0; i < 2; i++) expect(await client().verbs.note?.do(order, { text: "Call first" }, "k")).toEqual({ ok: true, value: {} });
  expect(shop.notes).toEqual([{ note: "Call first", customer_note: false }]);
});

test("an order is shipped with its number said once", async () => {
  const { fulfil } = client().verbs;
  const parcel = { trackingNumber: "SF1", carrier: "SF", trackingUrl: "", notify: true };
  expect(await fulfil?.do(order, parcel, "k")).toMatchObject({ ok: true, value: { changed: true } });
  expect(await fulfil?.do(order, parcel, "k")).toMatchObject({ ok: true, value: { changed: false } });
  expect(shop.notes).toEqual([{ note: "SF · SF1", customer_note: true }]);
});

test("an order whose number was said but which could not be completed is perhaps shipped", async () => {
  const parcel = { trackingNumber: "SF1", carrier: "SF", trackingUrl: "", notify: true };
  server.trouble(({ method }) => method === "PUT", { before: { status: 429, body: {} } });
  expect(await client().verbs.fulfil?.do(order, parcel, "k")).toMatchObject({ ok: false, carried: "perhaps" });
  expect(shop.notes).toHaveLength(1);
});

test("a replacement is free, and found again by its mark", async () => {
  const { replace } = client().verbs;
  expect(await replace?.do(order, { note: "" }, "k")).toEqual({ ok: true, value: { newOrderId: "800", number: "800" } });
  expect(shop.orders[0]).toMatchObject({ status: "processing", line_items: [{ product_id: 93, quantity: 2, total: "0" }] });
  expect(await replace?.find?.(order, { note: "" }, "k")).toMatchObject({ ok: true, value: { newOrderId: "800" } });
  expect(await replace?.find?.(order, { note: "" }, "other")).toEqual({ ok: true, value: null });
});

test("a price is read and set by its SKU; messages are registered; past orders are told in the mapper's words", async () => {
  const { prices, subscriptions, past } = client();
  const read = await prices?.read("TEE-1");
  expect(read).toEqual({ ok: true, value: { productId: "93", variantId: "93", price: eur(2_900) } });
  if (read?.ok && read.value) await prices?.write(read.value, eur(2_500));
  expect(shop.price).toBe("25.00");
  await subscriptions?.add("order.created", "https://tw.example/hooks/1", "s3cret");
  expect(shop.hooks[0]).toMatchObject({
    topic: "order.created",
    delivery_url: "https://tw.example/hooks/1",
    secret: "s3cret",
    status: "active",
  });
  expect(await subscriptions?.list("https://tw.example/hooks/1")).toEqual({ ok: true, value: ["order.created"] });
  expect(await past?.count("2026-09-24T00:00:00Z")).toEqual({ ok: true, value: 1 });
  const page = await past?.page("2026-09-24T00:00:00Z", null);
  expect(page).toMatchObject({
    ok: true,
    value: {
      next: null,
      orders: [
        {
          id: "5",
          events: [
            { topic: "order.created", at: "2026-10-01T08:00:00Z" },
            { topic: "order.updated/order.paid" },
            { topic: "order.updated/order.shipped", at: "2026-10-03T08:00:00Z" },
          ],
        },
      ],
    },
  });
});
