/** The demo shop: 60 days of a tea and tableware shop, the same for the same seed and moment. */
import { instantMs } from "../commerce/instant.ts";
import { type Asking, question } from "./conversations.ts";
import { type DemoEvent, orderLife } from "./order-life.ts";
import { inventPerson, type Person } from "./people.ts";
import { productLife } from "./product-life.ts";
import { chanceFrom } from "./random.ts";
import { dayWeights, isSale, orderMoment } from "./rhythm.ts";
import { stockLife } from "./stock-life.ts";

export const demoOrders = 2_000;
export const demoQuestions = 150;
const customers = 700;
const firstNumber = 10_001;

export interface DemoShop {
  people: Person[];
  /** In the order in which they happened; none lies in the future. */
  events: DemoEvent[];
}

/** @param now ISO 8601: the shop's last day is this one. */
export function demoShop(now: string, seed = 20_260): DemoShop {
  const until = instantMs(now);
  if (until === null) throw new RangeError(`“${now}” is no moment.`);
  const chance = chanceFrom(seed);
  const people = Array.from({ length: customers }, (_, n) => inventPerson(n, chance));
  const purchases = whoBuysWhen(until, people, chance);

  const events: DemoEvent[] = [];
  const asking: Asking[] = [];
  const known = new Map<string, { orders: number; spentMinor: number }>();
  purchases.forEach(({ person, at }, i) => {
    const before = known.get(person.id) ?? { orders: 0, spentMinor: 0 };
    const number = firstNumber + i;
    const life = orderLife(
      { person, number, at, ordersCount: before.orders + 1, spentMinor: before.spentMinor, sale: isSale(at, until) },
      chance,
    );
    known.set(person.id, { orders: before.orders + 1, spentMinor: before.spentMinor + life.totalMinor });
    events.push(...life.events);
    asking.push({ person, customer: life.customer, number, placedAt: at, titles: life.titles });
  });
  events.push(...questions(asking, until, chance));
  events.push(...stockLife(events, until, seed));
  events.push(...productLife(until));
  return { people, events: events.filter(({ at }) => at <= until).sort((a, b) => a.at - b.at) };
}

/** Everybody buys once; the rest of the orders go to those who come back. */
function whoBuysWhen(until: number, people: readonly Person[], chance: ReturnType<typeof chanceFrom>): { person: Person; at: number }[] {
  const weights = dayWeights(until);
  const loyalties = people.map(({ loyalty }) => loyalty);
  return Array.from({ length: demoOrders }, (_, i) => {
    const person = people[i] ?? people[chance.weighted(loyalties)];
    if (!person) throw new RangeError("The shop has no customers.");
    return { person, at: orderMoment(until, person.clockMinutes, weights, chance) };
  }).sort((a, b) => a.at - b.at);
}

/** As many as wanted, all of them before now. */
function questions(asking: readonly Asking[], until: number, chance: ReturnType<typeof chanceFrom>): DemoEvent[] {
  const asked: DemoEvent[] = [];
  while (asked.length < demoQuestions) {
    const one = question(asked.length + 1, chance.pick(asking), chance);
    if (one.at <= until) asked.push(one);
  }
  return asked;
}
