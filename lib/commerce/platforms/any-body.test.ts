/** Whatever a sender writes, each mapper answers with a whole meaning that the database takes. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { meaning } from "../event.ts";
import { jsonItems, jsonItemsUnder } from "../json-items.ts";
import { withOpened, withoutOpened } from "../opened-body.ts";
import { readablePlatforms, readingVersion, readMeaning } from "../read-event.ts";

const topics: Record<string, string[]> = {
  shopify: [
    "orders/paid",
    "fulfillments/create",
    "order_transactions/create",
    "returns/request",
    "inventory_levels/update",
    "products/update",
  ],
  woocommerce: ["order.created", "order.updated/order.paid", "customer.created", "product.updated"],
  medusa: ["order.placed", "payment.captured", "shipment.created", "product.updated", "inventory.inventory-level.updated"],
  paypal: ["PAYMENT.CAPTURE.COMPLETED", "PAYMENT.CAPTURE.REFUNDED", "PAYMENT.CAPTURE.DENIED", "CUSTOMER.DISPUTE.CREATED"],
  adyen: ["AUTHORISATION", "REFUND", "CHARGEBACK", "CAPTURE"],
  stripe: ["payment_intent.succeeded", "charge.refunded", "charge.dispute.created", "checkout.session.expired", "customer.created"],
  bigcommerce: ["store/order/statusUpdated", "store/product/inventory/updated", "store/customer/created", "store/cart/abandoned"],
  youzan: ["trade_TradeCreate", "youzan_trade_RefundCreated"],
  "wechat-pay": ["TRANSACTION.SUCCESS", "REFUND.SUCCESS", "COMPLAINT.CREATE"],
};

describe.each(readablePlatforms.filter((platform) => platform !== "tradewind"))("%s", (platform) => {
  test("any body", () => {
    const anything = fc.object({ maxDepth: 3 });
    const inner = fc.record(
      {
        id: fc.oneof(fc.integer(), fc.string()),
        order_id: fc.integer(),
        order: anything,
        data: anything,
        amount: fc.anything({ maxDepth: 0 }),
      },
      { requiredKeys: [] },
    );
    const topic = fc.constantFrom(...(topics[platform] ?? [""]));
    fc.assert(
      fc.property(topic, inner, anything, (name, some, rest) => {
        const whole = {
          ...rest,
          ...some,
          object: "event",
          type: name,
          name,
          scope: name,
          event_type: name,
          notificationItems: [{ NotificationRequestItem: { ...some, eventCode: name, success: "true", additionalData: some } }],
          tag: "101",
          data: { ...some, object: some },
          resource: some,
          tradewind_opened: some,
        };
        const text =
          platform === "twilio"
            ? `${new URLSearchParams(Object.entries(rest).map(([key, value]) => [`${key}x`, JSON.stringify(value) ?? ""]))}&MessageSid=SM1&Body=x&From=a&To=${encodeURIComponent(String(some.id ?? "").toWellFormed())}`
            : platform === "alipay"
              ? `trade_no=1&x=${encodeURIComponent(String(some.id ?? "").toWellFormed())}`
              : JSON.stringify(whole);
        const read = readMeaning({ platform, topic: ["shopify", "woocommerce"].includes(platform) ? name : "", v: readingVersion }, text);
        if (!read.problem) expect(meaning.parse(read.meaning)).toEqual(read.meaning);
      }),
    );
  });
});

test("an opened body is JSON, and what was sent can be cut out of it", () =>
  fc.assert(
    fc.property(fc.object({ maxDepth: 2 }), fc.oneof(fc.jsonValue(), fc.string()), (sealed, opened) => {
      const raw = JSON.stringify({ id: "EV-1", sealed });
      const text = typeof opened === "string" ? opened : JSON.stringify(opened);
      const kept = withOpened(raw, text);
      expect(withoutOpened(kept)).toBe(raw);
      expect(() => JSON.parse(kept)).not.toThrow();
    }),
  ));

test("the items of a list are what was written between its commas", () =>
  fc.assert(
    fc.property(fc.array(fc.object({ maxDepth: 2 }), { minLength: 1, maxLength: 5 }), (list) => {
      expect(jsonItems(JSON.stringify(list, null, 1))?.map((item) => JSON.parse(item))).toEqual(JSON.parse(JSON.stringify(list)));
    }),
  ));

test.each(["{}", "[1,2]", "[]", "[[1]]", "[{}, 1", "x", '["{}"]'])("%s is one message", (text) => {
  const items = jsonItems(text);
  expect(items === null || items.length > 0).toBe(true);
  if (text !== "[[1]]") expect(items).toBeNull();
});

test("a list within an object is found by its name alone, wherever else that name stands", () =>
  fc.assert(
    fc.property(fc.object({ maxDepth: 2 }), fc.array(fc.object({ maxDepth: 1 }), { minLength: 2, maxLength: 4 }), (rest, list) => {
      const body = JSON.parse(JSON.stringify({ ...rest, inner: { items: [{}, {}] }, text: '"items":[{},{}]' }));
      delete body.items;
      const items = jsonItemsUnder("items", JSON.stringify({ ...body, items: list }, null, 1));
      expect(items?.map((item) => JSON.parse(item))).toEqual(JSON.parse(JSON.stringify(list)));
      expect(jsonItemsUnder("items", JSON.stringify(body))).toBeNull();
    }),
  ));

test.each(['{"items":[{}]}', '{"items":[]}', '{"items":{}}', '{"items":[1,2]}', '{"items":[{},{}', "[]", "x", '{"items":'])(
  "%s is one message",
  (text) => expect(jsonItemsUnder("items", text)).toBeNull(),
);
