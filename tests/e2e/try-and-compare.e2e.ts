/** An operator tries a draft on a real order, sees what each step would do, compares it on past orders, and only then publishes it. */
import { expect, type Page, test } from "@playwright/test";
import { enterShop, shopApi } from "./shop-door.ts";

test.use({ baseURL: process.env["TRADEWIND_ADDRESS"] ?? "" });
test.beforeEach(async ({ page }) => enterShop(page));

const flow = (name: string, limit: string) => ({
  name,
  nodes: [
    { id: "start", type: "trigger.event", config: { event: "order.refunded" }, position: { x: 0, y: 0 } },
    { id: "big", type: "logic.if", config: { when: `order.total > ${limit}` }, position: { x: 320, y: 0 } },
    { id: "mark", type: "order.tag", config: { orderId: "{{ order.id }}", tag: "look twice" }, position: { x: 640, y: -60 } },
    { id: "ask", type: "outside.http", config: { method: "POST", url: "https://risk.example/check" }, position: { x: 960, y: -60 } },
    { id: "hold", type: "order.set-status", config: { orderId: "{{ order.id }}", status: "cancelled" }, position: { x: 1280, y: -60 } },
  ],
  edges: [
    { from: "start", port: "out", to: "big" },
    { from: "big", port: "true", to: "mark" },
    { from: "mark", port: "out", to: "ask" },
    { from: "ask", port: "ok", to: "hold" },
  ],
});

const refund = (n: number, minor: number) =>
  shopApi("POST", "/events", {
    type: "order.refunded",
    order: {
      id: `try-${n}`,
      number: `#T${n}`,
      currency: "EUR",
      total: { amountMinor: minor, currency: "EUR" },
      placedAt: "2026-01-02T03:04:05Z",
    },
  });

async function openEditor(page: Page, id: string) {
  await page.goto(`/flows/${id}`);
  await page.locator("[data-editor][data-ready]").waitFor();
}

test("a draft is tried on a real order, and a result that only the other system could give is set by hand", async ({ page }) => {
  await refund(1, 10_000);
  await refund(2, 90_000);
  const { id } = (await shopApi<{ id: string }>("POST", "/flows", flow("Look twice", "500.0"))).data;
  await openEditor(page, id);
  await page.keyboard.press("t");
  const drawer = page.getByRole("region", { name: "Try it" });
  await drawer.getByRole("button", { name: /^Tried on/ }).click();
  await page.getByPlaceholder("Order number").fill("#T2");
  await page.getByRole("option", { name: /#T2/ }).first().click();

  await expect(drawer.getByRole("status")).toContainText("Unknown beyond a step");
  await expect(drawer).toContainText("Tag the order “look twice”");
  await drawer.getByRole("button", { name: /Check a condition/ }).click();
  const inspector = page.locator("[data-inspector]");
  await expect(inspector).toContainText("€900.00");
  await drawer
    .getByRole("button", { name: /^Call another system/ })
    .first()
    .click();
  await expect(inspector).toContainText("Unknown beyond this step");
  await inspector.getByRole("button", { name: "Set a result" }).click();
  await inspector.getByRole("button", { name: "Use this result" }).click();
  await expect(drawer.getByRole("status")).toContainText("Goes to its end");
  await expect(drawer).toContainText("Set the order to “Cancelled”");

  // what is kept is there after a reload; taken away, it is unknown again
  await page.reload();
  await page.locator("[data-editor][data-ready]").waitFor();
  await page.keyboard.press("t");
  await expect(drawer.getByRole("status")).toContainText("Goes to its end");
  await drawer
    .getByRole("button", { name: /^Call another system/ })
    .first()
    .click();
  await inspector.getByRole("button", { name: "Work it out again" }).click();
  await expect(drawer.getByRole("status")).toContainText("Unknown beyond a step");

  // with the keyboard: higher, and closed
  const grip = drawer.getByRole("separator");
  const before = Number(await grip.getAttribute("aria-valuenow"));
  await grip.focus();
  await page.keyboard.press("ArrowUp");
  await expect(grip).toHaveAttribute("aria-valuenow", String(before + 40));
  const orders = (await shopApi<{ items: { number: string; tags: string[] }[] }>("GET", "/orders?search=%23T2")).data.items;
  expect(orders[0]?.tags).toEqual([]);
});

test("before publishing, the draft is compared on past orders and a different one is opened", async ({ page }) => {
  for (let n = 10; n < 16; n++) await refund(n, n * 10_000);
  const name = "Look twice at refunds";
  const { id } = (await shopApi<{ id: string }>("POST", "/flows", flow(name, "1250.0"))).data;
  await shopApi("POST", `/flows/${id}/publish`, {});
  await shopApi("PUT", `/flows/${id}`, flow(name, "1350.0"));
  await openEditor(page, id);
  await page.getByRole("button", { name: "Publish flow" }).click();
  const sheet = page.getByRole("dialog");
  await expect(sheet).toContainText("order total is more than 1350");
  await expect(sheet.locator("[data-compared]")).toContainText(/Different for \d+ of/);
  await expect(sheet).toContainText(/\d fewer/);
  await sheet.getByRole("button", { name: "See where they differ" }).click();
  await page.getByRole("button", { name: /#T13/ }).first().click();
  const difference = page.locator("[data-difference]");
  await expect(difference.getByText("Live, version 1")).toBeVisible();
  await expect(difference).toContainText("Tag the order “look twice”");
  await expect(difference).toContainText("Would do nothing");
  await page.getByRole("button", { name: "Back to the list" }).click();
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "Publish flow" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Publish flow" }).click();
  await expect(page.getByText("Live as version 2.")).toBeVisible();
});
