/** Every screen with something on it: readable by everybody in both languages and themes, live without moving what is read, usable on a phone. */
import { globSync } from "node:fs";
import { expect, type Page, test } from "@playwright/test";
import { barriersOn } from "./barriers.ts";
import { enterShop, shopApi } from "./shop-door.ts";

const address = process.env["TRADEWIND_ADDRESS"] ?? "";
test.use({ baseURL: address });
test.describe.configure({ mode: "serial" });

interface Listed {
  items: { id: string }[];
}
const shop = { source: "", flow: "", run: "", event: "", order: "", problem: "", approval: "" };

async function firstOf(path: string): Promise<string> {
  let id = "";
  await expect.poll(async () => (id = (await shopApi<Listed>("GET", path)).data.items[0]?.id ?? "")).not.toBe("");
  return id;
}

test.beforeAll(async () => {
  shop.source = (await shopApi<{ id: string }>("POST", "/sources", { name: "Screens shop", scheme: "standard-webhooks" })).data.id;
  shop.flow = (
    await shopApi<{ id: string }>("POST", "/flows", {
      name: "Screens: mark big orders",
      nodes: [
        { id: "start", type: "trigger.event", config: { event: "order.created", source: shop.source } },
        { id: "big", type: "logic.if", config: { when: "order.total > 50.0" }, position: { x: 320, y: 0 } },
        { id: "mark", type: "order.tag", config: { orderId: "{{ order.id }}", tag: "screens" }, position: { x: 640, y: 0 } },
      ],
      edges: [
        { from: "start", port: "out", to: "big" },
        { from: "big", port: "true", to: "mark" },
      ],
    })
  ).data.id;
  await shopApi("POST", `/flows/${shop.flow}/publish`);
  await shopApi("POST", `/sources/${shop.source}/test`);
  shop.run = await firstOf(`/runs?flowId=${shop.flow}&status=finished`);
  shop.event = await firstOf(`/events?source=${shop.source}`);
  shop.order = await firstOf("/orders?tag=screens");
  await makeTrouble();
  shop.problem = await firstOf("/problems");
  shop.approval = await firstOf("/approvals");
  const variants = [{ id: 1, sku: "SCREENS-1", title: "Brass", price: "129.00" }];
  const body = { id: 77_001, title: "Screens lamp", status: "active", updated_at: new Date().toISOString(), variants };
  await shopApi("POST", "/events", { platform: "shopify", topic: "products/update", body });
  const dueAt = new Date(Date.now() - 3_600_000).toISOString();
  await shopApi("POST", "/tasks", { title: "Count the lamps", text: "All of them.", dueAt, about: { type: "product", id: "77001" } });
});

/** Something that fails, and something that waits for a person. */
async function makeTrouble(): Promise<void> {
  const { id } = (
    await shopApi<{ id: string }>("POST", "/flows", {
      name: "Screens: trouble",
      nodes: [
        { id: "start", type: "trigger.event", config: { event: "order.cancelled" } },
        { id: "ask", type: "logic.approval", config: { question: "Cancel {{ order.number }}?" } },
      ],
      edges: [{ from: "start", to: "ask" }],
    })
  ).data;
  await shopApi("POST", `/flows/${id}/publish`);
  await shopApi("POST", "/events", { type: "order.cancelled", order: { id: "screens-1", number: "#S1", currency: "EUR" } });
  const failing = (
    await shopApi<{ id: string }>("POST", "/flows", {
      name: "Screens: failure",
      nodes: [
        { id: "start", type: "trigger.event", config: { event: "order.delivered" } },
        { id: "stop", type: "logic.stop", config: { outcome: "failed", message: "Nobody knows why." } },
      ],
      edges: [{ from: "start", to: "stop" }],
    })
  ).data;
  await shopApi("POST", `/flows/${failing.id}/publish`);
  await shopApi("POST", "/events", { type: "order.delivered", order: { id: "screens-2", number: "#S2", currency: "EUR" } });
  await firstOf("/problems");
  await shopApi("POST", `/flows/${failing.id}/unpublish`);
}

const screens = () => [
  "/",
  "/flows",
  "/runs",
  `/runs/${shop.run}`,
  "/events",
  `/events/${shop.event}`,
  "/orders",
  "/products",
  "/products/77001",
  "/tasks",
  "/money",
  "/money/differences",
  "/money/statements",
  `/orders/${encodeURIComponent(shop.order)}`,
  "/conversations",
  "/conversations/answers",
  "/conversations/channels",
  "/needs-you",
  "/approvals",
  `/approvals/${shop.approval}`,
  "/actions",
  "/jobs",
  "/problems",
  `/problems/${shop.problem}`,
  `/flows/${shop.flow}/versions`,
  `/flows/${shop.flow}/activity`,
  "/settings/alerts",
  "/connections",
  "/settings",
  "/settings/people",
  "/settings/keys",
];

/** Contrast is the theme's, what fits is the language's: two readers see both of each. */
const readers = [
  { locale: "en-GB", colorScheme: "light", width: 1440 },
  { locale: "zh-CN", colorScheme: "dark", width: 1280 },
] as const;
for (const reader of readers) {
  test.describe(`${reader.locale}, ${reader.colorScheme}`, () => {
    test.use({ locale: reader.locale, colorScheme: reader.colorScheme, viewport: { width: reader.width, height: 900 } });
    test("every screen can be read by everybody, and fits", async ({ page }) => {
      test.setTimeout(300_000);
      const errors: string[] = [];
      page.on("pageerror", (error) => errors.push(`${page.url()} ${error.message}`));
      await enterShop(page);
      const language = reader.locale === "zh-CN" ? "zh" : "en";
      await page.context().addCookies([{ name: "tradewind-language", value: language, url: address }]);
      for (const path of screens()) {
        await page.goto(path);
        await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
        await expect(page.locator("html")).toHaveAttribute("lang", reader.locale === "zh-CN" ? "zh-CN" : "en");
        expect(await barriersOn(page)).toEqual([]);
        expect(await overflow(page), path).toBe(0);
      }
      expect(errors).toEqual([]);
    });
  });
}

const overflow = (page: Page): Promise<number> =>
  page.locator("#content").evaluate((content) => Math.max(0, content.scrollWidth - content.clientWidth));

test.describe("on a phone", () => {
  test.use({ viewport: { width: 375, height: 760 } });
  test("nothing runs off the side, and the menu opens", async ({ page }) => {
    test.setTimeout(120_000);
    await enterShop(page);
    for (const path of screens()) {
      await page.goto(path);
      await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
      expect(await overflow(page), path).toBe(0);
    }
    await page.getByRole("button", { name: "Open the menu" }).click();
    await page.getByRole("dialog").getByRole("link", { name: "Orders" }).click();
    await expect(page).toHaveURL(/\/orders$/);
  });
});

const nobody = "00000000-0000-4000-8000-000000000000";
test("a page of something that is not there says so, to people and to machines", async ({ page }) => {
  await enterShop(page);
  const pages = globSync("app/(app)/**/page.tsx")
    .filter((file) => file.includes("["))
    .map((file) => file.replace(/^app|\/\([^/]+\)|\/page\.tsx$/g, "").replace(/\[[^/]+\]/, nobody));
  expect(pages.length).toBeGreaterThan(10);
  const answered = await Promise.all(pages.map(async (path) => `${(await page.request.get(path)).status()} ${path}`));
  expect(answered.filter((line) => !line.startsWith("404"))).toEqual([]);
  await page.goto(pages[0] ?? "");
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  expect(await barriersOn(page)).toEqual([]);
});

test("a run that arrives waits behind a pill, and moves nothing", async ({ page }) => {
  await enterShop(page);
  await page.goto(`/runs?flowId=${shop.flow}`);
  const rows = page.locator("tbody tr");
  await expect(rows.first()).toBeVisible();
  await page.waitForLoadState("networkidle", { timeout: 2_000 }).catch(() => {});
  const before = await rows.count();
  await shopApi("POST", `/sources/${shop.source}/test`);
  const pill = page.getByRole("button", { name: "1 new" });
  await expect(pill).toBeVisible();
  expect(await rows.count()).toBe(before);
  await pill.click();
  await expect(rows).toHaveCount(before + 1);
});

test("a step of a run says why, and an order tells its story", async ({ page }) => {
  await enterShop(page);
  await page.goto(`/runs/${shop.run}`);
  await page.getByRole("button", { name: /Check a condition/ }).click();
  const steps = page.getByRole("region", { name: "Steps" });
  await expect(steps.getByText(/order total\s*is more than\s*50/)).toBeVisible();
  await expect(steps.getByText("€612.40")).toBeVisible();
  await page.goto(`/orders/${encodeURIComponent(shop.order)}`);
  await expect(page.getByRole("link", { name: "Screens: mark big orders" }).first()).toBeVisible();
  await expect(page.getByText("Tag the order “screens”").first()).toBeVisible();
});

test("a source shows its secret once, and a test event can be followed", async ({ page }) => {
  await enterShop(page);
  await page.goto("/connections?new");
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("searchbox").fill("standard");
  await dialog.getByRole("button", { name: /^Standard Webhooks/ }).click();
  await dialog.getByRole("textbox", { name: "Name" }).fill("Once");
  await dialog.getByRole("button", { name: "Add source" }).click();
  await expect(dialog.getByText(/^whsec_/)).toBeVisible();
  await dialog.getByRole("button", { name: "Done" }).click();
  await expect(page.getByText(/^whsec_/)).toHaveCount(0);
  const card = page.locator("h3", { hasText: "Once" }).locator("xpath=../../..");
  await card.getByRole("button", { name: "Send a test event" }).click();
  await page.getByRole("button", { name: "Show it" }).click();
  await expect(page).toHaveURL(/\/events\//);
});

test("search finds an order by its number, and a filter is kept in the address", async ({ page }) => {
  const { number } = (await shopApi<{ number: string }>("GET", `/orders/${encodeURIComponent(shop.order)}`)).data;
  await enterShop(page);
  await page.goto("/flows");
  await page.getByRole("button", { name: /^Search/ }).waitFor();
  const asked = page.getByPlaceholder("An order number");
  // a key that comes before the page listens is a key that nobody heard
  await expect(async () => {
    if (!(await asked.isVisible())) await page.keyboard.press("Control+k");
    await expect(asked).toBeVisible({ timeout: 2_000 });
  }).toPass();
  await asked.fill(number);
  await page
    .getByRole("option", { name: new RegExp(`^${number}`) })
    .first()
    .waitFor();
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/orders\//);
  await page.goto("/runs");
  await page.getByRole("button", { name: "Status", exact: true }).click();
  await page.getByRole("menuitemradio", { name: "Finished" }).click();
  await expect(page).toHaveURL(/status=finished/);
});

test("somebody invited joins by the link, as what they were invited for", async ({ page, browser }) => {
  await enterShop(page);
  await page.goto("/settings/people");
  await page.getByRole("button", { name: "Invite somebody" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("textbox", { name: "Email" }).fill("viewer@example.com");
  await dialog.getByRole("combobox").click();
  await page.getByRole("option", { name: "Viewer" }).click();
  await dialog.getByRole("button", { name: "Make invitation" }).click();
  const link = (await dialog.getByText(/\/invitation\//).textContent()) ?? "";
  const other = await browser.newContext({ locale: "en-GB", baseURL: address });
  const guest = await other.newPage();
  await guest.goto(new URL(link).pathname);
  await guest.getByLabel("Your name").fill("Vera Viewer");
  await guest.locator("input[name=password]").fill("a sentence to remember");
  await guest.getByRole("button", { name: "Join the shop" }).click();
  await expect(guest).toHaveURL(`${address}/`);
  await guest.goto("/flows");
  await expect(guest.getByRole("heading", { name: "Flows", level: 1 })).toBeVisible();
  await expect(guest.getByRole("button", { name: "Create flow" })).toHaveCount(0);
  await other.close();
});
