import { createHmac } from "node:crypto";
import fc from "fast-check";
import { Webhook as StandardWebhook } from "standardwebhooks";
import { Webhook as SvixWebhook } from "svix";
import { describe, expect, test } from "vitest";
import "@shopify/shopify-api/adapters/node";
import { ApiVersion, shopifyApi } from "@shopify/shopify-api";
import { limits } from "#lib/limits.ts";
import { decodeKey, type SignatureScheme, sign, verify } from "./signature.ts";
import { bindWebhook, makeSecret } from "./webhooks.ts";

const nowMs = Date.UTC(2026, 10, 22, 12);
const schemeOf = (id: string, settings = {}): SignatureScheme => bindWebhook(id, settings)!.signature as SignatureScheme;
const utf8 = (text: string) => Buffer.from(text);
const body = '{"id":271878346596884015,"name":"灯"}';

describe("Standard Webhooks", () => {
  const scheme = schemeOf("standard-webhooks");
  const secret = makeSecret("standard-webhooks", {})!;
  const key = decodeKey(secret, scheme.keyDecode);
  const headersBy = (sdk: { sign(id: string, at: Date, payload: string): string }, prefix: string, at = nowMs) => ({
    [`${prefix}-id`]: "msg_1",
    [`${prefix}-timestamp`]: String(at / 1000),
    [`${prefix}-signature`]: sdk.sign("msg_1", new Date(at), body),
  });
  const verdict = (headers: Record<string, string>, keys = [key], sent = body) =>
    verify(scheme, { headers, body: utf8(sent) }, keys, nowMs);

  test("what the official SDK signs is genuine", () => expect(verdict(headersBy(new StandardWebhook(secret), "webhook"))).toBe("genuine"));
  test("what Svix signs is genuine, under its own header names", () =>
    expect(verdict(headersBy(new SvixWebhook(secret), "svix"))).toBe("genuine"));
  test("what we sign, both SDKs take", () => {
    const now = Date.now();
    const headers = sign(scheme, key, utf8(body), now, "msg_2");
    expect(new StandardWebhook(secret).verify(body, headers, { jsonParse: false })).toBeUndefined();
    expect(new SvixWebhook(secret).verify(body, headers)).toBeTruthy();
  });
  test("a changed body, id or time is forged", () => {
    const headers = headersBy(new StandardWebhook(secret), "webhook");
    expect(verdict(headers, [key], `${body} `)).toBe("forged");
    expect(verdict({ ...headers, "webhook-id": "msg_9" })).toBe("forged");
    expect(verdict({ ...headers, "webhook-timestamp": String(nowMs / 1000 + 1) })).toBe("forged");
  });
  test("older or newer than the tolerance is stale", () => {
    const sdk = new StandardWebhook(secret);
    const edge = limits.signatureToleranceS * 1000;
    expect(verdict(headersBy(sdk, "webhook", nowMs - edge))).toBe("genuine");
    expect(verdict(headersBy(sdk, "webhook", nowMs - edge - 1000))).toBe("stale");
    expect(verdict(headersBy(sdk, "webhook", nowMs + edge + 1000))).toBe("stale");
  });
  test("one of several signatures is enough, within the bound", () => {
    const headers = headersBy(new StandardWebhook(secret), "webhook");
    const other = new StandardWebhook(makeSecret("standard-webhooks", {})!).sign("msg_1", new Date(nowMs), body);
    expect(verdict({ ...headers, "webhook-signature": `${other} v2,x ${headers["webhook-signature"]}` })).toBe("genuine");
    expect(verdict({ ...headers, "webhook-signature": `${`${other} `.repeat(limits.signaturesMax)}${headers["webhook-signature"]}` })).toBe(
      "forged",
    );
  });
  test("either of two live secrets is enough", () => {
    const next = decodeKey(makeSecret("standard-webhooks", {})!, "whsec");
    const headers = headersBy(new StandardWebhook(secret), "webhook");
    expect(verdict(headers, [next, key])).toBe("genuine");
    expect(verdict(headers, [next])).toBe("forged");
    expect(verdict(headers, [])).toBe("forged");
  });
  test.each(["webhook-id", "webhook-timestamp", "webhook-signature"])("without %s it is missing", (name) => {
    const { [name]: _, ...rest } = headersBy(new StandardWebhook(secret), "webhook") as Record<string, string>;
    expect(verdict(rest)).toBe("missing");
  });
});

describe("Shopify", () => {
  const scheme = schemeOf("shopify");
  const secret = "shpss_3f1c0b7e";
  const key = decodeKey(secret, scheme.keyDecode);
  const shopify = shopifyApi({
    apiKey: "key",
    apiSecretKey: secret,
    scopes: [],
    hostName: "shop.example.com",
    apiVersion: ApiVersion.July26,
    isEmbeddedApp: false,
    logger: { log: () => {} },
  });
  const validate = (headers: Record<string, string>) =>
    shopify.webhooks.validate({ rawBody: body, rawRequest: { headers, method: "POST", url: "/" }, rawResponse: {} });

  test("Shopify's own library takes what we sign", async () => {
    const webhook = bindWebhook("shopify", {})!;
    const headers = {
      ...webhook.test?.({ id: "id-1", number: 1, at: "2026-11-22T12:00:00.000Z" }).headers,
      ...sign(scheme, key, utf8(body), nowMs, "id-1"),
    };
    expect(await validate(headers)).toMatchObject({ valid: true, topic: "ORDERS_CREATE", webhookId: "id-1" });
    expect(
      await validate({ ...headers, "x-shopify-hmac-sha256": createHmac("sha256", "wrong").update(body).digest("base64") }),
    ).toMatchObject({ valid: false });
  });
  test("both spellings of the header are read; what the library refuses we refuse", () => {
    const hmac = createHmac("sha256", secret).update(body).digest("base64");
    const verdict = (headers: Record<string, string>) => verify(scheme, { headers, body: utf8(body) }, [key], nowMs);
    expect(verdict({ "x-shopify-hmac-sha256": hmac })).toBe("genuine");
    expect(verdict({ "shopify-hmac-sha256": hmac })).toBe("genuine");
    expect(verdict({ "x-shopify-hmac-sha256": hmac.replace(/=$/, "") })).toBe("forged");
    expect(verdict({ "x-shopify-hmac-sha256": "" })).toBe("missing");
    expect(verdict({})).toBe("missing");
  });
});

describe("any signed sender", () => {
  test("as GitHub signs: a prefix, hexadecimal, either case", () => {
    const scheme = schemeOf("hmac", { header: "X-Hub-Signature-256", prefix: "sha256=" });
    const hex = createHmac("sha256", "s").update(body).digest("hex");
    const verdict = (value: string) =>
      verify(scheme, { headers: { "x-hub-signature-256": value }, body: utf8(body) }, [decodeKey("s", "text")], nowMs);
    expect(verdict(`sha256=${hex}`)).toBe("genuine");
    expect(verdict(`sha256=${hex.toUpperCase()}`)).toBe("genuine");
    expect(verdict(hex)).toBe("forged");
  });
  test("as Slack signs: the time first, within a tolerance", () => {
    const scheme = schemeOf("hmac", {
      header: "X-Slack-Signature",
      prefix: "v0=",
      template: "v0:{timestamp}:{body}",
      timestampHeader: "X-Slack-Request-Timestamp",
    });
    const at = (s: number) => ({
      "x-slack-request-timestamp": String(s),
      "x-slack-signature": `v0=${createHmac("sha256", "s").update(`v0:${s}:${body}`).digest("hex")}`,
    });
    const verdict = (headers: Record<string, string>) => verify(scheme, { headers, body: utf8(body) }, [decodeKey("s", "text")], nowMs);
    expect(verdict(at(nowMs / 1000))).toBe("genuine");
    expect(verdict(at(nowMs))).toBe("genuine");
    expect(verdict(at(nowMs / 1000 - 301))).toBe("stale");
    expect(verdict({ ...at(nowMs / 1000), "x-slack-request-timestamp": "1e9" })).toBe("forged");
  });
  test.each([
    { template: "{timestamp}{body}" },
    { template: "{id}{body}" },
    { template: "no body" },
    { template: "{body}{body}" },
    { header: "" },
    { header: "x y" },
    { dedupe: "cookie" },
    { unheardOf: 1 },
  ])("settings that cannot work are none: %j", (settings) => expect(bindWebhook("hmac", settings)).toBeNull());

  test("for every setting: what it signs it verifies, and with one bit changed it does not", () => {
    const settings = fc.record({
      algorithm: fc.constantFrom("sha256", "sha512", "sha1"),
      encoding: fc.constantFrom("hex", "base64"),
      prefix: fc.constantFrom("", "sha256=", "v1,"),
      template: fc.constantFrom("{body}", "{id}.{timestamp}.{body}", "{body}|{timestamp}"),
      secretIs: fc.constantFrom("text", "hex", "base64"),
      timestampHeader: fc.constant("x-time"),
      idHeader: fc.constant("x-id"),
    });
    fc.assert(
      fc.property(settings, fc.uint8Array({ minLength: 1 }), fc.nat(), (given, bytes, at) => {
        const scheme = schemeOf("hmac", given);
        const key = decodeKey("00ff10aa", scheme.keyDecode);
        const headers = sign(scheme, key, bytes, nowMs, "id$&1");
        expect(verify(scheme, { headers, body: bytes }, [key], nowMs)).toBe("genuine");
        const changed = Uint8Array.from(bytes);
        changed[at % bytes.length]! ^= 1;
        expect(verify(scheme, { headers, body: changed }, [key], nowMs)).toBe("forged");
      }),
    );
  });
});

test("a secret pasted with a line end behind it is the same secret", () =>
  expect(decodeKey(" shpss_1\n", "text").equals(decodeKey("shpss_1", "text"))).toBe(true));

test("an empty key makes nothing genuine", () => {
  const scheme = schemeOf("shopify");
  const headers = { "x-shopify-hmac-sha256": createHmac("sha256", "").update(body).digest("base64") };
  expect(verify(scheme, { headers, body: utf8(body) }, [decodeKey("", "text")], nowMs)).toBe("forged");
});
