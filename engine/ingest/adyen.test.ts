/** Adyen against the real door, signed and checked by its own library. */
import { randomBytes } from "node:crypto";
import { hmacValidator as HmacValidator } from "@adyen/api-library";
import { beforeEach, describe, expect, test } from "vitest";
import { type Sent, sourceDoor } from "#tests/source-door.ts";

const { use, send, accepted, lastRead } = sourceDoor();
const validator = new HmacValidator();
const hmacKey = () => randomBytes(32).toString("hex").toUpperCase();
const key = hmacKey();
beforeEach(() => use("adyen", { now: key }));

const payment = {
  additionalData: {} as Record<string, string>,
  amount: { value: 61240, currency: "EUR" },
  eventCode: "AUTHORISATION",
  eventDate: "2026-11-22T11:00:03+01:00",
  merchantAccountCode: "TestMerchant",
  merchantReference: "T-1001",
  originalReference: "",
  paymentMethod: "visa",
  pspReference: "NC6HT9CRT65ZGN82",
  reason: "033899:1111:03/2030",
  success: "true",
};
type Item = typeof payment;
const item = (more: Partial<Item> = {}): Item => ({ ...payment, ...more });
const theirs = (each: Item) => each as unknown as Parameters<typeof validator.calculateHmac>[0];
const signedItem = (each: Item, by = key): Item => ({
  ...each,
  additionalData: { ...each.additionalData, hmacSignature: validator.calculateHmac(theirs(each), by) },
});
const message = (...items: Item[]): Sent => ({
  body: JSON.stringify({ live: "false", notificationItems: items.map((each) => ({ NotificationRequestItem: each })) }),
  headers: { "content-type": "application/json" },
});
const sendItem = (more: Partial<Item>, by = key) => send(message(signedItem(item(more), by)));

test("what its own library signs is taken whole, and answered with exactly [accepted]", async () => {
  const sent = message(signedItem(item()));
  expect(await send(sent)).toMatchObject({ status: 200, text: "[accepted]" });
  expect(Buffer.from(accepted[0]!.body).toString()).toBe(sent.body);
  expect(accepted[0]?.dedupeKey).toBe("id:AUTHORISATION/NC6HT9CRT65ZGN82/true");
  expect(lastRead()).toMatchObject({
    type: "payment.succeeded",
    entity: { type: "payment", id: "NC6HT9CRT65ZGN82" },
    occurredAt: "2026-11-22T11:00:03+01:00",
    payment: { reference: "T-1001", provider: "adyen", method: "visa", amount: { amountMinor: 61240, currency: "EUR" } },
  });
});

test("its own library takes what our test event signs", async () => {
  const { testEvent } = await import("../connectors/test-event.ts");
  const event = testEvent({ scheme: "adyen", settings: {}, secret: key, address: "" }, Date.now());
  const [first] = (JSON.parse(event?.body ?? "") as { notificationItems: { NotificationRequestItem: Item }[] }).notificationItems;
  expect(validator.validateHMAC(theirs(first!.NotificationRequestItem) as never, key)).toBe(true);
});

test("several items are an event each, as they were written; one of them again is known", async () => {
  const [first, second] = [signedItem(item()), signedItem(item({ pspReference: "SECOND", merchantReference: "T-1002" }))];
  const sent = message(first, second);
  expect(await send(sent)).toMatchObject({ status: 200, text: "[accepted]" });
  expect(accepted.map((each) => each.read?.meaning.payment?.reference)).toEqual(["T-1001", "T-1002"]);
  expect(accepted.map((each) => JSON.parse(Buffer.from(each.body).toString()))).toEqual([
    { NotificationRequestItem: first },
    { NotificationRequestItem: second },
  ]);
  for (const each of accepted) expect(sent.body).toContain(Buffer.from(each.body).toString());
  expect(await send(message(second))).toMatchObject({ status: 200, text: "[accepted]" });
  expect(accepted.length).toBe(2);
});

test.each([
  [
    "a payment that was refused",
    { success: "false", reason: "Not enough balance" },
    "payment.failed",
    { payment: { reason: "Not enough balance" } },
  ],
  [
    "a refund, to its payment",
    { eventCode: "REFUND", pspReference: "R1", originalReference: "P1", amount: { value: 500, currency: "JPY" } },
    "payment.refunded",
    {
      entity: { type: "payment", id: "P1" },
      payment: { id: "P1" },
      refund: { id: "R1", paymentId: "P1", amount: { amountMinor: 500, currency: "JPY" } },
    },
  ],
  ["a refund that failed", { eventCode: "REFUND", success: "false", originalReference: "P1" }, "other", {}],
  [
    "a dispute that begins",
    {
      eventCode: "NOTIFICATION_OF_CHARGEBACK",
      pspReference: "D1",
      originalReference: "P1",
      additionalData: { disputeStatus: "Undefended", defensePeriodEndsAt: "2026-12-18T10:15:30+01:00" },
    },
    "dispute.opened",
    { dispute: { id: "D1", paymentId: "P1", kind: "chargeback", status: "Undefended", answerBy: "2026-12-18T10:15:30+01:00" } },
  ],
  ["a chargeback", { eventCode: "CHARGEBACK", pspReference: "D1", originalReference: "P1" }, "dispute.opened", { dispute: { id: "D1" } }],
  ["a chargeback that was won", { eventCode: "CHARGEBACK_REVERSED", originalReference: "P1" }, "dispute.updated", {}],
  ["a report", { eventCode: "REPORT_AVAILABLE", amount: { value: 0, currency: "EUR" } }, "other", {}],
])("%s", async (_, more, type, meaning) => {
  expect((await sendItem(more as Partial<Item>)).status).toBe(200);
  expect(lastRead()).toMatchObject({ type, topic: (more as Partial<Item>).eventCode ?? "AUTHORISATION", ...meaning });
});

test("a success and a failure of one payment are two events", async () => {
  await sendItem({ success: "false" });
  await sendItem({ success: "true" });
  await sendItem({ success: "true" });
  expect(accepted.map((each) => each.read?.meaning.type)).toEqual(["payment.failed", "payment.succeeded"]);
});

describe("refused, and not accepted", () => {
  const good = signedItem(item());
  test.each([
    ["another amount", message({ ...good, amount: { ...good.amount, value: 1 } })],
    ["a failure made a success", message({ ...signedItem(item({ success: "false" })), success: "true" })],
    ["another's key", message(signedItem(item(), hmacKey()))],
    ["one item of two without a signature", message(good, item())],
    ["one item of two forged", message(good, { ...good, merchantReference: "T-9" })],
    ["no items", message()],
    ["no JSON", { ...message(good), body: message(good).body.slice(0, -1) }],
    ["a list", { ...message(good), body: "[]" }],
  ])("%s", async (_, sent) => {
    const answered = await send(sent);
    expect(answered).toMatchObject({ status: 401, type: "application/problem+json" });
    expect((JSON.parse(answered.text) as { detail: string }).detail).toMatch(/signature/);
    expect(accepted).toEqual([]);
  });
  test("fields that are pushed into one another, though the signed text stays the same", async () => {
    const from = signedItem(item({ merchantAccountCode: "Shop", merchantReference: "A:B" }));
    const pushed = { ...from, merchantAccountCode: "Shop:A", merchantReference: "B" };
    expect(validator.validateHMAC(theirs(pushed) as never, key)).toBe(true);
    expect((await send(message(from))).status).toBe(200);
    expect((await send(message(pushed))).status).toBe(401);
  });
});

test("two keys are live while one is changed", async () => {
  const [before, older] = [hmacKey(), hmacKey()];
  use("adyen", { now: key, before });
  expect((await sendItem({}, before)).status).toBe(200);
  expect((await sendItem({}, older)).status).toBe(401);
});

test("ids beyond what a double holds stay as they are", async () => {
  const body = message(signedItem(item({ pspReference: "8835408283742191361", merchantReference: "271878346596884015" })));
  await send(body);
  expect(lastRead()?.payment).toMatchObject({ id: "8835408283742191361", reference: "271878346596884015" });
});
