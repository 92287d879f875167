/** Our own shape, for events by hand, from the demo shop and from programs that know us: `{ type, data: { order, customer, ... } }`. */
import { z } from "zod";
import { type EntityRef, entityRef, eventType, type Meaning, message, payment } from "../event.ts";
import { customer, order } from "../order.ts";
import { count, id, tags, text, time } from "../read-value.ts";

const parts = {
  /** Absent: the order, the conversation or the customer that it speaks of. */
  entity: entityRef.nullable().optional(),
  occurredAt: z.string().optional(),
  order: order.optional(),
  customer: customer.optional(),
  payment: payment.optional(),
  message: message.optional(),
};
const typed = {
  type: eventType,
  topic: z.string().optional(),
  ours: z.boolean().optional(),
};

/** What `POST /events` takes. `data` may be left out, with its parts beside `type`. */
export const tradewindEvent = z.union([
  z.object({
    ...typed,
    timestamp: z.string().optional(),
    data: z.object(parts),
  }),
  z.object({ ...typed, timestamp: z.string().optional(), ...parts }),
]);
export type TradewindEvent = z.input<typeof tradewindEvent>;

/** Null for what is not our shape. */
export function readTradewind(topic: string, body: unknown): Meaning | null {
  const read = tradewindEvent.safeParse(body);
  if (!read.success) return null;
  const { type, timestamp, ours } = read.data;
  const data = "data" in read.data ? read.data.data : read.data;
  const entity = data.entity === undefined ? entityOf(data) : data.entity;
  const isOrders = type.startsWith("order.");
  if (isOrders && entity?.type !== "order") return null;
  return {
    type,
    topic: text(read.data.topic) || topic || type,
    entity: entity && id(entity.id) ? { type: entity.type, id: id(entity.id) } : null,
    occurredAt: time(data.occurredAt) || time(timestamp),
    ...(data.order ? { order: soundOrder(data.order) } : isOrders ? { order: soundOrder(order.parse({ id: entity?.id })) } : {}),
    ...(data.customer ? { customer: soundCustomer(data.customer) } : isOrders ? { customer: customer.parse({}) } : {}),
    ...(data.payment ? { payment: data.payment } : {}),
    ...(data.message
      ? {
          message: {
            ...data.message,
            id: id(data.message.id),
            conversationId: id(data.message.conversationId),
          },
        }
      : {}),
    ours: ours ?? false,
  };
}

type Data = { [K in keyof typeof parts]?: z.infer<(typeof parts)[K]> };

function entityOf(data: Data): EntityRef | null {
  const orderId = id(data.order?.id);
  if (orderId) return { type: "order", id: orderId };
  const conversationId = id(data.message?.conversationId);
  if (conversationId) return { type: "conversation", id: conversationId };
  const customerId = id(data.customer?.id);
  return customerId ? { type: "customer", id: customerId } : null;
}

/** The schema says what shape it has; here its texts are held to what the database takes. */
function soundOrder(value: z.infer<typeof order>): z.infer<typeof order> {
  return {
    ...value,
    id: id(value.id),
    number: id(value.number),
    platform: id(value.platform) || "manual",
    tags: tags(value.tags),
    placedAt: time(value.placedAt),
  };
}

function soundCustomer(value: z.infer<typeof customer>): z.infer<typeof customer> {
  return {
    ...value,
    id: id(value.id),
    tags: tags(value.tags),
    ordersCount: count(value.ordersCount),
    createdAt: time(value.createdAt),
  };
}
