/** What an operator keeps when the line breaks, or the session ends, in the middle of the work. */
import { expect, type Page, test } from "@playwright/test";
import { enterShop, shopApi } from "./shop-door.ts";
import { writeOver } from "./write-over.ts";

const address = () => process.env["TRADEWIND_ADDRESS"] ?? "";
const make = async (name: string) =>
  (
    await shopApi<{ id: string }>("POST", "/flows", {
      name,
      nodes: [
        { id: "start", type: "trigger.event", config: { event: "order.created" } },
        { id: "mark", type: "order.tag", config: { tag: "priority" }, position: { x: 320, y: 0 } },
      ],
      edges: [{ from: "start", port: "out", to: "mark" }],
    })
  ).data.id;
const tagOf = async (id: string) =>
  (await shopApi<{ nodes: { config: { tag?: string } }[] }>("GET", `/flows/${id}`)).data.nodes[1]?.config.tag;

async function openStep(page: Page, id: string) {
  await page.goto(`${address()}/flows/${id}`);
  await page.locator("[data-editor][data-ready]").waitFor();
  await page.locator(".react-flow__node", { hasText: "Tag the order" }).click();
  // a plain field stands in for it until it has come
  await expect(page.getByRole("textbox", { name: "Tag", exact: true })).toHaveText("priority");
}
const writeTag = (page: Page, tag: string) => writeOver(page.getByRole("textbox", { name: "Tag", exact: true }), tag);

/** The reader turns to another tab, and back. */
const turnAwayAndBack = (page: Page) =>
  page.evaluate(() => {
    for (const state of ["hidden", "visible"]) {
      Object.defineProperty(document, "visibilityState", { value: state, configurable: true });
      document.dispatchEvent(new Event("visibilitychange"));
    }
  });

test.beforeEach(async ({ page }) => enterShop(page));

test("the line breaks: the page stays with all that is on it, is saved when the line is back, and then shows what it missed", async ({
  page,
  context,
}) => {
  const id = await make("A broken line");
  await openStep(page, id);
  await context.setOffline(true);
  await writeTag(page, "vip");
  await expect(page.locator("[data-save=offline]")).toBeVisible();
  await turnAwayAndBack(page);
  await expect(page.getByRole("textbox", { name: "Tag", exact: true })).toHaveText("vip");
  await expect(page.locator("[data-save=offline]")).toBeVisible();
  await context.setOffline(false);
  await expect(page.locator("[data-save=saved]")).toBeVisible();
  expect(await tagOf(id)).toBe("vip");

  await page.goto(`${address()}/flows`);
  await expect(page.getByRole("link", { name: "A broken line" })).toBeVisible();
  await context.setOffline(true);
  await turnAwayAndBack(page);
  await make("Made meanwhile");
  await expect(page.getByRole("link", { name: "A broken line" })).toBeVisible();
  await context.setOffline(false);
  await page.getByRole("button", { name: "1 new" }).click();
  await expect(page.getByRole("link", { name: "Made meanwhile" })).toBeVisible();
});

test("the session ends while drawing: it is said so, and the door leads back to the drawing as it was left", async ({ page, context }) => {
  const id = await make("A session that ended");
  // in a shop where much happens the door comes by itself
  await page.route("**/api/live", (route) => route.abort());
  await openStep(page, id);
  await context.clearCookies({ name: /session/ });
  await writeTag(page, "vip");
  await page.getByRole("button", { name: /You are signed out/ }).click();
  await page.getByLabel("Email").fill("owner@example.com");
  await page.getByLabel("Password", { exact: true }).fill("a long sentence for tests");
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page).toHaveURL(`${address()}/flows/${id}`);
  await expect(page.locator("[data-save=saved]")).toBeVisible();
  await expect.poll(() => tagOf(id)).toBe("vip");
});

test("whoever opens an address signed out is led there after the door", async ({ page, context }) => {
  await context.clearCookies({ name: /session/ });
  await page.goto(`${address()}/runs?status=failed`);
  await page.getByLabel("Email").fill("owner@example.com");
  await page.getByLabel("Password", { exact: true }).fill("a long sentence for tests");
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page).toHaveURL(`${address()}/runs?status=failed`);
});

test("a flow that is deleted while it is open can be had back, as it was", async ({ page }) => {
  const id = await make("Deleted by mistake");
  await openStep(page, id);
  await writeTag(page, "vip");
  await expect(page.locator("[data-save=saved]")).toBeVisible();
  expect((await shopApi("DELETE", `/flows/${id}`)).status).toBe(204);
  await expect(page.getByRole("heading", { name: "“Deleted by mistake” was deleted" })).toBeVisible();
  await page.getByRole("button", { name: "Restore flow" }).click();
  await page.locator("[data-editor][data-ready]").waitFor();
  expect(await tagOf(id)).toBe("vip");

  await page.goto(`${address()}/flows`);
  await page.getByRole("button", { name: /“Deleted by mistake”/ }).click();
  await page.getByRole("menuitem", { name: "Delete flow" }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Delete flow" }).click();
  // behind the dialog there is no link for it to find
  await expect(page.getByRole("alertdialog")).toHaveCount(0);
  await expect(page.getByRole("link", { name: "Deleted by mistake" })).toHaveCount(0);
  await page.getByRole("button", { name: "Restore flow" }).click();
  await expect(page.getByRole("link", { name: "Deleted by mistake" })).toBeVisible();
});

test("how many runs would run again cannot be counted: it says why, and does not count for ever", async ({ page }) => {
  const { data } = await shopApi<{ id: string }>("POST", "/flows", {
    name: "Counted",
    nodes: [
      { id: "start", type: "trigger.manual", config: {} },
      { id: "note", type: "team.note", config: { text: "Counted" }, position: { x: 320, y: 0 } },
    ],
    edges: [{ from: "start", port: "out", to: "note" }],
  });
  await shopApi("POST", `/flows/${data.id}/publish`);
  await shopApi("POST", `/flows/${data.id}/run`, {});
  await page.route("**/api/v1/jobs/preview", (route) => route.abort());
  await page.goto(`${address()}/runs?flowId=${data.id}`);
  await page.getByRole("checkbox", { name: /^Choose .*Counted/ }).check();
  await page.getByRole("button", { name: "With these…" }).click();
  await expect(page.getByRole("dialog").getByText("did not answer")).toBeVisible();
});
