import { orderNotFound } from "../../core/order-effects.ts";
import { madeId } from "./made-id.ts";
import type { Performer } from "./performer.ts";

export const performOrderNote: Performer<"order.note"> = async ({ orders, shopNotes }, calls) => {
  await orders.lock(calls.map(({ workspaceId, args }) => ({ workspaceId, id: args.orderId })));
  return calls.map(({ workspaceId, args, key, runId, at, by = "" }) => {
    if (!orders.get(workspaceId, args.orderId)) return { ok: false, failure: orderNotFound(args.orderId) };
    const id = madeId("shop-note", key);
    shopNotes.add([{ workspaceId, id, about: { type: "order", id: args.orderId }, text: args.text, by, runId, at }]);
    return { ok: true, reply: { noteId: id } };
  });
};

export const performCustomerNote: Performer<"customer.note"> = async ({ shopNotes }, calls) =>
  calls.map(({ workspaceId, args, key, runId, at, by = "" }) => {
    if (args.customerId === "") return { ok: false, failure: noCustomer };
    const id = madeId("shop-note", key);
    shopNotes.add([{ workspaceId, id, about: { type: "customer", id: args.customerId }, text: args.text, by, runId, at }]);
    return { ok: true, reply: { noteId: id } };
  });

export const performRemoveShopNote: Performer<"shop.remove-note"> = async ({ shopNotes }, calls) => {
  const removed = await shopNotes.remove(calls.map(({ workspaceId, args }) => ({ workspaceId, id: args.shopNoteId })));
  return calls.map(({ args }) => ({ ok: true, reply: { removed: removed.has(args.shopNoteId) } }));
};

export const noCustomer = {
  code: "customer.none",
  message: "This step names no customer: a guest's order has none.",
  final: true,
} as const;
