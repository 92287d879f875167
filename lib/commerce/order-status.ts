/** The order's status machine: what people and flows may change, and how a platform's word moves it. */
import { type OrderStatus, orderStatuses } from "./order.ts";

/** The legal transitions. A flow or a person may ask for these and for nothing else. */
const legal: Record<OrderStatus, readonly OrderStatus[]> = {
  open: ["paid", "held", "shipped", "cancelled"],
  paid: ["held", "shipped", "completed", "cancelled", "refunded"],
  held: ["open", "paid", "cancelled", "refunded"],
  shipped: ["delivered", "completed", "cancelled", "refunded"],
  delivered: ["completed", "refunded"],
  completed: ["refunded"],
  cancelled: ["refunded"],
  refunded: [],
};

export function canBecome(from: OrderStatus, to: OrderStatus): boolean {
  return legal[from].includes(to);
}

export function nextStatuses(from: OrderStatus): readonly OrderStatus[] {
  return legal[from];
}

export interface StatusChange {
  status: OrderStatus;
  before: OrderStatus;
  changed: boolean;
  /** No legal transition: the order is as it was. */
  refused: boolean;
}

/** What asking for a status gives: a legal change, nothing new, or a refusal. */
export function changeStatus(before: OrderStatus, wanted: OrderStatus): StatusChange {
  if (before === wanted) return { status: before, before, changed: false, refused: false };
  const allowed = canBecome(before, wanted);
  return { status: allowed ? wanted : before, before, changed: allowed, refused: !allowed };
}

/** How far along an order's life a status lies. `held` is beside it: our own decision, taken while open or paid. */
const progress: Record<OrderStatus, number> = {
  open: 0,
  paid: 1,
  held: 1,
  shipped: 2,
  delivered: 3,
  completed: 4,
  cancelled: 5,
  refunded: 6,
};

/**
 * What the platform says has happened. The furthest word wins whatever order the words come in, so a late or repeated
 * event changes nothing; and no payment lifts a hold that we set.
 */
export function heardStatus(before: OrderStatus, heard: OrderStatus): OrderStatus {
  if (heard === "held") return progress[before] <= progress.held ? "held" : before;
  return progress[heard] > progress[before] ? heard : before;
}

export const finalStatuses: readonly OrderStatus[] = orderStatuses.filter((status) => legal[status].length === 0);
