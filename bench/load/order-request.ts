/**
 * A Shopify order of 1.3 KB as a whole HTTP request, built once a connection. The next order is the same bytes with other digits, so
 * that the sender, which shares the machine with what it measures, costs as little as it can.
 */
import { createHmac } from "node:crypto";

export interface Target {
  readonly host: string;
  readonly port: number;
  readonly path: string;
  /** Signs as Standard Webhooks does. */
  readonly secret?: string;
}

export interface OrderWriter {
  /** The next order; valid until the next call. */
  write(): Buffer;
}

// digits that stand nowhere else in the request
const serialMark = "7777777777";
const orderMark = "8888888888";
const customerMark = "6666666";
const signedAtMark = "5555555555";
export const createdAtMark = "2026-11-11T00:00:01+08:00";
const customers = 100_000;

/** @param serial of the next order: each is given out once, whatever number of connections asks */
export function orderWriter(target: Target, serial: () => number, hot: boolean): OrderWriter {
  const body = Buffer.from(orderBody());
  const signing = target.secret === undefined ? null : Buffer.from(target.secret.replace(/^whsec_/, ""), "base64");
  const head = [
    `POST ${target.path} HTTP/1.1`,
    `Host: ${target.host}:${target.port}`,
    "User-Agent: tradewind-bench",
    "Content-Type: application/json",
    `Content-Length: ${body.length}`,
    "X-Shopify-Topic: orders/create",
    `X-Shopify-Webhook-Id: ${serialMark}`,
    ...(signing ? [`webhook-id: msg_${serialMark}`, `webhook-timestamp: ${signedAtMark}`, `webhook-signature: v1,${"A".repeat(43)}=`] : []),
  ].join("\r\n");
  const request = Buffer.concat([Buffer.from(`${head}\r\n\r\n`), body]);
  const signed = request.subarray(request.length - body.length);
  const serials = placesOf(request, serialMark);
  const orders = placesOf(request, orderMark);
  const customersAt = placesOf(request, customerMark);
  const timesAt = placesOf(request, signedAtMark);
  const signatureAt = request.indexOf("v1,") + 3;

  return {
    write() {
      const number = serial();
      const text = digits(number, serialMark.length);
      put(request, serials, text);
      put(request, orders, hot ? digits(1, orderMark.length) : text);
      put(request, customersAt, digits(hot ? 1 : number % customers, customerMark.length));
      if (signing) {
        const at = String(Math.floor(Date.now() / 1_000));
        put(request, timesAt, at);
        const signature = createHmac("sha256", signing).update(`msg_${text}.${at}.`).update(signed).digest("base64");
        request.write(signature, signatureAt, "latin1");
      }
      return request;
    },
  };
}

const digits = (n: number, width: number): string => `${10 ** width + n}`.slice(1);

function placesOf(bytes: Buffer, mark: string): number[] {
  const places: number[] = [];
  for (let at = bytes.indexOf(mark); at >= 0; at = bytes.indexOf(mark, at + 1)) places.push(at);
  return places;
}

function put(bytes: Buffer, places: readonly number[], text: string): void {
  for (const at of places) bytes.write(text, at, "latin1");
}

/** The fields that a shop's order most often fills; the note makes each body different, also of one order. */
export function orderBody(): string {
  const order = {
    id: `6${orderMark}`,
    name: `#1${orderMark}`,
    order_number: `1${orderMark}`,
    created_at: createdAtMark,
    updated_at: createdAtMark,
    currency: "EUR",
    total_price: "612.40",
    subtotal_price: "606.50",
    total_tax: "97.78",
    total_discounts: "0.00",
    financial_status: "paid",
    fulfillment_status: null,
    tags: "vip",
    note: `Delivery ${serialMark}: please ring twice.`,
    email: `c${customerMark}@example.com`,
    customer: {
      id: `7${customerMark}`,
      first_name: "Lena",
      last_name: "Hofmann",
      email: `c${customerMark}@example.com`,
      tags: "vip, newsletter",
    },
    shipping_address: { name: "Lena Hofmann", address1: "Lindenallee 12", city: "Hamburg", zip: "20253", country_code: "DE" },
    line_items: [
      { id: `91${orderMark}`, sku: "LAMP-ARC-01", title: "Arc floor lamp", quantity: 2, price: "248.00", product_id: 8100000000001 },
      { id: `92${orderMark}`, sku: "RUG-WOOL-120", title: "Wool rug, 120 cm", quantity: 1, price: "110.50", product_id: 8100000000002 },
    ],
    billing_address: { name: "Lena Hofmann", address1: "Lindenallee 12", city: "Hamburg", zip: "20253", country_code: "DE" },
    shipping_lines: [{ title: "DHL Paket", code: "DHL", price: "5.90" }],
    payment_gateway_names: ["shopify_payments"],
    landing_site: "/products/arc-floor-lamp?utm_source=newsletter&utm_campaign=november",
    source_name: "web",
    customer_locale: "de-DE",
    test: false,
  };
  // ids are numbers in Shopify's messages
  return JSON.stringify(order).replaceAll(/"(id|order_number)":"(\d+)"/g, '"$1":$2');
}
