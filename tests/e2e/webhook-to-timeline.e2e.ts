/** The main job in the browser: an operator draws a flow and publishes it, a signed order arrives, the run and the order tell what happened. */
import { expect, test } from "@playwright/test";
import { Webhook } from "standardwebhooks";
import { enterShop, shopApi } from "./shop-door.ts";
import { writeOver } from "./write-over.ts";

test.use({ baseURL: process.env["TRADEWIND_ADDRESS"] ?? "" });

test("drawn, published, a signed order, the run on its canvas, the order's timeline", async ({ page }) => {
  await enterShop(page);
  const source = (
    await shopApi<{ id: string; url: string; secret: string }>("POST", "/sources", { name: "Till", scheme: "standard-webhooks" })
  ).data;

  await page.goto("/flows");
  await page.getByRole("button", { name: "Create flow" }).click();
  await page
    .getByRole("dialog")
    .getByRole("button", { name: /^Empty/ })
    .click();
  await page.locator("[data-editor][data-ready]").waitFor();
  const flowId = new URL(page.url()).pathname.split("/").at(-1) ?? "";
  await page.getByRole("button", { name: "An order is placed" }).click();
  await page.getByRole("button", { name: /^Then/ }).click();
  await page.getByRole("option", { name: /Tag the order/ }).click();
  await writeOver(page.getByRole("textbox", { name: "Tag", exact: true }), "from the till");
  await expect(page.locator("[data-save=saved]")).toBeVisible();
  await page.getByRole("button", { name: "Publish flow" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Publish flow" }).click();
  await expect(page.getByText("Live, version 1")).toBeVisible();

  // the list is open while the order comes in: it is live without a reload
  await page.goto(`/runs?flowId=${flowId}`);
  const body = JSON.stringify({
    type: "order.created",
    order: { id: "till-1", number: "#T1", currency: "EUR", total: { amountMinor: 12_345, currency: "EUR" } },
    customer: { id: "c-1", name: "Ada" },
  });
  const at = new Date();
  const send = () =>
    fetch(source.url, {
      method: "POST",
      headers: {
        "content-type": "application/json",
        "webhook-id": "till-order-1",
        "webhook-timestamp": String(Math.floor(at.getTime() / 1_000)),
        "webhook-signature": new Webhook(source.secret).sign("till-order-1", at, body),
      },
      body,
    });
  expect((await send()).status).toBe(202);
  await expect
    .poll(async () =>
      (await shopApi<{ items: { status: string }[] }>("GET", `/runs?flowId=${flowId}`)).data.items.map(({ status }) => status),
    )
    .toEqual(["finished"]);
  await expect(
    page
      .getByText("#T1")
      .or(page.getByRole("button", { name: "1 new" }))
      .first(),
  ).toBeVisible();
  const pill = page.getByRole("button", { name: "1 new" });
  if (await pill.isVisible()) await pill.click();
  await page.locator("tbody tr", { hasText: "#T1" }).getByRole("link").first().click();

  await expect(page.locator(".react-flow__node", { hasText: "Tag the order" })).toBeVisible();
  await page
    .getByRole("region", { name: "Steps" })
    .getByRole("button", { name: /Tag the order/ })
    .click();
  await expect(
    page
      .getByRole("region", { name: "Steps" })
      .getByText(/from the till/)
      .first(),
  ).toBeVisible();

  await page.goto("/orders/till-1");
  await expect(page.getByRole("heading", { level: 1 })).toContainText("#T1");
  await expect(page.getByText("from the till").first()).toBeVisible();
  // the sender comes again: the same answer, no second run
  expect(await (await send()).json()).toMatchObject({ duplicate: true });
  expect((await shopApi<{ items: unknown[] }>("GET", `/runs?flowId=${flowId}`)).data.items).toHaveLength(1);
});
