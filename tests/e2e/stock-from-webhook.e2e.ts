/** Stock in the browser: counted by hand, set aside by a flow when a signed payment arrives, shipped, warned of, and told on its page. */
import { expect, test } from "@playwright/test";
import { Webhook } from "standardwebhooks";
import { enterShop, shopApi } from "./shop-door.ts";

test.use({ baseURL: process.env["TRADEWIND_ADDRESS"] ?? "" });

interface Stock {
  onHand: number;
  reserved: number;
  free: number;
  isLow: boolean;
}

test("a count, an order that sets its goods aside, a parcel that takes them along, and a warning that starts a flow", async ({ page }) => {
  await enterShop(page);
  await page.goto("/stock");
  await page.getByRole("button", { name: "Count a product" }).first().click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("textbox", { name: "SKU" }).fill("E2E-MUG");
  await dialog.getByRole("textbox", { name: "Pieces" }).fill("8");
  await dialog.getByRole("textbox", { name: "Reason" }).fill("First count");
  await dialog.getByRole("button", { name: "Save the change" }).click();
  await expect(page.getByRole("link", { name: "E2E-MUG" })).toBeVisible();
  await page.getByRole("link", { name: "E2E-MUG" }).click();
  await expect(page.getByRole("heading", { name: "E2E-MUG" })).toBeVisible();
  await page.getByRole("button", { name: "Set the warning" }).click();
  await page.getByRole("textbox", { name: "Warn below" }).fill("5");
  await page.getByRole("textbox", { name: "Again after more than" }).fill("8");
  await page.getByRole("button", { name: "Save the warning" }).click();
  await expect(page.getByText("below 5")).toBeVisible();

  const flow = await shopApi<{ id: string }>("POST", "/flows", {
    name: "Set goods aside",
    nodes: [
      { id: "start", type: "trigger.event", config: { event: "order.paid" } },
      { id: "aside", type: "stock.reserve", config: { orderId: "{{ order.id }}" } },
    ],
    edges: [{ from: "start", port: "out", to: "aside" }],
  });
  expect((await shopApi("POST", `/flows/${flow.data.id}/publish`)).status).toBe(200);
  const warned = await shopApi<{ id: string }>("POST", "/flows", {
    name: "Say that it runs low",
    nodes: [
      { id: "start", type: "trigger.event", config: { event: "stock.low" } },
      { id: "tell", type: "team.note", config: { text: "{{ stock.sku }} runs low: {{ stock.available }} left" } },
    ],
    edges: [{ from: "start", port: "out", to: "tell" }],
  });
  expect((await shopApi("POST", `/flows/${warned.data.id}/publish`)).status).toBe(200);

  const source = (await shopApi<{ url: string; secret: string }>("POST", "/sources", { name: "Stock till", scheme: "standard-webhooks" }))
    .data;
  const send = async (id: string, type: string, rest: object = {}) => {
    const order = {
      id: "e2e-1",
      number: "#E1",
      currency: "EUR",
      placedAt: new Date().toISOString(),
      total: { amountMinor: 4000, currency: "EUR" },
      items: [{ id: "1", sku: "E2E-MUG", title: "Mug", quantity: 4 }],
    };
    const body = JSON.stringify({ type, order, customer: { id: "c-9", name: "Grace" }, ...rest });
    const at = new Date();
    const answer = await fetch(source.url, {
      method: "POST",
      headers: {
        "content-type": "application/json",
        "webhook-id": id,
        "webhook-timestamp": String(Math.floor(at.getTime() / 1_000)),
        "webhook-signature": new Webhook(source.secret).sign(id, at, body),
      },
      body,
    });
    expect(answer.status).toBe(202);
  };
  const stock = async () => {
    const { onHand, reserved, free, isLow } = (await shopApi<Stock>("GET", "/stock/E2E-MUG")).data;
    return { onHand, reserved, free, isLow };
  };
  await send("e2e-paid", "order.paid");
  await expect.poll(stock).toEqual({ onHand: 8, reserved: 4, free: 4, isLow: true });
  await expect
    .poll(async () => (await shopApi<{ items: { text: string }[] }>("GET", "/notes")).data.items.map(({ text }) => text))
    .toContain("E2E-MUG runs low: 4 left");
  await send("e2e-shipped", "order.shipped");
  await expect.poll(stock).toEqual({ onHand: 4, reserved: 0, free: 4, isLow: true });

  await page.goto("/stock/E2E-MUG");
  const timeline = page.getByRole("main");
  await expect(timeline.getByText("Stock runs low")).toBeVisible();
  await expect(timeline.getByText(/^Set aside 4$/)).toBeVisible();
  await expect(timeline.getByText(/^Shipped −4$/)).toBeVisible();
  await expect(timeline.getByText("First count", { exact: false })).toBeVisible();
  await timeline.getByRole("link", { name: "order #E1" }).first().click();
  await expect(page.getByRole("heading", { name: "#E1" })).toBeVisible();
  await expect(page.getByText("Set stock aside for the order").first()).toBeVisible();
  await page.getByRole("link", { name: "Grace" }).first().click();
  await expect(page.getByRole("heading", { name: "Grace" })).toBeVisible();
});
