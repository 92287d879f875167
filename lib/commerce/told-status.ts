/** What the platform that an order came from is told of a change of its status here: of ours it knows only held and not held. */
import type { OrderStatus } from "./order.ts";

/** @param before null: not known yet, so that it may be told. Null comes back where it is told nothing. */
export function toldOfStatus(before: OrderStatus | null, status: OrderStatus): "hold" | "release" | null {
  if (status === "held") return "hold";
  // an order that is no longer held because it is over is not let go there
  return (before ?? "held") === "held" && (status === "open" || status === "paid") ? "release" : null;
}
