/** Customer service on a database, through the real engine: asked, answered, handed over, held, and written down. */
import { randomUUID } from "node:crypto";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { Incoming } from "#engine/ingest/incoming.ts";
import { type Engine, startEngine } from "#engine/runtime/postgres/serve.ts";
import { changeConversation } from "#engine/store/replies.ts";
import { takeOver } from "#lib/service/conversation.ts";
import { answerQuestions } from "#lib/templates/answer-questions.ts";
import { documentOf } from "#lib/templates/template.ts";
import { openTestDatabase, type TestDatabase } from "./database.ts";
import { openShopOn, type TestShop } from "./shop-on.ts";

let database: TestDatabase;
let shop: TestShop;
let engine: Engine;
const failures: unknown[] = [];

beforeEach(async () => {
  failures.length = 0;
  database = await openTestDatabase();
  shop = await openShopOn(database.url, database.sql);
  engine = await startEngine({ url: database.url, role: "all", log: (failure, error) => failures.push([failure, error]) });
  const { sql } = database;
  const document = JSON.stringify(documentOf(answerQuestions, "en"));
  const flowId = randomUUID();
  await sql`insert into flow (id, workspace_id, name, draft, published_version, last_version)
    values (${flowId}, ${shop.workspaceId}, 'Answer', ${document}::text::jsonb, 1, 1)`;
  await sql`insert into flow_version (workspace_id, flow_id, version, document) values (${shop.workspaceId}, ${flowId}, 1, ${document}::text::jsonb)`;
  await sql`update publication set revision = revision + 1`;
  await sql`insert into answer_book (workspace_id) values (${shop.workspaceId})`;
  await sql`insert into answer_entry (workspace_id, phrasings_en, answer_en, phrasings_zh, answer_zh) values
    (${shop.workspaceId}, ${["Do you ship to Norway?", "Do you deliver abroad?"]}, 'Yes, for 12 euros.', ${["可以寄到挪威吗"]}, '可以，运费 12 欧元。'),
    (${shop.workspaceId}, ${["Where is my order?", "When will my order arrive?", "Has my order been shipped?"]},
      'Your order {{ order.number }} is {{ order.fulfilmentStatus }}.', '{}', '')`;
});
afterEach(async () => {
  await engine.stop();
  await shop.close();
  await database.close();
});

let n = 0;
function incoming(body: Record<string, unknown>): Incoming {
  return {
    workspaceId: shop.workspaceId,
    sourceId: null,
    origin: "hand",
    reading: { platform: "tradewind", topic: "", v: 1 },
    body: Buffer.from(JSON.stringify(body)),
    headers: {},
    dedupeKey: `k${++n}`,
    receivedAt: new Date(),
  };
}
const says = (conversationId: string, text: string, customer?: Record<string, unknown>) =>
  engine.acceptor.accept(
    incoming({
      type: "message.received",
      message: { id: `m${n}`, conversationId, channel: "email", text, from: "Lena", address: customer?.["email"] ?? "" },
      ...(customer ? { customer } : {}),
    }),
  );

async function ended(count: number) {
  for (let i = 0; i < 400; i++) {
    const rows = await database.sql`select status, failure_code, journal from run`;
    if (rows.length >= count) return rows;
    await new Promise((next) => setTimeout(next, 25));
  }
  throw new Error(`no ${count} runs: ${JSON.stringify(failures.map(String))}`);
}
const conversation = async (id: string) => {
  const [row] = await database.sql`select mode, status, reason, last_author, last_text, waiting_since from conversation where id = ${id}`;
  return { ...row };
};
const written = async (id: string) =>
  (
    await database.sql`select author, body, state, confidence from shop_message where conversation_id = ${id} and author <> 'customer' order by at`
  ).map((row) => ({ ...row }));

test("a question that an answer covers is answered, and the answer knows that it was used", async () => {
  await says("c1", "Do you ship to Norway?");
  expect((await ended(1)).map((row) => row["status"])).toEqual(["finished"]);
  expect(await conversation("c1")).toMatchObject({ mode: "auto", status: "answered", last_author: "tradewind", waiting_since: null });
  expect(await written("c1")).toEqual([{ author: "tradewind", body: "Yes, for 12 euros.", state: "kept", confidence: expect.any(Number) }]);
  expect((await database.sql`select used from answer_entry where used > 0`).map((row) => row["used"])).toEqual([1]);
  expect(failures).toEqual([]);
});

test("an order is spoken of to its customer, and to nobody else", async () => {
  const lena = { id: "lena", name: "Lena", email: "lena@example.com" };
  const order = { id: "o1", number: "#1001", currency: "EUR", fulfilmentStatus: "shipped", total: { amountMinor: 100, currency: "EUR" } };
  await engine.acceptor.accept(incoming({ type: "order.created", order, customer: lena }));
  for (let i = 0; i < 200 && (await database.sql`select 1 from shop_order`).length === 0; i++)
    await new Promise((next) => setTimeout(next, 20));
  await says("c1", "Where is my order #1001?", lena);
  await ended(1);
  expect((await written("c1"))[0]).toMatchObject({ body: "Your order #1001 is shipped." });
  await says("c2", "Where is my order #1001?", { id: "eve", name: "Eve", email: "eve@example.com" });
  await ended(2);
  expect(await conversation("c2")).toMatchObject({ mode: "waiting", reason: "missing" });
  expect((await written("c2")).map(({ body }) => body).join()).not.toContain("shipped");
});

test("a refund demand is a person's; while a person holds the conversation nothing is written by itself", async () => {
  await says("c1", "I want my money back, do you ship to Norway?");
  await ended(1);
  expect(await conversation("c1")).toMatchObject({ mode: "waiting", status: "open", reason: "refund" });
  // the customer is told once that a person will answer
  expect((await written("c1")).map(({ body }) => body)).toEqual([
    expect.stringMatching(/^Thank you for writing\. (?:A colleague is looking|.*answers from \d{4}-\d\d-\d\d, 09:00\.)/),
  ]);
  await says("c1", "Hello? Do you ship to Norway?");
  await ended(2);
  expect(await written("c1")).toHaveLength(1);

  await changeConversation(database.sql, shop.workspaceId, "c2", (state) => state);
  await says("c2", "Is the mug safe in the microwave?");
  await ended(3);
  await changeConversation(database.sql, shop.workspaceId, "c2", (state) => takeOver(state, "user"));
  await says("c2", "Do you ship to Norway?");
  await ended(4);
  expect(await conversation("c2")).toMatchObject({ mode: "person", status: "open", last_author: "customer" });
  expect(failures).toEqual([]);
});
