/** An operator draws "Mark big orders" with the mouse, another with the keyboard alone; nothing invalid goes live, nothing drawn is lost. */
import { expect, type Page, test } from "@playwright/test";
import { barriersOn } from "./barriers.ts";
import { enterShop, shopApi } from "./shop-door.ts";
import { writeOver } from "./write-over.ts";

const newFlow = async (name: string) => (await shopApi<{ id: string }>("POST", "/flows", { name })).data.id;
const draftOf = async (id: string) =>
  (
    await shopApi<{
      nodes: { id: string; type: string; config: Record<string, unknown>; position: { x: number; y: number } }[];
      edges: { from: string; port: string; to: string }[];
      publishedVersion: number | null;
    }>("GET", `/flows/${id}`)
  ).data;

async function openEditor(page: Page, id: string) {
  await page.goto(`/flows/${id}`);
  await page.locator("[data-editor][data-ready]").waitFor();
}
const step = (page: Page, name: string) => page.locator(".react-flow__node", { hasText: name });
const saved = (page: Page) => expect(page.locator("[data-save=saved]")).toBeVisible();

test.use({ baseURL: process.env["TRADEWIND_ADDRESS"] ?? "" });
test.beforeEach(async ({ page }) => enterShop(page));

test("with the mouse: start, condition, tag, publish", async ({ page }) => {
  const id = await newFlow("Mark big orders");
  await openEditor(page, id);
  await page.getByRole("button", { name: "An order is placed" }).click();
  await page.getByRole("button", { name: /^Then/ }).click();
  await page.getByRole("option", { name: /Check a condition/ }).click();
  await page.getByRole("button", { name: "Choose a value" }).click();
  await page.getByPlaceholder("Search values").fill("order total");
  await page
    .getByRole("option", { name: /order\.total/ })
    .first()
    .click();
  await page.getByRole("textbox", { name: "Compared with" }).fill("500");
  await expect(step(page, "Check a condition")).toContainText("order total is more than 500");

  // From the way out onto the empty canvas: the palette opens for what comes next.
  const port = step(page, "Check a condition").locator('.react-flow__handle[data-handleid="true"]');
  const from = (await port.boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 };
  await page.mouse.move(from.x + from.width / 2, from.y + from.height / 2);
  await page.mouse.down();
  await page.mouse.move(from.x - 40, from.y + 180, { steps: 6 });
  await page.mouse.up();
  await page.getByRole("option", { name: /Tag the order/ }).click();
  await writeOver(page.getByRole("textbox", { name: "Tag", exact: true }), "priority");
  await saved(page);
  const draft = await draftOf(id);
  expect(draft.edges.map(({ from, port, to }) => [from, port, to])).toEqual([
    ["event1", "out", "if1"],
    ["if1", "true", "tag1"],
  ]);
  expect(draft.nodes.map(({ type }) => type)).toEqual(["trigger.event", "logic.if", "order.tag"]);
  expect(draft.nodes[1]?.config["when"]).toBe("order.total > 500.0");

  // A step that is dragged lands on the grid.
  const card = (await step(page, "Tag the order").boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 };
  await page.keyboard.press("Escape");
  await page.mouse.move(card.x + 60, card.y + 20);
  await page.mouse.down();
  await page.mouse.move(card.x + 97, card.y + 91, { steps: 8 });
  await page.mouse.up();
  await expect.poll(async () => (await draftOf(id)).nodes[2]?.position).not.toEqual(draft.nodes[2]?.position);
  for (const { position } of (await draftOf(id)).nodes) expect([Math.abs(position.x % 4), Math.abs(position.y % 4)]).toEqual([0, 0]);

  await page.getByRole("button", { name: "Publish flow" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Publish flow" }).click();
  await expect(page.getByText("Live, version 1")).toBeVisible();
  expect((await draftOf(id)).publishedVersion).toBe(1);
});

test("with the keyboard alone: the same flow, published", async ({ page }) => {
  const id = await newFlow("Mark big orders");
  await openEditor(page, id);
  const press = (key: string) => page.keyboard.press(key);
  await page.getByRole("button", { name: "An order is placed" }).focus();
  await press("Enter");
  await expect(step(page, "When something happens")).toBeFocused();
  await press("/");
  await expect(page.getByPlaceholder("Search steps")).toBeFocused();
  await page.keyboard.type("tiaojian");
  await press("Enter");
  await expect(page.getByRole("button", { name: "Choose a value" })).toBeFocused();
  await press("Enter");
  await expect(page.getByPlaceholder("Search values")).toBeFocused();
  await page.keyboard.type("customer tags");
  await press("Enter");
  const value = page.getByRole("textbox", { name: "Compared with" });
  await value.focus();
  await page.keyboard.type("vip");
  await press("Escape");
  await expect(step(page, "Check a condition")).toBeFocused();
  // What a Chinese input method writes with the same key.
  await page.evaluate(() =>
    document.activeElement?.dispatchEvent(new KeyboardEvent("keydown", { key: "、", code: "Slash", bubbles: true, cancelable: true })),
  );
  await expect(page.getByPlaceholder("Search steps")).toBeFocused();
  await page.keyboard.type("tag");
  await press("Enter");
  const tag = page.getByRole("textbox", { name: "Tag", exact: true });
  await tag.focus();
  await page.keyboard.type("priority");
  await press("Escape");
  await expect(step(page, "Tag the order")).toBeFocused();
  await press("Shift+ArrowDown");
  await press("Control+s");
  await saved(page);
  const draft = await draftOf(id);
  expect(draft.edges.map(({ from, port, to }) => [from, port, to])).toEqual([
    ["event1", "out", "if1"],
    ["if1", "true", "tag1"],
  ]);
  expect(draft.nodes[1]?.config["when"]).toBe("'vip' in customer.tags");
  expect(draft.nodes[2]?.config["tag"]).toBe("priority");
  expect(draft.nodes[2]?.position.y).toBe((draft.nodes[1]?.position.y ?? 0) + 20);
  await press("Control+Enter");
  const publish = page.getByRole("dialog").getByRole("button", { name: "Publish flow" });
  await expect(publish).toBeEnabled();
  await publish.focus();
  await press("Enter");
  await expect(page.getByText("Live, version 1")).toBeVisible();
});

test("an invalid flow cannot be published, and each problem is a sentence at its step", async ({ page }) => {
  const id = (
    await shopApi<{ id: string }>("POST", "/flows", {
      name: "Not ready",
      nodes: [
        { id: "start", type: "trigger.event", config: { event: "order.created" } },
        { id: "big", type: "logic.if", config: { when: "order.totl > 500.0" }, position: { x: 320, y: 0 } },
        { id: "mark", type: "order.tag", config: { tag: "" }, position: { x: 640, y: 0 } },
      ],
      edges: [
        { from: "start", port: "out", to: "big" },
        { from: "big", port: "true", to: "mark" },
      ],
    })
  ).data.id;
  await openEditor(page, id);
  await expect(step(page, "Check a condition").getByRole("img", { name: "1 problem" })).toBeVisible();
  await expect(step(page, "Tag the order").getByRole("img", { name: "1 problem" })).toBeVisible();
  await page.getByRole("button", { name: "Publish flow" }).click();
  const sheet = page.getByRole("dialog");
  await expect(sheet.getByText("2 problems have to be mended first.")).toBeVisible();
  await expect(sheet.getByRole("button", { name: "Publish flow" })).toBeDisabled();
  await sheet.getByRole("button", { name: /totl/ }).click();
  const settings = page.getByRole("complementary");
  await expect(settings).toContainText("totl");
  await expect(settings.locator("mark")).toBeVisible();
  expect((await draftOf(id)).publishedVersion).toBeNull();
});

test("everything can be undone and done again, and a closed page loses nothing", async ({ page }) => {
  const id = await newFlow("Keep my work");
  await openEditor(page, id);
  await page.getByRole("button", { name: "An order is paid" }).click();
  await page.keyboard.press("/");
  await page.getByRole("option", { name: /Tell the team/ }).click();
  await writeOver(page.getByRole("textbox", { name: "Note", exact: true }), "Paid: {{ order.number }}");
  await page.keyboard.press("Escape");
  const steps = page.locator(".react-flow__node");
  await expect(steps).toHaveCount(2);
  for (let i = 0; i < 3; i += 1) await page.keyboard.press("Control+z");
  await expect(page.getByRole("heading", { name: "When does this flow start?" })).toBeVisible();
  for (let i = 0; i < 3; i += 1) await page.keyboard.press("Control+Shift+z");
  await expect(steps).toHaveCount(2);
  await saved(page);

  // The line is down: what is drawn meanwhile waits in the browser.
  await page.route("**/api/v1/flows/*", (route) => (route.request().method() === "PUT" ? route.abort() : route.continue()));
  await steps.nth(1).focus();
  await page.keyboard.press("Control+d");
  await page.keyboard.press("Enter");
  await expect(page.locator("[data-save=offline]")).toBeVisible();
  await page.unroute("**/api/v1/flows/*");
  await page.reload();
  await page.locator("[data-editor][data-ready]").waitFor();
  await saved(page);
  await expect.poll(async () => (await draftOf(id)).nodes.length).toBe(await steps.count());
});

test("somebody else's draft is never overwritten", async ({ page }) => {
  const id = await newFlow("Two editors");
  // The news of it comes only with the answer to a save.
  await page.route("**/visit", (route) => route.abort());
  await openEditor(page, id);
  await page.getByRole("button", { name: "An order is placed" }).click();
  await saved(page);
  const { status } = await shopApi("PUT", `/flows/${id}`, { name: "Theirs", nodes: [{ id: "start", type: "trigger.manual" }] });
  expect(status).toBe(200);
  await page.getByRole("textbox", { name: "Name of the flow" }).fill("Mine");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("dialog")).toContainText("Somebody else changed this flow");
  await page.getByRole("button", { name: "Load theirs" }).click();
  await expect(page.getByRole("textbox", { name: "Name of the flow" })).toHaveValue("Theirs");
  await page.locator(".react-flow").focus();
  await page.keyboard.press("Control+z");
  await expect(page.getByRole("textbox", { name: "Name of the flow" })).toHaveValue("Mine");
});

test("the editor is accessible in both languages, by day and by night", async ({ page, context }) => {
  const id = await newFlow("Readable");
  for (const [language, theme] of [
    ["en", "light"],
    ["zh", "dark"],
  ] as const) {
    await context.addCookies([{ name: "tradewind-language", value: language, url: process.env["TRADEWIND_ADDRESS"] ?? "" }]);
    await page.emulateMedia({ colorScheme: theme });
    await openEditor(page, id);
    await page
      .getByRole("button", { name: language === "en" ? "An order is placed" : /新订单/ })
      .click({ timeout: 3_000 })
      .catch(() => {});
    await page.keyboard.press("/");
    await page.getByRole("option").first().click();
    await page.waitForTimeout(400);
    await expect(page).toHaveTitle(/./);
    expect(await barriersOn(page)).toEqual([]);
  }
});
