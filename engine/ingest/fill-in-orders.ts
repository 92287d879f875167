/**
 * A refund, a parcel or a dispute names its order and says little else of it. What the shop knows of that order goes along with it,
 * so that a flow that it starts knows the order's number, its amounts and its customer.
 */
import type { Sql } from "#drizzle/client.ts";
import { orderToLookUp, withKnown } from "#lib/commerce/known-order.ts";
import { knownOrders } from "../store/known-orders.ts";
import type { Incoming } from "./incoming.ts";
import { readBytes } from "./read-bytes.ts";

/** One look for all of a batch, and none where every order is told in full. */
export async function fillInOrders(sql: Sql, batch: readonly Incoming[]): Promise<readonly Incoming[]> {
  const asked = batch.map((incoming) => {
    // what is imported is past, and starts nothing
    if (incoming.origin === "import") return { incoming, id: "" };
    const read = incoming.read ?? readBytes(incoming.reading, incoming.body);
    return { incoming: incoming.read ? incoming : { ...incoming, read }, id: orderToLookUp(read.meaning) };
  });
  const wanted = asked.flatMap(({ incoming: { workspaceId }, id }) => (id === "" ? [] : [{ workspaceId, id }]));
  const known = wanted.length > 0 ? await knownOrders(sql, wanted) : null;
  return asked.map(({ incoming, id }) => {
    const { workspaceId, reading, read } = incoming;
    const order = known?.({ workspaceId, id });
    if (!order || !read) return incoming;
    return { ...incoming, reading: { ...reading, known: order }, read: { ...read, meaning: withKnown(read.meaning, order) } };
  });
}
