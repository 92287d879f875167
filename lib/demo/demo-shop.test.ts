import { describe, expect, test } from "vitest";
import type { Meaning } from "../commerce/event.ts";
import { foldOrder, type OrderState } from "../commerce/fold-order.ts";
import { day, instantMs, instantText } from "../commerce/instant.ts";
import { readMeaning } from "../commerce/read-event.ts";
import { demoOrders, demoQuestions, demoShop } from "./demo-shop.ts";
import { products } from "./products.ts";

const now = "2026-11-22T14:30:00.000Z";
const until = instantMs(now) ?? 0;
const shop = demoShop(now);
const told = shop.events.map(({ at, body }) => ({
  at,
  ...readMeaning({ platform: "tradewind", topic: body.type, v: 1 }, JSON.stringify(body)),
}));
const orders = new Map<string, OrderState>();
for (const { at, meaning } of told) {
  const id = meaning.order?.id;
  const state = id ? foldOrder(orders.get(id) ?? null, meaning, instantText(at)) : null;
  if (id && state) orders.set(id, state);
}
const states = [...orders.values()];
const share = (test: (state: OrderState) => boolean) => states.filter(test).length / states.length;

describe("the demo shop", () => {
  test("is the same for the same moment, and moves along with it", () => {
    expect(demoShop(now)).toEqual(shop);
    const later = demoShop("2027-02-01T14:30:00.000Z");
    expect(later.events).not.toEqual(shop.events);
    expect(demoShop(now, 7).events).not.toEqual(shop.events);
  });

  test("has 2,000 orders of 700 customers and 150 questions, in 60 days, none in the future", () => {
    expect(states).toHaveLength(demoOrders);
    expect(new Set(states.map((state) => state.customerId)).size).toBe(700);
    expect(told.filter(({ meaning }) => meaning.type === "message.received")).toHaveLength(demoQuestions);
    for (const { at } of shop.events) {
      expect(at).toBeLessThanOrEqual(until);
      expect(at).toBeGreaterThan(until - 60 * day);
    }
  });

  test("every event is understood, in the order in which it happened", () => {
    expect(told.filter(({ meaning }) => meaning.type === "other" || meaning.entity === null)).toEqual([]);
    expect(told.map(({ at }) => at)).toEqual(told.map(({ at }) => at).sort((a, b) => a - b));
    for (const { at, meaning } of told) expect(instantMs(meaning.occurredAt)).toBe(at);
  });

  test("amounts add up, each in one currency", () => {
    for (const { document, refundedMinor } of states) {
      const { subtotal, discount, shipping, tax, total, items, currency } = document;
      expect(items.reduce((sum, item) => sum + item.total.amountMinor, 0)).toBe(subtotal.amountMinor);
      expect(subtotal.amountMinor - discount.amountMinor + shipping.amountMinor + tax.amountMinor).toBe(total.amountMinor);
      expect(total.amountMinor).toBeGreaterThan(0);
      expect(refundedMinor).toBeLessThanOrEqual(total.amountMinor);
      expect(
        new Set(
          [total, subtotal, discount, shipping, tax, ...items.flatMap((item) => [item.price, item.total])].map((money) => money.currency),
        ),
      ).toEqual(new Set([currency]));
    }
  });

  test("looks like a shop: two currencies, every status, some refunds, people who come back", () => {
    expect(share(({ document }) => document.currency === "CNY")).toBeGreaterThan(0.4);
    expect(share(({ document }) => document.currency === "USD")).toBeGreaterThan(0.2);
    for (const status of ["paid", "shipped", "delivered", "cancelled", "refunded"])
      expect([status, share((state) => state.status === status)]).not.toEqual([status, 0]);
    expect(share((state) => state.refundedMinor > 0)).toBeGreaterThan(0.04);
    expect(share((state) => state.refundedMinor > 0)).toBeLessThan(0.12);
    const counts = Map.groupBy(states, (state) => state.customerId ?? "");
    const returning = [...counts.values()].filter((list) => list.length > 1).length;
    expect(returning).toBeGreaterThan(200);
    expect(returning).toBeLessThan(600);
    expect(Math.max(...[...counts.values()].map((list) => list.length))).toBeGreaterThan(8);
    expect(new Set(states.flatMap(({ document }) => document.items.map((item) => item.sku))).size).toBe(products.length);
  });

  test("counts a customer's orders as they come", () => {
    const counts = new Map<string, number>();
    for (const { meaning } of told.filter((each) => each.meaning.type === "order.created")) {
      const id = meaning.customer?.id ?? "";
      counts.set(id, (counts.get(id) ?? 0) + 1);
      expect(meaning.customer?.ordersCount).toBe(counts.get(id));
    }
  });

  test("invents nobody who could exist", () => {
    for (const { email, phone } of shop.people) {
      expect(email).toMatch(/^[a-z.]+\d+@example\.com$/);
      expect(phone).toMatch(/^\+86 100 0000 \d{4}$|^\+1 \d{3} 555 01\d\d$|^\+44 20 7946 0\d{3}$/);
    }
    expect(new Set(shop.people.map(({ email }) => email)).size).toBe(700);
  });

  test("asks in both languages, with nothing left to fill in", () => {
    const texts = told.flatMap(({ meaning }: { meaning: Meaning }) => (meaning.message ? [meaning.message] : []));
    expect(texts.filter(({ text }) => /\{|\}|undefined/.test(text))).toEqual([]);
    expect(texts.filter(({ locale }) => locale === "zh-CN").length).toBeGreaterThan(50);
    expect(texts.filter(({ locale }) => locale === "en").length).toBeGreaterThan(30);
  });

  test("about 40 products, each named in both languages", () => {
    expect(products).toHaveLength(40);
    expect(new Set(products.map(({ sku }) => sku)).size).toBe(40);
    for (const { title, price } of products)
      expect([title.zh !== "", title.en !== "", price.CNY > price.USD, price.USD > 0]).toEqual([true, true, true, true]);
  });
});
