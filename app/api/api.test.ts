import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import type { z } from "zod";
import { Refusal } from "#engine/commands/actor.ts";
import { type CallName, type Calls, calls } from "#lib/api/calls.ts";
import { openTestShop, type TestShop } from "#tests/shop.ts";
import { problemAnswer } from "./problem.ts";
import { serve } from "./serve.ts";

let shop: TestShop;
beforeAll(async () => {
  shop = await openTestShop();
});
afterAll(() => shop.close());

const big = {
  name: "Mark big orders",
  nodes: [
    { id: "start", type: "trigger.event", config: { event: "order.created" }, position: { x: 0, y: 0 } },
    { id: "big", type: "logic.if", config: { when: "order.total > 500.0" }, position: { x: 320, y: 0 } },
    { id: "mark", type: "order.tag", config: { orderId: "{{ order.id }}", tag: "priority" }, position: { x: 640, y: 0 } },
  ],
  edges: [
    { from: "start", port: "out", to: "big" },
    { from: "big", port: "true", to: "mark" },
  ],
};

interface Asked {
  body?: unknown;
  headers?: Record<string, string>;
}

async function ask(method: string, path: string, { body, headers = {} }: Asked = {}) {
  const url = new URL(`http://127.0.0.1:3000/api/v1${path}`);
  const request = new Request(url, {
    method,
    headers: { authorization: `Bearer ${shop.key}`, "content-type": "application/json", ...headers },
    ...(body === undefined ? {} : { body: typeof body === "string" ? body : JSON.stringify(body) }),
  });
  const parts = url.pathname.replace("/api/v1/", "").split("/").map(decodeURIComponent);
  const answer = await serve(request, parts);
  const text = await answer.text();
  return {
    status: answer.status,
    headers: answer.headers,
    json: (text ? JSON.parse(text) : null) as Record<string, never> & { [key: string]: unknown },
  };
}

/** A successful answer fits its declared shape. */
async function get<N extends CallName>(name: N, path: string) {
  const { status, json } = await ask("GET", path);
  expect({ path, status, why: status >= 400 ? json : null }).toEqual({ path, status: calls[name].status, why: null });
  return calls[name].answer.parse(json) as z.output<Calls[N]["answer"]>;
}

describe("flows", () => {
  test("a draft is made, read, saved, checked, published, read by version and taken offline", async () => {
    const made = await ask("POST", "/flows", { body: big });
    expect(made.status).toBe(201);
    expect(made.headers.get("etag")).toBe('"1"');
    const id = String(made.json["id"]);

    const read = await ask("GET", `/flows/${id}`);
    expect(read.json).toMatchObject({ name: big.name, id, revision: 1, publishedVersion: null, hasUnpublishedChanges: true });
    expect(calls.getFlow.answer.parse(read.json).nodes).toHaveLength(3);

    // what was read may be sent back as it is
    const saved = await ask("PUT", `/flows/${id}`, {
      body: { ...read.json, name: "Mark very big orders" },
      headers: { "if-match": '"1"' },
    });
    expect(saved.json).toMatchObject({ revision: 2 });
    const stale = await ask("PUT", `/flows/${id}`, { body: big, headers: { "if-match": '"1"' } });
    expect(stale.status).toBe(412);
    expect(stale.json).toMatchObject({ status: 412, code: "flow.stale", revision: 2 });

    const checked = await ask("POST", `/flows/${id}/validate`);
    expect(checked.json).toMatchObject({ valid: true });
    expect((await ask("POST", `/flows/${id}/publish`)).json).toEqual({ version: 1 });
    expect((await ask("POST", `/flows/${id}/publish`)).json).toEqual({ version: 1 });
    expect(await get("getFlow", `/flows/${id}`)).toMatchObject({ publishedVersion: 1, hasUnpublishedChanges: false });
    expect((await get("listVersions", `/flows/${id}/versions`)).items).toMatchObject([{ version: 1, live: true }]);
    expect(await get("getVersion", `/flows/${id}/versions/1`)).toMatchObject({ document: { name: "Mark very big orders" } });

    expect((await ask("DELETE", `/flows/${id}`)).status).toBe(409);
    expect((await ask("POST", `/flows/${id}/unpublish`)).status).toBe(204);
    expect((await ask("POST", `/flows/${id}/unpublish`)).status).toBe(409);
    expect((await ask("DELETE", `/flows/${id}`)).status).toBe(204);
    expect((await ask("GET", `/flows/${id}`)).status).toBe(404);

    // back as it was, once
    expect((await ask("POST", `/flows/${id}/restore`)).status).toBe(200);
    expect(await get("getFlow", `/flows/${id}`)).toMatchObject({ name: "Mark very big orders", publishedVersion: null });
    expect((await ask("POST", `/flows/${id}/restore`)).status).toBe(404);
  });

  test("an invalid flow answers 422 with a sentence at each node", async () => {
    const wrong = {
      ...big,
      nodes: big.nodes.map((node) => (node.id === "big" ? { ...node, config: { when: "ordr.total > 500.0" } } : node)),
    };
    const { json } = await ask("POST", "/flows", { body: wrong });
    const id = String(json["id"]);
    const refused = await ask("POST", `/flows/${id}/publish`, { headers: { "accept-language": "zh-CN" } });
    expect(refused.status).toBe(422);
    expect(refused.headers.get("content-type")).toBe("application/problem+json");
    const problems = refused.json["problems"] as unknown as { nodeId: string; message: string; words: { zh: string } }[];
    expect(problems.map((problem) => problem.nodeId)).toContain("big");
    expect(problems[0]?.message).toBe(problems[0]?.words.zh);
    expect((await ask("POST", `/flows/${id}/validate`, { body: big })).json).toMatchObject({ valid: true, problems: [] });
  });

  test("a flow is renamed, copied and found in the list", async () => {
    const { json } = await ask("POST", "/flows", { body: { ...big, name: "First" } });
    await ask("POST", `/flows/${json["id"]}/rename`, { body: { name: "Second" } });
    const copy = await ask("POST", `/flows/${json["id"]}/duplicate`);
    expect(copy.status).toBe(201);
    const { items } = await get("listFlows", "/flows?search=second");
    expect(items.map((flow) => flow.name)).toEqual(["Second (2)", "Second"]);
    expect(items[0]).toMatchObject({
      trigger: { type: "trigger.event", event: "order.created" },
      publishedVersion: null,
      lastFailure: null,
    });
    const first = await get("listFlows", "/flows?search=second&limit=1");
    const rest = await get("listFlows", `/flows?search=second&limit=1&cursor=${first.next}`);
    expect([...first.items, ...rest.items].map((flow) => flow.name)).toEqual(["Second (2)", "Second"]);
    expect(rest.next).toBeNull();
  });

  test("a flow that does not start on a click, or is not live, is not run", async () => {
    const { json } = await ask("POST", "/flows", { body: big });
    expect((await ask("POST", `/flows/${json["id"]}/run`)).json).toMatchObject({ code: "flow.not-live" });
    await ask("POST", `/flows/${json["id"]}/publish`);
    expect((await ask("POST", `/flows/${json["id"]}/run`)).json).toMatchObject({ code: "flow.no-click" });
  });

  test("a click starts the one flow it is meant for", async () => {
    const byHand = {
      name: "By hand",
      nodes: [
        { id: "start", type: "trigger.manual" },
        { id: "note", type: "team.note", config: { text: "Look" } },
      ],
      edges: [{ from: "start", to: "note" }],
    };
    const [one, other] = [await ask("POST", "/flows", { body: byHand }), await ask("POST", "/flows", { body: byHand })];
    for (const { json } of [one, other]) expect((await ask("POST", `/flows/${json["id"]}/publish`)).json).toEqual({ version: 1 });
    const clicked = await ask("POST", `/flows/${one.json["id"]}/run`);
    expect(clicked.status).toBe(202);
    const event = await get("getEvent", `/events/${clicked.json["eventId"]}`);
    expect(event).toMatchObject({ type: "manual.started", origin: "click", started: 1 });
    const queued = await get("listRuns", "/runs?status=queued");
    expect(queued.items).toMatchObject([{ flowId: one.json["id"], status: "queued", eventType: "manual.started" }]);
  });
});

describe("events", () => {
  const order = { id: "271878346596884015", number: "#1001", total: { amountMinor: 60000, currency: "EUR" }, currency: "EUR" };

  test("one by hand, in our own shape, in each of its spellings", async () => {
    for (const body of [
      { type: "order.created", order },
      { type: "order.created", data: { order } },
      { type: "order.created", body: { order } },
    ]) {
      const { status, json } = await ask("POST", "/events", { body });
      expect({ status, json }).toMatchObject({ status: 202, json: { duplicate: false } });
      const event = await get("getEvent", `/events/${json["eventId"]}`);
      expect(event).toMatchObject({
        type: "order.created",
        origin: "hand",
        entity: { type: "order", id: order.id },
        meaning: { order: { number: "#1001" } },
      });
    }
    const { items } = await get("listEvents", `/events?entity=order:${order.id}&type=order.created&origin=hand`);
    expect(items).toHaveLength(3);
  });

  test("a platform's payload keeps its long numbers, and the same key is a duplicate", async () => {
    const text = `{"platform":"shopify","topic":"orders/create","key":"k1","body":{"id":271878346596884015,"name":"#9","total_price":"12.00","currency":"EUR"}}`;
    const first = await ask("POST", "/events", { body: text });
    const again = await ask("POST", "/events", { body: text });
    expect(again.json).toEqual({ eventId: first.json["eventId"], duplicate: true });
    expect(await get("getEvent", `/events/${first.json["eventId"]}`)).toMatchObject({ entity: { id: "271878346596884015" } });
    expect((await get("getStats", "/stats")).events.duplicate).toBe(1);
  });

  test("what has no meaning is refused with what is missing", async () => {
    for (const body of [
      {},
      { type: "order.created" },
      { type: "order.exploded", order: { id: "1" } },
      { platform: "shopify", topic: "orders/create", body: {} },
      { platform: "nobody", body: {} },
    ]) {
      const { status, json } = await ask("POST", "/events", { body });
      expect(status).toBe(422);
      expect(String(json["detail"]).length).toBeGreaterThan(20);
    }
  });
});

describe("sources and connections", () => {
  test("a source shows its secret once, and keeps the one before when it is rotated", async () => {
    const made = await ask("POST", "/sources", { body: { name: "Shop", scheme: "standard-webhooks" } });
    expect(made.status).toBe(201);
    expect(made.json["secret"]).toMatch(/^whsec_/);
    expect(made.json["url"]).toBe(`http://127.0.0.1:3000/hooks/${made.json["id"]}`);
    const shown = await get("getSource", `/sources/${made.json["id"]}`);
    expect(shown).toMatchObject({ hasSecret: true, hasPreviousSecret: false, reachable: false });
    expect(JSON.stringify(shown)).not.toContain("whsec_");
    const rotated = await ask("PATCH", `/sources/${made.json["id"]}`, { body: { rotate: true } });
    expect(rotated.json).toMatchObject({ hasPreviousSecret: true });
    expect(rotated.json["secret"]).not.toBe(made.json["secret"]);
    const forgotten = await ask("PATCH", `/sources/${made.json["id"]}`, { body: { forgetPrevious: true, name: "Shop 2", enabled: false } });
    expect(forgotten.json).toMatchObject({ hasPreviousSecret: false, name: "Shop 2", enabled: false, secret: null });
    expect((await ask("POST", `/sources/${made.json["id"]}/test`)).status).toBe(409);
    expect((await ask("DELETE", `/sources/${made.json["id"]}`)).status).toBe(204);
    expect((await ask("GET", `/sources/${made.json["id"]}`)).status).toBe(404);
  });

  test("an unsigned source warns; a wrong kind, setting or secret is named", async () => {
    const unsigned = await ask("POST", "/sources", {
      body: { name: "Open", scheme: "none", settings: { platform: "shopify", topic: "orders/create" } },
    });
    expect(unsigned.json).toMatchObject({ secret: null, warning: { en: expect.any(String) } });
    const refusals = [
      { body: { name: "X", scheme: "carrier-pigeon" }, field: "scheme" },
      { body: { name: "X", scheme: "none", settings: { platform: "nothing" } }, field: "settings.platform" },
      { body: { name: "X", scheme: "standard-webhooks", secret: "short" }, field: "secret" },
    ];
    for (const { body, field } of refusals) expect((await ask("POST", "/sources", { body })).json).toMatchObject({ status: 422, field });
    expect((await get("listSourceSchemes", "/source-schemes")).items.map((scheme) => scheme.id)).toContain("shopify");
    expect((await get("listSources", "/sources")).items.length).toBeGreaterThan(0);
  });

  test("a connection never shows its secret, and is not deleted while a flow uses it", async () => {
    const made = await ask("POST", "/connections", { body: { name: "ERP", secret: "s3cret-value" } });
    expect(made.status).toBe(201);
    expect(JSON.stringify(made.json)).not.toContain("s3cret-value");
    const id = String(made.json["id"]);
    const user = {
      ...big,
      name: "Caller",
      nodes: [...big.nodes, { id: "call", type: "outside.http", config: { url: "https://example.com", connectionId: id } }],
    };
    const flow = await ask("POST", "/flows", { body: user });
    expect((await ask("DELETE", `/connections/${id}`)).json).toMatchObject({
      status: 409,
      code: "connection.used",
      detail: expect.stringContaining("Caller"),
    });
    await ask("DELETE", `/flows/${flow.json["id"]}`);
    expect((await ask("PATCH", `/connections/${id}`, { body: { secret: null } })).json).toMatchObject({ hasSecret: false });
    expect((await ask("DELETE", `/connections/${id}`)).status).toBe(204);
    expect((await get("listConnections", "/connections")).items).toEqual([]);
  });
});

describe("who may call", () => {
  test("no key, a wrong key, a revoked key, a lower role", async () => {
    expect((await ask("GET", "/flows", { headers: { authorization: "" } })).status).toBe(401);
    expect((await ask("GET", "/flows", { headers: { authorization: "Bearer nonsense" } })).json).toMatchObject({
      status: 401,
      code: "key",
    });
    const made = await ask("POST", "/keys", { body: { name: "Reader", role: "viewer" } });
    const authorization = `Bearer ${made.json["key"]}`;
    expect((await ask("GET", "/flows", { headers: { authorization } })).status).toBe(200);
    expect((await ask("POST", "/flows", { body: big, headers: { authorization } })).status).toBe(403);
    expect((await ask("GET", "/keys", { headers: { authorization } })).status).toBe(403);
    const { items } = await get("listKeys", "/keys");
    expect(items[0]).toMatchObject({ name: "Reader", lastUsedAt: expect.any(String), revokedAt: null });
    expect(JSON.stringify(items)).not.toContain(String(made.json["key"]));
    expect((await ask("DELETE", `/keys/${made.json["id"]}`)).status).toBe(204);
    expect((await ask("GET", "/flows", { headers: { authorization } })).status).toBe(401);
  });
});

describe("refusals", () => {
  test("malformed, deep, huge and mistyped bodies name what is wrong", async () => {
    expect((await ask("POST", "/flows", { body: "{" })).json).toMatchObject({ status: 400, code: "bad-json" });
    expect((await ask("POST", "/flows", { body: "[".repeat(5_000) })).json).toMatchObject({ status: 400, code: "bad-json" });
    expect((await ask("POST", "/flows", { body: `"${"x".repeat(2_100_000)}"` })).json).toMatchObject({ status: 413 });
    expect((await ask("POST", "/flows", { body: { name: "x", nodes: [{ id: "1 bad", type: "a" }] } })).json).toMatchObject({
      status: 400,
      field: "nodes.0.id",
    });
    expect((await ask("POST", "/flows", { body: { name: "x", colour: "red" } })).status).toBe(400);
    expect((await ask("POST", "/flows")).json).toMatchObject({ status: 400, field: "name" });
  });

  test("unknown paths, methods, ids and cursors", async () => {
    expect((await ask("GET", "/nothing")).json).toMatchObject({ status: 404, code: "no-such-call" });
    const method = await ask("PUT", "/flows");
    expect([method.status, method.headers.get("allow")]).toEqual([405, "GET, POST"]);
    expect((await ask("GET", "/flows/not-an-id")).json).toMatchObject({ status: 400, field: "id" });
    for (const path of ["/flows", "/runs", "/events"])
      expect((await ask("GET", `${path}/00000000-0000-7000-8000-000000000000`)).status).toBe(404);
    expect((await ask("GET", "/orders/none")).status).toBe(404);
    expect((await ask("GET", "/runs?cursor=nonsense")).json).toMatchObject({ status: 400, field: "cursor" });
    expect((await ask("GET", `/runs?cursor=${Buffer.from('["2026-01-01T00:00:00.000Z","x\'; drop"]').toString("base64url")}`)).status).toBe(
      400,
    );
    expect((await ask("GET", "/runs?limit=501")).json).toMatchObject({ status: 400, field: "limit" });
    expect((await ask("GET", "/runs?colour=red")).status).toBe(400);
    expect(
      (await ask("PUT", "/flows/00000000-0000-7000-8000-000000000000", { body: big, headers: { "if-match": "soon" } })).json,
    ).toMatchObject({ field: "If-Match" });
  });

  test("the sentence is in the caller's language", async () => {
    const { json, headers } = await ask("GET", "/nothing", { headers: { "accept-language": "zh-CN,zh;q=0.9,en;q=0.1" } });
    expect(json["detail"]).toContain("API 中没有");
    expect(headers.get("content-language")).toBe("zh");
  });
});

test("everything that can be read answers in its declared shape, empty or not", async () => {
  await get("listNodeTypes", "/node-types");
  await get("getHome", "/home");
  await get("getStats", "/stats");
  await get("search", "/search?q=order");
  await get("listRuns", "/runs");
  await get("listOrders", "/orders");
  await get("listCustomers", "/customers");
  await get("listMessages", "/messages");
  await get("listConversations", "/conversations");
  await get("listAnswers", "/answers");
  await get("listTeamNotes", "/notes");
  await get("listMembers", "/members");
  await get("getFirstVisit", "/first-visit");
  expect(await get("whoAmI", "/me")).toMatchObject({ role: "owner", workspace: { id: shop.workspaceId } });
  expect((await ask("PATCH", "/workspace", { body: { name: "Tea shop", timezone: "Asia/Shanghai" } })).json).toMatchObject({
    timezone: "Asia/Shanghai",
  });
  expect((await ask("PATCH", "/workspace", { body: { timezone: "Moon/Base" } })).status).toBe(422);
  const { opening } = (await get("whoAmI", "/me")).workspace;
  expect(opening.days).toBe("china");
  const closed = { ...opening, days: "everyday", hours: { ...opening.hours, monday: [] }, closedOn: ["2026-12-25"] };
  expect((await ask("PATCH", "/workspace", { body: { opening: closed } })).json).toMatchObject({ name: "Tea shop", opening: closed });
  for (const wrong of [{ closedOn: ["2026-02-30"] }, { hours: { ...opening.hours, monday: [{ from: "18:00", to: "09:00" }] } }])
    expect((await ask("PATCH", "/workspace", { body: { opening: { ...closed, ...wrong } } })).status).toBe(400);
});

describe("what no column takes", () => {
  test("in an address or a question is looked for and not found", async () => {
    expect((await ask("GET", "/orders/%00")).status).toBe(404);
    expect((await ask("GET", "/runs?q=%00")).json).toMatchObject({ items: [] });
    expect((await ask("GET", "/customers?search=a%00b")).json).toMatchObject({ items: [] });
  });

  test("a body that is not UTF-8 is refused, not guessed", async () => {
    const url = "http://127.0.0.1:3000/api/v1/flows";
    const headers = { authorization: `Bearer ${shop.key}` };
    const answer = await serve(new Request(url, { method: "POST", headers, body: Buffer.from('{"name":"caf\xe9"}', "latin1") }), ["flows"]);
    expect(answer.status).toBe(400);
    expect(await answer.json()).toMatchObject({ code: "bad-json", detail: "The body is not valid JSON: it is not UTF-8" });
  });
});

test("what a refusal says beside the usual never stands in the place of its status, code or sentence", async () => {
  const request = new Request("http://127.0.0.1:3000/api/v1/flows");
  const refusal = new Refusal(
    409,
    "taken",
    { en: "It is taken.", zh: "已被占用。" },
    { extra: { status: "open", detail: "no", by: "Li" } },
  );
  const answer = problemAnswer(request, refusal);
  expect(await answer.json()).toMatchObject({ status: 409, code: "taken", detail: "It is taken.", by: "Li" });
});

test("a request that breaks is in the log without the values it was about", async () => {
  const written = vi.spyOn(process.stderr, "write").mockReturnValue(true);
  const error = new Error("Failed query: select $1\nparams: Li Na,\nsecond line");
  problemAnswer(new Request("http://127.0.0.1:3000/api/v1/flows"), error);
  const said = String(written.mock.calls[0]?.[0]);
  written.mockRestore();
  expect(said).toContain("select $1");
  expect(said).not.toMatch(/Li Na|second line/);
});
