/** What the parts of the canonical event are. */
import { message } from "../commerce/event.ts";
import { customer, order } from "../commerce/order.ts";
import { checkout } from "../commerce/parts/checkout.ts";
import { dispute } from "../commerce/parts/dispute.ts";
import { payment } from "../commerce/parts/payment.ts";
import { product } from "../commerce/parts/product.ts";
import { refund } from "../commerce/parts/refund.ts";
import { shipment } from "../commerce/parts/shipment.ts";
import { stock } from "../commerce/parts/stock.ts";
import { type PartName, partNames } from "./part-names.ts";
import { type ObjectShape, objectShape, shapeOf } from "./shape.ts";

export const partSchemas = {
  order,
  shipment,
  payment,
  refund,
  dispute,
  checkout,
  stock,
  product,
  customer,
  message,
} as const satisfies Record<PartName, unknown>;

const eachPart = <T>(make: (name: PartName) => T) => Object.fromEntries(partNames.map((name) => [name, make(name)])) as Record<PartName, T>;
export const partShapes = eachPart((name) => shapeOf(partSchemas[name], name) as ObjectShape);

/** The event itself: what is true of any. `body` is the payload as it came. */
export const eventShape = objectShape("event", {
  id: { kind: "string" },
  type: { kind: "string" },
  source: { kind: "string" },
  receivedAt: { kind: "time" },
  body: { kind: "dyn" },
});

/** Canonical fields are total: an event without a customer has an empty one, so that `customer.tags` is a list. */
export const emptyParts = eachPart((name): Record<string, unknown> => partSchemas[name].parse({}));
