/** Stripe's API, for payments whose number we know. It does one `Idempotency-Key` once, for a day; a refund is found again by its metadata. */
import type { Money } from "#lib/commerce/money.ts";
import { type Fields, fields, list, text } from "#lib/commerce/read-value.ts";
import type { KindSettings } from "#lib/outside/kinds.ts";
import {
  type Asked,
  type Client,
  done,
  type Failed,
  jsonIn,
  mapped,
  type PlatformOrder,
  refused,
  unreadable,
  type Verb,
  type Wire,
} from "../client.ts";
import { markOf } from "../key-marks.ts";
import { moneyAtStripe, stripeAmount } from "./amounts.ts";

type Api = (method: "GET" | "POST", path: string, form?: Readonly<Record<string, string>>, key?: string) => Promise<Asked<Fields>>;
const dayMs = 24 * 3_600_000;

export function stripeClient(wire: Wire, _settings: KindSettings<"stripe">, secrets: Readonly<Record<string, string>>): Client {
  const api = apiOf(wire, secrets["secretKey"] ?? "");
  return {
    check: async () =>
      mapped(await api("GET", "/v1/balance"), ({ livemode }) => done(livemode === true ? "Stripe (live)" : "Stripe (test mode)")),
    verbs: { refund: refundVerb(api), capture: captureVerb(api), "payment-link": linkVerb(api) },
  };
}

function apiOf(wire: Wire, secretKey: string): Api {
  return async (method, path, form, key) => {
    const asked = await wire.send({
      method,
      path,
      headers: {
        authorization: `Bearer ${secretKey}`,
        ...(form ? { "content-type": "application/x-www-form-urlencoded" } : {}),
        ...(key ? { "idempotency-key": key } : {}),
      },
      ...(form ? { body: new URLSearchParams(form).toString() } : {}),
      repeatable: method === "GET" || key !== undefined,
    });
    if (!asked.ok) return asked;
    const value = jsonIn(asked.value.text);
    const { status } = asked.value;
    if (status < 400) return value === undefined ? unreadable("Stripe") : done(fields(value));
    return refusal(status, fields(fields(value)["error"]));
  };
}

function refusal(status: number, error: Fields): Failed {
  const message = text(error["message"]).slice(0, 300);
  if (status === 401 || status === 403)
    return refused(`Stripe does not accept the key, or it may not do this. ${message}`.trim(), "provider.access");
  // the same key is being worked on at this moment
  if (status === 409)
    return {
      ok: false,
      failure: { code: "provider.busy", message: `Stripe is still busy with this: ${message}`, final: false },
      carried: "perhaps",
    };
  return refused(`Stripe refused: ${message}`);
}

/** A number of a payment, or of a charge. */
function paymentOf({ payment }: PlatformOrder): Record<string, string> | null {
  const id = payment?.id ?? "";
  return id.startsWith("pi_") ? { payment_intent: id } : /^(ch|py)_/.test(id) ? { charge: id } : null;
}
const noPayment = refused("Which Stripe payment belongs to this order is not known.", "provider.no-payment");

const refundVerb = (api: Api): Verb<"refund"> => ({
  inDoubt: "retry",
  keyTtlMs: dayMs,
  async do(order, { amount, reason }, key) {
    const payment = paymentOf(order);
    if (!payment) return noPayment;
    const minor = stripeAmount(amount);
    if (minor === null) return refused(`Stripe cannot pay out this amount in ${amount.currency}.`);
    const form = {
      ...payment,
      amount: String(minor),
      reason: "requested_by_customer",
      "metadata[tradewind]": markOf(key),
      "metadata[order]": order.document.number,
      ...(reason ? { "metadata[reason]": reason.slice(0, 500) } : {}),
    };
    return mapped(await api("POST", "/v1/refunds", form, key), (refund) => madeRefund(refund, amount));
  },
  async find(order, { amount }, key) {
    const payment = paymentOf(order);
    if (!payment) return noPayment;
    return mapped(await api("GET", `/v1/refunds?limit=100&${new URLSearchParams(payment)}`), ({ data }) => {
      const found = list(data)
        .map(fields)
        .find((refund) => text(fields(refund["metadata"])["tradewind"]) === markOf(key));
      return found ? madeRefund(found, amount) : done(null);
    });
  },
});

function madeRefund(refund: Fields, asked: Money): Asked<{ refundId: string; amount: Money }> {
  const status = text(refund["status"]);
  if (status === "failed" || status === "canceled") return refused(`Stripe could not refund: ${text(refund["failure_reason"]) || status}`);
  return done({ refundId: text(refund["id"]), amount: moneyAtStripe(refund["amount"], refund["currency"]) ?? asked });
}

const captureVerb = (api: Api): Verb<"capture"> => ({
  inDoubt: "retry",
  async do(order, _args, key) {
    const id = order.payment?.id ?? "";
    if (!id.startsWith("pi_")) return noPayment;
    const read = await api("GET", `/v1/payment_intents/${encodeURIComponent(id)}`);
    if (!read.ok) return read;
    const taken = (intent: Fields): Money =>
      moneyAtStripe(intent["amount_received"], intent["currency"]) ?? { amountMinor: 0, currency: "" };
    const status = text(read.value["status"]);
    if (status === "succeeded") return done({ amount: taken(read.value), changed: false });
    if (status !== "requires_capture") return refused(`Stripe has this payment as “${status}”: there is nothing to capture.`);
    return mapped(await api("POST", `/v1/payment_intents/${encodeURIComponent(id)}/capture`, {}, key), (intent) =>
      done({ amount: taken(intent), changed: true }),
    );
  },
});

/** A link that can be paid once. */
const linkVerb = (api: Api): Verb<"payment-link"> => ({
  inDoubt: "retry",
  keyTtlMs: dayMs,
  async do(order, { amount, title }, key) {
    const minor = stripeAmount(amount);
    if (minor === null || minor <= 0) return refused("Nothing is left to pay on this order.");
    const price = await api(
      "POST",
      "/v1/prices",
      { unit_amount: String(minor), currency: amount.currency.toLowerCase(), "product_data[name]": title || order.document.number },
      `${key}/price`,
    );
    if (!price.ok) return price;
    const form = {
      "line_items[0][price]": text(price.value["id"]),
      "line_items[0][quantity]": "1",
      "restrictions[completed_sessions][limit]": "1",
      "metadata[order]": order.document.number,
      "metadata[orderId]": order.document.id,
      "metadata[tradewind]": markOf(key),
    };
    return mapped(await api("POST", "/v1/payment_links", form, `${key}/link`), (link) => done({ url: text(link["url"]) }));
  },
});
