/** Two tabs, or two people: what is done in one is seen in the other, without anybody reading the page again. */
import { expect, test } from "@playwright/test";
import { enterShop, shopApi } from "./shop-door.ts";

test.use({ baseURL: process.env["TRADEWIND_ADDRESS"] ?? "" });
test.setTimeout(120_000);

const at = (x: number, y = 0) => ({ position: { x, y } });
async function live(name: string, event: string, step: object): Promise<string> {
  const nodes = [
    { id: "start", type: "trigger.event", config: { event }, ...at(0) },
    { id: "step", ...step, ...at(320) },
  ];
  const { data } = await shopApi<{ id: string }>("POST", "/flows", { name, nodes, edges: [{ from: "start", to: "step" }] });
  const published = await shopApi("POST", `/flows/${data.id}/publish`);
  expect(published.status, JSON.stringify(published.data)).toBe(200);
  return data.id;
}
const happened = (type: string, id: string) =>
  shopApi("POST", "/events", { type, order: { id, number: `#${id}`, currency: "EUR", total: { amountMinor: 900, currency: "EUR" } } });

test("a problem that is muted, a note that is done and opened again", async ({ page }) => {
  await enterShop(page);
  await page.goto("/");
  const other = await page.context().newPage();
  await other.goto("/");

  const name = `Write a card ${Date.now()}`;
  await live(name, "order.delivered", { type: "logic.stop", config: { outcome: "failed", message: "There is no card left." } });
  await happened("order.delivered", `card-${Date.now()}`);
  // its problem is noted some seconds after the run
  const row = (where: typeof page) => where.getByRole("link").filter({ hasText: name });
  await expect(row(other)).toBeVisible({ timeout: 20_000 });
  await row(page).click();
  await page.getByRole("button", { name: "Mute" }).click();
  await page.getByRole("menuitem", { name: "For an hour" }).click();
  await expect(page.getByRole("button", { name: "Open again" })).toBeVisible();
  await expect(row(other)).toBeHidden({ timeout: 15_000 });

  const text = `Ring her about the card ${Date.now()}`;
  await live(`Tell us ${Date.now()}`, "order.cancelled", { type: "team.note", config: { text } });
  await happened("order.cancelled", `ring-${Date.now()}`);
  await page.goto("/needs-you");
  const noteOn = (where: typeof page) => where.getByRole("listitem").filter({ hasText: text });
  await expect(noteOn(page)).toBeVisible({ timeout: 15_000 });
  await expect(noteOn(other)).toBeVisible();
  await noteOn(page).getByRole("button", { name: "Mark as done" }).click();
  await expect(noteOn(page)).toBeHidden();
  await expect(noteOn(other)).toBeHidden({ timeout: 15_000 });
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(noteOn(page)).toBeVisible({ timeout: 15_000 });
  await expect(noteOn(other)).toBeVisible({ timeout: 15_000 });
  await noteOn(other).getByRole("button", { name: "Mark as done" }).click();
  await expect(noteOn(page)).toBeHidden({ timeout: 15_000 });
});

test("more questions than Home shows are counted, and led to", async ({ page }) => {
  const flow = await live(`Ask each time ${Date.now()}`, "order.paid", {
    type: "logic.approval",
    config: { question: "Send {{ order.number }} by courier?" },
  });
  const stamp = Date.now();
  for (let n = 1; n <= 6; n++) await happened("order.paid", `courier-${stamp}-${n}`);
  const open = async () => (await shopApi<{ items: unknown[] }>("GET", "/approvals?limit=100")).data.items.length;
  await expect.poll(open, { timeout: 20_000 }).toBeGreaterThanOrEqual(6);
  await enterShop(page);
  await page.goto("/");
  await page.getByRole("link", { name: /more approvals?$/ }).click();
  await expect(page).toHaveURL(/\/approvals\?mine=true/);
  await expect(page.getByText(`courier-${stamp}-1`).first()).toBeVisible();
  await shopApi("POST", `/flows/${flow}/unpublish`, {});
});
