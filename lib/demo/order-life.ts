/** One order of the demo shop, from the basket to the door or back: the events that its platform would have sent. */
import { day, hour, instantText, minute } from "../commerce/instant.ts";
import type { Money } from "../commerce/money.ts";
import type { Customer, LineItem, Order } from "../commerce/order.ts";
import type { TradewindEvent } from "../commerce/platforms/tradewind.ts";
import type { Person } from "./people.ts";
import { type Product, products } from "./products.ts";
import type { Chance } from "./random.ts";

export interface DemoEvent {
  /** Milliseconds since 1970. */
  at: number;
  body: TradewindEvent;
}
export interface Purchase {
  person: Person;
  number: number;
  at: number;
  /** Their orders so far, this one included; what those before came to. */
  ordersCount: number;
  spentMinor: number;
  sale: boolean;
}
export interface Life {
  events: DemoEvent[];
  totalMinor: number;
  /** Titles in the buyer's language, for what they ask about later. */
  titles: string[];
  customer: Customer;
}

export function orderLife(purchase: Purchase, chance: Chance): Life {
  const placed = placedOrder(purchase, chance);
  const steps: { at: number; event: Omit<TradewindEvent, "data">; order: Order; payment?: object }[] = [];
  let current = placed;
  const add = (at: number, type: TradewindEvent["type"], change: Partial<Order>, payment?: object) => {
    current = { ...current, ...change };
    steps.push({ at, event: { type }, order: current, ...(payment ? { payment } : {}) });
  };
  tell(purchase, placed, add, chance);
  const customer = customerOf(purchase);
  return {
    customer,
    totalMinor: placed.total.amountMinor,
    titles: placed.items.map((item) => item.title),
    events: steps.map(({ at, event, order, payment }) => {
      const said = { ...event, timestamp: instantText(at), data: { order, customer, ...(payment ? { payment } : {}) } };
      return { at, body: said as TradewindEvent };
    }),
  };
}

type Add = (at: number, type: TradewindEvent["type"], change: Partial<Order>, payment?: object) => void;

function tell({ person, number, at }: Purchase, placed: Order, add: Add, chance: Chance): void {
  const method = person.currency === "CNY" ? chance.pick(["alipay", "wechat-pay", "wechat-pay"]) : chance.pick(["card", "card", "paypal"]);
  const pays = { id: `demo-pay-${number}`, method, status: "paid", amount: placed.total, reason: "" };
  const gives = (amountMinor: number, reason: string) => ({
    id: `demo-refund-${number}`,
    method,
    status: "refunded",
    amount: { amountMinor, currency: placed.currency },
    reason,
  });

  add(at, "order.created", {});
  if (chance.happens(0.04)) return add(at + day, "order.cancelled", { status: "cancelled", paymentStatus: "expired" });
  const paidAt = at + (chance.happens(0.9) ? chance.between(1, 12) * minute : chance.between(1, 20) * hour);
  add(paidAt, "order.paid", { status: "paid", paymentStatus: "paid" }, pays);

  if (chance.happens(0.022)) {
    const cancelledAt = paidAt + chance.between(20, 600) * minute;
    add(cancelledAt, "order.cancelled", { status: "cancelled" });
    const reason = person.locale === "zh" ? "拍错了" : "Ordered by mistake";
    return add(
      cancelledAt + 5 * minute,
      "order.refunded",
      { status: "refunded", paymentStatus: "refunded", refunded: placed.total },
      gives(placed.total.amountMinor, reason),
    );
  }

  const shippedAt = paidAt + chance.between(3, 40) * hour + chance.between(0, 59) * minute;
  add(shippedAt, "order.shipped", { status: "shipped", fulfilmentStatus: "fulfilled" });
  const deliveredAt = shippedAt + chance.between(person.currency === "CNY" ? 22 : 40, person.currency === "CNY" ? 90 : 150) * hour;
  add(deliveredAt, "order.delivered", { status: "delivered", fulfilmentStatus: "delivered" });
  if (!chance.happens(0.055)) return;

  const whole = placed.items.length === 1 || chance.happens(0.4);
  const back = whole ? placed.total : (placed.items[0]?.total ?? placed.total);
  const amountMinor = Math.min(back.amountMinor, placed.total.amountMinor);
  const full = amountMinor === placed.total.amountMinor;
  const reason = chance.pick(reasons)[person.locale];
  const refunded = { amountMinor, currency: placed.currency };
  const change: Partial<Order> = full
    ? { status: "refunded", paymentStatus: "refunded", refunded }
    : { paymentStatus: "partially-refunded", refunded };
  add(deliveredAt + chance.between(5, 100) * hour, "order.refunded", change, gives(amountMinor, reason));
}

function placedOrder({ person, number, at, ordersCount, sale }: Purchase, chance: Chance): Order {
  const { currency, locale } = person;
  const money = (amountMinor: number): Money => ({ amountMinor, currency });
  const items = basket(person, chance).map(({ product, quantity }, i): LineItem => {
    const price = product.price[currency];
    return {
      id: `demo-${number}-${i + 1}`,
      sku: product.sku,
      productId: `demo-${product.sku.toLowerCase()}`,
      variantId: "",
      title: product.title[locale],
      quantity,
      price: money(price),
      total: money(price * quantity),
    };
  });
  const subtotal = items.reduce((sum, item) => sum + item.total.amountMinor, 0);
  const welcome = ordersCount === 1 && chance.happens(0.4);
  const percent = sale ? 20 : welcome ? 10 : 0;
  const discount = Math.floor((subtotal * percent) / 100);
  const free = currency === "CNY" ? 19_900 : 6_000;
  const shipping = subtotal - discount >= free ? 0 : currency === "CNY" ? 1_200 : 695;
  const tax = person.address.country === "US" ? Math.floor(((subtotal - discount) * 8) / 100) : 0;
  const address = { company: "", ...person.address };
  return {
    id: `demo-order-${number}`,
    number: `#${number}`,
    platform: "demo",
    status: "open",
    paymentStatus: "pending",
    fulfilmentStatus: "",
    currency,
    total: money(subtotal - discount + shipping + tax),
    subtotal: money(subtotal),
    discount: money(discount),
    shipping: money(shipping),
    tax: money(tax),
    refunded: money(0),
    tags: items.some((item) => item.sku.startsWith("GFT")) ? ["gift"] : [],
    note: chance.happens(0.07) ? chance.pick(notes)[locale] : "",
    email: person.email,
    phone: person.phone,
    channel: chance.pick(["web", "web", "mobile", "mobile", "mini-program"]),
    discountCodes: sale ? ["TEADAY20"] : welcome ? ["WELCOME10"] : [],
    items,
    shippingAddress: address,
    billingAddress: address,
    placedAt: instantText(at),
    test: false,
  };
}

function basket(person: Person, chance: Chance): { product: Product; quantity: number }[] {
  const lines = 1 + chance.weighted([52, 28, 14, 6]);
  const chosen = new Map<string, { product: Product; quantity: number }>();
  for (let i = 0; i < lines; i++) {
    const weights = products.map((product) => product.appeal * (product.family === person.likes ? 5 : 1));
    const product = products[chance.weighted(weights)];
    if (!product || chosen.has(product.sku)) continue;
    const wholesale = chance.happens(0.012);
    chosen.set(product.sku, { product, quantity: wholesale ? chance.between(8, 30) : 1 + chance.weighted([80, 15, 5]) });
  }
  return [...chosen.values()];
}

function customerOf({ person, ordersCount, spentMinor, at }: Purchase): Customer {
  return {
    id: person.id,
    name: person.name,
    email: person.email,
    phone: person.phone,
    locale: person.locale === "zh" ? "zh-CN" : "en",
    tags: [...(ordersCount >= 6 ? ["vip"] : []), ...(person.acceptsMarketing ? ["newsletter"] : [])],
    ordersCount,
    totalSpent: { amountMinor: spentMinor, currency: person.currency },
    acceptsMarketing: person.acceptsMarketing,
    note: "",
    createdAt: ordersCount === 1 ? instantText(at) : "",
  };
}

const reasons = [
  { zh: "不合适", en: "Not what they expected" },
  { zh: "运输中破损", en: "Damaged on the way" },
  { zh: "少发了一件", en: "An item was missing" },
  { zh: "发错商品", en: "Wrong item sent" },
  { zh: "质量问题", en: "Faulty" },
] as const;
const notes = [
  { zh: "请放在门口，谢谢", en: "Please leave it at the door" },
  { zh: "送人的，不要放价格单", en: "It is a gift, no price slip please" },
  { zh: "周末送货", en: "Deliver at the weekend if you can" },
  { zh: "易碎，请多包一层", en: "Please pack it well, the last one broke" },
] as const;
