/**
 * WooCommerce's REST API (v3). It knows no idempotency keys: what is done twice is done twice, so every write reads first, and
 * a refund or a new order carries a mark by which it is found again.
 */
import { decimalText } from "#lib/commerce/decimal-text.ts";
import { parseMoney } from "#lib/commerce/parse-money.ts";
import { type Fields, fields, id as idOf, list, text } from "#lib/commerce/read-value.ts";
import type { KindSettings } from "#lib/outside/kinds.ts";
import {
  type Asked,
  afterPart,
  type Client,
  done,
  jsonIn,
  mapped,
  type Prices,
  type Reply,
  refused,
  type Subscriptions,
  unreadable,
  type Verb,
  type Wire,
} from "../client.ts";
import { markOf } from "../key-marks.ts";
import { wooPast } from "./past.ts";

export type Rest = (
  method: "GET" | "POST" | "PUT",
  path: string,
  body?: Record<string, unknown>,
) => Promise<Asked<{ value: unknown; headers: Reply["headers"] }>>;

export function woocommerceClient(wire: Wire, _settings: KindSettings<"woocommerce">, secrets: Readonly<Record<string, string>>): Client {
  const rest = restOf(wire, secrets);
  return {
    check: async () =>
      mapped(await rest("GET", "/settings/general/woocommerce_currency"), ({ value }) =>
        done(`WooCommerce (${text(fields(value)["value"])})`),
      ),
    verbs: {
      cancel: cancelVerb(rest),
      refund: refundVerb(rest),
      fulfil: fulfilVerb(rest),
      "payment-link": paymentLinkVerb(rest),
      replace: replaceVerb(rest),
      note: noteVerb(rest),
      hold: holdVerb(rest),
      release: releaseVerb(rest),
    },
    prices: prices(rest),
    past: wooPast(rest),
    subscriptions: subscriptions(rest),
  };
}

function restOf(wire: Wire, { consumerKey = "", consumerSecret = "" }: Readonly<Record<string, string>>): Rest {
  const authorization = `Basic ${Buffer.from(`${consumerKey}:${consumerSecret}`).toString("base64")}`;
  return async (method, path, body) => {
    const asked = await wire.send({
      method,
      path: `/wp-json/wc/v3${path}`,
      headers: { authorization, ...(body ? { "content-type": "application/json" } : {}) },
      ...(body ? { body: JSON.stringify(body) } : {}),
      repeatable: method === "GET",
    });
    if (!asked.ok) return asked;
    const { status, text: answer, headers } = asked.value;
    const value = jsonIn(answer);
    const said = text(fields(value)["message"]).slice(0, 300);
    if (status === 401 || status === 403)
      return refused(`The shop does not accept the keys, or they may not do this. ${said}`.trim(), "provider.access");
    if (status === 404 && text(fields(value)["code"]) === "rest_no_route") return refused("There is no WooCommerce at this address.");
    if (status >= 400) return refused(`The shop refused (${status}): ${said}`);
    return value === undefined ? unreadable("The shop") : done({ value, headers });
  };
}

const readOrder = async (rest: Rest, id: string): Promise<Asked<Fields>> =>
  mapped(await rest("GET", `/orders/${id}`), ({ value }) => done(fields(value)));

const cancelVerb = (rest: Rest): Verb<"cancel"> => ({
  // the same status twice is the same as once
  inDoubt: "retry",
  async do({ id }) {
    const order = await readOrder(rest, id);
    if (!order.ok) return order;
    const status = text(order.value["status"]);
    if (status === "cancelled") return done({ changed: false });
    if (!["pending", "processing", "on-hold", "failed"].includes(status))
      return refused(`The shop has this order as “${status}”: it can no longer be cancelled.`);
    return mapped(await rest("PUT", `/orders/${id}`, { status: "cancelled" }), () => done({ changed: true }));
  },
});

const refundVerb = (rest: Rest): Verb<"refund"> => {
  const find: Verb<"refund">["find"] = async ({ id }, { amount }, key) =>
    mapped(await rest("GET", `/orders/${id}/refunds?per_page=100`), ({ value }) => {
      const found = list(value)
        .map(fields)
        .find((refund) => hasMark(refund, key) || text(refund["reason"]).includes(markOf(key)));
      return done(found ? { refundId: idOf(found["id"]), amount: parseMoney(found["amount"], amount.currency) ?? amount } : null);
    });
  return {
    inDoubt: "ask the provider",
    async do(order, { amount, reason }, key) {
      const read = await readOrder(rest, order.id);
      if (!read.ok) return read;
      if (text(read.value["currency"]) !== amount.currency)
        return refused(`The order is in ${text(read.value["currency"])}, the refund in ${amount.currency}.`);
      const body = {
        amount: decimalText(amount),
        reason: `${reason.slice(0, 200)}${reason ? " · " : ""}${markOf(key)}`,
        // through the way it was paid, where that can; else the shop says so
        api_refund: true,
        meta_data: [{ key: metaKey, value: markOf(key) }],
      };
      return mapped(await rest("POST", `/orders/${order.id}/refunds`, body), ({ value }) => {
        const refund = fields(value);
        return done({ refundId: idOf(refund["id"]), amount: parseMoney(refund["amount"], amount.currency) ?? amount });
      });
    },
    find,
  };
};

const metaKey = "_tradewind_key";
const hasMark = (thing: Fields, key: string): boolean =>
  list(thing["meta_data"]).some((each) => fields(each)["key"] === metaKey && fields(each)["value"] === markOf(key));

/** WooCommerce itself keeps no parcels: the number goes into a note, which it sends to the customer, and the order is completed. */
const fulfilVerb = (rest: Rest): Verb<"fulfil"> => ({
  inDoubt: "retry",
  async do({ id }, { trackingNumber, carrier, trackingUrl, notify }) {
    const order = await readOrder(rest, id);
    if (!order.ok) return order;
    const status = text(order.value["status"]);
    if (!["processing", "completed", "on-hold", "pending"].includes(status))
      return refused(`The shop has this order as “${status}”: it can not be shipped.`);
    if (trackingNumber) {
      const said = [carrier, trackingNumber, trackingUrl].filter(Boolean).join(" · ");
      const noted = await addNote(rest, id, said, notify);
      if (!noted.ok) return noted;
    }
    if (status === "completed") return done({ fulfilmentId: "", changed: false });
    const completed = await rest("PUT", `/orders/${id}`, { status: "completed" });
    return mapped(trackingNumber ? afterPart(completed) : completed, () => done({ fulfilmentId: trackingNumber, changed: true }));
  },
});

async function addNote(rest: Rest, id: string, note: string, forCustomer: boolean): Promise<Asked<null>> {
  const before = await rest("GET", `/orders/${id}/notes?per_page=100`);
  if (!before.ok) return before;
  if (list(before.value.value).some((each) => text(fields(each)["note"]) === note)) return done(null);
  return mapped(await rest("POST", `/orders/${id}/notes`, { note, customer_note: forCustomer }), () => done(null));
}

const noteVerb = (rest: Rest): Verb<"note"> => ({
  inDoubt: "retry",
  do: async ({ id }, { text: note }) => mapped(await addNote(rest, id, note, false), () => done({})),
});

const paymentLinkVerb = (rest: Rest): Verb<"payment-link"> => ({
  inDoubt: "retry",
  do: async ({ id }) =>
    mapped(await readOrder(rest, id), (order) => {
      const url = text(order["payment_url"]);
      return url && order["needs_payment"] !== false ? done({ url }) : refused("Nothing is left to pay on this order.");
    }),
});

const replaceVerb = (rest: Rest): Verb<"replace"> => ({
  inDoubt: "ask the provider",
  async do({ id, document }, { note }, key) {
    const read = await readOrder(rest, id);
    if (!read.ok) return read;
    const order = read.value;
    const items = list(order["line_items"]).map(fields);
    const body = {
      status: "processing",
      currency: order["currency"],
      customer_id: order["customer_id"],
      billing: order["billing"],
      shipping: order["shipping"],
      customer_note: [note, `Replacement for #${text(order["number"]) || document.number}`].filter(Boolean).join("\n"),
      line_items: items.map((item) => ({
        product_id: item["product_id"],
        variation_id: item["variation_id"],
        quantity: item["quantity"],
        subtotal: "0",
        total: "0",
      })),
      meta_data: [{ key: metaKey, value: markOf(key) }],
    };
    return mapped(await rest("POST", "/orders", body), ({ value }) => done(newOrder(fields(value))));
  },
  find: async (_order, _args, key) => {
    const listed = await rest("GET", "/orders?per_page=100&orderby=date&order=desc&status=any");
    if (!listed.ok) return listed;
    const orders = list(listed.value.value).map(fields);
    const found = orders.find((order) => hasMark(order, key));
    if (found) return done(newOrder(found));
    // older ones are not looked through: whether it is among them is not known
    return orders.length < 100 ? done(null) : unreadable("The shop");
  },
});
const newOrder = (order: Fields) => ({ newOrderId: idOf(order["id"]), number: text(order["number"]) });

const heldKey = "_tradewind_held_from";

/**
 * On hold is a status of WooCommerce, which has it for orders of its own too. So what it was before our hold is kept beside it until
 * the release: a payment that is awaited is not taken for made later, and what the shop holds itself is left to it.
 */
const holdVerb = (rest: Rest): Verb<"hold"> => ({
  inDoubt: "retry",
  async do({ id }, { reason }) {
    const order = await readOrder(rest, id);
    if (!order.ok) return order;
    const status = text(order.value["status"]);
    const isHeld = status === "on-hold";
    if (!isHeld) {
      if (status !== "pending" && status !== "processing")
        return refused(`The shop has this order as “${status}”: it can not be put on hold.`);
      const held = await rest("PUT", `/orders/${id}`, { status: "on-hold", meta_data: [{ key: heldKey, value: status }] });
      if (!held.ok) return held;
    }
    if (reason === "") return done({});
    const noted = await addNote(rest, id, reason, false);
    return mapped(isHeld ? noted : afterPart(noted), () => done({}));
  },
});

const releaseVerb = (rest: Rest): Verb<"release"> => ({
  inDoubt: "retry",
  async do({ id }) {
    const order = await readOrder(rest, id);
    if (!order.ok) return order;
    if (text(order.value["status"]) !== "on-hold") return done({});
    const mark = list(order.value["meta_data"])
      .map(fields)
      .find(({ key }) => key === heldKey);
    const isPaid = text(order.value["date_paid_gmt"]) !== "" || text(order.value["date_paid"]) !== "";
    // whatever it was before, it may have been paid meanwhile
    const status = isPaid ? "processing" : text(mark?.["value"]);
    // the shop's own hold, as of a bank transfer: an order that is “pending” instead would soon be cancelled by the shop
    if (status === "") return refused("The shop itself has this order on hold, and it has not been paid: it stays so there.");
    return mapped(await rest("PUT", `/orders/${id}`, { status, meta_data: [{ key: heldKey, value: "" }] }), () => done({}));
  },
});

const prices = (rest: Rest): Prices => ({
  async read(sku) {
    const currency = await rest("GET", "/settings/general/woocommerce_currency");
    if (!currency.ok) return currency;
    return mapped(await rest("GET", `/products?sku=${encodeURIComponent(sku)}`), ({ value }) => {
      const found = list(value)
        .map(fields)
        .find((product) => text(product["sku"]) === sku);
      const price = parseMoney(found?.["regular_price"] || found?.["price"], text(fields(currency.value.value)["value"]));
      if (!found || !price) return done(null);
      const [own, parent] = [idOf(found["id"]), idOf(found["parent_id"])];
      return done({ productId: parent === "0" || parent === "" ? own : parent, variantId: own, price });
    });
  },
  async write({ productId, variantId }, price) {
    const path = productId === variantId ? `/products/${productId}` : `/products/${productId}/variations/${variantId}`;
    return mapped(await rest("PUT", path, { regular_price: decimalText(price) }), () => done(null));
  },
});

const subscriptions = (rest: Rest): Subscriptions => ({
  list: async (address) =>
    mapped(await rest("GET", "/webhooks?per_page=100"), ({ value }) =>
      done(
        list(value)
          .map(fields)
          .filter((each) => text(each["delivery_url"]) === address && text(each["status"]) === "active")
          .map((each) => text(each["topic"])),
      ),
    ),
  add: async (topic, address, secret) =>
    mapped(await rest("POST", "/webhooks", { name: `Tradewind ${topic}`, topic, delivery_url: address, secret, status: "active" }), () =>
      done(null),
    ),
});
