/** A shop's own server in its own network, reached by plain http: the browser keeps some of its tools from such pages. */
import { expect, test } from "@playwright/test";
import { enterShop, shopApi } from "./shop-door.ts";

test.use({ baseURL: process.env["TRADEWIND_ADDRESS"] ?? "" });
test.beforeEach(async ({ page }) => {
  await page.addInitScript(() => {
    Object.defineProperty(window, "isSecureContext", { value: false });
    Object.defineProperty(Navigator.prototype, "clipboard", { get: () => undefined });
    Reflect.deleteProperty(Crypto.prototype, "randomUUID");
  });
  await enterShop(page);
});

test("draws a flow, and copies an address", async ({ page }) => {
  const broken: string[] = [];
  page.on("pageerror", (error) => broken.push(error.message));
  const { data } = await shopApi<{ id: string }>("POST", "/flows", {
    name: "By plain http",
    nodes: [{ id: "start", type: "trigger.event", config: { event: "order.created" } }],
    edges: [],
  });
  await page.goto(`/flows/${data.id}`);
  await page.locator("[data-editor][data-ready]").waitFor();
  await page.getByRole("textbox", { name: "Name of the flow" }).fill("In our own network");
  await page.keyboard.press("Enter");
  await expect(page.locator("[data-save=saved]")).toBeVisible();

  const source = await shopApi<{ url: string }>("POST", "/sources", { name: "Plain", scheme: "none", settings: { platform: "tradewind" } });
  await page.goto("/connections");
  // beside the address
  const copy = page.getByText(source.data.url).locator("xpath=following::button[1]");
  await copy.click();
  await expect(copy).toHaveAccessibleName("Copied");
  await page.keyboard.press("Control+k");
  await page.getByRole("dialog").waitFor();
  await page.keyboard.press("Control+v");
  await expect(page.getByRole("dialog").getByRole("combobox")).toHaveValue(source.data.url);
  expect(broken).toEqual([]);
});
