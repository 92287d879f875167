/** What the parts of a rehearsal share: what it is given, how orders stand, and which runs are to be carried on. */
import { defaultCalendar, type ShopCalendar } from "#lib/calendar/calendar.ts";
import { type Actor, isUnknown } from "./actor.ts";
import type { Visit } from "./advance.ts";
import type { Pin, Setting, UnknownStep } from "./rehearsed.ts";
import type { RehearsedOrders } from "./rehearsed-orders.ts";

export class Stage {
  readonly setting: Setting;
  readonly orders: RehearsedOrders;
  /** Runs to be carried on, and which of them is. */
  ready: Actor[] = [];
  at = 0;
  /** Until then all that came is known; null: as long as events come. */
  knownUntil: string | null = null;
  assumesNone = false;

  constructor(setting: Setting, orders: RehearsedOrders) {
    this.setting = setting;
    this.orders = orders;
  }

  calendar(): ShopCalendar {
    return this.setting.calendar?.() ?? defaultCalendar;
  }

  pinOf({ flow }: Actor, node: string): Pin | null {
    return flow === this.setting.flow ? (this.setting.pins?.[node] ?? null) : null;
  }
}

export function noteUnknown(actor: Actor, { node, visit }: Visit, from: UnknownStep["from"]): void {
  if (!isUnknown(actor, { node, visit })) actor.unknown.push({ node, visit, from });
}

/** Of two ISO times in UTC. */
export const laterOf = (a: string, b: string): string => [a, b].sort()[1] ?? a;
