/** The client against a server that keeps Stripe's published rules: form bodies, one `Idempotency-Key` once, errors in `error`. */
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { providerWire } from "#engine/effects/network/provider-wire.ts";
import type { AnyConnection } from "#engine/store/connections.ts";
import { connectionKinds } from "#lib/outside/kinds.ts";
import { openProvider, type ProviderServer, type Said } from "#tests/provider-server.ts";
import type { PlatformOrder } from "../client.ts";
import { moneyAtStripe, stripeAmount } from "./amounts.ts";
import { stripeClient } from "./client.ts";

let server: ProviderServer;
let answered: Map<string, { body: string; said: Said }>;
let refunds: Record<string, unknown>[];
let intent: Record<string, unknown>;
beforeEach(async () => {
  answered = new Map();
  refunds = [];
  intent = { id: "pi_1", status: "requires_capture", amount_received: 0, currency: "eur" };
  server = await openProvider(({ method, path, headers, body }) => {
    if (headers.authorization !== "Bearer sk_test_1")
      return { status: 401, body: { error: { type: "invalid_request_error", message: "Invalid API Key provided: sk_****" } } };
    const key = headers["idempotency-key"];
    const known = typeof key === "string" ? answered.get(key) : undefined;
    if (known && known.body !== body)
      return {
        status: 400,
        body: {
          error: {
            type: "idempotency_error",
            message: "Keys for idempotent requests can only be used with the same parameters they were first used with.",
          },
        },
      };
    if (known) return { ...known.said, headers: { "idempotent-replayed": "true" } };
    const said = played(method, path, Object.fromEntries(new URLSearchParams(body)));
    if (typeof key === "string") answered.set(key, { body, said });
    return said;
  });
});
afterEach(() => server.close());

function played(method: string, path: string, form: Record<string, string>): Said {
  if (path === "/v1/balance") return { body: { object: "balance", livemode: false } };
  if (path === "/v1/refunds" && method === "POST") {
    if (Number(form["amount"]) > 5_000)
      return {
        status: 400,
        body: { error: { type: "invalid_request_error", message: "Refund amount (€60.00) is greater than charge amount (€50.00)" } },
      };
    const refund = {
      id: `re_${refunds.length + 1}`,
      object: "refund",
      amount: Number(form["amount"]),
      currency: "eur",
      status: "succeeded",
      metadata: { tradewind: form["metadata[tradewind]"] },
    };
    refunds.push(refund);
    return { body: refund };
  }
  if (path.startsWith("/v1/refunds?")) return { body: { object: "list", data: refunds } };
  if (path === "/v1/payment_intents/pi_1/capture") intent = { ...intent, status: "succeeded", amount_received: 5_000 };
  if (path.startsWith("/v1/payment_intents/pi_1")) return { body: intent };
  if (path === "/v1/prices") return { body: { id: "price_1", unit_amount: Number(form["unit_amount"]) } };
  if (path === "/v1/payment_links") return { body: { id: "plink_1", url: `https://buy.stripe.com/test_${form["line_items[0][price]"]}` } };
  return { status: 404, body: { error: { message: `Unrecognized request URL (${method}: ${path})` } } };
}

const client = (secretKey = "sk_test_1") => {
  const settings = connectionKinds.stripe.settings.parse({ baseUrl: server.url, allowedHosts: ["127.0.0.1"] });
  const connection: AnyConnection = { id: "c", name: "Stripe", kind: "stripe", settings, secrets: { secretKey } };
  return stripeClient(providerWire(connection, null, new AbortController().signal), settings, connection.secrets);
};
const order = {
  id: "1",
  document: { id: "1", number: "#1" },
  refundedMinor: 0,
  payment: { id: "pi_1", ownId: "" },
} as unknown as PlatformOrder;
const eur = (amountMinor: number) => ({ amountMinor, currency: "EUR" });
const args = (minor: number) => ({ amount: eur(minor), reason: "late", notify: false });

test("the check says whether it is the test mode; a wrong key is said without the key", async () => {
  expect(await client().check()).toEqual({ ok: true, value: "Stripe (test mode)" });
  expect(await client("sk_wrong").check()).toMatchObject({ ok: false, failure: { code: "provider.access", final: true } });
});

describe("a refund", () => {
  test("is one under one key, however often it is sent", async () => {
    const refund = client().verbs.refund;
    server.trouble(({ path }) => path === "/v1/refunds", { after: { status: 500, body: {} } });
    expect(await refund?.do(order, args(2_000), "run/n/1")).toMatchObject({ ok: false, carried: "perhaps", failure: { final: false } });
    expect(await refund?.do(order, args(2_000), "run/n/1")).toEqual({ ok: true, value: { refundId: "re_1", amount: eur(2_000) } });
    expect(refunds).toHaveLength(1);
    expect(await refund?.find?.(order, args(2_000), "run/n/1")).toMatchObject({ ok: true, value: { refundId: "re_1" } });
    expect(await refund?.find?.(order, args(2_000), "run/n/2")).toEqual({ ok: true, value: null });
  });

  test("is refused in Stripe's words, and without a payment not even asked for", async () => {
    const refund = client().verbs.refund;
    expect(await refund?.do(order, args(6_000), "k")).toMatchObject({
      ok: false,
      carried: "no",
      failure: { final: true, message: expect.stringContaining("greater than charge") },
    });
    expect(await refund?.do({ ...order, payment: null }, args(1), "k")).toMatchObject({ failure: { code: "provider.no-payment" } });
  });
});

test("what is authorised is captured once", async () => {
  const capture = client().verbs.capture;
  expect(await capture?.do(order, {}, "k")).toEqual({ ok: true, value: { amount: eur(5_000), changed: true } });
  expect(await capture?.do(order, {}, "k2")).toEqual({ ok: true, value: { amount: eur(5_000), changed: false } });
});

test("a payment link is made of a price of its own, and can be paid once", async () => {
  expect(await client().verbs["payment-link"]?.do(order, { amount: eur(1_999), title: "Order #1" }, "k")).toEqual({
    ok: true,
    value: { url: "https://buy.stripe.com/test_price_1" },
  });
  expect(server.seen.at(-1)?.body).toContain("restrictions%5Bcompleted_sessions%5D%5Blimit%5D=1");
});

test("amounts are counted as Stripe counts them", () => {
  expect(stripeAmount({ amountMinor: 500, currency: "JPY" })).toBe(500);
  expect(stripeAmount({ amountMinor: 500, currency: "ISK" })).toBe(50_000);
  expect(stripeAmount({ amountMinor: 1_230, currency: "KWD" })).toBe(1_230);
  expect(stripeAmount({ amountMinor: 1_234, currency: "KWD" })).toBeNull();
  expect(stripeAmount({ amountMinor: 150, currency: "MGA" })).toBeNull();
  for (const money of [eur(123), { amountMinor: 7, currency: "ISK" }, { amountMinor: 10, currency: "JPY" }])
    expect(moneyAtStripe(stripeAmount(money), money.currency.toLowerCase())).toEqual(money);
});
