/** Past orders from Shopify's GraphQL API, told as its webhooks would have told them: the same mapper reads both. */
import { type Fields, fields, list, text } from "#lib/commerce/read-value.ts";
import { done, mapped, type PastOrder, type PastOrders } from "../client.ts";
import { bare, type Gql } from "./graphql.ts";

const money = (name: string) => `${name} { shopMoney { amount currencyCode } }`;
const address = "firstName lastName name company address1 address2 city province zip countryCodeV2 phone";
/** Ten orders of forty lines cost less than the 1,000 points that one question may. */
const perPage = 10;
const page = `query ($q: String!, $after: String) { orders(first: ${perPage}, after: $after, query: $q, sortKey: CREATED_AT) {
  pageInfo { hasNextPage endCursor }
  nodes {
    id name createdAt processedAt updatedAt cancelledAt cancelReason displayFinancialStatus displayFulfillmentStatus currencyCode tags note
    email phone test sourceName discountCodes ${["totalPriceSet", "subtotalPriceSet", "totalDiscountsSet", "totalShippingPriceSet", "totalTaxSet"].map(money).join(" ")}
    customer { id firstName lastName email phone locale tags note numberOfOrders createdAt amountSpent { amount currencyCode } }
    shippingAddress { ${address} } billingAddress { ${address} }
    lineItems(first: 40) { nodes { id sku title quantity product { id } variant { id } ${money("originalUnitPriceSet")} ${money("totalDiscountSet")} } }
    transactions(first: 10) { id kind status gateway processedAt ${money("amountSet")} }
    fulfillments(first: 10) { createdAt status }
    refunds(first: 10) { id createdAt note transactions(first: 10) { nodes { id kind status gateway ${money("amountSet")} } } }
  } } }`;

export const shopifyPast = (gql: Gql): PastOrders => ({
  count: async (since) =>
    mapped(
      await gql("query ($q: String!) { ordersCount(query: $q, limit: null) { count } }", { q: createdSince(since) }),
      ({ ordersCount }) => done(Number(fields(ordersCount)["count"] ?? 0)),
    ),
  page: async (since, cursor) =>
    mapped(await gql(page, { q: createdSince(since), after: cursor }), ({ orders }) => {
      const { hasNextPage, endCursor } = fields(fields(orders)["pageInfo"]);
      return done({ orders: list(fields(orders)["nodes"]).map((node) => told(fields(node))), next: hasNextPage ? text(endCursor) : null });
    }),
});

const createdSince = (since: string) => `created_at:>='${since}'`;

function told(node: Fields): PastOrder {
  const events: { topic: string; at: string; body: string }[] = [];
  const tell = (topic: string, at: unknown, body: Record<string, unknown>) => {
    if (text(at)) events.push({ topic, at: text(at), body: JSON.stringify(body) });
  };
  const order = restOrder(node);
  // at its time an order was as far as that: what came later is told by what came later
  tell("orders/create", node["createdAt"], {
    ...order,
    financial_status: "pending",
    fulfillment_status: null,
    cancelled_at: null,
    refunds: [],
    updated_at: node["createdAt"],
  });
  const paid = list(node["transactions"])
    .map(fields)
    .find((move) => ["SALE", "CAPTURE"].includes(text(move["kind"])) && text(move["status"]) === "SUCCESS");
  if (paid) {
    const at = text(paid["processedAt"]) || text(node["processedAt"]);
    tell("orders/paid", at, {
      ...order,
      financial_status: "paid",
      fulfillment_status: null,
      cancelled_at: null,
      refunds: [],
      updated_at: at,
    });
  }
  const shipped = text(node["displayFulfillmentStatus"]) === "FULFILLED" ? list(node["fulfillments"]).map(fields).at(-1) : undefined;
  if (shipped)
    tell("orders/fulfilled", shipped["createdAt"], { ...order, refunds: [], cancelled_at: null, updated_at: shipped["createdAt"] });
  for (const refund of list(node["refunds"]).map(fields)) tell("refunds/create", refund["createdAt"], restRefund(refund, node));
  if (node["cancelledAt"]) tell("orders/cancelled", node["cancelledAt"], { ...order, updated_at: node["cancelledAt"] });
  return { id: bare(node["id"]), events: events.sort((a, b) => Date.parse(a.at) - Date.parse(b.at)) };
}

const shopAmount = (set: unknown): string => text(fields(fields(set)["shopMoney"])["amount"]);

function restOrder(node: Fields): Record<string, unknown> {
  const customer = fields(node["customer"]);
  return {
    id: bare(node["id"]),
    admin_graphql_api_id: node["id"],
    name: node["name"],
    created_at: node["createdAt"],
    processed_at: node["processedAt"],
    updated_at: node["updatedAt"],
    cancelled_at: node["cancelledAt"],
    cancel_reason: text(node["cancelReason"]).toLowerCase() || null,
    financial_status: text(node["displayFinancialStatus"]).toLowerCase(),
    fulfillment_status: text(node["displayFulfillmentStatus"]).toLowerCase() || null,
    currency: node["currencyCode"],
    total_price: shopAmount(node["totalPriceSet"]),
    subtotal_price: shopAmount(node["subtotalPriceSet"]),
    total_discounts: shopAmount(node["totalDiscountsSet"]),
    total_shipping_price_set: { shop_money: { amount: shopAmount(node["totalShippingPriceSet"]) } },
    total_tax: shopAmount(node["totalTaxSet"]),
    tags: list(node["tags"]).map(text).join(", "),
    note: node["note"],
    email: node["email"],
    phone: node["phone"],
    test: node["test"],
    source_name: node["sourceName"],
    discount_codes: list(node["discountCodes"]).map((code) => ({ code })),
    payment_gateway_names: [...new Set(list(node["transactions"]).map((move) => text(fields(move)["gateway"])))],
    line_items: list(fields(node["lineItems"])["nodes"]).map(restLine),
    shipping_address: restAddress(node["shippingAddress"]),
    billing_address: restAddress(node["billingAddress"]),
    customer: customer["id"] ? restCustomer(customer) : null,
    refunds: list(node["refunds"]).map((refund) => restRefund(fields(refund), node)),
  };
}

function restLine(value: unknown): Record<string, unknown> {
  const line = fields(value);
  return {
    id: bare(line["id"]),
    sku: line["sku"],
    title: line["title"],
    quantity: line["quantity"],
    price: shopAmount(line["originalUnitPriceSet"]),
    total_discount: shopAmount(line["totalDiscountSet"]),
    product_id: bare(fields(line["product"])["id"]),
    variant_id: bare(fields(line["variant"])["id"]),
  };
}

function restAddress(value: unknown): Record<string, unknown> | null {
  const from = fields(value);
  if (!value) return null;
  const { name, company, address1, address2, city, province, zip, phone } = from;
  return {
    name,
    company,
    address1,
    address2,
    city,
    province,
    zip,
    phone,
    country_code: from["countryCodeV2"],
    first_name: from["firstName"],
    last_name: from["lastName"],
  };
}

function restCustomer(customer: Fields): Record<string, unknown> {
  return {
    id: bare(customer["id"]),
    first_name: customer["firstName"],
    last_name: customer["lastName"],
    email: customer["email"],
    phone: customer["phone"],
    locale: customer["locale"],
    tags: list(customer["tags"]).map(text).join(", "),
    note: customer["note"],
    orders_count: Number(customer["numberOfOrders"] ?? 0),
    total_spent: fields(customer["amountSpent"])["amount"],
    currency: fields(customer["amountSpent"])["currencyCode"],
    created_at: customer["createdAt"],
  };
}

function restRefund(refund: Fields, node: Fields): Record<string, unknown> {
  return {
    id: bare(refund["id"]),
    order_id: bare(node["id"]),
    created_at: refund["createdAt"],
    processed_at: refund["createdAt"],
    note: refund["note"],
    transactions: list(fields(refund["transactions"])["nodes"])
      .map(fields)
      .map((move) => ({
        id: bare(move["id"]),
        kind: text(move["kind"]).toLowerCase(),
        status: text(move["status"]).toLowerCase(),
        gateway: move["gateway"],
        amount: shopAmount(move["amountSet"]),
        currency: node["currencyCode"],
      })),
  };
}
