/** Twilio against the real door, signed and checked by its own library. */
import { createHash, randomBytes } from "node:crypto";
import fc from "fast-check";
import twilio from "twilio";
import { beforeEach, describe, expect, test } from "vitest";
import { twilioMessageSample } from "#lib/commerce/samples/twilio-message.ts";
import { publicAddress, type Sent, sourceDoor } from "#tests/source-door.ts";
import { decodeKey, verify } from "../connectors/signature.ts";
import { testEvent } from "../connectors/test-event.ts";
import { twilioWebhook } from "../connectors/twilio/webhook.ts";

const { getExpectedTwilioSignature, validateRequest, validateRequestWithBody } = twilio;
const { use, send, accepted, lastRead, address } = sourceDoor();
const makeToken = () => randomBytes(16).toString("hex");
const token = makeToken();
beforeEach(() => use("twilio", { now: token }));

type Form = Record<string, string>;
const sample = (more: Form = {}): Form => ({ ...twilioMessageSample("SM6f00000000000000000000000000000a", 1001), ...more });
const signed = (form: Form, { by = token, at = address() } = {}): Sent => ({
  body: new URLSearchParams(form).toString(),
  headers: {
    "content-type": "application/x-www-form-urlencoded; charset=UTF-8",
    "x-twilio-signature": getExpectedTwilioSignature(by, at, form),
  },
});
const nothing = { status: 200, text: '<?xml version="1.0" encoding="UTF-8"?><Response></Response>', type: "text/xml" };

test("a customer's message, signed by its own library: kept as it came, answered with instructions to say nothing", async () => {
  const sent = signed(sample({ Body: "Wo ist meine Bestellung? 在哪里 + & = 🙂", NumMedia: "2" }));
  expect(await send(sent)).toEqual(nothing);
  expect(Buffer.from(accepted[0]!.body).toString()).toBe(sent.body);
  expect(accepted[0]?.dedupeKey).toBe("id:SM6f00000000000000000000000000000a");
  expect(Object.keys(accepted[0]?.headers ?? {})).not.toContain("x-twilio-signature");
  expect(lastRead()).toMatchObject({
    type: "message.received",
    entity: { type: "conversation", id: "+4930000001/+4915100000001" },
    message: {
      id: "SM6f00000000000000000000000000000a",
      channel: "sms",
      from: "+4915100000001",
      address: "+4915100000001",
      text: "Wo ist meine Bestellung? 在哪里 + & = 🙂",
      media: 2,
    },
    customer: { phone: "+4915100000001" },
  });
});

test("by WhatsApp the number is the number, and the address the one that is answered to", async () => {
  await send(signed(sample({ From: "whatsapp:+4915100000001", To: "whatsapp:+4930000001", ProfileName: "Lena", Body: "" })));
  expect(lastRead()).toMatchObject({
    type: "message.received",
    message: { channel: "whatsapp", from: "+4915100000001", address: "whatsapp:+4915100000001", text: "" },
    customer: { name: "Lena", phone: "+4915100000001" },
  });
});

test("a message that comes again is known; what becomes of one of ours is an event for each step, and starts no conversation", async () => {
  for (const form of [sample(), sample(), sample({ NumSegments: "2" })]) expect((await send(signed(form))).status).toBe(200);
  expect(accepted.length).toBe(1);
  for (const MessageStatus of ["sent", "delivered", "delivered"])
    await send(signed({ MessageSid: "SM1", MessageStatus, SmsStatus: MessageStatus, From: "+4930000001", To: "+4915100000001" }));
  expect(accepted.slice(1).map((each) => [each.read?.meaning.type, each.read?.meaning.topic])).toEqual([
    ["other", "message.sent"],
    ["other", "message.delivered"],
  ]);
});

test("two tokens are live while one is changed", async () => {
  const before = makeToken();
  use("twilio", { now: token, before });
  expect((await send(signed(sample(), { by: before }))).status).toBe(200);
  expect((await send(signed(sample(), { by: makeToken() }))).status).toBe(401);
});

describe("refused, with a sentence", () => {
  test.each([
    ["another body", () => ({ ...signed(sample()), body: signed(sample({ Body: "refund me" })).body })],
    ["a field more", () => ({ ...signed(sample()), body: `${signed(sample()).body}&Body=refund+me` })],
    ["a body cut short", () => ({ ...signed(sample()), body: signed(sample()).body.slice(0, -3) })],
    ["a message to another address of the same account", () => signed(sample(), { at: `${publicAddress}/hooks/another` })],
    ["an address with a question behind it that was not signed", () => ({ ...signed(sample()), query: "?x=1" })],
    ["a body that the address says nothing of", () => ({ ...signed({}), body: JSON.stringify(sample()) })],
    ["no signature", () => ({ ...signed(sample()), headers: { "content-type": "application/x-www-form-urlencoded" } })],
  ])("%s", async (_, make) => {
    const answered = await send(make());
    expect(answered).toMatchObject({ status: 401, type: "application/problem+json" });
    expect((JSON.parse(answered.text) as { detail: string }).detail).toMatch(/signature/);
    expect(accepted).toEqual([]);
  });
});

describe("JSON, whose digest is in the address", () => {
  const body = JSON.stringify([
    { id: "EZ1", type: "com.twilio.messaging.message.delivered", data: {} },
    { id: "EZ2", type: "com.twilio.messaging.message.failed", data: {} },
  ]);
  const query = (text: string) => `?bodySHA256=${createHash("sha256").update(text).digest("hex")}`;
  const sentJson = (text = body, by = token): Sent => ({
    body: text,
    query: query(text),
    headers: {
      "content-type": "application/json",
      "x-twilio-signature": getExpectedTwilioSignature(by, address() + query(text), {}),
    },
  });
  test("each of a list is an event, by its own number", async () => {
    expect(validateRequestWithBody(token, sentJson().headers["x-twilio-signature"]!, address() + query(body), body)).toBe(true);
    expect(await send(sentJson())).toEqual(nothing);
    expect(accepted.map((each) => [each.dedupeKey, each.read?.meaning.topic])).toEqual([
      ["id:EZ1", "com.twilio.messaging.message.delivered"],
      ["id:EZ2", "com.twilio.messaging.message.failed"],
    ]);
  });
  test("another body under the same digest, and another's token, are refused", async () => {
    expect((await send({ ...sentJson(), body: body.replace("EZ1", "EZ9") })).status).toBe(401);
    expect((await send(sentJson(body, makeToken()))).status).toBe(401);
  });
});

describe("the port of the address", () => {
  const form = sample();
  const body = Buffer.from(new URLSearchParams(form).toString());
  const keys = [decodeKey(token, "text")];
  const signature = twilioWebhook.signature({ ratePerSecond: 1, burst: 1 });
  const isTaken = (ours: string, theirs: string) =>
    verify(
      signature!,
      { headers: { "x-twilio-signature": getExpectedTwilioSignature(token, theirs, form) }, body, address: ours },
      keys,
      0,
    ) === "genuine";
  test.each([
    ["https://a.example.com/hooks/1", "https://a.example.com/hooks/1"],
    ["https://a.example.com/hooks/1", "https://a.example.com:443/hooks/1"],
    ["https://a.example.com:443/hooks/1", "https://a.example.com/hooks/1"],
    ["https://a.example.com:8443/hooks/1", "https://a.example.com:8443/hooks/1"],
    ["https://a.example.com:8443/hooks/1", "https://a.example.com/hooks/1"],
    ["http://a.example.com/hooks/1?x=a'b", "http://a.example.com:80/hooks/1?x=a'b"],
    ["http://[::1]:3000/hooks/1", "http://[::1]:3000/hooks/1"],
  ])("ours %s, theirs %s", (ours, theirs) => {
    expect(validateRequest(token, getExpectedTwilioSignature(token, theirs, form), ours, form)).toBe(true);
    expect(isTaken(ours, theirs)).toBe(true);
  });
  test.each([
    ["https://a.example.com/hooks/1", "http://a.example.com/hooks/1"],
    ["https://a.example.com/hooks/1", "https://b.example.com/hooks/1"],
    ["https://a.example.com/hooks/1", "https://a.example.com:8443/hooks/1"],
    ["https://a.example.com/hooks/1", "https://a.example.com/hooks/2"],
  ])("ours %s, and not %s", (ours, theirs) => expect(isTaken(ours, theirs)).toBe(false));
});

test("what its own library signs of any fields is genuine, and of any other fields is not", () => {
  const name = fc.stringMatching(/^[A-Za-z][A-Za-z0-9_]{0,12}$/);
  const form = fc.dictionary(
    name,
    fc.string({ unit: "grapheme" }).filter((text) => text.isWellFormed()),
    { minKeys: 1 },
  );
  const keys = [decodeKey(token, "text")];
  const at = "https://a.example.com/hooks/1";
  const verdict = (given: Form, told: Form) =>
    verify(
      twilioWebhook.signature({ ratePerSecond: 1, burst: 1 })!,
      {
        headers: { "x-twilio-signature": getExpectedTwilioSignature(token, at, told) },
        body: Buffer.from(new URLSearchParams(given).toString()),
        address: at,
      },
      keys,
      0,
    );
  fc.assert(
    fc.property(form, name, (fields, more) => {
      expect(verdict(fields, fields)).toBe("genuine");
      expect(verdict({ ...fields, [`${more}x`]: "1" }, fields)).toBe("forged");
    }),
  );
});

test("its own library takes what our test event signs", () => {
  const event = testEvent({ scheme: "twilio", settings: {}, secret: token, address: address() }, Date.now());
  const form = Object.fromEntries(new URLSearchParams(event?.body));
  expect(event?.headers["content-type"]).toBe("application/x-www-form-urlencoded");
  expect(validateRequest(token, event?.headers["x-twilio-signature"] ?? "", address(), form)).toBe(true);
  expect(form["MessageSid"]).toMatch(/^SM[0-9a-f]{32}$/);
});
