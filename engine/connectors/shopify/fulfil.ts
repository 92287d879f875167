/** Ships what is left of an order: a fulfilment for each place that still has some of it. */
import { type Fields, fields, list, text } from "#lib/commerce/read-value.ts";
import { type Asked, afterPart, done, refused, type Verb } from "../client.ts";
import { bare, type Gql, gid, mutated } from "./graphql.ts";

const state = `query ($id: ID!) { order(id: $id) {
  id displayFulfillmentStatus
  fulfillments(first: 50) { id status trackingInfo(first: 10) { number } }
  fulfillmentOrders(first: 50) { nodes { id status assignedLocation { location { id } } } } } }`;

const create = `mutation ($fulfillment: FulfillmentInput!) {
  fulfillmentCreate(fulfillment: $fulfillment) { fulfillment { id status } userErrors { field message } } }`;

export const fulfilVerb = (gql: Gql): Verb<"fulfil"> => ({
  // what has been shipped is no longer open, so that a repeated call finds nothing to do
  inDoubt: "ask the provider",
  async do(order, { trackingNumber, carrier, trackingUrl, notify }) {
    const read = await readOrder(gql, order.id);
    if (!read.ok) return read;
    const places = openByPlace(read.value);
    if (places.length === 0) {
      const isShipped = text(read.value["displayFulfillmentStatus"]) === "FULFILLED";
      return isShipped
        ? done({ fulfilmentId: "", changed: false })
        : refused("Nothing of this order is ready to be shipped at Shopify: it may be on hold.");
    }
    let fulfilmentId = "";
    for (const orders of places) {
      const fulfillment = {
        lineItemsByFulfillmentOrder: orders.map((fulfillmentOrderId) => ({ fulfillmentOrderId })),
        notifyCustomer: notify,
        ...(trackingNumber
          ? {
              trackingInfo: {
                number: trackingNumber,
                ...(carrier ? { company: carrier } : {}),
                ...(trackingUrl ? { url: trackingUrl } : {}),
              },
            }
          : {}),
      };
      const made = mutated(await gql(create, { fulfillment }, "write"), "fulfillmentCreate");
      // an earlier place has been shipped: the next try goes on with the rest
      if (!made.ok) return fulfilmentId === "" ? made : afterPart(made);
      fulfilmentId ||= bare(fields(made.value["fulfillment"])["id"]);
    }
    return done({ fulfilmentId, changed: true });
  },
  async find(order, { trackingNumber }) {
    const read = await readOrder(gql, order.id);
    if (!read.ok) return read;
    if (openByPlace(read.value).length > 0 && !trackingNumber) return done(null);
    const found = list(read.value["fulfillments"])
      .map(fields)
      .find(
        (each) =>
          text(each["status"]) === "SUCCESS" &&
          (!trackingNumber || list(each["trackingInfo"]).some((info) => text(fields(info)["number"]) === trackingNumber)),
      );
    const isOpen = openByPlace(read.value).length > 0;
    return done(found && !isOpen ? { fulfilmentId: bare(found["id"]), changed: true } : null);
  },
});

async function readOrder(gql: Gql, id: string): Promise<Asked<Fields>> {
  const read = await gql(state, { id: gid("Order", id) });
  if (!read.ok) return read;
  const order = fields(read.value["order"]);
  return order["id"] ? done(order) : refused("Shopify has no such order, or the access token may not read it.");
}

/** One fulfilment holds what goes from one place. */
function openByPlace(order: Fields): string[][] {
  const places = new Map<string, string[]>();
  for (const each of list(fields(order["fulfillmentOrders"])["nodes"]).map(fields)) {
    if (!["OPEN", "IN_PROGRESS"].includes(text(each["status"]))) continue;
    const place = text(fields(fields(each["assignedLocation"])["location"])["id"]);
    places.set(place, [...(places.get(place) ?? []), text(each["id"])]);
  }
  return [...places.values()];
}
