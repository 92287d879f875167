/** Parts that several of Shopify's payloads have: lines, addresses, customers, and how it writes ids and amounts. */
import type { Address, Customer, LineItem } from "../order.ts";
import { sumMinor } from "../parse-money.ts";
import { amount, count, type Fields, fields, flag, id, list, tags, text, time } from "../read-value.ts";

export const shopAmount = (set: unknown): unknown => fields(fields(set)["shop_money"])["amount"];

export function readLine(line: Fields, currency: unknown): LineItem {
  const price = amount(line["price"] ?? shopAmount(line["price_set"]), currency);
  const quantity = count(line["quantity"]);
  const shares = list(line["discount_allocations"]).map((share) => amount(fields(share)["amount"], currency));
  const discount = shares.length > 0 ? sumMinor(shares) : amount(line["total_discount"], currency).amountMinor;
  const total = price.amountMinor * quantity - discount;
  return {
    id: id(line["id"]),
    sku: text(line["sku"]),
    productId: id(line["product_id"]),
    variantId: id(line["variant_id"]),
    title: text(line["title"]) || text(line["name"]),
    quantity,
    price,
    total: {
      amountMinor: Number.isSafeInteger(total) ? total : 0,
      currency: price.currency,
    },
  };
}

export function readAddress(value: unknown): Address {
  const address = fields(value);
  return {
    name: text(address["name"]) || fullName(address),
    company: text(address["company"]),
    line1: text(address["address1"]),
    line2: text(address["address2"]),
    city: text(address["city"]),
    province: text(address["province"]),
    postcode: text(address["zip"]),
    country: text(address["country_code"]),
    phone: text(address["phone"]),
  };
}

const fullName = (person: Fields): string => `${text(person["first_name"])} ${text(person["last_name"])}`.trim();

/** A guest order has none: every field is its empty default. */
export function readCustomer(value: unknown, locale: unknown): Customer {
  const customer = fields(value);
  const consent = text(fields(customer["email_marketing_consent"])["state"]);
  return {
    id: id(customer["id"]),
    name: fullName(customer) || text(fields(customer["default_address"])["name"]),
    email: text(customer["email"]),
    phone: text(customer["phone"]),
    locale: text(customer["locale"]) || (value ? text(locale) : ""),
    tags: tags(customer["tags"]),
    ordersCount: count(customer["orders_count"]),
    totalSpent: amount(customer["total_spent"], customer["currency"]),
    acceptsMarketing: consent === "subscribed" || flag(customer["accepts_marketing"]),
    note: text(customer["note"]),
    createdAt: time(customer["created_at"]),
  };
}

/** `gid://shopify/Order/1` and `1` name the same thing. */
export function gidTail(value: unknown): string {
  const whole = id(value);
  return whole.startsWith("gid://") ? whole.slice(whole.lastIndexOf("/") + 1) : whole;
}
