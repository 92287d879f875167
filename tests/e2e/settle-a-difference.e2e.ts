/** A statement comes in, one payment does not fit: an operator looks at what is in the file, keeps it, sees the difference side by side, and settles it. */
import { expect, test } from "@playwright/test";
import { wechatTradeBill } from "#lib/statement/samples.ts";
import { barriersOn } from "./barriers.ts";
import { enterShop, shopApi } from "./shop-door.ts";

test.use({ baseURL: process.env["TRADEWIND_ADDRESS"] ?? "" });
test.describe.configure({ mode: "serial", timeout: 120_000 });

const day = "2026-11-20";
const pay = (n: number, amountMinor: number) => ({
  ...{ kind: "payment" as const, at: `${day} 10:0${n}:00`, transactionId: `42000077${n}`, merchantNo: `S77${n}` },
  ...{ amountMinor, feeMinor: Math.round(amountMinor * 0.006) },
});

test.beforeAll(async () => {
  for (const n of [1, 2]) {
    const total = { amountMinor: 12_000, currency: "CNY" };
    const placedAt = `${day}T02:0${n}:00Z`;
    const order = { id: `statement-${n}`, number: `#S77${n}`, currency: "CNY", total, paymentStatus: "paid", placedAt };
    await shopApi("POST", "/events", { type: "order.paid", occurredAt: placedAt, order });
    await expect.poll(async () => (await shopApi("GET", `/orders/statement-${n}`)).status).toBe(200);
  }
});

test("imports a bill after looking at what is in it", async ({ page }) => {
  await enterShop(page);
  await page.goto("/money");
  await page.getByRole("button", { name: "Import a statement" }).first().click();
  const chooser = page.waitForEvent("filechooser");
  await page.getByRole("button", { name: "Choose a file" }).click();
  const bill = wechatTradeBill([pay(1, 12_000), pay(2, 11_500)]);
  await (await chooser).setFiles({ name: "bill-of-the-day.csv", mimeType: "text/csv", buffer: Buffer.from(bill) });
  await expect(page.getByRole("heading", { name: "WeChat Pay, Payments and refunds" })).toBeVisible();
  await expect(page.getByText("The file’s own sums fit its lines.")).toBeVisible();
  await page.getByRole("button", { name: "Import 2 lines" }).click();
  await expect(page.getByText("2 lines imported, 1 difference to check")).toBeVisible();
  const row = page.getByRole("row").filter({ hasText: "Nov 20, 2026" }).filter({ hasText: "WeChat Pay" });
  await expect(row).toContainText("CN¥235.00");
  await row.getByRole("link", { name: "1 to check" }).click();
  await expect(page).toHaveURL(/\/money\/differences\?/);
});

test("sees the order, the payment and the line side by side, and settles the difference", async ({ page }) => {
  await enterShop(page);
  await page.goto("/money/differences");
  await page.getByRole("link", { name: "Another amount #S772" }).click();
  await expect(page.getByRole("heading", { name: "Another amount · #S772" })).toBeVisible();
  await expect(page.getByText("The shop has CN¥120.00, WeChat Pay’s statement says CN¥115.00: CN¥5.00 apart.")).toBeVisible();
  await expect(page.getByText("Line 3 of bill-of-the-day.csv")).toBeVisible();
  expect(await barriersOn(page)).toEqual([]);

  await page.getByRole("button", { name: "Make a to-do" }).click();
  await expect(page.getByRole("button", { name: "On the team’s list" })).toBeDisabled();
  await page.getByRole("button", { name: "This is right" }).click();
  await page.getByLabel("Reason").fill("Five off at the counter");
  await page.getByRole("dialog").getByRole("button", { name: "This is right" }).click();
  await expect(page.getByText("Settled by Owner")).toBeVisible();
  await expect(page.getByText("Five off at the counter")).toBeVisible();

  await page.goto("/money");
  const row = page.getByRole("row").filter({ hasText: "Nov 20, 2026" }).filter({ hasText: "WeChat Pay" });
  await expect(row.getByText("All matched")).toBeVisible();
});
