/** PayPal's, Adyen's and Twilio's messages through the real product: from the public address and the trusted root to what a flow did. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { hmacValidator as HmacValidator } from "@adyen/api-library";
import twilio from "twilio";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { createFlow } from "#engine/commands/create-flow.ts";
import { createSource } from "#engine/commands/create-source.ts";
import { publishFlow } from "#engine/commands/publish-flow.ts";
import { database } from "#engine/store/database.ts";
import { adyenPaymentSample } from "#lib/commerce/samples/adyen-payment.ts";
import { twilioMessageSample } from "#lib/commerce/samples/twilio-message.ts";
import { flowDocument } from "#lib/flow/flow.ts";
import { freePort, Member } from "./chaos/fleet.ts";
import { type PayPalSide, payPalSide } from "./paypal-side.ts";
import { openTestShop, type TestShop } from "./shop.ts";

const publicUrl = "https://tradewind.example.com/automation";
const folder = mkdtempSync(join(tmpdir(), "tradewind-roots-"));
let shop: TestShop;
let payPal: PayPalSide;
let member: Member;

beforeAll(async () => {
  [shop, payPal] = await Promise.all([openTestShop(), payPalSide()]);
  const roots = join(folder, "roots.pem");
  writeFileSync(roots, payPal.root);
  const { DATABASE_URL, TRADEWIND_SECRET_KEY } = process.env;
  member = new Member(await freePort(), { DATABASE_URL, TRADEWIND_SECRET_KEY, PUBLIC_URL: publicUrl, NODE_EXTRA_CA_CERTS: roots });
});
afterAll(async () => {
  await member?.end();
  await payPal?.close();
  await shop?.close();
  rmSync(folder, { recursive: true, force: true });
});

test("each is verified, known when it comes again, answered as its sender wants it, and starts its flow", { timeout: 90_000 }, async () => {
  const noting = async (event: string, text: string) => {
    const nodes = [
      { id: "start", type: "trigger.event", config: { event } },
      { id: "note", type: "team.note", config: { text } },
    ];
    const flow = await createFlow(shop.owner, flowDocument.parse({ name: event, nodes, edges: [{ from: "start", to: "note" }] }));
    await publishFlow(shop.owner, { id: flow.id });
  };
  await noting("payment.succeeded", "{{ payment.provider }} {{ payment.id }} {{ payment.amount }}");
  await noting("message.received", "{{ message.from }}: {{ message.text }} ({{ message.media }})");
  const key = "0A1B".repeat(16);
  const webhookId = "9XL90610J3647323C";
  const token = "0123456789abcdef0123456789abcdef";
  const adyen = await createSource(shop.owner, { name: "Adyen", scheme: "adyen", secret: key });
  const texts = await createSource(shop.owner, { name: "Twilio", scheme: "twilio", secret: token });
  const settings = { certificatesAt: payPal.url };
  const paid = await createSource(shop.owner, { name: "PayPal", scheme: "paypal", secret: webhookId, settings });
  await member.start().ready;

  const send = async (id: string, body: string, headers: Record<string, string>) => {
    const answer = await fetch(`${member.base}/hooks/${id}`, { method: "POST", body, headers });
    return { status: answer.status, text: await answer.text() };
  };
  const twice = async (id: string, body: string, headers: Record<string, string>) => [
    await send(id, body, headers),
    await send(id, body, headers),
  ];

  const capture = JSON.stringify({
    id: "WH-1",
    event_type: "PAYMENT.CAPTURE.COMPLETED",
    resource: { id: "CAP-1", status: "COMPLETED", amount: { value: "1234.567", currency_code: "KWD" } },
  });
  const fromPayPal = payPal.sign(capture, { webhookId });
  expect(await twice(paid.id, capture, fromPayPal)).toEqual([
    expect.objectContaining({ status: 200 }),
    expect.objectContaining({ status: 200 }),
  ]);
  expect((await send(paid.id, capture.replace("1234", "9234"), fromPayPal)).status).toBe(401);
  expect(payPal.asked.length).toBe(1);

  const notice = adyenPaymentSample("8835408283742191361", 1001, "2026-11-22T10:00:00Z") as {
    notificationItems: { NotificationRequestItem: Record<string, unknown> }[];
  };
  const [first] = notice.notificationItems;
  const item = first?.NotificationRequestItem ?? {};
  item["additionalData"] = { hmacSignature: new HmacValidator().calculateHmac(item as never, key) };
  const json = { "content-type": "application/json" };
  expect(await twice(adyen.id, JSON.stringify(notice), json)).toEqual(Array(2).fill({ status: 200, text: "[accepted]" }));
  expect((await send(adyen.id, JSON.stringify(notice).replace("61240", "1"), json)).status).toBe(401);

  const form = twilioMessageSample("SM6f00000000000000000000000000000a", 1001);
  const body = new URLSearchParams(form).toString();
  const headersFor = (address: string) => ({
    "content-type": "application/x-www-form-urlencoded",
    "x-twilio-signature": twilio.getExpectedTwilioSignature(token, address, form),
  });
  expect(await twice(texts.id, body, headersFor(`${publicUrl}/hooks/${texts.id}`))).toEqual(
    Array(2).fill({ status: 200, text: expect.stringContaining("<Response></Response>") }),
  );
  expect((await send(texts.id, body, headersFor(`${member.base}/hooks/${texts.id}`))).status).toBe(401);

  const { sql } = database();
  await vi.waitFor(async () => expect(await sql`select 1 from run`).toHaveLength(3), { timeout: 30_000, interval: 50 });
  const notes = await sql<{ text: string }[]>`select text from team_note order by text`;
  expect(notes.map(({ text }) => text)).toEqual([
    "+4915100000001: Where is order #T1001? (0)",
    expect.stringMatching(/^adyen 8835408283742191361 .*612\.40/),
    expect.stringMatching(/^paypal CAP-1 .*1234\.567/),
  ]);
  expect(await sql`select 1 from event`).toHaveLength(3);
});
