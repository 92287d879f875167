import { describe, expect, test } from "vitest";
import { readMeaning } from "#lib/commerce/read-event.ts";
import { isPullScheme, schemeIds, secretProblem, sourceSchemes } from "#lib/commerce/source-schemes.ts";
import { limits } from "#lib/limits.ts";
import { decodeKey, verify } from "./signature.ts";
import { testEvent } from "./test-event.ts";
import { bindWebhook, makeSecret } from "./webhooks.ts";

const bytes = Buffer.from('{"a":1}');
const hash = /^sha256:[\w-]{43}$/;

describe("what tells two messages apart", () => {
  const key = (scheme: string, settings: Record<string, unknown>, headers: Record<string, string>, body: unknown = {}) =>
    bindWebhook(scheme, settings)!.dedupeKey(headers, bytes, body);
  test("Shopify's message number, in both spellings; without one the content", () => {
    expect(key("shopify", {}, { "x-shopify-webhook-id": "b54557e4" })).toBe("id:b54557e4");
    expect(key("shopify", {}, { "shopify-webhook-id": "b54557e4" })).toBe("id:b54557e4");
    expect(key("shopify", {}, {})).toMatch(hash);
  });
  test("webhook-id and svix-id", () => {
    expect(key("standard-webhooks", {}, { "webhook-id": "msg_1" })).toBe("id:msg_1");
    expect(key("standard-webhooks", {}, { "svix-id": "msg_1" })).toBe("id:msg_1");
  });
  test("what the settings say", () => {
    expect(key("none", {}, { "webhook-id": "1" })).toMatch(hash);
    expect(key("none", { dedupe: "none" }, {})).toBeNull();
    expect(key("none", { dedupe: "header:X-Delivery" }, { "x-delivery": "7" })).toBe("id:7");
    expect(key("hmac", { dedupe: "body:event.id" }, {}, { event: { id: 42 } })).toBe("body:42");
    expect(key("hmac", { dedupe: "body:event.id" }, {}, { event: {} })).toMatch(hash);
    expect(key("hmac", { dedupe: "body:__proto__.constructor" }, {}, {})).toMatch(hash);
    expect(key("hmac", { idHeader: "X-Id" }, { "x-id": "9" })).toBe("id:9");
  });
  test("a key too long to store is hashed", () =>
    expect(key("shopify", {}, { "x-shopify-webhook-id": "x".repeat(limits.dedupeKeyCharsMax) })).toMatch(hash));
});

describe("how a message is read", () => {
  const reading = (scheme: string, settings: Record<string, unknown>, headers: Record<string, string> = {}) =>
    bindWebhook(scheme, settings)!.reading(headers);
  test("the headers say it; where they do not, the settings", () => {
    expect(reading("shopify", {}, { "x-shopify-topic": "orders/paid" })).toMatchObject({ platform: "shopify", topic: "orders/paid" });
    expect(reading("shopify", { topic: "orders/create" })).toMatchObject({ platform: "shopify", topic: "orders/create" });
    expect(reading("none", { platform: "shopify", topic: "orders/create" })).toMatchObject({ platform: "shopify", topic: "orders/create" });
    expect(reading("none", { platform: "shopify", topic: "orders/create" }, { "x-shopify-topic": "orders/paid" })).toMatchObject({
      topic: "orders/paid",
    });
    expect(reading("none", {}, { "x-shopify-topic": "orders/paid" })).toMatchObject({ platform: "shopify", topic: "orders/paid" });
    expect(reading("standard-webhooks", {})).toMatchObject({ platform: "", topic: "" });
  });
});

const pushed = schemeIds.filter((id) => !isPullScheme(id));

test.each(schemeIds.filter(isPullScheme))("%s is read and not sent to: it has no address, and no secret that we could make", (id) => {
  expect(bindWebhook(id, {})).toBeNull();
  expect(makeSecret(id, {})).toBeNull();
  expect(secretProblem(id, "not an address", {})).not.toBeNull();
  expect(
    secretProblem(id, id === "redis" ? "rediss://:secret@redis.example.com:6379/0" : "amqps://u:p@rabbit.example.com/shop", {}),
  ).toBeNull();
});

describe.each(pushed)("%s", (id) => {
  const scheme = sourceSchemes[id];
  test("its settings may all be left out", () => expect(bindWebhook(id, {})).not.toBeNull());
  test("a secret of ours is one that it takes", () => {
    const secret = makeSecret(id, {});
    expect(secret === null).toBe(scheme.secret === "none");
    if (secret) expect(secretProblem(id, secret, {})).toBeNull();
  });
  test("a test event is genuine and understood, where we can sign one", () => {
    const webhook = bindWebhook(id, {})!;
    const secret = makeSecret(id, {});
    const nowMs = 1_790_000_000_123;
    const address = "https://tradewind.example.com/hooks/1";
    const event = testEvent({ scheme: id, settings: {}, secret, address }, nowMs);
    expect(event !== null).toBe(scheme.sendsTests);
    if (!event) return;
    const { headers, body } = event;
    const signature = webhook.signature;
    if (signature?.keyDecode)
      expect(verify(signature, { headers, body: Buffer.from(body), address }, [decodeKey(secret!, signature.keyDecode)], nowMs)).toBe(
        "genuine",
      );
    const [first = body] = webhook.split?.(body) ?? [];
    const { meaning } = readMeaning(webhook.reading(headers), first);
    expect(meaning.type).toBe(tells[id] ?? "order.created");
    if (whole.has(id))
      expect(meaning).toMatchObject({
        order: { total: { amountMinor: 61240, currency: "EUR" }, status: "paid", items: [{ quantity: 2 }, {}] },
        customer: { name: "Lena Hofmann" },
      });
  });
});

const tells: Partial<Record<(typeof schemeIds)[number], string>> = {
  stripe: "payment.succeeded",
  adyen: "payment.succeeded",
  twilio: "message.received",
  slack: "message.received",
  github: "other",
};
/** Those whose messages hold the whole order. */
const whole: ReadonlySet<string> = new Set(["shopify", "woocommerce", "medusa", "standard-webhooks", "hmac", "token", "none"]);

test("a secret that cannot work is refused with a sentence", () => {
  expect(secretProblem("standard-webhooks", "whsec_not base64!", {})?.en).toMatch(/not written/);
  expect(secretProblem("standard-webhooks", "whsec_AAAA", {})?.en).toMatch(/too short/);
  expect(secretProblem("hmac", "xyz", { secretIs: "hex" })?.en).toMatch(/not written/);
  expect(secretProblem("shopify", "  ", {})?.en).toMatch(/empty/);
  expect(secretProblem("shopify", "shpss_1", {})).toBeNull();
});
