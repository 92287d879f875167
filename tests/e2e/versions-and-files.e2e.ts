/** An operator looks at what each version changed and goes back; takes a starter flow; saves a flow as a file and opens it again; describes one. */
import { readFileSync, writeFileSync } from "node:fs";
import { expect, test } from "@playwright/test";
import { barriersOn } from "./barriers.ts";
import { enterShop, shopApi } from "./shop-door.ts";

test.use({ baseURL: process.env["TRADEWIND_ADDRESS"] ?? "" });
test.beforeEach(async ({ page }) => enterShop(page));

const tagging = (tag: string, name = "Goes back") => ({
  name,
  nodes: [
    { id: "start", type: "trigger.event", config: { event: "order.created", when: "order.number == 'never'" } },
    { id: "mark", type: "order.tag", config: { tag }, position: { x: 320, y: 0 } },
  ],
  edges: [{ from: "start", port: "out", to: "mark" }],
});

test("an earlier version is read, compared and published again under a new number", async ({ page }) => {
  const { data } = await shopApi<{ id: string }>("POST", "/flows", tagging("first"));
  await shopApi("POST", `/flows/${data.id}/publish`, { note: "The first one" });
  await shopApi("PUT", `/flows/${data.id}`, tagging("second"));
  await shopApi("POST", `/flows/${data.id}/publish`);

  await page.goto(`/flows/${data.id}/versions`);
  await expect(page.getByText("“Tag the order”: Tag, “first” becomes “second”")).toBeVisible();
  await expect(page.getByRole("img", { name: "changed" }).first()).toBeVisible();
  await page.getByRole("link", { name: /Version 1/ }).click();
  await expect(page.getByText("The first one")).toBeVisible();
  expect(await barriersOn(page)).toEqual([]);

  await page.getByRole("button", { name: "Publish version 1 again" }).click();
  const dialog = page.getByRole("dialog");
  await expect(dialog.getByText("“second” becomes “first”")).toBeVisible();
  await dialog.getByRole("textbox", { name: "Why" }).fill("The second was a mistake");
  await dialog.getByRole("button", { name: "Publish version 1 again" }).click();
  await expect(page.getByText("Brings back version 1")).toBeVisible();
  await expect(page.getByText("The second was a mistake")).toBeVisible();
  await shopApi("POST", `/flows/${data.id}/unpublish`);
});

test("of a flow that is offline too, a draft that no version has is replaced only when that is meant, and once", async ({ page }) => {
  const { data } = await shopApi<{ id: string }>("POST", "/flows", tagging("first"));
  await shopApi("POST", `/flows/${data.id}/publish`);
  await shopApi("POST", `/flows/${data.id}/unpublish`);
  await shopApi("PUT", `/flows/${data.id}`, tagging("not published yet"));
  await page.goto(`/flows/${data.id}/versions`);
  const restore = page.getByRole("button", { name: "Edit version 1" });
  await restore.click();
  await expect(page.getByText("it has 1 change that no version has")).toBeVisible();
  await page.keyboard.press("Escape");
  expect(JSON.stringify((await shopApi("GET", `/flows/${data.id}`)).data)).toContain("not published yet");

  await shopApi("PUT", `/flows/${data.id}`, tagging("first"));
  await page.reload();
  await restore.dblclick();
  await page.locator("[data-editor][data-ready]").waitFor();
  await expect(page.getByText("has changed since", { exact: false })).toHaveCount(0);
});

test("a starter flow is taken from the gallery and opens as a draft with its sample", async ({ page }) => {
  await page.goto("/flows/starters");
  const card = page.getByRole("article", { name: "Ask before a large order ships" });
  await expect(card).toContainText("Needs a source of orders");
  expect(await barriersOn(page)).toEqual([]);
  await card.getByRole("button", { name: "Use this" }).click();
  await page.locator("[data-editor][data-ready]").waitFor();
  await expect(page.locator(".react-flow__node")).toHaveCount(5);
  await expect(page.getByRole("button", { name: "No problems" })).toBeVisible();
});

test("a flow saved as a file comes back as a draft, and what this shop lacks is named first", async ({ page }, info) => {
  const { data } = await shopApi<{ id: string }>("POST", "/flows", tagging("kept", "Not yet a file"));
  await page.goto(`/flows/${data.id}`);
  await page.locator("[data-editor][data-ready]").waitFor();
  // at once: what is drawn is what the file holds, though the draft would have been saved only in a moment
  await page.getByRole("textbox", { name: "Name of the flow" }).fill("Saved as a file");
  await page.getByRole("button", { name: "More about this flow" }).click();
  const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("menuitem", { name: "Save as a file" }).click()]);
  expect(download.suggestedFilename()).toBe("Saved as a file.flow.json");
  const path = info.outputPath("flow.json");
  await download.saveAs(path);
  const file = JSON.parse(readFileSync(path, "utf8"));
  file.name = "Opened again";
  file.nodes.find((node: { id: string }) => node.id === "start").config.source = { source: "Another shop’s" };
  writeFileSync(path, JSON.stringify(file));

  await page.goto("/flows");
  await page.getByRole("button", { name: "Create flow" }).first().click();
  await page.getByLabel("Open a file", { exact: true }).first().setInputFiles(path);
  await expect(page.getByText("this shop has no source “Another shop’s”")).toBeVisible();
  await page.getByRole("button", { name: "Open the draft" }).click();
  await page.locator("[data-editor][data-ready]").waitFor();
  await expect(page.getByRole("textbox", { name: "Name of the flow" })).toHaveValue("Opened again");
});

test("without a model the button that draws from a description says how to set one", async ({ page }) => {
  const { data: drafting } = await shopApi<{ host: string | null }>("GET", "/drafting");
  test.skip(drafting.host !== null, "this product has one");
  const { data } = await shopApi<{ id: string }>("POST", "/flows", tagging("x", "Described"));
  await page.goto(`/flows/${data.id}`);
  await page.locator("[data-editor][data-ready]").waitFor();
  await page.getByRole("button", { name: "Describe it" }).click();
  await expect(page.getByRole("dialog").getByText("TRADEWIND_AI_MODEL=")).toBeVisible();
});

test("a description becomes a proposal that is looked at and taken", async ({ page }) => {
  const { data } = await shopApi<{ id: string }>("POST", "/flows", tagging("x", "Described"));
  await page.route("**/api/v1/drafting", (route) => route.fulfill({ json: { host: "model.example" } }));
  await page.route("**/describe", (route) =>
    route.fulfill({
      json: {
        document: { format: 1, description: "", ordering: "turn", ...full(tagging("from words", "Described")) },
        problems: [],
        remarks: [],
        rounds: 1,
      },
    }),
  );
  await page.goto(`/flows/${data.id}`);
  await page.locator("[data-editor][data-ready]").waitFor();
  await page.getByRole("button", { name: "Describe it" }).click();
  await page.getByRole("textbox", { name: "What should happen" }).fill("Use the tag “from words”");
  await page.getByRole("button", { name: "Draw it" }).click();
  await expect(page.getByText("“x” becomes “from words”")).toBeVisible();
  await page.getByRole("button", { name: "Take into the draft" }).click();
  await expect.poll(async () => JSON.stringify((await shopApi("GET", `/flows/${data.id}`)).data)).toContain("from words");
});

const full = ({ nodes, ...rest }: ReturnType<typeof tagging>) => ({
  ...rest,
  nodes: nodes.map((node) => ({ version: 1, title: "", disabled: false, notes: "", position: { x: 0, y: 0 }, ...node })),
});
