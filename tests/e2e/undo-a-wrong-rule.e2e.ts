/** A rule has tagged 3,000 orders that it should not have: it is undone, and what has changed since is left alone and named. */
import { expect, type Page, test } from "@playwright/test";
import { enterShop, shopApi } from "./shop-door.ts";

const address = process.env["TRADEWIND_ADDRESS"] ?? "";
test.use({ baseURL: address });
test.describe.configure({ mode: "serial" });

const orders = 3_000;
const later = 61;
const shop = { hook: "", wrong: "", right: "" };

interface Listed {
  items: { id: string }[];
}

/** As the shop's own webhooks come: many at a time. */
async function send(type: "order.created" | "order.paid", numbers: readonly number[]): Promise<void> {
  const waiting = [...numbers];
  const worker = async () => {
    for (let n = waiting.shift(); n !== undefined; n = waiting.shift()) {
      const order = {
        id: `w${n}`,
        number: `#W${n}`,
        currency: "EUR",
        total: { amountMinor: 4_200, currency: "EUR" },
        placedAt: "2026-11-20T10:00:00Z",
      };
      const answer = await fetch(shop.hook, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify({ type, order }),
      });
      if (answer.status === 429 || answer.status === 503) waiting.unshift(n);
      else if (!answer.ok) throw new Error(`${answer.status} ${await answer.text()}`);
    }
  };
  await Promise.all(Array.from({ length: 24 }, worker));
}

async function publish(name: string, event: string, tag: string): Promise<string> {
  const { id } = (
    await shopApi<{ id: string }>("POST", "/flows", {
      name,
      nodes: [
        { id: "start", type: "trigger.event", config: { event } },
        { id: "mark", type: "order.tag", config: { tag }, position: { x: 320, y: 0 } },
      ],
      edges: [{ from: "start", to: "mark" }],
    })
  ).data;
  await shopApi("POST", `/flows/${id}/publish`);
  return id;
}

/** Of the whole shop; what a flow's own figures count has a bound. */
const finished = () => shopApi<{ runs: { finished: number } }>("GET", "/stats").then(({ data }) => data.runs.finished);

test.beforeAll(async () => {
  test.setTimeout(180_000);
  const source = await shopApi<{ url: string }>("POST", "/sources", {
    name: "Undo shop",
    scheme: "none",
    settings: { platform: "tradewind", dedupe: "none" },
  });
  shop.hook = new URL(new URL(source.data.url).pathname, address).href;
  // what other journeys have left live would run on these orders too
  const { items } = (await shopApi<{ items: { id: string; publishedVersion: number | null }[] }>("GET", "/flows?limit=100")).data;
  for (const { id, publishedVersion } of items) if (publishedVersion !== null) await shopApi("POST", `/flows/${id}/unpublish`, {});
  const before = await finished();
  shop.wrong = await publish("Undo: express orders", "order.created", "express");
  await send(
    "order.created",
    Array.from({ length: orders }, (_, i) => i),
  );
  await expect.poll(finished, { timeout: 120_000 }).toBeGreaterThanOrEqual(before + orders);
  await shopApi("POST", `/flows/${shop.wrong}/unpublish`, {});
  // these are to be express indeed: their customers have paid for it
  shop.right = await publish("Undo: paid for express", "order.paid", "express");
  await send(
    "order.paid",
    Array.from({ length: later }, (_, i) => i * 40),
  );
  await expect.poll(finished, { timeout: 60_000 }).toBeGreaterThanOrEqual(before + orders + later);
  await shopApi("POST", `/flows/${shop.right}/unpublish`, {});
});

const figure = (page: Page, label: string) => page.locator("dl > div").filter({ hasText: label }).locator("dd");

test("a wrong rule is undone from preview to report; 61 orders that have changed since are left alone and named", async ({ page }) => {
  test.setTimeout(180_000);
  await enterShop(page);
  await page.goto(`/flows/${shop.wrong}/activity?window=24h`);
  await expect(page.getByRole("heading", { name: "How “Undo: express orders” runs" })).toBeVisible();
  // at the way to the tag stands how often it was taken
  await expect(page.locator(".step-count", { hasText: "3K" })).toBeVisible();
  await page.getByRole("button", { name: "Undo what version 1 did…" }).click();
  const dialog = page.getByRole("dialog");
  await expect(figure(page, "can be undone")).toHaveText("2,939", { timeout: 60_000 });
  await expect(figure(page, "changed since")).toHaveText("61");
  await expect(figure(page, "cannot be undone")).toHaveText("0");
  await expect(dialog.getByText("Another action dealt with the same thing later.")).toBeVisible();
  await dialog.getByRole("combobox", { name: "How fast, at most" }).click();
  await page.getByRole("option", { name: "500 a second" }).click();
  await dialog.getByRole("button", { name: "Undo 2,939 actions" }).click();

  await expect(page).toHaveURL(/\/jobs\//);
  await expect(page.getByRole("heading", { name: "Undo what version 1 did", level: 1 })).toBeVisible();
  await page.getByRole("button", { name: "Pause", exact: true }).click();
  await expect(page.getByText("Paused", { exact: true })).toBeVisible();
  await page.getByRole("button", { name: "Go on" }).click();
  await expect(page.getByText("Finished", { exact: true })).toBeVisible({ timeout: 90_000 });
  await expect(figure(page, "undone")).toHaveText("2,939");
  await expect(figure(page, "left alone")).toHaveText("61");

  const left = page.getByRole("table", { name: "Left alone" });
  await page.getByRole("button", { name: "Load more" }).first().click();
  await expect(left.locator("tbody tr")).toHaveCount(later);
  await expect(left.getByRole("link", { name: "#W2400", exact: true })).toBeVisible();
  expect((await shopApi<{ tags: string[] }>("GET", "/orders/w2400")).data.tags).toEqual(["express"]);
  await left.getByRole("link", { name: "#W40", exact: true }).click();
  await expect(page).toHaveURL(/\/orders\/w40$/);
  await expect(page.getByText("express", { exact: true }).first()).toBeVisible();
});

test("an order tells what was undone and by whom, and its run shows it at the step; a second undo finds nothing more", async ({ page }) => {
  await enterShop(page);
  expect((await shopApi<{ tags: string[] }>("GET", "/orders/w41")).data.tags).toEqual([]);
  await page.goto("/orders/w41");
  await expect(page.getByText("Undone: what “Undo: express orders” version 1 had done")).toBeVisible();
  await expect(page.getByText("by Owner")).toBeVisible();
  const run = (await shopApi<Listed>("GET", `/runs?flowId=${shop.wrong}&entity=order:w41`)).data.items[0]?.id ?? "";
  await page.goto(`/runs/${run}`);
  await page.getByRole("button", { name: /Tag the order/ }).click();
  await expect(page.getByText(/Owner undid this/)).toBeVisible();
  await page.getByRole("tab", { name: "Timeline" }).click();
  await expect(page.getByText("Started by “An order is placed”")).toBeVisible();
  await expect(page.getByText("Owner undid this")).toBeVisible();

  await page.goto(`/flows/${shop.wrong}/activity`);
  await page.getByRole("button", { name: "Undo what version 1 did…" }).click();
  await expect(figure(page, "changed since")).toHaveText("61", { timeout: 60_000 });
  await expect(page.getByRole("dialog").getByRole("button", { name: "Undo 0 actions" })).toBeDisabled();
});

test("a new flow is run on past orders: those that it has answered are passed over", async ({ page }) => {
  test.setTimeout(120_000);
  const before = await finished();
  const id = await publish("Undo: thank them late", "order.paid", "thanked");
  await send("order.paid", [1]);
  await expect.poll(finished, { timeout: 30_000 }).toBe(before + 1);
  // other journeys have paid orders in this shop too; one of all these is answered
  const { items } = (await shopApi<{ items: unknown[] }>("GET", "/events?type=order.paid&limit=500")).data;
  const past = items.length - 1;
  expect(past).toBeGreaterThanOrEqual(later);
  await enterShop(page);
  await page.goto(`/flows/${id}/activity`);
  await page.getByRole("button", { name: "Run on past orders…" }).click();
  const dialog = page.getByRole("dialog");
  await expect(figure(page, "to run on")).toHaveText(String(past), { timeout: 30_000 });
  await expect(figure(page, "answered before")).toHaveText("1");
  await dialog.getByRole("textbox", { name: "Only these" }).fill("#W80");
  await expect(dialog.getByRole("button", { name: "Run on 1 past event" })).toBeEnabled({ timeout: 30_000 });
  await dialog.getByRole("textbox", { name: "Only these" }).fill("");
  await dialog.getByRole("combobox", { name: "How fast, at most" }).click();
  await page.getByRole("option", { name: "100 a second" }).click();
  await dialog.getByRole("button", { name: `Run on ${past} past events` }).click();
  await expect(page.getByRole("heading", { name: `Run on ${past} past events`, level: 1 })).toBeVisible();
  await expect(page.getByText("Finished", { exact: true })).toBeVisible({ timeout: 60_000 });
  await expect(figure(page, "finished")).toHaveText(String(past), { timeout: 30_000 });
  await expect(figure(page, "answered before")).toHaveText("1");
  expect((await shopApi<{ tags: string[] }>("GET", "/orders/w80")).data.tags).toContain("thanked");
});
