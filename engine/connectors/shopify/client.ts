/** Shopify's Admin API: what it does with an order, a price and our subscriptions, and what each call does when it is repeated. */
import { decimalText } from "#lib/commerce/decimal-text.ts";
import { parseMoney } from "#lib/commerce/parse-money.ts";
import { type Fields, fields, list, text } from "#lib/commerce/read-value.ts";
import type { KindSettings } from "#lib/outside/kinds.ts";
import {
  type Asked,
  afterPart,
  type Client,
  done,
  mapped,
  type Prices,
  refused,
  type Subscriptions,
  type Verb,
  type VerbName,
  type Wire,
} from "../client.ts";
import { markOf } from "../key-marks.ts";
import { fulfilVerb } from "./fulfil.ts";
import { bare, type Gql, gid, graphql, mutated } from "./graphql.ts";
import { shopifyPast } from "./past.ts";
import { refundVerb, setMoney } from "./refund.ts";

export function shopifyClient(wire: Wire, settings: KindSettings<"shopify">, secrets: Readonly<Record<string, string>>): Client {
  const gql = graphql({ wire, settings, accessToken: secrets["accessToken"] ?? "" });
  return {
    check: async () => mapped(await gql("{ shop { name myshopifyDomain currencyCode } }"), ({ shop }) => done(text(fields(shop)["name"]))),
    verbs: {
      cancel: cancelVerb(gql),
      refund: refundVerb(gql),
      fulfil: fulfilVerb(gql),
      capture: captureVerb(gql),
      "payment-link": paymentLinkVerb(gql),
      replace: replaceVerb(gql),
      tag: tagVerb(gql, "tagsAdd"),
      untag: tagVerb(gql, "tagsRemove"),
      note: noteVerb(gql),
      hold: holdVerb(gql),
      release: releaseVerb(gql),
    },
    prices: prices(gql),
    past: shopifyPast(gql),
    subscriptions: subscriptions(gql),
  };
}

/** Of an order, by its id; a refusal where Shopify has none. */
async function orderFields(gql: Gql, id: string, wanted: string): Promise<Asked<Fields>> {
  const read = await gql(`query ($id: ID!) { order(id: $id) { id ${wanted} } }`, { id: gid("Order", id) });
  if (!read.ok) return read;
  const order = fields(read.value["order"]);
  return order["id"] ? done(order) : refused("Shopify has no such order, or the access token may not read it.");
}

const cancelReasons: Readonly<Record<string, string>> = { customer: "CUSTOMER", fraud: "FRAUD", stock: "INVENTORY", declined: "DECLINED" };

const cancelVerb = (gql: Gql): Verb<"cancel"> => ({
  inDoubt: "ask the provider",
  async do({ id }, { reason, restock, notify }, key) {
    const before = await orderFields(gql, id, "cancelledAt");
    if (!before.ok) return before;
    if (before.value["cancelledAt"]) return done({ changed: false });
    const cancel = `mutation ($orderId: ID!, $reason: OrderCancelReason!, $restock: Boolean!, $notify: Boolean, $note: String) {
      orderCancel(orderId: $orderId, reason: $reason, restock: $restock, notifyCustomer: $notify, staffNote: $note,
        refundMethod: { originalPaymentMethodsRefund: false }) {
        job { id } orderCancelUserErrors { field message } userErrors { field message } } }`;
    const variables = { orderId: gid("Order", id), reason: cancelReasons[reason] ?? "OTHER", restock, notify, note: markOf(key) };
    return mapped(mutated(await gql(cancel, variables, "write"), "orderCancel"), () => done({ changed: true }));
  },
  find: async ({ id }) =>
    mapped(await orderFields(gql, id, "cancelledAt"), ({ cancelledAt }) => done(cancelledAt ? { changed: true } : null)),
});

const captureVerb = (gql: Gql): Verb<"capture"> => {
  const wanted = `currencyCode capturable totalCapturableSet { shopMoney { amount currencyCode } }
    totalReceivedSet { shopMoney { amount currencyCode } } transactions(first: 100) { id kind status }`;
  const nothing = { amountMinor: 0, currency: "" };
  return {
    inDoubt: "ask the provider",
    async do({ id }) {
      const read = await orderFields(gql, id, wanted);
      if (!read.ok) return read;
      const amount = setMoney(read.value["totalCapturableSet"]) ?? nothing;
      const received = setMoney(read.value["totalReceivedSet"]) ?? nothing;
      if (amount.amountMinor <= 0)
        return received.amountMinor > 0
          ? done({ amount: received, changed: false })
          : refused("Nothing of this order is authorised, so there is nothing to capture.");
      const open = list(read.value["transactions"])
        .map(fields)
        .find((move) => text(move["kind"]) === "AUTHORIZATION" && text(move["status"]) === "SUCCESS");
      const input = { id: gid("Order", id), parentTransactionId: open?.["id"], amount: decimalText(amount), currency: amount.currency };
      const capture = `mutation ($input: OrderCaptureInput!) { orderCapture(input: $input) { transaction { id status } userErrors { field message } } }`;
      return mapped(mutated(await gql(capture, { input }, "write"), "orderCapture"), () => done({ amount, changed: true }));
    },
    find: async ({ id }) =>
      mapped(await orderFields(gql, id, wanted), (order) => {
        const open = setMoney(order["totalCapturableSet"])?.amountMinor ?? 0;
        const received = setMoney(order["totalReceivedSet"]) ?? nothing;
        return done(open === 0 && received.amountMinor > 0 ? { amount: received, changed: true } : null);
      }),
  };
};

const paymentLinkVerb = (gql: Gql): Verb<"payment-link"> => ({
  inDoubt: "retry",
  do: async ({ id }) =>
    mapped(await orderFields(gql, id, "paymentCollectionDetails { additionalPaymentCollectionUrl }"), (order) => {
      const url = text(fields(order["paymentCollectionDetails"])["additionalPaymentCollectionUrl"]);
      return url ? done({ url }) : refused("Nothing is left to pay on this order, so Shopify gives no link.");
    }),
});

const replaceVerb = (gql: Gql): Verb<"replace"> => ({
  inDoubt: "ask the provider",
  async do({ id, document }, { note }, key) {
    const wanted = `name email currencyCode customer { id } shippingAddress { firstName lastName company address1 address2 city provinceCode zip countryCode phone }
      lineItems(first: 100) { nodes { quantity currentQuantity variant { id } title } }`;
    const read = await orderFields(gql, id, wanted);
    if (!read.ok) return read;
    const free = { shopMoney: { amount: "0.00", currencyCode: text(read.value["currencyCode"]) } };
    const lineItems = list(fields(read.value["lineItems"])["nodes"])
      .map(fields)
      .map((line) => ({
        quantity: Number(line["currentQuantity"] ?? line["quantity"]),
        variantId: fields(line["variant"])["id"],
        priceSet: free,
      }))
      .filter((line) => line.quantity > 0 && line.variantId);
    if (lineItems.length === 0) return refused("None of the order's products is in the shop any more.");
    const customer = fields(read.value["customer"])["id"];
    const order = {
      lineItems,
      ...(customer ? { customer: { toAssociate: { id: customer } } } : {}),
      ...(read.value["email"] ? { email: read.value["email"] } : {}),
      ...(read.value["shippingAddress"] ? { shippingAddress: read.value["shippingAddress"] } : {}),
      note: `${note ? `${note}\n` : ""}Replacement for ${text(read.value["name"]) || document.number}`,
      tags: ["replacement"],
      financialStatus: "PAID",
      sourceIdentifier: markOf(key),
    };
    const create = `mutation ($order: OrderCreateOrderInput!, $options: OrderCreateOptionsInput) {
      orderCreate(order: $order, options: $options) { order { id name } userErrors { field message } } }`;
    const options = { inventoryBehaviour: "DECREMENT_OBEYING_POLICY", sendReceipt: false };
    return mapped(mutated(await gql(create, { order, options }, "write"), "orderCreate"), (made) => done(newOrder(made["order"])));
  },
  find: async (_order, _args, key) =>
    mapped(
      await gql("query ($q: String!) { orders(first: 1, query: $q) { nodes { id name sourceIdentifier } } }", {
        q: `source_identifier:"${markOf(key)}"`,
      }),
      ({ orders }) => {
        const found = list(fields(orders)["nodes"])
          .map(fields)
          .find((each) => text(each["sourceIdentifier"]) === markOf(key));
        return done(found ? newOrder(found) : null);
      },
    ),
});
const newOrder = (order: unknown) => ({ newOrderId: bare(fields(order)["id"]), number: text(fields(order)["name"]) });

/** The same tag twice is the same as once. */
const tagVerb = <V extends VerbName & ("tag" | "untag")>(gql: Gql, mutation: "tagsAdd" | "tagsRemove"): Verb<V> => ({
  inDoubt: "retry",
  do: async ({ id }, { tag }) => {
    const query = `mutation ($id: ID!, $tags: [String!]!) { ${mutation}(id: $id, tags: $tags) { node { id } userErrors { field message } } }`;
    return mapped(mutated(await gql(query, { id: gid("Order", id), tags: [tag] }, "write"), mutation), () => done({}));
  },
});

/** Shopify has one note an order: ours is added to it, once. */
const noteVerb = (gql: Gql): Verb<"note"> => ({
  inDoubt: "retry",
  async do({ id }, { text: note }) {
    const read = await orderFields(gql, id, "note");
    if (!read.ok) return read;
    const before = text(read.value["note"]);
    if (before.split("\n").includes(note)) return done({});
    const input = { id: gid("Order", id), note: before ? `${before}\n${note}` : note };
    const update = "mutation ($input: OrderInput!) { orderUpdate(input: $input) { order { id } userErrors { field message } } }";
    return mapped(mutated(await gql(update, { input }, "write"), "orderUpdate"), () => done({}));
  },
});

/** An order's parts that are yet to be shipped, by how they stand. */
async function partsOf(gql: Gql, id: string): Promise<Asked<{ of: (...status: string[]) => readonly string[] }>> {
  return mapped(await orderFields(gql, id, "fulfillmentOrders(first: 50) { nodes { id status } }"), (order) => {
    const parts = list(fields(order["fulfillmentOrders"])["nodes"]).map(fields);
    return done({
      of: (...status) => parts.filter((part) => status.includes(text(part["status"]))).map((part) => text(part["id"])),
    });
  });
}

const holdVerb = (gql: Gql): Verb<"hold"> => ({
  inDoubt: "retry",
  async do({ id }, { reason }) {
    const parts = await partsOf(gql, id);
    if (!parts.ok) return parts;
    const open = parts.value.of("OPEN", "SCHEDULED");
    // held already: by an earlier try, or by somebody there
    if (open.length === 0 && parts.value.of("ON_HOLD").length > 0) return done({});
    if (open.length === 0) return refused("Shopify has nothing of this order that could be held: it has been shipped or cancelled.");
    const hold = `mutation ($id: ID!, $hold: FulfillmentOrderHoldInput!) { fulfillmentOrderHold(id: $id, fulfillmentHold: $hold) { fulfillmentOrder { id } userErrors { field message } } }`;
    for (const [i, part] of open.entries()) {
      const made = mutated(
        await gql(hold, { id: part, hold: { reason: "OTHER", reasonNotes: reason.slice(0, 255) } }, "write"),
        "fulfillmentOrderHold",
      );
      if (!made.ok) return i === 0 ? made : afterPart(made);
    }
    return done({});
  },
});

const releaseVerb = (gql: Gql): Verb<"release"> => ({
  inDoubt: "retry",
  async do({ id }) {
    const parts = await partsOf(gql, id);
    if (!parts.ok) return parts;
    const release = "mutation ($id: ID!) { fulfillmentOrderReleaseHold(id: $id) { fulfillmentOrder { id } userErrors { field message } } }";
    for (const [i, part] of parts.value.of("ON_HOLD").entries()) {
      const made = mutated(await gql(release, { id: part }, "write"), "fulfillmentOrderReleaseHold");
      if (!made.ok) return i === 0 ? made : afterPart(made);
    }
    return done({});
  },
});

const prices = (gql: Gql): Prices => ({
  async read(sku) {
    const query =
      "query ($q: String!) { shop { currencyCode } productVariants(first: 5, query: $q) { nodes { id sku price product { id } } } }";
    return mapped(await gql(query, { q: `sku:${JSON.stringify(sku)}` }), ({ shop, productVariants }) => {
      const found = list(fields(productVariants)["nodes"])
        .map(fields)
        .find((variant) => text(variant["sku"]) === sku);
      const price = parseMoney(found?.["price"], text(fields(shop)["currencyCode"]));
      return done(found && price ? { productId: text(fields(found["product"])["id"]), variantId: text(found["id"]), price } : null);
    });
  },
  async write({ productId, variantId }, price) {
    const update = `mutation ($productId: ID!, $variants: [ProductVariantsBulkInput!]!) {
      productVariantsBulkUpdate(productId: $productId, variants: $variants) { productVariants { id price } userErrors { field message } } }`;
    const variables = { productId, variants: [{ id: variantId, price: decimalText(price) }] };
    return mapped(mutated(await gql(update, variables, "write"), "productVariantsBulkUpdate"), () => done(null));
  },
});

const enumOf = (topic: string): string => topic.replaceAll("/", "_").toUpperCase();

const subscriptions = (gql: Gql): Subscriptions => ({
  async list(address) {
    return mapped(await gql("{ webhookSubscriptions(first: 250) { nodes { id topic uri } } }"), ({ webhookSubscriptions }) =>
      done(
        list(fields(webhookSubscriptions)["nodes"])
          .map(fields)
          .filter((each) => text(each["uri"]) === address)
          .map((each) => text(each["topic"])),
      ),
    );
  },
  async add(topic, address) {
    const create = `mutation ($topic: WebhookSubscriptionTopic!, $to: WebhookSubscriptionInput!) {
      webhookSubscriptionCreate(topic: $topic, webhookSubscription: $to) { webhookSubscription { id } userErrors { field message } } }`;
    const made = mutated(
      await gql(create, { topic: enumOf(topic), to: { uri: address, format: "JSON" } }, "write"),
      "webhookSubscriptionCreate",
    );
    // there already, of a moment ago
    if (!made.ok && /already been taken/i.test(made.failure.message)) return done(null);
    return mapped(made, () => done(null));
  },
});
