/** What changes in our copy of an order is said to the shop that it came from, once, and its own word of it is known as ours. */
import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { createConnection } from "#engine/commands/create-connection.ts";
import { createSource } from "#engine/commands/create-source.ts";
import type { Incoming } from "#engine/ingest/incoming.ts";
import { OwnEchoes } from "#engine/ingest/own-echoes.ts";
import { effectsBeside } from "#engine/queries/effects-beside.ts";
import { listTeamNotes } from "#engine/queries/list-team-notes.ts";
import { database } from "#engine/store/database.ts";
import { keepMirrored, readMirrors } from "#engine/store/platform-mirror.ts";
import { order as orderSchema } from "#lib/commerce/order.ts";
import { readingVersion, readMeaning } from "#lib/commerce/read-event.ts";
import { limits } from "#lib/limits.ts";
import { openProvider, type ProviderServer } from "#tests/provider-server.ts";
import { openTestShop, type TestShop } from "#tests/shop.ts";
import { openDesk } from "../database/open-desk.ts";
import { lookAgain } from "../outside-gates.ts";
import { performInside } from "../perform.ts";
import { mirrorChanges } from "./mirror-changes.ts";

let shop: TestShop;
let server: ProviderServer;
let sourceId = "";
let connectionId = "";
let there: { tags: string[]; note: string; parts: { id: string; status: string }[] };
/** Called while the platform is doing what it was asked, as its message of it may come before its answer. */
let meanwhile: (() => Promise<void>) | null = null;

beforeAll(async () => {
  shop = await openTestShop();
  server = await openProvider(async ({ body }) => {
    const { query, variables } = JSON.parse(body) as { query: string; variables: { id: string; tags: string[]; input: { note: string } } };
    const isWrite = query.startsWith("mutation");
    if (isWrite) await meanwhile?.();
    const part = there.parts.find(({ id }) => id === variables.id);
    if (query.includes("tagsAdd(")) there.tags = [...new Set([...there.tags, ...variables.tags])];
    if (query.includes("tagsRemove(")) there.tags = there.tags.filter((tag) => !variables.tags.includes(tag));
    if (query.includes("orderUpdate(")) there.note = variables.input.note;
    if (query.includes("fulfillmentOrderHold(") && part) part.status = "ON_HOLD";
    if (query.includes("fulfillmentOrderReleaseHold(") && part) part.status = "OPEN";
    const [name = ""] = /\w+(?=\((?:id|input):)/.exec(query) ?? [];
    if (isWrite) return { body: { data: { [name]: { node: { id: variables.id }, userErrors: [] } } } };
    return { body: { data: { order: { id: variables.id, note: there.note, fulfillmentOrders: { nodes: there.parts } } } } };
  });
  const source = await createSource(shop.editor, { name: "Tea & Co", scheme: "shopify", secret: "hush-hush" });
  sourceId = source.id;
  const made = await createConnection(shop.editor, {
    name: "Tea & Co",
    kind: "shopify",
    settings: { baseUrl: server.url, allowedHosts: ["127.0.0.1"], sourceId, restAfter: 0 },
    secrets: { accessToken: "shpat_1", clientSecret: "hush-hush" },
  });
  connectionId = made.id;
});
afterAll(async () => {
  server.close();
  await shop.close();
});

let id = "";
let n = 0;
beforeEach(async () => {
  there = { tags: [], note: "", parts: [{ id: "gid://shopify/FulfillmentOrder/1", status: "OPEN" }] };
  meanwhile = null;
  server.seen.length = 0;
  id = String(7_000 + ++n);
  await addOrder(id, sourceId);
});

async function addOrder(orderId: string, source: string | null): Promise<void> {
  const document = {
    ...orderSchema.parse({ id: orderId, number: `#${orderId}`, platform: "shopify", paymentStatus: "paid" }),
    asOf: "",
    refunds: [],
  };
  await database().sql`
    insert into shop_order (workspace_id, id, number, platform, source_id, status, currency, total_minor, document, placed_at, updated_at)
    values (${shop.workspaceId}, ${orderId}, ${document.number}, 'shopify', ${source}, 'paid', 'EUR', 10000, ${JSON.stringify(document)}, now(), now())`;
}

type Inside = Parameters<typeof performInside>[1][number]["effect"];
/** As a turn does it: the change, and the row of what is to be said of it, in one transaction. */
async function changed(effect: Inside, args: object, key: string = randomUUID()): Promise<string> {
  await database().sql.begin(async (tx) => {
    const desk = openDesk(tx);
    const calls = [
      { effect, args: { orderId: id, ...args }, key, workspaceId: shop.workspaceId, runId: randomUUID(), at: new Date().toISOString() },
    ];
    const outcomes = await performInside(desk, calls);
    await keepMirrored(tx, await readMirrors(tx), calls, outcomes, (ws, order) => desk.orders.get(ws, order)?.sourceId ?? null);
    await Promise.all(desk.write());
  });
  return key;
}
const send = () => mirrorChanges(database().sql, new AbortController().signal);
const toldOf = async (key: string) => (await effectsBeside(shop.workspaceId, [key])).get(key)?.told;
const writes = () => server.seen.filter(({ body }) => body.includes("mutation")).length;
const waiting = async () => Number((await database().sql`select count(*) as n from platform_mirror where failed_at is null`)[0]?.["n"]);

/** The shop tells that the order has changed. */
async function heard(body: object = {}, topic = "orders/updated"): Promise<boolean> {
  const echoes = new OwnEchoes(database().sql);
  await echoes.refresh();
  const reading = { platform: "shopify", topic, v: readingVersion } as const;
  const read = readMeaning(reading, JSON.stringify({ id: Number(id), updated_at: new Date().toISOString(), currency: "EUR", ...body }));
  const incoming = { sourceId, workspaceId: shop.workspaceId, reading, read } as unknown as Incoming;
  expect(echoes.mayBe(incoming)).toBe(true);
  return (await echoes.marked(incoming)).read?.meaning.ours === true;
}

describe("is said to the shop", () => {
  test("a tag put on and taken off, in this order", async () => {
    await changed("order.tag", { tag: "risky" });
    await changed("order.tag", { tag: "late" });
    await changed("order.untag", { tag: "risky" });
    await send();
    expect(there.tags).toEqual(["late"]);
    expect(writes()).toBe(3);
    expect(await waiting()).toBe(0);
  });

  test("a note, a hold with its reason, and that it goes on", async () => {
    const note = await changed("order.note", { text: "Ask for the house number" });
    const hold = await changed("order.hold", { reason: "The address is not complete" });
    expect(await toldOf(hold)).toEqual({ system: "shopify", state: "waiting", error: "" });
    await send();
    expect(there).toMatchObject({ note: "Ask for the house number", parts: [{ status: "ON_HOLD" }] });
    expect(server.seen.some(({ body }) => body.includes("The address is not complete"))).toBe(true);
    for (const key of [note, hold]) expect(await toldOf(key)).toEqual({ system: "shopify", state: "told", error: "" });
    await changed("order.release", {});
    await send();
    expect(there.parts).toEqual([{ id: "gid://shopify/FulfillmentOrder/1", status: "OPEN" }]);
  });

  test("a status that holds it or lets it go on; not one by which it is over", async () => {
    await changed("order.set-status", { status: "held" });
    await send();
    expect(there.parts[0]?.status).toBe("ON_HOLD");
    await changed("order.set-status", { status: "paid" });
    await send();
    expect(there.parts[0]?.status).toBe("OPEN");
    await changed("order.set-status", { status: "held" });
    await changed("order.set-status", { status: "cancelled" });
    await send();
    expect(there.parts[0]?.status).toBe("ON_HOLD");
  });

  test("nothing where nothing changed, and nothing of an order of no connected shop", async () => {
    await changed("order.release", {});
    id = "elsewhere";
    await addOrder(id, null);
    const key = await changed("order.hold", { reason: "" });
    await send();
    expect(server.seen).toEqual([]);
    expect(await toldOf(key)).toBeUndefined();
  });
});

describe("a bad day", () => {
  test("the shop is away: it is said again later, and the changes behind it wait their turn", async () => {
    const key = await changed("order.tag", { tag: "a" });
    await changed("order.untag", { tag: "a" });
    server.trouble(({ body }) => body.includes("tagsAdd("), { before: { status: 503, body: {} } });
    await send();
    expect(await toldOf(key)).toMatchObject({ state: "waiting", error: expect.stringContaining("503") });
    expect(await waiting()).toBe(2);
    await database().sql`update platform_mirror set next_at = now()`;
    await database().sql`delete from connection_gate`;
    lookAgain(connectionId);
    await send();
    expect(there.tags).toEqual([]);
    expect(await waiting()).toBe(0);
    expect(await toldOf(key)).toMatchObject({ state: "told" });
  });

  test("its answer is lost: it is said again, which comes to the same", async () => {
    const key = await changed("order.note", { text: "Call first" });
    server.trouble(({ body }) => body.includes("orderUpdate("), { after: "cut" });
    await send();
    expect(await toldOf(key)).toMatchObject({ state: "waiting" });
    await database().sql`update platform_mirror set next_at = now()`;
    await database().sql`delete from connection_gate`;
    lookAgain(connectionId);
    await send();
    expect(there.note).toBe("Call first");
    expect(await toldOf(key)).toMatchObject({ state: "told" });
  });

  test("the shop refuses: it stays ours alone, and says so with the shop's reason", async () => {
    there.parts = [{ id: "gid://shopify/FulfillmentOrder/1", status: "CLOSED" }];
    const key = await changed("order.hold", { reason: "" });
    await changed("order.tag", { tag: "after" });
    await send();
    expect(await toldOf(key)).toMatchObject({
      system: "shopify",
      state: "refused",
      error: expect.stringContaining("shipped or cancelled"),
    });
    expect(there.tags).toEqual(["after"]);
    // the shop would ship it: somebody is told
    expect((await listTeamNotes(shop.viewer, {})).items.filter(({ order }) => order?.id === id)).toMatchObject([
      {
        urgent: true,
        text: expect.stringContaining("Shopify may ship this order"),
        refused: { verb: "hold", system: "shopify", why: expect.stringContaining("shipped or cancelled") },
      },
    ]);
  });

  test("a tag that the shop does not take bothers nobody", async () => {
    const key = await changed("order.tag", { tag: "late" });
    server.trouble(({ body }) => body.includes("tagsAdd("), { before: { status: 422, body: {} } });
    await database().sql`update platform_mirror set tries = ${limits.effectAttemptsMax}`;
    await send();
    expect(await toldOf(key)).toMatchObject({ state: "refused" });
    expect((await listTeamNotes(shop.viewer, {})).items.filter(({ order }) => order?.id === id)).toEqual([]);
  });
});

describe("the shop's own word of it", () => {
  test("is ours, also where it comes before the answer", async () => {
    expect(await heard()).toBe(false);
    let before: boolean | null = null;
    meanwhile = async () => {
      before = await heard();
    };
    await changed("order.tag", { tag: "risky" });
    await send();
    expect(before).toBe(true);
    expect(await heard()).toBe(true);
  });

  test("is not ours for another order, nor where the shop refused", async () => {
    there.parts = [];
    await changed("order.hold", { reason: "" });
    await send();
    expect(await heard()).toBe(false);
  });

  const tryAgain = async () => {
    await database().sql`update platform_mirror set next_at = now() - interval '1 second'`;
    await database().sql`delete from connection_gate`;
    lookAgain(connectionId);
    await send();
  };
  const isTag = ({ body }: { body: string }) => body.includes("tagsAdd(");
  const slowDown = { before: { status: 429, headers: { "retry-after": "1" }, body: {} } };

  test("is not ours while nothing was carried out: what is heard then is the shop's own", async () => {
    server.trouble(isTag, slowDown);
    await changed("order.tag", { tag: "risky" });
    await send();
    expect(await heard()).toBe(false);
    await tryAgain();
    expect(there.tags).toEqual(["risky"]);
    expect(await heard()).toBe(true);
  });

  test("stays ours where an earlier try may have been carried out, though the next was turned away", async () => {
    server.trouble(isTag, { after: "cut" }, slowDown);
    await changed("order.tag", { tag: "risky" });
    await send();
    await tryAgain();
    expect(writes()).toBe(2);
    expect(await heard()).toBe(true);
    // of long ago: the try that was turned away makes nothing ours
    await database().sql`update platform_action set tried_at = tried_at - interval '2 minutes' where order_id = ${id}`;
    expect(await heard()).toBe(false);
    await tryAgain();
    expect(await heard()).toBe(true);
  });

  test("is ours of the part that was held, though the shop asked us to slow down before the next", async () => {
    there.parts = ["1", "2"].map((part) => ({ id: `gid://shopify/FulfillmentOrder/${part}`, status: "OPEN" }));
    server.trouble(({ body }) => body.includes("fulfillmentOrderHold(") && body.includes("FulfillmentOrder/2"), slowDown);
    await changed("order.hold", { reason: "" });
    await send();
    expect(there.parts.map(({ status }) => status)).toEqual(["ON_HOLD", "OPEN"]);
    expect(await heard()).toBe(true);
    await tryAgain();
    expect(there.parts.map(({ status }) => status)).toEqual(["ON_HOLD", "ON_HOLD"]);
  });

  test("of a price is ours where it is the price that was set, and another's where it is not", async () => {
    await database().sql`
      insert into price_change (workspace_id, key, product_id, sku, before_minor, after_minor, currency, state, at)
      values (${shop.workspaceId}, ${randomUUID()}, '9', ${`SKU-${id}`}, 1990, 1490, 'EUR', 'asked', now())`;
    const product = (price: string) => heard({ id: 9, title: "Tee", variants: [{ id: 1, sku: `SKU-${id}`, price }] }, "products/update");
    expect(await product("14.90")).toBe(true);
    expect(await product("19.90")).toBe(false);
  });
});
