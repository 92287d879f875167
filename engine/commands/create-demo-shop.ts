/**
 * Fills in the demo shop: 60 days of past events, stock, answers, a flow that runs on a click and a draft to go on with. All of it
 * or nothing; then last week's bill of WeChat Pay is held against it.
 */
import { randomUUID } from "node:crypto";
import type { Transaction } from "#drizzle/client.ts";
import type { DemoShop } from "#lib/api/shop.ts";
import { instantText, utcDay } from "#lib/commerce/instant.ts";
import { readingVersion, readMeaning } from "#lib/commerce/read-event.ts";
import { demoAnswers } from "#lib/demo/answers.ts";
import { demoShop, type DemoShop as Shop } from "#lib/demo/demo-shop.ts";
import type { DemoEvent } from "#lib/demo/order-life.ts";
import { demoBill } from "#lib/demo/statement.ts";
import type { FlowDocument } from "#lib/flow/flow.ts";
import { refusalWords } from "#lib/language/refusals.ts";
import type { Locale } from "#lib/language/words.ts";
import { readStatement } from "#lib/statement/read-statement.ts";
import { wechatTradeBill } from "#lib/statement/samples.ts";
import { markBigOrders } from "#lib/templates/mark-big-orders.ts";
import { sayHello } from "#lib/templates/say-hello.ts";
import { documentOf } from "#lib/templates/template.ts";
import { eventId } from "../ingest/ids.ts";
import { turnPage } from "../store/answer-books.ts";
import { database } from "../store/database.ts";
import { importEvents, type PastEvent } from "../store/import-events.ts";
import { keepStatement } from "../store/keep-statement.ts";
import { writeAnswers } from "../store/write-answers.ts";
import { type Actor, Refusal, requireRole } from "./actor.ts";
import { setUpDemoStock } from "./demo-stock.ts";

/** `locale`: the language of the two flows; the shop itself speaks both. */
export async function createDemoShop(actor: Actor, input: { now?: string; locale?: Locale } = {}): Promise<DemoShop> {
  requireRole(actor, "editor");
  const now = input.now ?? new Date().toISOString();
  const { sql } = database();
  await refuseIfThere(sql, actor);
  const shop = demoShop(now);
  // each day in a transaction of its own: making a partition locks the table that webhooks are written to
  const days = new Set(shop.events.map(({ at }) => utcDay(at)));
  for (const day of days) await sql`select ensure_day(${day}::date)`;

  const bill = readBill(shop, now);
  const flowId = randomUUID();
  await sql.begin(async (tx) => {
    // the row is held until the end, so that two presses follow each other and the second finds it there
    await refuseIfThere(tx, actor, true);
    const past = shop.events.map((event) => pastEvent(actor.workspaceId, event));
    await importEvents(tx, actor.workspaceId, past);
    await setUpDemoStock(tx, actor.workspaceId, now);
    await setUpDemoAnswers(tx, actor);
    await insertFlow(tx, actor, flowId, documentOf(sayHello, input.locale ?? "en"), true);
    await insertFlow(tx, actor, randomUUID(), documentOf(markBigOrders, input.locale ?? "en"), false);
    await tx`update publication set revision = revision + 1`;
    await tx`update workspace set demo_shop_at = ${now} where id = ${actor.workspaceId}`;
    await tx`select pg_notify('tradewind', 'published')`;
  });
  // the shop is there: a bill that did not arrive is no reason to say that it is not, and can be imported by hand
  await keepStatement(sql, { workspaceId: actor.workspaceId, ...bill, by: actor.name, now }).catch(() => {});
  return {
    customers: shop.people.length,
    orders: shop.events.filter(({ body }) => body.type === "order.created").length,
    messages: shop.events.filter(({ body }) => body.type === "message.received").length,
    flowId,
  };
}

async function setUpDemoAnswers(tx: Transaction, actor: Actor): Promise<void> {
  await turnPage(tx, actor.workspaceId);
  await writeAnswers(
    tx,
    actor.workspaceId,
    actor.name,
    demoAnswers.map((answer) => ({ id: randomUUID(), ...answer })),
  );
}

function readBill(shop: Shop, now: string) {
  const text = wechatTradeBill(demoBill(shop.events, Date.parse(now)));
  const read = readStatement(text);
  if (!read) throw new Error("the demo shop's bill cannot be read");
  return { read, name: "wechat-pay-tradebill.csv", bytes: Buffer.from(text), origin: "sample" as const, connectionId: null };
}

async function refuseIfThere(sql: Transaction | ReturnType<typeof database>["sql"], actor: Actor, hold = false): Promise<void> {
  const [workspace] = await sql<{ demo_shop_at: Date | null }[]>`
    select demo_shop_at from workspace where id = ${actor.workspaceId} ${hold ? sql`for update` : sql``}`;
  if (workspace?.demo_shop_at) throw new Refusal(409, "demo-shop.there", refusalWords.demoThere);
}

/** Read by the same mapper as any arrival, so that what is stored is what the bytes mean. */
function pastEvent(workspaceId: string, { at, body }: DemoEvent): PastEvent {
  const reading = { platform: "tradewind", topic: body.type, v: readingVersion };
  const text = JSON.stringify(body);
  const { meaning, body: parsed } = readMeaning(reading, text);
  return {
    reading,
    bytes: Buffer.from(text),
    event: { ...meaning, id: eventId(at), workspaceId, sourceId: null, receivedAt: instantText(at), body: parsed },
  };
}

async function insertFlow(tx: Transaction, actor: Actor, id: string, document: FlowDocument, live: boolean): Promise<void> {
  const version = live ? 1 : null;
  await tx`
    insert into flow (id, workspace_id, name, draft, published_version, last_version, updated_by)
    values (${id}, ${actor.workspaceId}, ${document.name}, ${JSON.stringify(document)}::text::jsonb, ${version}, ${version ?? 0}, ${actor.name})`;
  if (!live) return;
  await tx`
    insert into flow_version (workspace_id, flow_id, version, document, published_by)
    values (${actor.workspaceId}, ${id}, 1, ${JSON.stringify(document)}::text::jsonb, ${actor.name})`;
}
