/** A system that was brought in by its document, called by the real engine: what arrives there, and what happens when nobody answers. */
import { readFileSync } from "node:fs";
import { setTimeout as pause } from "node:timers/promises";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { addApiRevision } from "#engine/commands/add-api-revision.ts";
import { createApi } from "#engine/commands/create-api.ts";
import { createConnection } from "#engine/commands/create-connection.ts";
import { createFlow } from "#engine/commands/create-flow.ts";
import { createSource } from "#engine/commands/create-source.ts";
import { deleteApi } from "#engine/commands/delete-api.ts";
import { previewApi } from "#engine/commands/preview-api.ts";
import { publishFlow } from "#engine/commands/publish-flow.ts";
import { updateApi } from "#engine/commands/update-api.ts";
import { getApi } from "#engine/queries/get-api.ts";
import { getApiOperation } from "#engine/queries/get-api-operation.ts";
import { getOrder } from "#engine/queries/get-order.ts";
import { listApiOperations } from "#engine/queries/list-api-operations.ts";
import { database } from "#engine/store/database.ts";
import type { ApiWhole } from "#lib/api/apis.ts";
import { flowDocument } from "#lib/flow/flow.ts";
import { httpConnectionSettings } from "#lib/outside/connection-settings.ts";
import { killGroup, type Product, startProduct } from "./product.ts";
import { type Asked, openProvider, type ProviderServer, type Said } from "./provider-server.ts";
import { openTestShop, type TestShop } from "./shop.ts";

const document = readFileSync(new URL("../lib/openapi/fixture/warehouse.yaml", import.meta.url), "utf8");

let shop: TestShop;
beforeEach(async () => {
  shop = await openTestShop();
});
afterEach(() => shop.close());

describe("a system of the shop's own", () => {
  const bringIn = () => createApi(shop.editor, { name: "Warehouse", connectionId: null, document });
  const code = async (asked: Promise<unknown>) =>
    asked.then(
      () => "done",
      (error: { code?: string }) => error.code,
    );

  test("is kept with its operations, and what cannot be offered with why", async () => {
    const api = await bringIn();
    expect(api).toMatchObject({
      revision: 1,
      title: "Warehouse",
      version: "2.4",
      server: "https://eu.warehouse.example/v2",
      operations: 5,
      left: 1,
    });
    const [offered] = (await listApiOperations(shop.viewer)).items;
    expect(offered).toMatchObject({ name: "Warehouse", revision: 1 });
    expect(offered?.operations.map(({ key }) => key)).toEqual([
      "listShipments",
      "createShipment",
      "getShipment",
      "cancelShipment",
      "orderPickup",
    ]);
    expect(await code(createApi(shop.editor, { name: "warehouse", connectionId: null, document }))).toBe("api.name");
    expect(await code(createApi(shop.editor, { name: "Other", connectionId: null, document: "swagger: 2" }))).toBe("api.unreadable");
  });

  test("a newer document is a new revision: what was taken of the one before stays, and what is different is said", async () => {
    const { id } = await bringIn();
    const newer = document.replace("required: [orderNumber, to, lines]", "required: [orderNumber, to, lines, service]");
    const preview = await previewApi(shop.editor, { document: newer, against: id });
    expect(preview.changes?.map(({ en }) => en)).toEqual(["Create a shipment: “service” can no longer be left out."]);
    expect(await code(addApiRevision(shop.editor, { id, document }))).toBe("api.same");
    expect((await addApiRevision(shop.editor, { id, document: newer })).revision).toBe(2);
    const needed = async (revision?: number) => {
      const { body, api } = await getApiOperation(shop.viewer, { id, key: "createShipment", revision });
      const service = body?.takes.kind === "record" ? body.takes.fields.find(({ name }) => name === "service") : undefined;
      return [api.revision, service?.required ?? false];
    };
    expect([await needed(1), await needed(2), await needed()]).toEqual([
      [1, false],
      [2, true],
      [2, true],
    ]);
    expect(await code(getApiOperation(shop.viewer, { id, key: "nothing" }))).toBe("api.no-operation");
  });

  test("is renamed, given a connection of its kind, and removed", async () => {
    const { id } = await bringIn();
    const card = await createConnection(shop.editor, { name: "Card", kind: "stripe", secret: "sk_test_x", settings: {} });
    expect(await code(updateApi(shop.editor, { id, connectionId: card.id }))).toBe("api.connection");
    const { id: connectionId } = await createConnection(shop.editor, {
      name: "Key",
      kind: "http",
      settings: httpConnectionSettings.parse({}),
    });
    expect(await updateApi(shop.editor, { id, name: "Depot", connectionId })).toMatchObject({ name: "Depot", connectionId });
    await deleteApi(shop.editor, { id });
    expect(await code(getApi(shop.viewer, { id }))).toBe("not-found");
    expect((await bringIn()).name).toBe("Warehouse");
  });
});

describe("the real engine calls it", () => {
  let product: Product | null = null;
  let warehouse: ProviderServer;
  const start = (): Product => {
    const { DATABASE_URL, TRADEWIND_SECRET_KEY } = process.env;
    product = startProduct({ env: { DATABASE_URL, TRADEWIND_SECRET_KEY, TRADEWIND_ROLE: "worker" } });
    return product;
  };
  beforeEach(async () => {
    const shipped = new Map<string, string>();
    warehouse = await openProvider(({ method, path, headers, body }: Asked): Said => {
      if (method === "POST" && path.startsWith("/api/shipments")) {
        const key = String(headers["x-request-id"]);
        const id = shipped.get(key) ?? `S${shipped.size + 1}`;
        shipped.set(key, id);
        return {
          status: 201,
          body: { id, status: "open", createdAt: "2026-11-23T09:00:00Z", parcels: (JSON.parse(body) as { lines: unknown[] }).lines.length },
        };
      }
      if (path.startsWith("/api/couriers")) return { status: 202, body: {} };
      return { body: { id: "S1", status: "packed", parcels: 2 } };
    });
  });
  afterEach(async () => {
    if (product) await product.stop();
    product = null;
    warehouse.close();
  });

  async function publish(
    api: ApiWhole,
    connectionId: string,
    key: string,
    args: Record<string, string>,
    more: { then?: object } = {},
  ): Promise<void> {
    const operation = await getApiOperation(shop.viewer, { id: api.id, key });
    const nodes = [
      { id: "start", type: "trigger.event", config: { event: "order.paid" } },
      { id: "call", type: "outside.operation", config: { operation, args, connection: connectionId } },
      ...(more.then ? [more.then] : []),
    ];
    const edges = [{ from: "start", port: "out", to: "call" }, ...(more.then ? [{ from: "call", port: "ok", to: "then" }] : [])];
    const flow = await createFlow(shop.owner, flowDocument.parse({ name: key, nodes, edges }));
    await publishFlow(shop.owner, { id: flow.id });
  }
  async function bringIn(): Promise<{ api: ApiWhole; connectionId: string }> {
    const { id: connectionId } = await createConnection(shop.owner, {
      name: "Warehouse",
      kind: "http",
      secret: "wh-secret",
      settings: httpConnectionSettings.parse({ baseUrl: `${warehouse.url}/api`, authHeader: "X-Api-Key", allowedHosts: ["127.0.0.1"] }),
    });
    return { connectionId, api: await createApi(shop.owner, { name: "Warehouse", connectionId, document }) };
  }
  async function pay(base: string, id: string): Promise<void> {
    const { id: source } = await createSource(shop.owner, { name: "Sender", scheme: "none" });
    const items = [
      { id: "1", sku: "TEA", name: "Tea", quantity: 2, price: { amountMinor: 1_250, currency: "EUR" } },
      { id: "2", sku: "POT", name: "Pot", quantity: 1, price: { amountMinor: 9_000, currency: "EUR" } },
    ];
    const order = {
      id,
      number: `#${id}`,
      currency: "EUR",
      total: { amountMinor: 11_500, currency: "EUR" },
      items,
      shippingAddress: { name: "Mei Lin", country: "CN" },
    };
    const body = JSON.stringify({ type: "order.paid", order });
    const answer = await fetch(`${base}/hooks/${source}`, { method: "POST", headers: { "content-type": "application/json" }, body });
    expect(answer.status).toBe(202);
  }
  const shipment = {
    "body/orderNumber": "{{ order.number }}",
    "body/to/name": "{{ order.shippingAddress.name }}",
    "body/to/street": "Nanjing Rd 1",
    "body/to/city": "Shanghai",
    "body/to/country": "{{ order.shippingAddress.country }}",
    "body/lines": '{{ order.items.map(item, {"sku": item.sku, "quantity": item.quantity}) }}',
    "body/value": "{{ order.total }}",
    "query/notify": "true",
  };
  const ended = async (n: number) => {
    const { sql } = database();
    for (let i = 0; i < 600; i++) {
      const [row] = await sql<{ n: number }[]>`
        select (select count(*) from run)::int + (select count(*) from run_live where reason = 'in doubt')::int as n`;
      if (row?.n === n) return;
      await pause(25);
    }
    throw new Error("The runs do not come to an end.");
  };

  test("with what the flow gives, at the connection's address; what it answers is there for later steps", { timeout: 90_000 }, async () => {
    const { api, connectionId } = await bringIn();
    const then = {
      id: "then",
      type: "order.tag",
      config: { orderId: "{{ order.id }}", tag: "sent {{ steps.call.body.id }} in {{ steps.call.body.parcels + 1 }}" },
    };
    await publish(api, connectionId, "createShipment", shipment, { then });
    await pay(await start().ready, "o1");
    await ended(1);
    const [asked] = warehouse.seen;
    expect(asked).toMatchObject({
      method: "POST",
      path: "/api/shipments?notify=true",
      headers: {
        "content-type": "application/json",
        "x-api-key": "wh-secret",
        "x-request-id": expect.stringMatching(/^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/),
      },
    });
    expect(asked?.headers["idempotency-key"]).toBeUndefined();
    expect(JSON.parse(asked?.body ?? "")).toEqual({
      orderNumber: "#o1",
      to: { name: "Mei Lin", street: "Nanjing Rd 1", city: "Shanghai", country: "CN" },
      lines: [
        { sku: "TEA", quantity: 2 },
        { sku: "POT", quantity: 1 },
      ],
      value: 115,
    });
    const { sql } = database();
    expect((await getOrder(shop.viewer, { id: "o1" })).tags).toContain("sent S1 in 3");
    const [effect] = await sql<
      { args: Record<string, unknown>; state: string }[]
    >`select args, state from effect where effect = 'http.request'`;
    expect(effect).toMatchObject({
      state: "done",
      args: { method: "POST", operation: { system: "Warehouse", title: "Create a shipment" } },
    });
    expect(JSON.stringify(effect)).not.toContain("wh-secret");
  });

  test("killed while it waits for an answer: with the document's key it is asked again under the same one, without one a person is", {
    timeout: 120_000,
  }, async () => {
    const { api, connectionId } = await bringIn();
    await publish(api, connectionId, "createShipment", shipment);
    await publish(api, connectionId, "orderPickup", { "path/courier": "dhl", "body/day": "2026-12-01" });
    const isShipment = ({ path }: Asked) => path.startsWith("/api/shipments");
    const isPickup = ({ path }: Asked) => path.startsWith("/api/couriers");
    warehouse.trouble(isShipment, { after: "hang" });
    warehouse.trouble(isPickup, { after: "hang" });
    const killOnce = async (running: Product, fits: (asked: Asked) => boolean) => {
      for (let i = 0; i < 600 && !warehouse.seen.some(fits); i++) await pause(25);
      expect(warehouse.seen.some(fits)).toBe(true);
      killGroup(running);
      await running.ended;
    };
    const first = start();
    await pay(await first.ready, "o2");
    // one lane: the second flow's turn comes only after the first one's call
    await killOnce(first, (asked) => isShipment(asked) || isPickup(asked));
    const second = start();
    await second.ready;
    const other = warehouse.seen.some(isShipment) && !warehouse.seen.some(isPickup) ? isPickup : isShipment;
    await killOnce(second, other);
    await start().ready;
    await ended(2);
    const keys = (fits: (asked: Asked) => boolean, header: string) => warehouse.seen.filter(fits).map(({ headers }) => headers[header]);
    expect(keys(isShipment, "x-request-id").length).toBeGreaterThan(1);
    expect(new Set(keys(isShipment, "x-request-id")).size).toBe(1);
    expect(keys(isPickup, "idempotency-key")).toHaveLength(1);
    const ledger = await database().sql<{ args: { operation: { key: string } }; state: string }[]>`select args, state from effect`;
    expect(Object.fromEntries(ledger.map(({ args, state }) => [args.operation.key, state]))).toEqual({
      createShipment: "done",
      orderPickup: "in doubt",
    });
  });
});
