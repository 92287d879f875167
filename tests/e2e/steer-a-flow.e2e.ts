/** An operator draws ways that part, a wait, and what happens when a step fails; and says in the flow's settings how runs wait for each other. */
import { expect, type Page, test } from "@playwright/test";
import { barriersOn } from "./barriers.ts";
import { enterShop, shopApi } from "./shop-door.ts";
import { writeOver } from "./write-over.ts";

interface Draft {
  ordering: string;
  burst?: string;
  settleSeconds?: number;
  nodes: { id: string; type: string; config: Record<string, unknown>; tries?: number }[];
  edges: { from: string; port: string; to: string }[];
  publishedVersion: number | null;
}
const draftOf = async (id: string) => (await shopApi<Draft>("GET", `/flows/${id}`)).data;
const step = (page: Page, id: string) => page.locator(`.react-flow__node[data-id="${id}"]`);
const settings = (page: Page) => page.locator("aside[data-inspector]");
const edgesOf = (draft: Draft) => draft.edges.map(({ from, port, to }) => `${from}.${port}>${to}`);

async function choose(page: Page, title: string) {
  await page.getByPlaceholder("Search steps").fill(title);
  await page.getByRole("option", { name: title }).click();
}

test.use({ baseURL: process.env["TRADEWIND_ADDRESS"] ?? "" });
test.beforeEach(async ({ page }) => enterShop(page));

async function opened(page: Page, nodes: unknown[], edges: unknown[]): Promise<string> {
  const { data } = await shopApi<{ id: string }>("POST", "/flows", { name: "Steered", nodes, edges });
  await page.goto(`/flows/${data.id}`);
  await page.locator("[data-editor][data-ready]").waitFor();
  return data.id;
}
const start = { id: "start", type: "trigger.event", config: { event: "order.created" }, position: { x: 0, y: 0 } };
const tag = { id: "tag", type: "order.tag", config: { tag: "large" }, position: { x: 640, y: 0 } };

test("cases are named ways out, and a case that goes takes its connection with it", async ({ page }) => {
  const id = await opened(page, [start], []);
  await page.getByRole("button", { name: /^Then/ }).click();
  await choose(page, "Choose one of several ways");
  const form = settings(page);
  await form.getByRole("textbox", { name: "Name of case 1" }).fill("Large orders");
  await form.getByRole("button", { name: "Choose a value" }).click();
  await page.getByPlaceholder("Search values").fill("order total");
  await page
    .getByRole("option", { name: /order\.total/ })
    .first()
    .click();
  await form.getByRole("textbox", { name: "Compared with" }).fill("500");
  await form.getByRole("button", { name: "Add a case" }).click();
  await form.getByRole("textbox", { name: "Name of case 2" }).fill("Tests");
  await expect(form.getByText("Case 2 has no condition.")).toBeVisible();
  await form.getByRole("button", { name: "As a formula" }).nth(1).click();
  await form.getByRole("textbox", { name: "Condition of “Tests”" }).fill("order.test");
  await expect(form.getByText("Case 2 has no condition.")).toBeHidden();
  await expect(step(page, "switch1")).toContainText("Large orders");
  await expect(step(page, "switch1")).toContainText("otherwise");

  await form.getByRole("button", { name: "Add a step after “Tests”" }).click();
  await page.getByRole("menuitem", { name: "Add a new step" }).click();
  await choose(page, "Tag the order");
  await expect.poll(async () => edgesOf(await draftOf(id))).toEqual(["start.out>switch1", "switch1.case2>tag1"]);

  await step(page, "switch1").locator(".step-title").click();
  await form.getByRole("button", { name: "Look at “Tests” earlier" }).click();
  await expect
    .poll(async () => (await draftOf(id)).nodes[1]?.config["cases"])
    .toMatchObject([{ id: "case2", label: "Tests" }, { id: "case1" }]);
  expect(edgesOf(await draftOf(id))).toContain("switch1.case2>tag1");
  await form.getByRole("button", { name: "Remove “Tests”" }).click();
  await expect.poll(async () => edgesOf(await draftOf(id))).toEqual(["start.out>switch1"]);
  await page.keyboard.press("Control+z");
  await expect.poll(async () => edgesOf(await draftOf(id))).toContain("switch1.case2>tag1");
});

test("a length of time is a number and a unit; what happens on a failure is a quiet way out", async ({ page }) => {
  const wait = { id: "wait", type: "logic.wait", config: { for: "PT1H" }, position: { x: 320, y: 0 } };
  const call = { id: "call", type: "outside.http", config: { url: "https://example.com" }, position: { x: 640, y: 0 } };
  const id = await opened(
    page,
    [start, wait, call],
    [
      { from: "start", to: "wait" },
      { from: "wait", to: "call" },
    ],
  );
  await step(page, "wait").locator(".step-title").click();
  await settings(page).getByRole("textbox", { name: "How long" }).fill("48");
  await expect(step(page, "wait")).toContainText("for 48 hours");
  await settings(page).getByRole("combobox", { name: "Unit" }).click();
  await page.getByRole("option", { name: "days" }).click();
  await expect.poll(async () => (await draftOf(id)).nodes[1]?.config["for"]).toBe("P48D");
  await settings(page).getByRole("textbox", { name: "How long" }).fill("999");
  await expect(settings(page).getByText("must be between 1 second and 366 days")).toBeVisible();
  await settings(page).getByRole("textbox", { name: "How long" }).fill("2");

  await settings(page).getByRole("button", { name: "Close" }).click();
  await step(page, "call").locator(".step-title").click();
  await settings(page).getByText("More settings").click();
  await settings(page).getByRole("spinbutton", { name: "Try at most" }).fill("3");
  await settings(page).getByRole("button", { name: "If it fails…" }).click();
  await page.getByRole("menuitem", { name: "Add a new step" }).click();
  await choose(page, "Tell the team");
  await writeOver(settings(page).getByRole("textbox", { name: "Note" }), "{{ steps.call.failure.message }}");
  await expect(step(page, "call")).toContainText("if it fails");
  await expect.poll(async () => edgesOf(await draftOf(id))).toContain("call.failed>note1");
  expect((await draftOf(id)).nodes[2]?.tries).toBe(3);
  await expect(page.getByRole("button", { name: "No problems" })).toBeVisible();
  expect(await barriersOn(page, "[data-inspector]")).toEqual([]);
});

test("how runs wait for each other is said in plain words, and is a change to publish", async ({ page }) => {
  const id = await opened(page, [start, { ...tag, position: { x: 320, y: 0 } }], [{ from: "start", to: "tag" }]);
  expect((await shopApi("POST", `/flows/${id}/publish`)).status).toBe(200);
  await page.reload();
  await page.locator("[data-editor][data-ready]").waitFor();
  await page.getByRole("button", { name: "Flow settings" }).click();
  const sheet = page.getByRole("dialog", { name: "Flow settings" });
  await sheet.getByRole("radio", { name: /One after another, strictly/ }).check();
  await sheet.getByRole("radio", { name: /Wait until it is quiet/ }).check();
  await sheet.getByRole("textbox", { name: "Quiet for" }).fill("90");
  expect(await barriersOn(page, "[role=dialog]")).toEqual([]);
  await page.keyboard.press("Escape");
  await expect.poll(async () => await draftOf(id)).toMatchObject({ ordering: "strict", burst: "settle", settleSeconds: 90 });
  await expect(page.getByText("2 changes since v1")).toBeVisible();
});
