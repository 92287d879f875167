/**
 * Medusa 2's admin API. It knows no idempotency keys for these calls, so every write reads first; a refund is found again by
 * its note. Medusa gives back captured money when an order is cancelled, which no limit of ours would see: so only an order
 * that holds no money any more is cancelled here.
 */
import { decimalText } from "#lib/commerce/decimal-text.ts";
import type { Money } from "#lib/commerce/money.ts";
import { parseMoney } from "#lib/commerce/parse-money.ts";
import { type Fields, fields, list, text } from "#lib/commerce/read-value.ts";
import type { KindSettings } from "#lib/outside/kinds.ts";
import {
  type Asked,
  afterPart,
  type Client,
  done,
  jsonIn,
  mapped,
  type Prices,
  refused,
  unreadable,
  type Verb,
  type VerbName,
  type Wire,
} from "../client.ts";
import { markOf } from "../key-marks.ts";
import { medusaPast } from "./past.ts";

/** `body` is JSON text: amounts are written digit by digit, without a binary fraction on the way. */
export type Admin = (method: "GET" | "POST", path: string, body?: string) => Promise<Asked<Fields>>;

export function medusaClient(wire: Wire, _settings: KindSettings<"medusa">, secrets: Readonly<Record<string, string>>): Client {
  const admin = adminOf(wire, secrets["apiKey"] ?? "");
  return {
    check: async () =>
      mapped(await admin("GET", "/stores?fields=name"), ({ stores }) => done(text(fields(list(stores)[0])["name"]) || "Medusa")),
    verbs: {
      cancel: cancelVerb(admin),
      refund: refundVerb(admin),
      fulfil: fulfilVerb(admin),
      capture: captureVerb(admin),
      tag: metaVerb(admin, ({ tag }, before) => ({ tags: [...new Set([...tagsIn(before), tag])] })),
      untag: metaVerb(admin, ({ tag }, before) => ({ tags: tagsIn(before).filter((each) => each !== tag) })),
      note: metaVerb(admin, ({ text: note }, before) => ({
        note: text(before["note"]).split("\n").includes(note) ? before["note"] : [text(before["note"]), note].filter(Boolean).join("\n"),
      })),
      hold: metaVerb(admin, ({ reason }) => ({ hold: reason || "on hold" })),
      release: metaVerb(admin, () => ({ hold: "" })),
    },
    prices: prices(admin),
    past: medusaPast(admin),
  };
}

function adminOf(wire: Wire, apiKey: string): Admin {
  const authorization = `Basic ${Buffer.from(`${apiKey}:`).toString("base64")}`;
  return async (method, path, body) => {
    const asked = await wire.send({
      method,
      path: `/admin${path}`,
      headers: { authorization, ...(body === undefined ? {} : { "content-type": "application/json" }) },
      ...(body === undefined ? {} : { body }),
      repeatable: method === "GET",
    });
    if (!asked.ok) return asked;
    const { status, text: answer } = asked.value;
    const value = jsonIn(answer);
    if (status === 401 || status === 403) return refused("Medusa does not accept the key, or it may not do this.", "provider.access");
    if (status >= 400) return refused(`Medusa refused (${status}): ${text(fields(value)["message"]).slice(0, 300)}`);
    return value === undefined ? unreadable("Medusa") : done(fields(value));
  };
}

const orderFields =
  "id,display_id,currency_code,status,payment_status,fulfillment_status,metadata,*items,*items.detail,*fulfillments,*payment_collections.payments,*payment_collections.payments.refunds,*payment_collections.payments.captures";

async function readOrder(admin: Admin, id: string): Promise<Asked<Fields>> {
  return mapped(await admin("GET", `/orders/${encodeURIComponent(id)}?fields=${orderFields}`), ({ order }) => done(fields(order)));
}

interface Paid {
  readonly id: string;
  readonly refunds: readonly Fields[];
  readonly captured: number;
  readonly refunded: number;
  readonly authorised: number;
}
/** In minor units: Medusa counts in whole ones. */
function paymentsOf(order: Fields): Paid[] {
  const currency = currencyOf(order);
  const minor = (value: unknown) => parseMoney(value, currency)?.amountMinor ?? 0;
  const sum = (values: readonly unknown[]) => values.reduce<number>((total, each) => total + minor(fields(each)["amount"]), 0);
  return list(order["payment_collections"]).flatMap((collection) =>
    list(fields(collection)["payments"]).map((each) => {
      const payment = fields(each);
      const refunds = list(payment["refunds"]).map(fields);
      const captured = sum(list(payment["captures"])) || (payment["captured_at"] ? minor(payment["amount"]) : 0);
      return {
        id: text(payment["id"]),
        refunds,
        captured,
        refunded: sum(refunds),
        authorised: payment["canceled_at"] ? 0 : minor(payment["amount"]),
      };
    }),
  );
}
const currencyOf = (order: Fields) => text(order["currency_code"]).toUpperCase();

const cancelVerb = (admin: Admin): Verb<"cancel"> => ({
  inDoubt: "retry",
  async do({ id }) {
    const order = await readOrder(admin, id);
    if (!order.ok) return order;
    if (text(order.value["status"]) === "canceled") return done({ changed: false });
    if (paymentsOf(order.value).some(({ captured, refunded }) => captured > refunded))
      return refused("This order holds money, and Medusa gives it back by itself when it cancels. Refund it first, then cancel.");
    return mapped(await admin("POST", `/orders/${encodeURIComponent(id)}/cancel`, "{}"), () => done({ changed: true }));
  },
});

const refundVerb = (admin: Admin): Verb<"refund"> => ({
  inDoubt: "ask the provider",
  async do(order, { amount, reason }, key) {
    const read = await readOrder(admin, order.id);
    if (!read.ok) return read;
    if (currencyOf(read.value) !== amount.currency)
      return refused(`The order is in ${currencyOf(read.value)}, the refund in ${amount.currency}.`);
    // one payment: two refunds could not be done together or not at all
    const payment = paymentsOf(read.value).find(({ captured, refunded }) => captured - refunded >= amount.amountMinor);
    if (!payment) return refused("No payment of this order holds as much as is to be refunded.");
    const note = `${reason.slice(0, 200)}${reason ? " · " : ""}${markOf(key)}`;
    const body = `{"amount":${decimalText(amount)},"note":${JSON.stringify(note)}}`;
    return mapped(
      await admin("POST", `/payments/${encodeURIComponent(payment.id)}/refund?fields=id,*refunds`, body),
      ({ payment: after }) => {
        const made = list(fields(after)["refunds"])
          .map(fields)
          .find((refund) => text(refund["note"]).includes(markOf(key)));
        return done({ refundId: text(made?.["id"]) || markOf(key), amount });
      },
    );
  },
  find: async ({ id }, { amount }, key) =>
    mapped(await readOrder(admin, id), (order) => {
      const found = paymentsOf(order)
        .flatMap(({ refunds }) => refunds)
        .find((refund) => text(refund["note"]).includes(markOf(key)));
      return done(found ? { refundId: text(found["id"]), amount: parseMoney(found["amount"], amount.currency) ?? amount } : null);
    }),
});

const captureVerb = (admin: Admin): Verb<"capture"> => ({
  // what is captured is no longer open
  inDoubt: "retry",
  async do({ id }) {
    const read = await readOrder(admin, id);
    if (!read.ok) return read;
    const payments = paymentsOf(read.value);
    const open = payments.filter(({ captured, authorised }) => authorised > captured);
    const taken = (minor: number): Money => ({ amountMinor: minor, currency: currencyOf(read.value) });
    if (open.length === 0) {
      const captured = payments.reduce((sum, each) => sum + each.captured, 0);
      return captured > 0
        ? done({ amount: taken(captured), changed: false })
        : refused("Nothing of this order is authorised, so there is nothing to capture.");
    }
    for (const [i, payment] of open.entries()) {
      const made = await admin("POST", `/payments/${encodeURIComponent(payment.id)}/capture`, "{}");
      if (!made.ok) return i === 0 ? made : afterPart(made);
    }
    return done({ amount: taken(open.reduce((sum, each) => sum + each.authorised - each.captured, 0)), changed: true });
  },
});

/** A fulfilment of what is left, and its shipment with the number. */
const fulfilVerb = (admin: Admin): Verb<"fulfil"> => ({
  inDoubt: "retry",
  async do({ id }, { trackingNumber, trackingUrl, notify }) {
    const read = await readOrder(admin, id);
    if (!read.ok) return read;
    const path = `/orders/${encodeURIComponent(id)}/fulfillments`;
    const left = list(read.value["items"])
      .map(fields)
      .flatMap((item) => {
        const quantity = Number(item["quantity"] ?? 0) - Number(fields(item["detail"])["fulfilled_quantity"] ?? 0);
        return quantity > 0 ? [{ id: text(item["id"]), quantity }] : [];
      });
    const waiting = list(read.value["fulfillments"])
      .map(fields)
      .filter((each) => !each["shipped_at"] && !each["canceled_at"]);
    if (left.length > 0) {
      const made = await admin("POST", `${path}?fields=*fulfillments`, JSON.stringify({ items: left, no_notification: true }));
      if (!made.ok) return made;
      const known = new Set(list(read.value["fulfillments"]).map((each) => fields(each)["id"]));
      waiting.push(
        ...list(fields(made.value["order"])["fulfillments"])
          .map(fields)
          .filter((each) => !known.has(each["id"])),
      );
    }
    if (waiting.length === 0) return done({ fulfilmentId: "", changed: false });
    const items = list(read.value["items"])
      .map(fields)
      .map((item) => ({ id: text(item["id"]), quantity: Number(item["quantity"] ?? 0) }));
    const labels = trackingNumber ? [{ tracking_number: trackingNumber, tracking_url: trackingUrl, label_url: "" }] : [];
    for (const [i, each] of waiting.entries()) {
      const shipped = await admin(
        "POST",
        `${path}/${text(each["id"])}/shipments`,
        JSON.stringify({ items: left.length > 0 ? left : items, labels, no_notification: !notify }),
      );
      if (!shipped.ok) return i === 0 && left.length === 0 ? shipped : afterPart(shipped);
    }
    return done({ fulfilmentId: text(waiting[0]?.["id"]), changed: true });
  },
});

const tagsIn = (before: Fields): string[] => list(before["tags"]).map(text).filter(Boolean);

/** Medusa's orders have neither tags nor holds: they are kept in the order's metadata, where its own flows can read them. */
const metaVerb = <V extends VerbName & ("tag" | "untag" | "note" | "hold" | "release")>(
  admin: Admin,
  change: (args: Parameters<Verb<V>["do"]>[1], before: Fields) => Record<string, unknown>,
): Verb<V> => ({
  inDoubt: "retry",
  async do({ id }, args) {
    const read = await readOrder(admin, id);
    if (!read.ok) return read;
    const metadata = fields(read.value["metadata"]);
    const after = { ...metadata, ...change(args, metadata) };
    return mapped(await admin("POST", `/orders/${encodeURIComponent(id)}`, JSON.stringify({ metadata: after })), () => done({}));
  },
});

const prices = (admin: Admin): Prices => {
  const pricesOf = async (sku: string) => {
    const query = `/product-variants?sku=${encodeURIComponent(sku)}&fields=id,sku,product_id,*prices`;
    return mapped(await admin("GET", query), ({ variants }) =>
      done(
        list(variants)
          .map(fields)
          .find((variant) => text(variant["sku"]) === sku) ?? null,
      ),
    );
  };
  const skuOf = new Map<string, readonly Fields[]>();
  return {
    async read(sku) {
      const store = await admin("GET", "/stores?fields=*supported_currencies");
      if (!store.ok) return store;
      const currencies = list(fields(list(store.value["stores"])[0])["supported_currencies"]).map(fields);
      const code = text((currencies.find((each) => each["is_default"]) ?? currencies[0])?.["currency_code"]);
      return mapped(await pricesOf(sku), (variant) => {
        const all = list(variant?.["prices"]).map(fields);
        const found = all.find((price) => text(price["currency_code"]) === code);
        const price = parseMoney(found?.["amount"], code.toUpperCase());
        if (!variant || !price) return done(null);
        skuOf.set(text(variant["id"]), all);
        return done({ productId: text(variant["product_id"]), variantId: text(variant["id"]), price });
      });
    },
    async write({ productId, variantId }, price) {
      // those that are left out would be taken away
      const all = (skuOf.get(variantId) ?? []).map((each) => {
        const code = text(each["currency_code"]);
        const amount = code.toUpperCase() === price.currency ? decimalText(price) : JSON.stringify(each["amount"]);
        return `{"id":${JSON.stringify(each["id"])},"currency_code":${JSON.stringify(code)},"amount":${amount}}`;
      });
      const body = `{"prices":[${all.join(",")}]}`;
      return mapped(await admin("POST", `/products/${encodeURIComponent(productId)}/variants/${encodeURIComponent(variantId)}`, body), () =>
        done(null),
      );
    },
  };
};
