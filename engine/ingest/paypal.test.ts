/** PayPal against the real door: what it signs is checked with the certificate that its own host serves, and no other host is asked. */
import { generateKeyPairSync } from "node:crypto";
import { getCACertificates, setDefaultCACertificates } from "node:tls";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { issueCertificate } from "#tests/certificate.ts";
import { betweenName, ownName, type PayPalSide, payPalSide, rootName } from "#tests/paypal-side.ts";
import { sourceDoor } from "#tests/source-door.ts";
import { payPalWebhook } from "../connectors/paypal/webhook.ts";

const { use, send, accepted, lastRead } = sourceDoor();
const webhookId = "9XL90610J3647323C";
const trusted = getCACertificates("default");
let payPal: PayPalSide;
beforeAll(async () => {
  payPal = await payPalSide();
  setDefaultCACertificates([...trusted, payPal.root]);
});
afterAll(async () => {
  setDefaultCACertificates(trusted);
  await payPal.close();
});
beforeEach(() => {
  payPal.trouble = null;
  payPal.asked.length = 0;
  use("paypal", { now: webhookId }, { certificatesAt: payPal.url });
});

const capture = {
  id: "WH-2CL46544TB770421K-5VB92446WP7345818",
  event_version: "1.0",
  create_time: "2026-11-22T10:00:04.336Z",
  resource_type: "capture",
  resource_version: "2.0",
  event_type: "PAYMENT.CAPTURE.COMPLETED",
  summary: "Payment completed for EUR 612.40 EUR",
  resource: {
    id: "29Y24445UY2083144",
    status: "COMPLETED",
    amount: { value: "612.40", currency_code: "EUR" },
    invoice_id: "T-1001",
    supplementary_data: { related_ids: { order_id: "89T257400V0473133" } },
    create_time: "2026-11-22T10:00:03Z",
    final_capture: true,
  },
};
const bodyOf = (more: object = {}) => JSON.stringify({ ...capture, ...more });
type Said = Partial<Parameters<PayPalSide["sign"]>[1]>;
const sign = (body: string, said: Said = {}) => ({ body, headers: payPal.sign(body, { webhookId, ...said }) });
const certificateUrl = (name: string) => `${payPal.url}/v1/notifications/certs/${name}`;

test("a payment is verified and kept as it came; its certificate is fetched once, however many follow", async () => {
  const sent = sign(bodyOf());
  expect((await send(sent)).status).toBe(200);
  expect(Buffer.from(accepted[0]!.body).toString()).toBe(sent.body);
  expect(accepted[0]?.dedupeKey).toBe("id:WH-2CL46544TB770421K-5VB92446WP7345818");
  expect(lastRead()).toMatchObject({
    type: "payment.succeeded",
    entity: { type: "payment", id: "29Y24445UY2083144" },
    occurredAt: "2026-11-22T10:00:04.336Z",
    payment: { reference: "T-1001", provider: "paypal", amount: { amountMinor: 61240, currency: "EUR" } },
  });
  await Promise.all(Array.from({ length: 5 }, (_, i) => send(sign(bodyOf({ id: `WH-${i}` })))));
  await send(sent);
  expect(accepted.length).toBe(6);
  expect(payPal.asked).toEqual(["/v1/notifications/certs/CERT-1"]);
});

describe("refused, and nothing is kept", () => {
  const stranger = generateKeyPairSync("rsa", { modulusLength: 2048 }).privateKey;
  test.each([
    ["another body", () => ({ ...sign(bodyOf()), body: bodyOf({ id: "WH-9" }) })],
    ["a body cut short", () => ({ ...sign(bodyOf()), body: bodyOf().slice(0, -1) })],
    ["a message to another shop", () => sign(bodyOf(), { webhookId: "1XX00000X0000000X" })],
    ["another's key", () => sign(bodyOf(), { by: stranger })],
    ["the digest of old", () => sign(bodyOf(), { algorithm: "SHA1withRSA" })],
    ["no signature", () => ({ body: bodyOf(), headers: { "content-type": "application/json" } })],
    ["a certificate that is not there", () => sign(bodyOf(), { certificate: certificateUrl("CERT-NONE") })],
  ])("%s", async (_, make) => {
    const answered = await send(make());
    expect(answered).toMatchObject({ status: 401, type: "application/problem+json" });
    expect((JSON.parse(answered.text) as { detail: string }).detail).toMatch(/signature/);
    expect(accepted).toEqual([]);
  });

  test.each([
    ["of another name", () => issue({ name: "messageverificationcerts.paypal.com.example.com" })],
    ["out of date", () => issue({ from: "2024-01-01", to: "2025-01-01" })],
    ["not in force yet", () => issue({ from: "2040-01-01", to: "2041-01-01" })],
    ["that it made itself", () => issueCertificate({ name: ownName, key: payPal.keys.own }).certificate],
    [
      "whose chain leads nowhere",
      () =>
        `${issue({ by: { name: "Nobody", key: stranger } })}\n${issueCertificate({ name: "Nobody", key: stranger, isMaker: true }).certificate}`,
    ],
    [
      "made by one that may make none",
      () =>
        `${issue({ by: { name: betweenName, key: stranger } })}\n${issueCertificate({ name: betweenName, key: stranger, by: { name: rootName, key: payPal.keys.root } }).certificate}`,
    ],
    ["that is none", () => "<html>not found</html>"],
    ["that is broken", () => "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----"],
  ])("by a certificate %s", async (name, make) => {
    const at = `CERT-${name.replaceAll(" ", "-")}`;
    payPal.served.set(at, make());
    expect((await send(sign(bodyOf(), { certificate: certificateUrl(at) }))).status).toBe(401);
    expect(payPal.asked).toEqual([`/v1/notifications/certs/${at}`]);
    expect(accepted).toEqual([]);
  });
});

const issue = (more: Partial<Parameters<typeof issueCertificate>[0]>) =>
  issueCertificate({ name: ownName, key: payPal.keys.own, by: { name: rootName, key: payPal.keys.root }, ...more }).certificate;

test("a certificate alone, made by one that is not served, is vouched for by the line that brought it", async () => {
  payPal.served.set("CERT-ALONE", issue({ by: { name: betweenName, key: payPal.keys.between } }));
  expect((await send(sign(bodyOf(), { certificate: certificateUrl("CERT-ALONE") }))).status).toBe(200);
});

describe("no place but PayPal's own is ever asked", () => {
  const wanted = (certificate: string, certificatesAt = "") =>
    payPalWebhook.certificate?.(payPal.sign("{}", { webhookId, certificate }), { certificatesAt, ratePerSecond: 1, burst: 1 }) ?? null;
  test.each([
    "https://api.paypal.com/v1/notifications/certs/CERT-360caa42-fca2a594-df8cd2d5",
    "https://api.sandbox.paypal.com/v1/notifications/certs/CERT-360caa42-fca2a594-a5cafa77",
    "https://api-m.paypal.com/v1/notifications/certs/CERT-1",
  ])("%s is", (at) => expect(wanted(at)).toMatchObject({ url: { href: at }, allowed: [] }));
  test.each([
    "http://api.paypal.com/v1/notifications/certs/CERT-1",
    "https://api.paypal.com:8443/v1/notifications/certs/CERT-1",
    "https://paypal.com/v1/notifications/certs/CERT-1",
    "https://api.paypal.com.example.com/v1/notifications/certs/CERT-1",
    "https://evilpaypal.com/v1/notifications/certs/CERT-1",
    "https://api.paypal.com@example.com/v1/notifications/certs/CERT-1",
    "https://me:you@api.paypal.com/v1/notifications/certs/CERT-1",
    "https://api.paypal.com/v1/notifications/certs/../../../images/upload",
    "https://api.paypal.com/v1/notifications/certs/CERT-1?to=https://example.com",
    "https://api.paypal.com/v1/notifications/certs/CERT-1#x",
    "https://127.0.0.1/v1/notifications/certs/CERT-1",
    "https://169.254.169.254/v1/notifications/certs/CERT-1",
    "https://www.paypal.com/CERT-1",
    "not an address",
  ])("%s is not", async (at) => {
    expect(wanted(at)).toBeNull();
    use("paypal", { now: webhookId });
    expect((await send(sign(bodyOf(), { certificate: at }))).status).toBe(401);
    expect(payPal.asked).toEqual([]);
  });
  test("a relay of the shop's own is asked, and nothing beside it", () => {
    expect(wanted("https://relay.example.com/v1/notifications/certs/C", "https://relay.example.com")?.allowed).toEqual([
      "relay.example.com",
    ]);
    expect(wanted("https://api.paypal.com/v1/notifications/certs/C", "https://relay.example.com")).toBeNull();
  });
});

test("while PayPal's certificates cannot be fetched a message is asked for again, and taken then", async () => {
  payPal.served.set("CERT-LATE", payPal.served.get("CERT-1") ?? "");
  const sent = sign(bodyOf(), { certificate: certificateUrl("CERT-LATE") });
  payPal.trouble = 503;
  const answered = await send(sent);
  expect(answered).toMatchObject({ status: 503, type: "application/problem+json" });
  expect((JSON.parse(answered.text) as { detail: string }).detail).toMatch(/certificate/);
  expect(accepted).toEqual([]);
  payPal.trouble = null;
  expect((await send(sent)).status).toBe(200);
});

test("where PayPal's host leads on to is not followed", async () => {
  payPal.trouble = 302;
  expect((await send(sign(bodyOf(), { certificate: certificateUrl("CERT-MOVED") }))).status).toBe(401);
  expect(payPal.asked).toEqual(["/v1/notifications/certs/CERT-MOVED"]);
});

test("two webhook numbers are live while one is changed", async () => {
  use("paypal", { now: webhookId, before: "1XX00000X0000000X" }, { certificatesAt: payPal.url });
  expect((await send(sign(bodyOf(), { webhookId: "1XX00000X0000000X" }))).status).toBe(200);
  expect((await send(sign(bodyOf({ id: "WH-2" })))).status).toBe(200);
});

const links = [
  { href: "https://api.sandbox.paypal.com/v2/payments/refunds/55105082X5896632E", rel: "self" },
  { href: "https://api.sandbox.paypal.com/v2/payments/captures/9BT885563M275774M", rel: "up" },
];
test.each([
  [
    "PAYMENT.CAPTURE.DENIED",
    { ...capture.resource, status: "DECLINED", status_details: { reason: "BUYER_COMPLAINT" } },
    { type: "payment.failed", payment: { id: "29Y24445UY2083144", failureCode: "BUYER_COMPLAINT" } },
  ],
  [
    "PAYMENT.CAPTURE.REFUNDED",
    {
      id: "55105082X5896632E",
      status: "COMPLETED",
      amount: { currency_code: "JPY", value: "500" },
      seller_payable_breakdown: { total_refunded_amount: { currency_code: "JPY", value: "1500" } },
      invoice_id: "T-1001",
      note_to_payer: "Defective product",
      links,
    },
    {
      type: "payment.refunded",
      entity: { type: "payment", id: "9BT885563M275774M" },
      payment: { id: "9BT885563M275774M", amount: { amountMinor: 500, currency: "JPY" }, refunded: { amountMinor: 1500, currency: "JPY" } },
      refund: { id: "55105082X5896632E", paymentId: "9BT885563M275774M", amount: { amountMinor: 500 }, reason: "Defective product" },
    },
  ],
  [
    "PAYMENT.CAPTURE.REVERSED",
    { id: "R1", amount: { currency_code: "USD", value: "-3.00" }, links },
    { type: "payment.refunded", refund: { id: "R1", amount: { amountMinor: 300, currency: "USD" }, reason: "reversed" } },
  ],
  [
    "PAYMENT.SALE.REFUNDED",
    { id: "R2", sale_id: "80F85758S3080410K", state: "completed", amount: { total: "21.00", currency: "USD" } },
    { type: "payment.refunded", refund: { paymentId: "80F85758S3080410K", amount: { amountMinor: 2100, currency: "USD" } } },
  ],
  [
    "CUSTOMER.DISPUTE.CREATED",
    {
      dispute_id: "PP-000-042-663-135",
      disputed_transactions: [{ seller_transaction_id: "00D10444LD479031K", invoice_number: "T-1001" }],
      reason: "MERCHANDISE_OR_SERVICE_NOT_RECEIVED",
      dispute_amount: { currency_code: "USD", value: "3.00" },
      dispute_life_cycle_stage: "INQUIRY",
      status: "OPEN",
      create_time: "2026-11-21T13:35:44.000Z",
      seller_response_due_date: "2026-12-01T13:35:44.000Z",
    },
    {
      type: "dispute.opened",
      entity: { type: "payment", id: "00D10444LD479031K" },
      payment: { reference: "T-1001" },
      dispute: {
        id: "PP-000-042-663-135",
        kind: "inquiry",
        status: "OPEN",
        amount: { amountMinor: 300, currency: "USD" },
        answerBy: "2026-12-01T13:35:44.000Z",
      },
    },
  ],
  ["CUSTOMER.DISPUTE.RESOLVED", { dispute_id: "PP-1", status: "RESOLVED" }, { type: "dispute.updated" }],
  ["CHECKOUT.ORDER.APPROVED", { id: "1" }, { type: "other", topic: "CHECKOUT.ORDER.APPROVED" }],
])("%s", async (event_type, resource, meaning) => {
  expect((await send(sign(bodyOf({ event_type, resource })))).status).toBe(200);
  expect(lastRead()).toMatchObject(meaning);
});
