/** An operator builds a nested condition with the mouse, another with the keyboard alone, a third writes a formula; each sees what it comes to on a real event. */
import { expect, type Page, test } from "@playwright/test";
import { barriersOn } from "./barriers.ts";
import { enterShop, shopApi } from "./shop-door.ts";

const start = { id: "start", type: "trigger.event", config: { event: "order.refunded" }, position: { x: 0, y: 0 } };
const flowWith = async (type: string, config: Record<string, unknown>) =>
  (
    await shopApi<{ id: string }>("POST", "/flows", {
      name: "Conditions",
      nodes: [start, { id: "step", type, config, position: { x: 320, y: 0 } }],
      edges: [{ from: "start", port: "out", to: "step" }],
    })
  ).data.id;
const setting = async (id: string, name: string) =>
  (await shopApi<{ nodes: { id: string; config: Record<string, unknown> }[] }>("GET", `/flows/${id}`)).data.nodes[1]?.config[name];

const euro = (amountMinor: number) => ({ amountMinor, currency: "EUR" });
/** The newest order that was refunded: what the editor shows values of. */
const refunded = {
  type: "order.refunded",
  body: {
    order: {
      id: "cond-1",
      number: "#7001",
      status: "refunded",
      currency: "EUR",
      total: euro(61240),
      tags: ["gift"],
      items: [
        { id: "1", sku: "LAMP", title: "Lamp", quantity: 3, price: euro(20000), total: euro(60000) },
        { id: "2", sku: "RUG", title: "Rug", quantity: 1, price: euro(1240), total: euro(1240) },
      ],
      placedAt: new Date(Date.now() - 3_600_000).toISOString(),
    },
    customer: { id: "c-7001", name: "Lena", tags: ["vip"] },
  },
};

async function openStep(page: Page, id: string) {
  await page.goto(`/flows/${id}`);
  await page.locator("[data-editor][data-ready]").waitFor();
  await page.locator('.react-flow__node[data-id="step"]').click();
  await page.locator("[data-inspector]").waitFor();
}
async function choose(page: Page, field: string) {
  await page.getByPlaceholder("Search values").fill(field);
  await page.getByRole("option").first().click();
}
const row = (page: Page, field: string) => page.getByRole("group", { name: new RegExp(`^Condition \\d: ${field}$`) });

test.use({ baseURL: process.env["TRADEWIND_ADDRESS"] ?? "" });
test.beforeAll(async () => {
  await shopApi("POST", "/events", { ...refunded, key: "a-condition-on-7001" });
});
test.beforeEach(async ({ page }) => enterShop(page));

test("with the mouse: a nested condition, with what it comes to on a recorded order", async ({ page }) => {
  test.slow(); // the longest journey of all, with every control of the builder
  const id = await flowWith("logic.if", { when: "" });
  await openStep(page, id);
  await page.getByRole("button", { name: "Choose a value" }).click();
  await choose(page, "order total");
  await row(page, "order total").getByRole("textbox", { name: "Compared with" }).fill("500");
  await expect(row(page, "order total")).toContainText("€612.40");
  await expect(row(page, "order total").getByRole("img", { name: "True here" })).toBeVisible();

  await page.getByRole("button", { name: "Add a condition" }).click();
  await choose(page, "order.items");
  const items = row(page, "items");
  await items.getByRole("button", { name: "Choose a value" }).click();
  await choose(page, "sku");
  await items.getByRole("textbox", { name: "Compared with" }).fill("LAMP");
  await items.getByRole("button", { name: "Add a condition" }).click();
  await choose(page, "quantity");
  await row(page, "quantity").getByRole("combobox", { name: "Comparison" }).click();
  await page.getByRole("option", { name: "is at least" }).click();
  await items.getByRole("textbox", { name: "Compared with" }).last().fill("2");
  await expect(items).toContainText("1 of 2");

  await page.getByRole("button", { name: "Add a group" }).last().click();
  const group = page.getByRole("group", { name: "Group of conditions" });
  await group.getByRole("button", { name: "Choose a value" }).click();
  await choose(page, "customer tags");
  await group.getByRole("textbox", { name: "Compared with" }).fill("wholesale");
  await group.getByRole("button", { name: "Add a condition" }).click();
  await choose(page, "time of order");
  await expect(page.locator("[data-verdict=true]")).toContainText("#7001");
  await expect
    .poll(() => setting(id, "when"))
    .toBe(
      "order.total > 500.0 && order.items.exists(item, item.sku == 'LAMP' && item.quantity >= 2) && ('wholesale' in customer.tags || timestamp(order.placedAt) > now - duration('72h'))",
    );

  // what was built is there again after the page is read anew
  await openStep(page, id);
  await expect(
    page.getByRole("group", { name: "Group of conditions" }).getByRole("combobox", { name: "How they go together" }),
  ).toContainText("Any of these");
  await expect(page.locator("[data-verdict=true]")).toBeVisible();
  expect(await barriersOn(page, "[data-inspector]")).toEqual([]);
});

test("what is typed at once after asking for the list of values goes into it, and Enter takes the best of what it finds", async ({
  page,
}) => {
  const id = await flowWith("logic.if", { when: "" });
  await openStep(page, id);
  await page.getByRole("button", { name: "Choose a value" }).focus();
  // nothing is waited for between the keys
  await page.keyboard.press("Enter");
  await page.keyboard.type("customer tags");
  await page.keyboard.press("Enter");
  await expect(row(page, "customer tags").getByRole("textbox", { name: "Compared with" })).toBeFocused();
  await page.keyboard.type("vip");
  await expect.poll(() => setting(id, "when")).toBe("'vip' in customer.tags");
});

test("with the keyboard alone: two conditions and a group", async ({ page }) => {
  const id = await flowWith("logic.if", { when: "" });
  await page.goto(`/flows/${id}`);
  await page.locator("[data-editor][data-ready]").waitFor();
  const press = (key: string) => page.keyboard.press(key);
  await page.locator('.react-flow__node[data-id="step"]').focus();
  await press("Enter");
  await expect(page.getByRole("button", { name: "Choose a value" })).toBeFocused();
  await press("Enter");
  await expect(page.getByPlaceholder("Search values")).toBeFocused();
  // found by pinyin, whatever the language of the screen
  await page.keyboard.type("dingdanzonge");
  await press("Enter");
  const value = page.getByRole("textbox", { name: "Compared with" });
  await expect(value.first()).toBeFocused();
  await press("Control+a");
  await page.keyboard.type("700");
  await page.getByRole("button", { name: "Add a group" }).focus();
  await press("Enter");
  const inside = page.getByRole("group", { name: "Group of conditions" });
  await expect(
    inside
      .getByRole("combobox", { name: "How they go together" })
      .or(inside.getByRole("button", { name: "Choose a value" }))
      .first(),
  ).toBeFocused();
  await inside.getByRole("button", { name: "Choose a value" }).focus();
  await press("Enter");
  await page.keyboard.type("customer tags");
  await press("Enter");
  await expect(inside.getByRole("textbox", { name: "Compared with" })).toBeFocused();
  await page.keyboard.type("vip");
  await inside.getByRole("button", { name: "Add a condition" }).focus();
  await press("Enter");
  await page.keyboard.type("order tags");
  await press("Enter");
  await expect(inside.getByRole("textbox", { name: "Compared with" }).last()).toBeFocused();
  await page.keyboard.type("gift");
  await expect.poll(() => setting(id, "when")).toBe("order.total > 700.0 && ('vip' in customer.tags || 'gift' in order.tags)");
  await expect(page.locator("[data-verdict=false]")).toBeVisible();

  // the first condition goes; the keyboard stays in what is left
  await row(page, "order total").getByRole("button", { name: "Remove this condition" }).focus();
  await press("Enter");
  await expect.poll(() => setting(id, "when")).toBe("'vip' in customer.tags || 'gift' in order.tags");
  expect(await page.evaluate(() => document.activeElement?.closest("[data-inspector]") !== null)).toBe(true);
});

test("a list of values takes Enter for the next one, and not while an input method composes", async ({ page }) => {
  const id = await flowWith("logic.if", { when: "order.note in ['加急']" });
  await openStep(page, id);
  const value = page.getByRole("textbox", { name: "Compared with" });
  await value.pressSequentially("jiaji");
  await value.evaluate((box) =>
    box.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", bubbles: true, cancelable: true, isComposing: true })),
  );
  await expect(value).toHaveValue("jiaji");
  await value.fill("今天发");
  await value.press("Enter");
  await expect(value).toHaveValue("");
  await expect.poll(() => setting(id, "when")).toBe("order.note in ['加急', '今天发']");
});

test("a formula that is richer than the builder opens as text, and stays as it is letter for letter", async ({ page }) => {
  const rich = "order.test ?   order.total>1.0 : order.total * 2 > 1000.0";
  const id = await flowWith("logic.if", { when: rich });
  await openStep(page, id);
  const box = page.getByRole("textbox", { name: "Condition" });
  await expect(box).toHaveText(rich);
  await expect(page.getByRole("button", { name: "As a list" })).toBeDisabled();
  await expect(page.locator("[data-live-result]")).toContainText("True here");
  await page.locator("[data-live-result] summary").click();
  await expect(page.locator("[data-live-result] li", { has: page.getByText("order.total * 2", { exact: true }) })).toContainText(
    "€1,224.80",
  );
  expect(await setting(id, "when")).toBe(rich);
});

test("an expression is completed, its mistake is said at its place, and Tab leaves the field", async ({ page }) => {
  const id = await flowWith("logic.if", { when: "order.total * 2 > 1000.0" });
  await openStep(page, id);
  const box = page.getByRole("textbox", { name: "Condition" });
  await expect(page.locator(".cm-content")).toBeVisible();
  await box.click();
  await page.keyboard.press("End");
  await page.keyboard.type(" && customer.n");
  await expect(page.locator(".cm-tooltip-autocomplete li").first()).toContainText("customer.name");
  // Escape closes the suggestions and nothing else
  await page.keyboard.press("Escape");
  await expect(page.locator(".cm-tooltip-autocomplete")).toHaveCount(0);
  await expect(box).toBeFocused();
  await page.keyboard.type("a");
  await expect(page.locator(".cm-tooltip-autocomplete li").first()).toContainText("customer.name");
  await page.keyboard.press("Enter");
  await page.keyboard.type(".sta");
  await expect(page.locator(".cm-tooltip-autocomplete li").first()).toContainText("startsWith");
  await page.keyboard.press("Enter");
  await page.keyboard.type("'L");
  await expect(box).toHaveText("order.total * 2 > 1000.0 && customer.name.startsWith('L')");
  await expect(page.locator("[data-live-result]")).toContainText("True here");
  await expect.poll(() => setting(id, "when")).toBe("order.total * 2 > 1000.0 && customer.name.startsWith('L')");

  await page.keyboard.press("End");
  await page.keyboard.type(" && ordr.total > 1.0");
  await expect(page.locator("[data-inspector]")).toBeVisible();
  await expect(page.locator(".tw-wrong")).toHaveText("ordr");
  await expect(page.locator("[data-field=when]")).toContainText("Did you mean “order”?");
  await page.keyboard.press("Tab");
  await expect(box).not.toBeFocused();
});

test("a field of the chosen event goes into a text where the caret is", async ({ page }) => {
  const id = await flowWith("team.note", { text: "Order  was refunded" });
  await openStep(page, id);
  const box = page.getByRole("textbox", { name: "Note", exact: true });
  await expect(page.locator(".cm-content").first()).toBeVisible();
  await box.click();
  await page.keyboard.press("Home");
  for (let i = 0; i < "Order ".length; i += 1) await page.keyboard.press("ArrowRight");
  await page.getByRole("button", { name: "Insert a value" }).first().click();
  await page.getByPlaceholder("Search values").fill("order number");
  await expect(page.getByRole("option").first()).toContainText("#7001");
  await page.keyboard.press("Enter");
  await expect(box).toHaveText("Order {{ order.number }} was refunded");
  await expect(box).toBeFocused();
  await expect(page.locator("[data-live-result]").first()).toContainText("Order #7001 was refunded");
  await expect.poll(() => setting(id, "text")).toBe("Order {{ order.number }} was refunded");
});
