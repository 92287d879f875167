/** What each source writes as an amount comes back as the same amount, whatever the currency's decimals. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { minorDigits } from "../currency.ts";
import { decimalText } from "../decimal-text.ts";
import { readingVersion, readMeaning } from "../read-event.ts";

const currencies = ["EUR", "CNY", "JPY", "KRW", "KWD", "BHD", "ISK", "CLF"];
const money = fc.record({ amountMinor: fc.integer({ min: 0, max: 9_007_199_254_740 }), currency: fc.constantFrom(...currencies) });
const read = (platform: string, topic: string, body: unknown) =>
  readMeaning({ platform, topic, v: readingVersion }, typeof body === "string" ? body : JSON.stringify(body)).meaning;

test("Shopify: decimal text", () =>
  fc.assert(
    fc.property(money, (total) => {
      const body = { id: 1, name: "#1", currency: total.currency, total_price: decimalText(total) };
      expect(read("shopify", "orders/create", body).order?.total).toEqual(total);
    }),
  ));

test("WooCommerce: decimal text, and refunds told as less than nothing", () =>
  fc.assert(
    fc.property(money, (total) => {
      const given = decimalText(total);
      const body = {
        id: 1,
        status: "refunded",
        number: "1",
        currency: total.currency,
        total: given,
        refunds: [{ id: 2, total: `-${given}` }],
      };
      const { order, refund } = read("woocommerce", "order.updated/order.refunded", body);
      expect(order?.total).toEqual(total);
      expect(order?.refunded.amountMinor).toBe(total.amountMinor);
      expect(refund?.amount.amountMinor).toBe(total.amountMinor);
    }),
  ));

test("Medusa: a JSON number in whole units, as far as such numbers are exact", () =>
  fc.assert(
    fc.property(money, ({ amountMinor, currency }) => {
      const total = { amountMinor: amountMinor % 10_000_000_000, currency };
      const body = `{"name":"order.placed","data":{"id":"order_1","display_id":1,"currency_code":"${currency.toLowerCase()}","total":${Number(decimalText(total))}}}`;
      expect(read("medusa", "", body).order?.total).toEqual(total);
    }),
  ));

test("Stripe: whole minor units, by its own count for three currencies", () => {
  const told = (amount: number, currency: string) =>
    read("stripe", "", {
      object: "event",
      type: "payment_intent.succeeded",
      data: { object: { id: "pi_1", amount_received: amount, currency: currency.toLowerCase() } },
    }).payment?.amount;
  fc.assert(
    fc.property(money, ({ amountMinor, currency }) => {
      const theirs = currency === "ISK" ? amountMinor * 100 : amountMinor;
      expect(told(theirs, currency)).toEqual({ amountMinor, currency });
    }),
  );
  expect([told(500, "UGX"), told(500, "MGA")]).toEqual([
    { amountMinor: 5, currency: "UGX" },
    { amountMinor: 50_000, currency: "MGA" },
  ]);
});

test("PayPal: decimal text", () =>
  fc.assert(
    fc.property(money, (total) => {
      const amount = { value: decimalText(total), currency_code: total.currency };
      expect(read("paypal", "", { event_type: "PAYMENT.CAPTURE.COMPLETED", resource: { id: "1", amount } }).payment?.amount).toEqual(total);
    }),
  ));

test("Adyen: whole minor units, by its own count for four currencies", () => {
  const told = (value: number, currency: string) =>
    read("adyen", "", {
      notificationItems: [
        { NotificationRequestItem: { eventCode: "AUTHORISATION", success: "true", pspReference: "1", amount: { value, currency } } },
      ],
    }).payment?.amount;
  fc.assert(
    fc.property(money, ({ amountMinor, currency }) => {
      const theirs = currency === "ISK" ? amountMinor * 100 : amountMinor;
      expect(told(theirs, currency)).toEqual({ amountMinor, currency });
    }),
  );
  expect([told(50_000, "CLP"), told(500, "IDR"), told(500, "CVE")]).toEqual([
    { amountMinor: 500, currency: "CLP" },
    { amountMinor: 50_000, currency: "IDR" },
    { amountMinor: 50_000, currency: "CVE" },
  ]);
});

test("WeChat Pay: whole fen; Alipay: yuan as text", () =>
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 1_000_000_000_00 }), (fen) => {
      const expected = { amountMinor: fen, currency: "CNY" };
      const opened = { transaction_id: "1", amount: { total: fen, currency: "CNY" } };
      expect(read("wechat-pay", "", { event_type: "TRANSACTION.SUCCESS", tradewind_opened: opened }).payment?.amount).toEqual(expected);
      const form = `trade_no=1&trade_status=TRADE_SUCCESS&total_amount=${decimalText(expected)}`;
      expect(read("alipay", "", form).payment?.amount).toEqual(expected);
    }),
  ));

test("decimals are as ISO 4217 has them", () => expect(currencies.map(minorDigits)).toEqual([2, 2, 0, 0, 3, 3, 0, 4]));
