import { expect, test } from "vitest";
import type { CanonicalEvent } from "#lib/commerce/event.ts";
import { order } from "#lib/commerce/order.ts";
import { RehearsedOrders, sharedFold } from "./rehearsed-orders.ts";

const at = "2026-11-22T08:05:00.000Z";
const placed = (id: string): CanonicalEvent => ({
  ...{ id: `e-${id}`, workspaceId: "w", sourceId: null, type: "order.created", topic: "", entity: { type: "order", id } },
  ...{ occurredAt: "", ours: false, receivedAt: at, body: {} },
  order: order.parse({ id, number: `#${id}`, placedAt: at }),
});

test("of an order out of hand what was changed is remembered, where it comes again", () => {
  const orders = new RehearsedOrders({ keptMax: 2, comesAgain: (id) => id === "1" });
  for (const id of ["1", "2", "3", "4", "5"]) {
    orders.fold(placed(id));
    orders.change("order.tag", { orderId: id, tag: "seen" }, at);
  }
  expect(["1", "2", "3", "4", "5"].filter((id) => orders.holds(id))).toEqual(["4", "5"]);
  expect(orders.remembered).toBe(1);
  orders.recall("1", [placed("1")]);
  expect(orders.get("1")?.tags).toEqual(["seen"]);
  expect(orders.remembered).toBe(0);
});

test("an order that was asked for stays in hand for now", () => {
  const orders = new RehearsedOrders({ keptMax: 2 });
  for (const id of ["1", "2"]) orders.fold(placed(id));
  expect(orders.holds("1")).toBe(true);
  orders.fold(placed("3"));
  expect([orders.holds("1"), orders.holds("2")]).toEqual([true, false]);
});

test("two that keep the same fold an event once, and go apart where one of them acts", () => {
  const fold = sharedFold();
  const [one, other] = [new RehearsedOrders({ fold }), new RehearsedOrders({ fold })];
  const event = placed("1");
  for (const orders of [one, other]) orders.fold(event);
  expect(one.get("1")).toBe(other.get("1"));
  one.change("order.tag", { orderId: "1", tag: "seen" }, at);
  const paid: CanonicalEvent = { ...event, id: "p", type: "order.paid" };
  for (const orders of [one, other]) orders.fold(paid);
  expect([one.get("1")?.tags, other.get("1")?.tags]).toEqual([["seen"], []]);
  expect(one.get("1")?.status).toBe("paid");
  expect(other.get("1")?.status).toBe("paid");
});
