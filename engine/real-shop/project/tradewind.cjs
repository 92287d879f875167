/** Tells Tradewind what happens in the shop, signed as Standard Webhooks. A shop of one's own needs this file and no more. */
const { createHmac } = require("node:crypto");
const { ContainerRegistrationKeys } = require("@medusajs/framework/utils");

const fields = [
  "*",
  "summary.*",
  "items.*",
  "items.detail.*",
  "customer.*",
  "shipping_address.*",
  "billing_address.*",
  "shipping_methods.*",
  "payment_collections.payments.*",
  "payment_collections.payments.refunds.*",
  "fulfillments.*",
  "fulfillments.labels.*",
];
/** How to come from what an event names to its order. */
const ways = {
  "payment.captured": ["payment", "payment_collection.order.id", ({ payment_collection }) => payment_collection?.order?.id],
  "payment.refunded": ["payment", "payment_collection.order.id", ({ payment_collection }) => payment_collection?.order?.id],
  "shipment.created": ["fulfillment", "order.id", ({ order }) => order?.id],
  "delivery.created": ["fulfillment", "order.id", ({ order }) => order?.id],
};

module.exports.default = async function tellTradewind({ event, container }) {
  const { TRADEWIND_HOOK_URL: url, TRADEWIND_HOOK_SECRET: secret } = process.env;
  if (!url || !secret) return;
  const query = container.resolve(ContainerRegistrationKeys.QUERY);
  const way = ways[event.name];
  const read = async (entity, names, id) => (await query.graph({ entity, fields: names, filters: { id } })).data[0];
  const orderId = way ? way[2]((await read(way[0], ["id", way[1]], event.data.id)) ?? {}) : (event.data.order_id ?? event.data.id);
  const order = await read("order", fields, orderId);
  const id = `${event.name}:${event.data.fulfillment_id ?? event.data.id}:${event.metadata?.eventGroupId ?? ""}`;
  const body = JSON.stringify({
    type: event.name,
    timestamp: event.metadata?.created_at ?? new Date().toISOString(),
    data: { ...event.data, order },
  });
  for (let wait = 500; ; wait = Math.min(wait * 2, 30_000)) {
    const seconds = Math.floor(Date.now() / 1_000);
    const key = Buffer.from(secret.replace(/^whsec_/, ""), "base64");
    const signature = createHmac("sha256", key).update(`${id}.${seconds}.${body}`).digest("base64");
    const headers = {
      "content-type": "application/json",
      "webhook-id": id,
      "webhook-timestamp": `${seconds}`,
      "webhook-signature": `v1,${signature}`,
    };
    const answer = await fetch(url, { method: "POST", headers, body }).catch(() => null);
    if (answer?.ok || (answer && answer.status < 500 && answer.status !== 429)) return;
    await new Promise((resolve) => setTimeout(resolve, wait));
  }
};
module.exports.config = {
  event: [
    "order.placed",
    "order.updated",
    "order.canceled",
    "order.completed",
    "order.fulfillment_created",
    "shipment.created",
    "delivery.created",
    "payment.captured",
    "payment.refunded",
  ],
};
