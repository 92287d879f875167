/** What an expression sees in one run at one moment. Cheap to make: each name becomes a typed view only when it is asked for. */
import { defaultCalendar, type ShopCalendar } from "../calendar/calendar.ts";
import type { CanonicalEvent } from "../commerce/event.ts";
import { type PartName, partsOfEvent } from "./part-names.ts";
import { emptyParts, eventShape, partShapes } from "./parts.ts";
import { view } from "./shape.ts";

const noVariables = {};

export class Scope {
  readonly #event: CanonicalEvent;
  readonly #now: string;
  /** Each node's latest output, plain: the flow's own types read it. */
  readonly steps: Record<string, unknown>;
  readonly vars: Record<string, unknown> = noVariables;
  /** By which the shop's clock is read. */
  readonly calendar: ShopCalendar;

  constructor(event: CanonicalEvent, steps: Record<string, unknown>, now: string, calendar: ShopCalendar) {
    this.#event = event;
    this.steps = steps;
    this.#now = now;
    this.calendar = calendar;
  }

  /** Whether the other sees the same event at the same moment; their steps may differ. */
  isOfSameMoment(other: Scope): boolean {
    return this.#event === other.#event && this.#now === other.#now && this.calendar === other.calendar;
  }

  get event(): unknown {
    const { id, type, sourceId, receivedAt, body } = this.#event;
    return new eventShape.View({ id, type, source: sourceId ?? "", receivedAt, body });
  }
  get order(): unknown {
    return this.#part("order");
  }
  get shipment(): unknown {
    return this.#part("shipment");
  }
  get payment(): unknown {
    return this.#part("payment");
  }
  get refund(): unknown {
    return this.#part("refund");
  }
  get dispute(): unknown {
    return this.#part("dispute");
  }
  get checkout(): unknown {
    return this.#part("checkout");
  }
  get stock(): unknown {
    return this.#part("stock");
  }
  get product(): unknown {
    return this.#part("product");
  }
  get customer(): unknown {
    return this.#part("customer");
  }
  get message(): unknown {
    return this.#part("message");
  }
  get now(): unknown {
    return view(this.#now, { kind: "time" });
  }

  #part(name: PartName): unknown {
    const { type } = this.#event;
    const read = this.#event[name] ?? (type !== "other" && partsOfEvent[type].includes(name) ? emptyParts[name] : undefined);
    return read && new partShapes[name].View(read);
  }
}

/** `now` is an ISO 8601 time; the same event, steps, now and calendar give the same values for ever. */
export const scopeOf = (event: CanonicalEvent, steps: Record<string, unknown>, now: string, calendar = defaultCalendar): Scope =>
  new Scope(event, steps, now, calendar);
