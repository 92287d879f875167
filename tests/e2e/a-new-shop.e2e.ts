/** Somebody who has never seen the product: from the first page to a flow that has run on an event; and its empty screens, readable by everybody. */
import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, type Page, test } from "@playwright/test";
import { type Product, startProduct } from "../product.ts";
import { barriersOn } from "./barriers.ts";

test.describe.configure({ mode: "serial" });

let product: Product;
let address = "";
let dataDir = "";
let kept: Awaited<ReturnType<ReturnType<Page["context"]>["cookies"]>> = [];

test.beforeAll(async () => {
  test.setTimeout(180_000);
  dataDir = mkdtempSync(join(tmpdir(), "tradewind-new-shop-"));
  product = startProduct({ env: { DATA_DIR: dataDir, TRADEWIND_API_KEY: randomBytes(24).toString("base64url") } });
  address = await product.ready;
});
test.afterAll(async () => {
  await product.stop();
  rmSync(dataDir, { recursive: true, force: true });
});

test("makes the owner's account", async ({ page }) => {
  await page.goto(address);
  expect(await barriersOn(page)).toEqual([]);
  await page.locator("input[name=shopName]").fill("New shop");
  await page.getByLabel("Your name").fill("Nina New");
  await page.getByLabel("Email").fill("nina@example.com");
  await page.locator("input[name=password]").fill("a sentence to remember");
  await page.locator("form button[type=submit]").click();
  await expect(page.getByRole("heading", { name: "A running flow in two minutes" })).toBeVisible();
  kept = await page.context().cookies();
});

const empty = [
  ...["/", "/flows", "/runs", "/events", "/actions", "/problems", "/problems?state=muted", "/jobs", "/orders", "/conversations"],
  ...["/needs-you", "/approvals", "/connections", "/settings", "/settings/alerts", "/settings/people", "/settings/keys"],
];
for (const [locale, scheme] of [
  ["en", "light"],
  ["zh", "dark"],
] as const)
  test(`finds every empty screen readable: ${locale}, ${scheme}`, async ({ page }) => {
    test.setTimeout(240_000);
    await page.emulateMedia({ colorScheme: scheme });
    await page.context().addCookies([...kept, { name: "tradewind-language", value: locale, url: address }]);
    for (const path of empty) {
      await page.goto(address + path);
      await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
      expect(await barriersOn(page)).toEqual([]);
    }
  });

test("draws a flow from a starter, publishes it, and sees it run on an event of the shop, all from Home", async ({ page }) => {
  test.setTimeout(120_000);
  await page.context().addCookies([...kept, { name: "tradewind-language", value: "en", url: address }]);
  await page.goto(address);
  await page.getByRole("button", { name: "Create flow" }).click();
  await page
    .getByRole("dialog")
    .getByRole("button", { name: /Mark big orders/ })
    .click();
  await page.locator("[data-editor][data-ready]").waitFor();
  await page.getByRole("button", { name: "Publish" }).first().click();
  await page
    .getByRole("dialog")
    .getByRole("button", { name: /^Publish/ })
    .click();
  await expect(page.getByText(/Live|is live/).first()).toBeVisible();
  await page.goto(address);
  await page.getByRole("link", { name: "Add source" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("button", { name: /^Shopify/ }).click();
  await dialog.getByRole("textbox", { name: "Name" }).fill("Web shop");
  await dialog.getByRole("button", { name: "Add source" }).click();
  await expect(page.locator("h3", { hasText: "Web shop" })).toBeVisible();
  // what is shown only once stays while the first source takes the place of the empty screen
  await expect(dialog.locator("code")).toHaveCount(1); // the address; the secret is Shopify's to give
  await dialog.getByRole("button", { name: "Done" }).click();
  await page.getByRole("button", { name: "Send a test event" }).first().click();
  await page.getByRole("button", { name: "Show it" }).click();
  await expect(page.getByRole("link", { name: /Mark big orders/ }).first()).toBeVisible();
  await page.goto(address);
  await expect(page.getByRole("heading", { name: "A running flow in two minutes" })).toHaveCount(0);
  await expect(page.getByText("Runs finished")).toBeVisible();
});
