/** A flow gives the team a task: it waits in To do and on its order, is done by a person and opened again; a price change leads to its product. */
import { join } from "node:path";
import { expect, type Page, test } from "@playwright/test";
import { enterShop, shopApi } from "./shop-door.ts";

test.use({ baseURL: process.env["TRADEWIND_ADDRESS"] ?? "" });

const picture = async (page: Page, name: string) => {
  const folder = process.env["E2E_PICTURES"];
  if (folder) await page.screenshot({ path: join(folder, `${name}.png`) });
};
const order = (id: string) => ({
  ...{ id, number: `#${id}`, status: "paid", currency: "EUR", total: { amountMinor: 12_900, currency: "EUR" } },
  items: [{ id: "1", sku: "LAMP-ARC-01", title: "Arc floor lamp", quantity: 1 }],
});

test("a flow's task waits in To do, on its own page and on its order, until somebody has done it", async ({ page }) => {
  await enterShop(page);
  const flow = await shopApi<{ id: string }>("POST", "/flows", {
    name: "Call about large lamps",
    nodes: [
      { id: "start", type: "trigger.event", config: { event: "order.paid", when: "order.number == '#T-1'" } },
      {
        id: "task",
        type: "team.task",
        config: { title: "Call about {{ order.number }}", text: "It needs a lift.", due: "P2D", about: "order" },
      },
    ],
    edges: [{ from: "start", to: "task" }],
  });
  expect((await shopApi("POST", `/flows/${flow.data.id}/publish`)).status).toBe(200);
  expect((await shopApi("POST", "/events", { type: "order.paid", order: order("T-1") })).status).toBeLessThan(300);

  await page.goto("/");
  const row = page.getByRole("listitem").filter({ hasText: "Call about #T-1" });
  await expect(row).toContainText("It needs a lift.");
  await expect(row).toContainText("For anybody");
  await row.getByRole("link", { name: "Order #T-1" }).click();
  await expect(page.getByText("A task for the team")).toBeVisible();
  await expect(page.getByText("Call about #T-1", { exact: true })).toBeVisible();

  await page.goto("/tasks");
  await picture(page, "tasks");
  await page.getByRole("button", { name: "Mark as done: Call about #T-1" }).click();
  await expect(page.getByRole("listitem").filter({ hasText: "Call about #T-1" })).toContainText("Done by Owner");
  await page.getByRole("button", { name: "Open again: Call about #T-1" }).click();
  await expect(page.getByRole("listitem").filter({ hasText: "Call about #T-1" })).toContainText("Opened again by Owner");
  await page.getByRole("button", { name: "Mark as done: Call about #T-1" }).click();
  await expect(page.getByRole("button", { name: "Open again: Call about #T-1" })).toBeVisible();
  await page.goto("/tasks");
  await expect(page.getByText("Call about #T-1")).toBeHidden();
  await page.getByRole("button", { name: "State" }).click();
  await page.getByRole("menuitemradio", { name: "Done" }).click();
  await expect(page).toHaveURL(/state=done/);
  await expect(page.getByText("Call about #T-1")).toBeVisible();
});

test("a person gives a task to a colleague, takes it over, and withdraws it", async ({ page }) => {
  await enterShop(page);
  await page.goto("/tasks");
  const add = page.getByRole("button", { name: "Add a task" });
  await expect(add).toHaveAttribute("aria-haspopup", "dialog");
  await add.click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("textbox", { name: "What to do" }).fill("Given up");
  await page.keyboard.press("Escape");
  await expect(add).toBeFocused();
  await add.click();
  await expect(dialog.getByRole("textbox", { name: "What to do" })).toHaveValue("");
  await dialog.getByRole("button", { name: "Save the task" }).click();
  await expect(dialog.getByText("Write what is to be done.")).toBeVisible();
  await dialog.getByRole("textbox", { name: "What to do" }).fill("New pictures for the lamp");
  await dialog.getByLabel("To be done by").fill("2030-01-31");
  await picture(page, "add-a-task");
  await dialog.getByRole("button", { name: "Save the task" }).click();
  const row = page.getByRole("listitem").filter({ hasText: "New pictures for the lamp" });
  await expect(row).toContainText("from Owner");
  await row.getByRole("button", { name: "More for this task" }).click();
  await page.getByRole("menuitem", { name: "I do it" }).click();
  await expect(row).toContainText("For you");
  const more = row.getByRole("button", { name: "More for this task" });
  await more.click();
  await page.getByRole("menuitem", { name: "Change the task" }).click();
  await expect(dialog.getByRole("textbox", { name: "What to do" })).toHaveValue("New pictures for the lamp");
  await page.keyboard.press("Escape");
  await expect(more).toBeFocused();
  await more.click();
  await page.getByRole("menuitem", { name: "Withdraw" }).click();
  await expect(row).toContainText("Withdrawn");
  await expect(row.getByRole("button")).toHaveCount(0);
});

test("what colleagues add waits while a task is ticked, and a ticked one comes back to its place", async ({ page }) => {
  await enterShop(page);
  const give = async (title: string) => expect((await shopApi("POST", "/tasks", { title })).status).toBe(201);
  for (const title of ["Sweep the store", "Count the cups"]) await give(title);
  await page.goto("/tasks?for=me");
  await expect(page.getByText("Mine and anybody’s")).toBeVisible();
  const titles = page.getByRole("list", { name: "Tasks" }).getByRole("listitem");
  await expect(titles.first()).toContainText("Count the cups");
  const before = await titles.count();
  await page.waitForLoadState("networkidle", { timeout: 2_000 }).catch(() => {});
  for (const title of ["Call the carrier", "Order paper"]) await give(title);
  const pill = page.getByRole("button", { name: "2 new" });
  await expect(pill).toBeVisible();
  const waiting = page.getByRole("link", { name: /^Home \d/ });
  const told = (await waiting.textContent()) ?? "";
  await page.getByRole("button", { name: "Mark as done: Count the cups" }).click();
  await expect(titles.first()).toContainText("Done by Owner");
  // the page has been read again
  await expect(waiting).not.toHaveText(told);
  await expect(pill).toBeVisible();
  expect(await titles.count()).toBe(before);

  await pill.click();
  await expect(titles.first()).toContainText("Order paper");
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(titles).toHaveCount(before + 2);
  await expect(titles.nth(2)).toContainText("Count the cups");
  await expect(titles.nth(2)).toContainText("Opened again by Owner");
});

test("a product is found by its SKU, with its variants, prices and stock, and its story", async ({ page }) => {
  await enterShop(page);
  await shopApi("POST", "/events", { type: "order.paid", order: order("T-2") });
  const variants = [
    { id: 100, sku: "E2E-LAMP-1", title: "Brass", price: "129.00", inventory_item_id: 901 },
    { id: 101, sku: "E2E-LAMP-2", title: "Black", price: "119.00", inventory_item_id: 902 },
  ];
  const body = { id: 632_910_392, title: "E2E arc lamp", vendor: "Arc", status: "active", updated_at: new Date().toISOString(), variants };
  expect((await shopApi("POST", "/events", { platform: "shopify", topic: "products/update", body })).status).toBeLessThan(300);
  await shopApi("POST", "/stock/E2E-LAMP-1/changes", { onHand: 3, reason: "counted" });
  await page.goto("/products");
  await picture(page, "products");
  await page.getByRole("searchbox").or(page.getByPlaceholder("Product or SKU")).first().fill("e2e-lamp-2");
  await expect(page).toHaveURL(/search=e2e-lamp-2/);
  await page.getByRole("link", { name: "E2E arc lamp" }).click();
  await expect(page.getByRole("heading", { name: "E2E arc lamp" })).toBeVisible();
  await expect(page.getByRole("row").filter({ hasText: "E2E-LAMP-1" })).toContainText("129.00");
  await expect(page.getByText("A product is changed")).toBeVisible();
  await picture(page, "product");
  await page.getByRole("link", { name: "E2E-LAMP-1" }).click();
  await expect(page).toHaveURL(/\/stock\/E2E-LAMP-1/);
});

test("before it goes live, a flow says what leaves the house", async ({ page }) => {
  await enterShop(page);
  const { data } = await shopApi<{ id: string }>("POST", "/flows", {
    name: "Tell the carrier and the customer",
    nodes: [
      { id: "start", type: "trigger.event", config: { event: "order.paid" } },
      {
        id: "mail",
        type: "mail.send",
        config: { to: "{{ customer.email }}", subject: "Order {{ order.number }}", text: "{{ order.total }} is paid." },
      },
      { id: "call", type: "outside.http", config: { method: "POST", url: "https://carrier.example/pickups", body: "{{ json(order) }}" } },
      { id: "task", type: "team.task", config: { title: "Wait for the carrier" } },
    ],
    edges: [
      { from: "start", to: "mail" },
      { from: "mail", to: "call" },
      { from: "call", port: "ok", to: "task" },
    ],
  });
  await page.goto(`/flows/${data.id}`);
  await page.getByRole("button", { name: "Publish" }).click();
  const sheet = page.getByRole("dialog");
  await expect(sheet.getByText("What leaves the house")).toBeVisible();
  await expect(sheet.getByRole("listitem").filter({ hasText: "carrier.example" }).last()).toContainText("all of “Order”");
  await expect(sheet.getByRole("listitem").filter({ hasText: "the mail server of the alerts" })).toContainText("order number");
  await expect(sheet.getByText("says who somebody is").first()).toBeVisible();
  await picture(page, "publish");
});
