import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { foldOrder, type OrderState } from "#lib/commerce/fold-order.ts";
import type { Customer, Order } from "#lib/commerce/order.ts";
import { readMeaning } from "#lib/commerce/read-event.ts";
import { findAnswer } from "#lib/service/find-answer.ts";
import { openTestDatabase, type TestDatabase } from "#tests/database.ts";
import { bookNow } from "../store/answer-books.ts";
import type { Actor } from "./actor.ts";
import { createDemoShop } from "./create-demo-shop.ts";

let database: TestDatabase;
vi.mock("../store/database.ts", () => ({ database: () => database }));

const actor: Actor = { workspaceId: randomUUID(), userId: null, name: "Mei", role: "editor" };
const now = "2026-11-22T14:30:00.000Z";
let took = 0;
let made: Awaited<ReturnType<typeof createDemoShop>>;

beforeAll(async () => {
  database = await openTestDatabase();
  await database.sql`insert into workspace (id, name) values (${actor.workspaceId}, 'Shop')`;
  const began = performance.now();
  made = await createDemoShop(actor, { now });
  took = performance.now() - began;
}, 120_000);
afterAll(() => database.close());

const one = async (query: Promise<readonly object[]>) => Object.values((await query)[0] ?? {}).map(Number);

describe("the demo shop's button", () => {
  test("fills in orders, customers, questions and events, and counts them exactly", async () => {
    const { sql } = database;
    expect(made).toMatchObject({ orders: 2_000, customers: 700, messages: 150 });
    expect(await one(sql`select count(*) from shop_order`)).toEqual([2_000]);
    expect(await one(sql`select count(*) from shop_customer`)).toEqual([700]);
    expect(await one(sql`select count(*) from shop_message`)).toEqual([150]);
    expect(await one(sql`select count(*) from shop_product`)).toEqual([40]);
    const [events] = await one(sql`select count(*) from event where origin = 'import' and started = 0`);
    expect(events).toBeGreaterThan(7_000);
    expect(await one(sql`select sum(n) from tally where name = 'events.accepted'`)).toEqual([events]);
    expect(took).toBeLessThan(30_000);
  });

  test("starts no flow", async () => {
    expect(
      await one(
        database.sql`select (select count(*) from delivery) as a, (select count(*) from run) as b, (select count(*) from run_live) as c`,
      ),
    ).toEqual([0, 0, 0]);
  });

  test("leaves each order as its stored events fold to", async () => {
    const rows = await database.sql<
      { entity_id: string; body: Uint8Array; reading: { platform: string; topic: string; v: number }; received_at: Date }[]
    >`
      select entity_id, body, reading, received_at from event where entity_type = 'order' order by received_at, id`;
    const states = new Map<string, OrderState | null>();
    for (const { entity_id, body, reading, received_at } of rows) {
      const { meaning } = readMeaning(reading, Buffer.from(body).toString("utf8"));
      states.set(entity_id, foldOrder(states.get(entity_id) ?? null, meaning, received_at.toISOString()));
    }
    const stored = await database.sql<
      { id: string; status: string; refunded_minor: string; total_minor: string; customer_name: string }[]
    >`select * from shop_order`;
    for (const row of stored) {
      const state = states.get(row.id);
      expect(row).toMatchObject({
        status: state?.status,
        refunded_minor: String(state?.refundedMinor),
        total_minor: String(state?.document.total.amountMinor),
        customer_name: state?.customerName,
      });
    }
  });

  test("knows when customers came first, and how often", async () => {
    expect(
      await one(database.sql`
        select count(*) from shop_customer c
        join (select customer_id, count(*) as n, min(placed_at) as first from shop_order group by 1) o on o.customer_id = c.id
        where c.orders_count <> o.n or abs(extract(epoch from c.first_seen_at - o.first)) > 1`),
    ).toEqual([0]);
  });

  test("leaves a flow that is live and one to go on with", async () => {
    const flows = await database.sql`select name, published_version from flow order by published_version`;
    expect(flows.map(({ name, published_version }) => [name, published_version])).toEqual([
      ["Say hello", 1],
      ["Mark big orders", null],
    ]);
    expect(await one(database.sql`select revision from publication`)).toEqual([1]);
  });

  test("answers what its customers ask, from their own orders", async () => {
    const book = await bookNow(database.sql, actor.workspaceId);
    const order = { number: "#10001", email: "lena@example.com", shippingAddress: { city: "Bergen" } } as Order;
    const parts = { order, customer: { name: "Lena" } as Customer };
    const ask = (text: string, known = parts) => findAnswer({ state: { mode: "auto" }, text, sure: 60, book, parts: known, now });
    expect(ask("Hi, when will order #10001 ship?")).toMatchObject({
      result: "answer",
      answer: expect.stringContaining("#10001 goes to Bergen"),
    });
    expect(ask("熟普洱怎么保存？放冰箱行吗")).toMatchObject({ result: "answer", answer: expect.stringContaining("冰箱") });
    expect(ask("Where is my order?", {} as typeof parts)).toMatchObject({ result: "person", reason: "missing" });
  });

  test("has a bill of last week whose differences are the four that it was given", async () => {
    const open = await database.sql<{ kind: string }[]>`
      select kind from money_difference where workspace_id = ${actor.workspaceId} and state = 'open' order by kind`;
    expect(open.map(({ kind }) => kind)).toEqual(["amount", "fee", "missing-in-shop", "missing-in-shop"]);
    const [lines] = await one(
      database.sql`select count(*) from statement_line where workspace_id = ${actor.workspaceId} and record_id is not null`,
    );
    expect(lines).toBeGreaterThan(40);
  });

  test("says so when it is pressed again, also twice at once", async () => {
    await expect(createDemoShop(actor, { now })).rejects.toMatchObject({ status: 409 });
    const other: Actor = { ...actor, workspaceId: randomUUID() };
    await database.sql`insert into workspace (id, name) values (${other.workspaceId}, 'Second')`;
    const both = await Promise.allSettled([createDemoShop(other, { now, locale: "zh" }), createDemoShop(other, { now, locale: "zh" })]);
    expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(await one(database.sql`select count(*) from shop_order where workspace_id = ${other.workspaceId}`)).toEqual([2_000]);
  }, 120_000);

  test("is not for viewers", async () => {
    await expect(createDemoShop({ ...actor, role: "viewer" }, { now })).rejects.toMatchObject({ status: 403 });
  });
});
