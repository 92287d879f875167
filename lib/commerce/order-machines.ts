/**
 * How an order stands, as four machines beside each other: its payment, its goods, a hold of ours, and its course. Shipped before
 * paid, part shipped and part refunded are legal; the one status that lists show is read off them.
 */
import type { OrderStatus } from "./order.ts";
import { changeStatus, type StatusChange } from "./order-status.ts";

export const paymentStates = ["unpaid", "part-paid", "paid", "part-refunded", "refunded"] as const;
export const fulfilmentStates = ["unshipped", "part-shipped", "shipped", "delivered"] as const;
export const courses = ["open", "completed", "cancelled"] as const;
export type PaymentState = (typeof paymentStates)[number];
export type FulfilmentState = (typeof fulfilmentStates)[number];
export type Course = (typeof courses)[number];

export interface Machines {
  readonly payment: PaymentState;
  readonly fulfilment: FulfilmentState;
  readonly held: boolean;
  readonly course: Course;
}
/** As it is kept: what is as at the beginning is left out, since most orders are most of it. */
export type KeptMachines = { readonly [M in keyof Machines]?: Machines[M] | undefined };

export const atStart: Machines = { payment: "unpaid", fulfilment: "unshipped", held: false, course: "open" };

/** Where each machine may go from where it is. Nothing here goes back: money and goods that came back are states of their own. */
export const legalMoves = {
  payment: {
    unpaid: ["part-paid", "paid", "part-refunded", "refunded"],
    "part-paid": ["paid", "part-refunded", "refunded"],
    paid: ["part-refunded", "refunded"],
    // another part is paid after one was given back
    "part-refunded": ["refunded"],
    refunded: [],
  },
  fulfilment: {
    unshipped: ["part-shipped", "shipped", "delivered"],
    "part-shipped": ["shipped", "delivered"],
    shipped: ["delivered"],
    delivered: [],
  },
  course: { open: ["completed", "cancelled"], completed: ["cancelled"], cancelled: [] },
} as const satisfies {
  payment: Record<PaymentState, readonly PaymentState[]>;
  fulfilment: Record<FulfilmentState, readonly FulfilmentState[]>;
  course: Record<Course, readonly Course[]>;
};

const goesTo = <S extends string>(legal: Record<S, readonly S[]>, from: S, to: S): S => (legal[from].includes(to) ? to : from);

/** What was heard or done, one thing at a time. Of what comes late or twice nothing follows. */
export type Step =
  | { readonly payment: PaymentState }
  | { readonly fulfilment: FulfilmentState }
  | { readonly course: Course }
  | { readonly held: boolean };

export function step(machines: Machines, wanted: Step): Machines {
  if ("payment" in wanted) return same(machines, { payment: goesTo<PaymentState>(legalMoves.payment, machines.payment, wanted.payment) });
  if ("course" in wanted) return same(machines, { course: goesTo<Course>(legalMoves.course, machines.course, wanted.course) });
  if ("fulfilment" in wanted) {
    const fulfilment = goesTo<FulfilmentState>(legalMoves.fulfilment, machines.fulfilment, wanted.fulfilment);
    // nothing is left to hold back
    const isGone = fulfilment === "shipped" || fulfilment === "delivered";
    return same(machines, { fulfilment, held: machines.held && !isGone });
  }
  return same(machines, { held: wanted.held && mayHold(machines) });
}

function same(before: Machines, change: Partial<Machines>): Machines {
  const after = { ...before, ...change };
  const isSame = after.payment === before.payment && after.fulfilment === before.fulfilment && after.held === before.held;
  return isSame && after.course === before.course ? before : after;
}

/** Goods that have left, and an order that is over, cannot be held. */
export const mayHold = ({ fulfilment, course, payment }: Machines): boolean =>
  (fulfilment === "unshipped" || fulfilment === "part-shipped") && course === "open" && payment !== "refunded";

export function statusOf({ payment, fulfilment, held, course }: Machines): OrderStatus {
  if (payment === "refunded") return "refunded";
  if (course !== "open") return course;
  if (fulfilment === "delivered" || fulfilment === "shipped") return fulfilment;
  if (held) return "held";
  return payment === "paid" || payment === "part-refunded" ? "paid" : "open";
}

/** A status as a platform or a person says it, as a step of the machine that it is about. */
export function stepFor(status: OrderStatus): Step | null {
  switch (status) {
    case "open":
      return null;
    case "held":
      return { held: true };
    case "paid":
    case "refunded":
      return { payment: status };
    case "shipped":
    case "delivered":
      return { fulfilment: status };
    case "completed":
    case "cancelled":
      return { course: status };
  }
}

/** What a platform says has happened. No payment lifts a hold that we set. */
export function hear(machines: Machines, status: OrderStatus): Machines {
  const wanted = stepFor(status);
  return wanted ? step(machines, wanted) : machines;
}

/** Asking for a status: a legal change, nothing new, or a refusal. An order that is not held any more is as far as it is paid. */
export function ask(machines: Machines, wanted: OrderStatus): { machines: Machines; change: StatusChange } {
  const before = statusOf(machines);
  const change = changeStatus(before, wanted);
  if (!change.changed) return { machines, change };
  const released = wanted === "open" || wanted === "paid" ? step(machines, { held: false }) : machines;
  const after = hear(released, wanted);
  return { machines: after, change: { ...change, status: statusOf(after), changed: statusOf(after) !== before } };
}

export function kept(machines: Machines): KeptMachines {
  return {
    ...(machines.payment === atStart.payment ? {} : { payment: machines.payment }),
    ...(machines.fulfilment === atStart.fulfilment ? {} : { fulfilment: machines.fulfilment }),
    ...(machines.held ? { held: true } : {}),
    ...(machines.course === atStart.course ? {} : { course: machines.course }),
  };
}

/** `status`: of an order that was kept before it had machines. */
export function machinesOf(keptBefore: KeptMachines | undefined, status: OrderStatus): Machines {
  if (keptBefore) {
    const { payment, fulfilment, held, course } = keptBefore;
    return {
      payment: payment ?? atStart.payment,
      fulfilment: fulfilment ?? atStart.fulfilment,
      held: held ?? false,
      course: course ?? atStart.course,
    };
  }
  return hear(atStart, status);
}

/** As somebody else made it, whether that was a legal step of ours or not. */
export function madeTo(machines: Machines, status: OrderStatus): Machines {
  const after = ask(machines, status).machines;
  return statusOf(after) === status ? after : machinesOf(undefined, status);
}
