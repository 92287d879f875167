/**
 * Every provider against the real door: its own library, or what plays its side, sends; ours answers. What nobody but the provider could
 * have sent is refused, what comes again is known, and the answer is the provider's to the letter.
 */
import { createHash, createHmac, createSign, generateKeyPairSync, randomBytes, randomUUID } from "node:crypto";
import { sign as signForGitHub } from "@octokit/webhooks-methods";
import { verifySlackRequest } from "@slack/bolt";
import { AlipaySdk } from "alipay-sdk";
import { Webhook as StandardWebhook } from "standardwebhooks";
import Stripe from "stripe";
import { Webhook as SvixWebhook } from "svix";
import { beforeEach, describe, expect, test } from "vitest";
import { Aes, Formatter, Rsa } from "wechatpay-axios-plugin";
import { withoutOpened } from "#lib/commerce/opened-body.ts";
import { wooCommerceOrderSample } from "#lib/commerce/samples/woocommerce-order.ts";
import { limits } from "#lib/limits.ts";
import { certificateOf } from "#tests/certificate.ts";
import { type Sent, sourceDoor } from "#tests/source-door.ts";

const { use, send, accepted, lastRead } = sourceDoor();
const json = { "content-type": "application/json" };

/** What each signed kind owes: genuine taken, forged, cut and re-keyed refused, two secrets live, a repeat known. */
function signedKind(
  name: string,
  {
    scheme,
    body,
    sign,
    settings = {},
    makeSecret,
    answer,
    stamped,
  }: {
    scheme: string;
    body: string;
    sign(body: string, secret: string, atMs: number): Sent | Promise<Sent>;
    settings?: Record<string, unknown>;
    makeSecret(): string;
    /** Its exact text where the provider reads it. */
    answer: { status: number; text?: string; type?: string };
    /** Whether the time is signed. */
    stamped: boolean;
  },
) {
  describe(name, () => {
    const secret = makeSecret();
    beforeEach(() => use(scheme, { now: secret }, settings));
    const genuine = () => sign(body, secret, Date.now());

    test("genuine: taken, with the raw bytes and the answer that it wants", async () => {
      const sent = await genuine();
      const answered = await send(sent);
      expect(answered.status).toBe(answer.status);
      if (answer.text !== undefined) expect(answered.text).toBe(answer.text);
      if (answer.type !== undefined) expect(answered.type).toContain(answer.type);
      expect(Buffer.from(accepted[0]!.body).toString()).toBe(sent.body);
    });
    test("forged, cut short, and signed with another key: refused", async () => {
      const sent = await genuine();
      for (const bad of [
        { ...sent, body: sent.body.replace(/\d/, (digit) => String((Number(digit) + 1) % 10)) },
        { ...sent, body: sent.body.slice(0, -1) },
        { ...sent, body: `${sent.body} ` },
        await sign(body, makeSecret(), Date.now()),
        { ...sent, headers: json },
      ])
        expect((await send(bad)).status).toBe(401);
      expect(accepted).toEqual([]);
    });
    test("a repeat is known, whatever has come between", async () => {
      const sent = await genuine();
      const statuses = [await send(sent), await send(sent)].map(({ status }) => status);
      expect(statuses).toEqual([answer.status, answer.status]);
      expect(accepted.length).toBe(1);
    });
    test("while a secret is changed both are taken, and the one before them is not", async () => {
      const [before, older] = [makeSecret(), makeSecret()];
      use(scheme, { now: secret, before }, settings);
      expect((await send(await sign(body, before, Date.now()))).status).toBe(answer.status);
      expect((await send(await sign(body, secret, Date.now()))).status).toBe(answer.status);
      expect((await send(await sign(body, older, Date.now()))).status).toBe(401);
    });
    test.runIf(stamped)("an old message sent again is stale", async () => {
      const old = await sign(body, secret, Date.now() - (limits.signatureToleranceS + 10) * 1_000);
      expect((await send(old)).status).toBe(401);
      expect(accepted).toEqual([]);
    });
  });
}

const hex = () => randomBytes(24).toString("hex");
const whsec = () => `whsec_${randomBytes(32).toString("base64")}`;

signedKind("Stripe, by its own library", {
  scheme: "stripe",
  body: JSON.stringify({
    id: "evt_1",
    object: "event",
    type: "payment_intent.succeeded",
    created: 1_790_000_000,
    data: {
      object: { id: "pi_1", object: "payment_intent", amount: 500, amount_received: 500, currency: "jpy", metadata: { order_id: "77" } },
    },
  }),
  sign: (body, secret, atMs) => ({
    body,
    headers: {
      ...json,
      "stripe-signature": Stripe.webhooks.generateTestHeaderString({ payload: body, secret, timestamp: Math.floor(atMs / 1_000) }),
    },
  }),
  makeSecret: whsec,
  answer: { status: 200 },
  stamped: true,
});

describe("Stripe", () => {
  test("means a payment, exact in yen; one of two signatures in one header is enough", async () => {
    const secret = whsec();
    use("stripe", { now: secret });
    const body = JSON.stringify({
      id: "evt_2",
      object: "event",
      type: "payment_intent.succeeded",
      created: 1_790_000_000,
      data: { object: { id: "pi_2", amount_received: 500, currency: "jpy", metadata: { order_id: "77" } } },
    });
    const [ours, other] = [secret, whsec()].map((each) => Stripe.webhooks.generateTestHeaderString({ payload: body, secret: each }));
    const v1 = other?.split(",").find((part) => part.startsWith("v1="));
    const [t, own] = ours?.split(",") ?? [];
    expect((await send({ body, headers: { ...json, "stripe-signature": `${t},${v1},${own},v0=00` } })).status).toBe(200);
    expect(lastRead()).toMatchObject({
      type: "payment.succeeded",
      entity: { type: "order", id: "77" },
      payment: { id: "pi_2", amount: { amountMinor: 500, currency: "JPY" } },
    });
  });
});

const wooSigned = (body: string, secret: string, more: Record<string, string> = {}): Sent => ({
  body,
  headers: {
    ...json,
    "x-wc-webhook-signature": createHmac("sha256", secret).update(body).digest("base64"),
    "x-wc-webhook-topic": "order.created",
    "x-wc-webhook-id": "3",
    "x-wc-webhook-delivery-id": "d1",
    ...more,
  },
});
const at = "2026-11-22T10:00:00Z";

signedKind("WooCommerce", {
  scheme: "woocommerce",
  body: JSON.stringify(wooCommerceOrderSample(727, at)),
  sign: (body, secret) => wooSigned(body, secret),
  makeSecret: hex,
  answer: { status: 200 },
  stamped: false,
});

describe("WooCommerce", () => {
  const secret = hex();
  beforeEach(() => use("woocommerce", { now: secret }));
  const order = (more: Record<string, unknown>) => JSON.stringify({ ...wooCommerceOrderSample(727, at), ...more });
  const update = (body: string, delivery: string) =>
    send(wooSigned(body, secret, { "x-wc-webhook-topic": "order.updated", "x-wc-webhook-delivery-id": delivery }));

  test("the unsigned knock when it is set up gets 200 and is not kept; an unsigned order is refused", async () => {
    const form = { "content-type": "application/x-www-form-urlencoded" };
    expect((await send({ body: "webhook_id=3", headers: form })).status).toBe(200);
    expect((await send({ body: "webhook_id=3&x=1", headers: form })).status).toBe(401);
    expect(accepted).toEqual([]);
  });
  test("ids carry the shop's host", async () => {
    await send(wooSigned(order({}), secret));
    expect(lastRead()).toMatchObject({
      type: "order.created",
      entity: { type: "order", id: "shop.example.com:727" },
      order: { number: "#T727" },
    });
  });
  test("an update that is a payment is one, once; the same delivered twice and a later change are updates", async () => {
    const paid = order({ date_paid_gmt: "2026-11-22T10:00:00", date_modified_gmt: "2026-11-22T10:00:02" });
    expect((await update(paid, "d1")).status).toBe(200);
    expect((await update(paid, "d2")).status).toBe(200);
    await update(order({ date_paid_gmt: "2026-11-22T10:00:00", date_modified_gmt: "2026-11-22T10:05:00", customer_note: "x" }), "d3");
    expect(accepted.map((each) => each.read?.meaning.type)).toEqual(["order.paid", "order.updated", "order.updated"]);
    expect(accepted[0]?.read?.meaning).toMatchObject({
      topic: "order.updated",
      payment: { orderId: "shop.example.com:727", amount: { amountMinor: 61240 } },
    });
  });
  test("an old order that is touched is no payment; a finished one is shipped", async () => {
    await update(order({ date_paid_gmt: "2026-09-01T10:00:00", date_modified_gmt: "2026-11-22T10:00:00" }), "d1");
    await update(
      order({
        status: "completed",
        date_paid_gmt: "2026-09-01T10:00:00",
        date_completed_gmt: "2026-11-22T11:00:00",
        date_modified_gmt: "2026-11-22T11:00:01",
      }),
      "d2",
    );
    expect(accepted.map((each) => each.read?.meaning.type)).toEqual(["order.updated", "order.shipped"]);
  });
});

for (const [name, Sender, prefix] of [
  ["Standard Webhooks", StandardWebhook, "webhook"],
  ["Svix", SvixWebhook, "svix"],
] as const)
  for (const scheme of ["standard-webhooks", "medusa"])
    signedKind(`${scheme}, signed by ${name}’s own library`, {
      scheme,
      body: JSON.stringify({ name: "order.placed", data: { id: "order_1" } }),
      sign: (body, secret, atMs) => ({
        body,
        headers: {
          ...json,
          [`${prefix}-id`]: "msg_1",
          [`${prefix}-timestamp`]: String(Math.floor(atMs / 1_000)),
          [`${prefix}-signature`]: new Sender(secret).sign("msg_1", new Date(atMs), body),
        },
      }),
      makeSecret: whsec,
      answer: { status: 202 },
      stamped: true,
    });

signedKind("BigCommerce: as Standard Webhooks, with the client secret as it is written", {
  scheme: "bigcommerce",
  body: JSON.stringify({
    scope: "store/order/created",
    producer: "stores/abc",
    created_at: 1_790_000_000,
    data: { type: "order", id: 250 },
  }),
  sign: (body, secret, atMs) => ({
    body,
    headers: {
      ...json,
      "webhook-id": "msg_1",
      "webhook-timestamp": String(Math.floor(atMs / 1_000)),
      "webhook-signature": new StandardWebhook(Buffer.from(secret), { format: "raw" }).sign("msg_1", new Date(atMs), body),
    },
  }),
  makeSecret: hex,
  answer: { status: 200 },
  stamped: true,
});

signedKind("GitHub, by its own library", {
  scheme: "github",
  body: JSON.stringify({ action: "opened", number: 7 }),
  sign: async (body, secret) => ({
    body,
    headers: { ...json, "x-hub-signature-256": await signForGitHub(secret, body), "x-github-event": "issues", "x-github-delivery": "g-1" },
  }),
  makeSecret: hex,
  answer: { status: 202 },
  stamped: false,
});

const slackSigned = (body: string, secret: string, atMs: number): Sent => {
  const seconds = Math.floor(atMs / 1_000);
  const signature = `v0=${createHmac("sha256", secret).update(`v0:${seconds}:${body}`).digest("hex")}`;
  return { body, headers: { ...json, "x-slack-request-timestamp": String(seconds), "x-slack-signature": signature } };
};
signedKind("Slack", {
  scheme: "slack",
  body: JSON.stringify({
    type: "event_callback",
    event_id: "Ev1",
    event_time: 1_790_000_000,
    event: { type: "message", channel: "C1", user: "U1", ts: "1.2", text: "wo ist #1001?" },
  }),
  sign: slackSigned,
  makeSecret: hex,
  answer: { status: 200 },
  stamped: true,
});
describe("Slack", () => {
  const secret = hex();
  beforeEach(() => use("slack", { now: secret }));
  test("its own library takes what our tests sign", () => {
    const { body, headers } = slackSigned("{}", secret, Date.now());
    const given = {
      "x-slack-signature": headers["x-slack-signature"] ?? "",
      "x-slack-request-timestamp": Number(headers["x-slack-request-timestamp"]),
    };
    expect(() => verifySlackRequest({ signingSecret: secret, body, headers: given })).not.toThrow();
    expect(() => verifySlackRequest({ signingSecret: hex(), body, headers: given })).toThrow();
  });
  test("the challenge comes back, for a signed one alone, and is not kept", async () => {
    const body = JSON.stringify({ type: "url_verification", token: "t", challenge: "3eZbrw1a" });
    expect(await send(slackSigned(body, secret, Date.now()))).toMatchObject({ status: 200, text: "3eZbrw1a" });
    expect((await send(slackSigned(body, hex(), Date.now()))).status).toBe(401);
    expect(accepted).toEqual([]);
  });
  test("a person's message starts a conversation by its thread; an app's own does not", async () => {
    const say = (id: string, event: object) =>
      send(
        slackSigned(
          JSON.stringify({
            type: "event_callback",
            event_id: id,
            event: { type: "message", channel: "C1", ts: "9.1", text: "?", ...event },
          }),
          secret,
          Date.now(),
        ),
      );
    await say("Ev1", { user: "U1", thread_ts: "8.0" });
    expect(lastRead()).toMatchObject({ type: "message.received", entity: { type: "conversation", id: "C1/8.0" } });
    await say("Ev2", { bot_id: "B1" });
    expect(lastRead()?.type).toBe("other");
  });
  test("what people press comes as a form", async () => {
    const sent = slackSigned("command=%2Forder&text=1001&team_id=T1", secret, Date.now());
    expect((await send({ ...sent, headers: { ...sent.headers, "content-type": "application/x-www-form-urlencoded" } })).status).toBe(200);
    expect(accepted[0]?.read?.body).toMatchObject({ command: "/order", text: "1001" });
  });
});

const md5 = (text: string) => createHash("md5").update(text).digest("hex");
signedKind("Youzan", {
  scheme: "youzan",
  settings: { clientId: "client1" },
  body: JSON.stringify({
    client_id: "client1",
    kdt_id: 1,
    id: "E1",
    type: "trade_TradeClose",
    msg: "%7B%22tid%22%3A%22E1%22%7D",
    msg_id: "m1",
  }),
  sign: (body, secret) => ({ body, headers: { ...json, "event-sign": md5(`client1${body}${secret}`), "event-type": "trade_TradeClose" } }),
  makeSecret: hex,
  answer: { status: 200, text: '{"code":0,"msg":"success"}', type: "application/json" },
  stamped: false,
});

describe("Douyin Shop", () => {
  const secret = hex();
  beforeEach(() => use("douyin-shop", { now: secret }, { appKey: "7001" }));
  const signed = (body: string, key = secret): Sent => ({
    body,
    headers: { ...json, "event-sign": md5(`7001${body}${key}`), "app-id": "7001" },
  });
  const message = (id: string, tag: string, data: object) => ({ tag, msg_id: id, data: JSON.stringify(data) });

  test("several messages at once are an event each; one of them again is known", async () => {
    const body = `[{"tag":"100","msg_id":"a","data":"{\\"p_id\\":4984023467827309610}"}, ${JSON.stringify(message("b", "101", { p_id: 1, pay_amount: 8800 }))}]`;
    expect(await send(signed(body))).toMatchObject({ status: 200, text: '{"code":0,"msg":"success"}' });
    expect(accepted.map((each) => [each.dedupeKey, each.read?.meaning.type, each.read?.meaning.entity?.id])).toEqual([
      ["id:a", "order.created", "4984023467827309610"],
      ["id:b", "order.paid", "1"],
    ]);
    expect(accepted.map((each) => Buffer.from(each.body).toString())).toEqual([
      expect.stringMatching(/^\{"tag":"100"/),
      expect.stringMatching(/^\{"tag":"101"/),
    ]);
    expect((await send(signed(JSON.stringify([message("b", "101", { p_id: 1 })])))).status).toBe(200);
    expect(accepted.length).toBe(2);
  });
  test("forged, re-keyed and unsigned are refused; two secrets are live", async () => {
    const body = JSON.stringify([message("a", "100", { p_id: 1 })]);
    expect((await send(signed(body, hex()))).status).toBe(401);
    expect((await send({ ...signed(body), body: body.replace("100", "101") })).status).toBe(401);
    expect((await send({ body, headers: json })).status).toBe(401);
    use("douyin-shop", { now: hex(), before: secret }, { appKey: "7001" });
    expect((await send(signed(body))).status).toBe(200);
  });
});

describe("a fixed key", () => {
  const key = hex();
  const body = JSON.stringify({ type: "order.created", order: { id: "A1" } });
  test.each([
    ["bearer", {}, { authorization: `Bearer ${key}` }, { authorization: `Bearer ${key}x` }],
    ["bearer, in small letters", {}, { authorization: `bearer ${key}` }, { authorization: key }],
    [
      "basic",
      { way: "basic", user: "shop" },
      { authorization: `Basic ${btoa(`shop:${key}`)}` },
      { authorization: `Basic ${btoa(`other:${key}`)}` },
    ],
    ["a header of its own", { way: "header", header: "X-Shop-Key" }, { "x-shop-key": key }, { "x-shop-key": "" }],
  ])("%s", async (_, settings, right, wrong) => {
    use("token", { now: hex(), before: key }, settings);
    expect((await send({ body, headers: { ...json, ...wrong } })).status).toBe(401);
    expect((await send({ body, headers: json })).status).toBe(401);
    expect((await send({ body, headers: { ...json, ...right } })).status).toBe(202);
    expect(Object.keys(accepted[0]?.headers ?? {})).not.toContain("authorization");
    expect(Object.keys(accepted[0]?.headers ?? {})).not.toContain("x-shop-key");
  });
  test("a form is read as one", async () => {
    use("token", { now: key });
    const headers = { authorization: `Bearer ${key}`, "content-type": "application/x-www-form-urlencoded" };
    expect((await send({ body: "name=%E7%81%AF&x=a+b", headers })).status).toBe(202);
    expect(accepted[0]?.read?.body).toEqual({ name: "灯", x: "a b" });
    expect((await send({ body: "name=%ff", headers })).status).toBe(400);
    expect((await send({ body: "a=1&a=2", headers })).status).toBe(400);
  });
});

describe("WeChat Pay, whose side its own library plays", () => {
  const { privateKey, publicKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
  const pem = publicKey.export({ type: "spki", format: "pem" }).toString();
  const keyId = "PUB_KEY_ID_0114232134912410000000000000";
  const [key, keyBefore] = ["a".repeat(16) + "B".repeat(16), "0123456789abcdef0123456789abcdef"];
  const settings = { publicKeyId: keyId, publicKey: pem };
  beforeEach(() => use("wechat-pay", { now: key }, settings));

  const transaction = {
    transaction_id: "1217752501201407033233368018",
    amount: { payer_total: 100, total: 100, currency: "CNY", payer_currency: "CNY" },
    mchid: "1230000109",
    trade_state: "SUCCESS",
    success_time: "2026-11-22T10:34:56+08:00",
    payer: { openid: "oUpF8uMuAJO_M2pxb1Q9zNjWeS6o" },
    out_trade_no: "1217752501201407033233368018",
    trade_type: "JSAPI",
  };
  const notice = (resource: object, { apiKey = key, id = "EV-1", type = "TRANSACTION.SUCCESS" } = {}) => {
    const nonce = "fdasflkja484";
    const ciphertext = Aes.AesGcm.encrypt(JSON.stringify(resource), apiKey, nonce, "transaction");
    return JSON.stringify({
      id,
      create_time: "2026-11-22T10:34:57+08:00",
      resource_type: "encrypt-resource",
      event_type: type,
      summary: "支付成功",
      resource: { original_type: "transaction", algorithm: "AEAD_AES_256_GCM", ciphertext, associated_data: "transaction", nonce },
    });
  };
  const signed = (body: string, { atMs = Date.now(), serial = keyId, by = privateKey } = {}): Sent => {
    const [timestamp, nonce] = [String(Math.floor(atMs / 1_000)), Formatter.nonce()];
    const signature = Rsa.sign(Formatter.response(timestamp, nonce, body), by);
    return {
      body,
      headers: {
        ...json,
        "wechatpay-timestamp": timestamp,
        "wechatpay-nonce": nonce,
        "wechatpay-signature": signature,
        "wechatpay-serial": serial,
        "wechatpay-signature-type": "WECHATPAY2-SHA256-RSA2048",
      },
    };
  };

  test("a payment is verified, opened, kept with what was sent, and answered with 204 and nothing", async () => {
    const sent = signed(notice(transaction));
    expect(await send(sent)).toMatchObject({ status: 204, text: "" });
    expect(lastRead()).toMatchObject({
      type: "payment.succeeded",
      entity: { type: "payment", id: transaction.transaction_id },
      payment: { reference: transaction.out_trade_no, amount: { amountMinor: 100, currency: "CNY" }, paidAt: "2026-11-22T10:34:56+08:00" },
    });
    const kept = Buffer.from(accepted[0]!.body).toString();
    expect(withoutOpened(kept)).toBe(sent.body);
    expect(kept).not.toContain(key);
    expect(accepted[0]?.dedupeKey).toBe("id:EV-1");
  });
  test("a refund is one", async () => {
    const refund = {
      mchid: "1230000109",
      transaction_id: transaction.transaction_id,
      out_trade_no: transaction.out_trade_no,
      refund_id: "50000000382019052709732678859",
      out_refund_no: "r-7",
      refund_status: "SUCCESS",
      success_time: "2026-11-23T10:34:56+08:00",
      user_received_account: "招商银行信用卡0403",
      amount: { total: 100, refund: 40, payer_total: 100, payer_refund: 40 },
    };
    await send(signed(notice(refund, { type: "REFUND.SUCCESS", id: "EV-2" })));
    expect(lastRead()).toMatchObject({
      type: "payment.refunded",
      refund: {
        id: refund.refund_id,
        reference: "r-7",
        paymentId: transaction.transaction_id,
        amount: { amountMinor: 40, currency: "CNY" },
      },
    });
  });
  test("a platform certificate is found by its serial number, the old beside the new", async () => {
    const { certificate, serial } = certificateOf(privateKey);
    const other = generateKeyPairSync("rsa", { modulusLength: 2048 }).privateKey;
    use("wechat-pay", { now: key }, { certificates: `${certificateOf(other).certificate}\n${certificate}` });
    expect((await send(signed(notice(transaction), { serial }))).status).toBe(204);
    expect((await send(signed(notice(transaction), { serial: keyId }))).status).toBe(401);
  });
  test.each([
    [
      "its own probe",
      (sent: Sent) => ({
        ...sent,
        headers: { ...sent.headers, "wechatpay-signature": `WECHATPAY/SIGNTEST/${sent.headers["wechatpay-signature"]}` },
      }),
    ],
    ["a changed body", (sent: Sent) => ({ ...sent, body: sent.body.replace("EV-1", "EV-9") })],
    ["a body cut short", (sent: Sent) => ({ ...sent, body: sent.body.slice(0, -1) })],
    ["another nonce", (sent: Sent) => ({ ...sent, headers: { ...sent.headers, "wechatpay-nonce": "x" } })],
    ["an unknown serial", (sent: Sent) => ({ ...sent, headers: { ...sent.headers, "wechatpay-serial": "PUB_KEY_ID_9" } })],
    ["no signature", (sent: Sent) => ({ ...sent, headers: json })],
  ])("%s is refused in WeChat’s own form", async (_, spoil) => {
    const answered = await send(spoil(signed(notice(transaction))));
    expect(answered).toMatchObject({ status: 401, type: "application/json" });
    expect(JSON.parse(answered.text)).toEqual({ code: "FAIL", message: expect.stringMatching(/\.$/) });
    expect(accepted).toEqual([]);
  });
  test("another's private key, and an old message sent again, are refused", async () => {
    const other = generateKeyPairSync("rsa", { modulusLength: 2048 }).privateKey;
    expect((await send(signed(notice(transaction), { by: other }))).status).toBe(401);
    expect((await send(signed(notice(transaction), { atMs: Date.now() - 400_000 }))).status).toBe(401);
  });
  test("either of two APIv3 keys opens it; one that no key opens is asked for again and not kept", async () => {
    use("wechat-pay", { now: key, before: keyBefore }, settings);
    expect((await send(signed(notice(transaction, { apiKey: keyBefore })))).status).toBe(204);
    const answered = await send(signed(notice(transaction, { apiKey: "c".repeat(32), id: "EV-3" })));
    expect(answered.status).toBe(400);
    expect(JSON.parse(answered.text)).toMatchObject({ code: "FAIL" });
    expect(accepted.length).toBe(1);
  });
  test("sent again it is known", async () => {
    await send(signed(notice(transaction)));
    expect((await send(signed(notice(transaction)))).status).toBe(204);
    expect(accepted.length).toBe(1);
  });
});

describe("Alipay, whose own library verifies what our tests sign", () => {
  const { privateKey, publicKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
  const bare = publicKey.export({ type: "spki", format: "der" }).toString("base64");
  const settings = { publicKey: bare, appId: "2021000000000000" };
  beforeEach(() => use("alipay", {}, settings));

  const notice = {
    notify_time: "2026-11-22 10:00:05",
    notify_type: "trade_status_sync",
    notify_id: "ac05099524730693a8b330c5ecf72da9786",
    app_id: "2021000000000000",
    charset: "utf-8",
    version: "1.0",
    trade_no: "2026112222001425681003",
    out_trade_no: "T-1001",
    subject: "落地灯 & 地毯 = 2",
    total_amount: "612.40",
    trade_status: "TRADE_SUCCESS",
    gmt_create: "2026-11-22 09:59:58",
    gmt_payment: "2026-11-22 10:00:03",
  };
  const signatureOf = (fields: Record<string, string>, by = privateKey, digest = "RSA-SHA256") => {
    const content = Object.keys(fields)
      .sort()
      .map((name) => `${name}=${fields[name]}`)
      .join("&");
    return createSign(digest).update(content, "utf8").sign(by, "base64");
  };
  const signed = (fields: Record<string, string>, by = privateKey): Sent => ({
    body: new URLSearchParams({ ...fields, sign: signatureOf(fields, by), sign_type: "RSA2" }).toString(),
    headers: { "content-type": "application/x-www-form-urlencoded; charset=utf-8" },
  });

  test("its own library takes what we sign", () => {
    const sdk = new AlipaySdk({
      appId: settings.appId,
      privateKey: privateKey.export({ type: "pkcs1", format: "pem" }).toString(),
      alipayPublicKey: bare,
    });
    const fields = Object.fromEntries(new URLSearchParams(signed(notice).body));
    expect(sdk.checkNotifySignV2(fields)).toBe(true);
    expect(sdk.checkNotifySignV2({ ...fields, total_amount: "0.01" })).toBe(false);
  });
  test("a payment is answered with exactly success; the form is kept as it came", async () => {
    const sent = signed(notice);
    expect(await send(sent)).toMatchObject({ status: 200, text: "success" });
    expect(Buffer.from(accepted[0]!.body).toString()).toBe(sent.body);
    expect(accepted[0]?.dedupeKey).toBe(`id:${notice.notify_id}`);
    expect(lastRead()).toMatchObject({
      type: "payment.succeeded",
      payment: {
        id: notice.trade_no,
        reference: "T-1001",
        amount: { amountMinor: 61240, currency: "CNY" },
        paidAt: "2026-11-22T10:00:03+08:00",
      },
    });
    expect(await send(sent)).toMatchObject({ status: 200, text: "success" });
    expect(accepted.length).toBe(1);
  });
  test("a refund, a closing, and a payment that is final months later", async () => {
    const tell = async (more: Record<string, string>) => {
      await send(signed({ ...notice, notify_id: randomUUID(), ...more }));
      return lastRead()?.type;
    };
    expect(await tell({ refund_fee: "10.00", gmt_refund: "2026-11-23 09:00:00.120", out_biz_no: "r-7" })).toBe("payment.refunded");
    expect(lastRead()?.refund).toMatchObject({ id: "r-7", amount: { amountMinor: 1000, currency: "CNY" } });
    const { gmt_payment: _, ...unpaid } = notice;
    await send(signed({ ...unpaid, notify_id: "n9", trade_status: "TRADE_CLOSED" }));
    expect(lastRead()?.type).toBe("payment.failed");
    expect(await tell({ trade_status: "TRADE_FINISHED", notify_time: "2027-02-22 10:00:05" })).toBe("other");
    expect(await tell({ trade_status: "WAIT_BUYER_PAY" })).toBe("other");
  });
  test("forged, for another app, by another key, with the old digest, or no form at all: refused, and not success", async () => {
    const other = generateKeyPairSync("rsa", { modulusLength: 2048 }).privateKey;
    const sent = signed(notice);
    const sha1 = new URLSearchParams({ ...notice, sign: signatureOf(notice, privateKey, "RSA-SHA1"), sign_type: "RSA" }).toString();
    for (const bad of [
      { ...sent, body: sent.body.replace("612.40", "6124.0") },
      { ...sent, body: sent.body.slice(0, -10) },
      { ...sent, body: `${sent.body}&total_amount=0.01` },
      signed({ ...notice, app_id: "2021999999999999" }),
      signed(notice, other),
      { ...sent, body: sha1 },
      { ...sent, body: "{}" },
      { ...sent, body: new URLSearchParams(notice).toString() },
    ])
      expect(await send(bad)).toMatchObject({ status: 401, text: "fail" });
    expect(accepted).toEqual([]);
  });
  test("two public keys are taken while Alipay changes its own", async () => {
    const next = generateKeyPairSync("rsa", { modulusLength: 2048 });
    use("alipay", {}, { publicKey: `${bare}\n\n${next.publicKey.export({ type: "spki", format: "pem" }).toString()}` });
    expect((await send(signed(notice))).text).toBe("success");
    expect((await send(signed({ ...notice, notify_id: "n2" }, next.privateKey))).text).toBe("success");
  });
});
