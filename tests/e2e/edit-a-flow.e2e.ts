/** What an operator does on the drawing besides drawing: walk, frame, note, copy between flows, read it as a list, share it with a colleague. */
import { expect, type Page, test } from "@playwright/test";
import { barriersOn } from "./barriers.ts";
import { largeFlow } from "./large-flow.ts";
import { enterShop, shopApi } from "./shop-door.ts";
import { writeOver } from "./write-over.ts";

interface Draft {
  name: string;
  nodes: { id: string; type: string; config: Record<string, unknown>; position: { x: number; y: number }; disabled: boolean }[];
  edges: { from: string; port: string; to: string }[];
  groups?: { title: string; nodes: string[] }[];
  stickies?: { text: string; position: { x: number; y: number } }[];
}
const address = () => process.env["TRADEWIND_ADDRESS"] ?? "";
const make = async (body: unknown) => (await shopApi<{ id: string }>("POST", "/flows", body)).data.id;
const draftOf = async (id: string) => (await shopApi<Draft>("GET", `/flows/${id}`)).data;
const step = (page: Page, name: string) => page.locator(".react-flow__node", { hasText: name });
const saved = (page: Page) => expect(page.locator("[data-save=saved]")).toBeVisible();

async function openEditor(page: Page, id: string) {
  await page.goto(`${address()}/flows/${id}`);
  await page.locator("[data-editor][data-ready]").waitFor();
}

const bigOrders = {
  name: "Mark big orders",
  nodes: [
    { id: "start", type: "trigger.event", config: { event: "order.created" } },
    { id: "big", type: "logic.if", config: { when: "order.total > 500.0" }, position: { x: 320, y: 0 } },
    { id: "mark", type: "order.tag", config: { tag: "priority" }, position: { x: 640, y: 0 } },
    { id: "tell", type: "team.note", config: { text: "Big: {{ order.number }}" }, position: { x: 960, y: 0 } },
  ],
  edges: [
    { from: "start", port: "out", to: "big" },
    { from: "big", port: "true", to: "mark" },
    { from: "mark", port: "out", to: "tell" },
  ],
};

test.use({ permissions: ["clipboard-read", "clipboard-write"] });
test.beforeEach(async ({ page }) => enterShop(page));

test("with the keyboard alone: walks along the ways, frames steps, leaves a note, removes and undoes", async ({ page }) => {
  const id = await make(bigOrders);
  await openEditor(page, id);
  const press = (key: string) => page.keyboard.press(key);
  await page.locator(".react-flow").focus();
  await press("ArrowRight");
  await expect(step(page, "When something happens")).toBeFocused();
  await press("ArrowRight");
  await press("ArrowRight");
  await expect(step(page, "Tag the order")).toBeFocused();
  await press("ArrowLeft");
  await expect(step(page, "Check a condition")).toBeFocused();

  // The way "no" goes on to a step that is there already.
  await press("/");
  await page.getByRole("radio", { name: "no" }).click();
  await page.getByPlaceholder("Search steps").fill("Tell the team");
  await page
    .getByRole("option", { name: /Tell the team/ })
    .last()
    .click();
  await expect(step(page, "Tell the team")).toBeFocused();
  await saved(page);
  expect((await draftOf(id)).edges).toContainEqual({ from: "big", port: "false", to: "tell" });

  // A frame around two, named as it is made.
  await press("Control+a");
  await press("g");
  await expect(page.getByRole("textbox", { name: "Name of the frame" })).toBeFocused();
  await page.keyboard.type("Large orders");
  await press("Enter");
  await expect(page.locator(".react-flow__node-frame")).toBeFocused();
  await press("Shift+ArrowDown");
  await press("n");
  await expect(page.getByRole("textbox", { name: "Sticky note" })).toBeFocused();
  await page.keyboard.type("Ask Li before changing the limit");
  await press("Escape");
  await saved(page);
  const framed = await draftOf(id);
  expect(framed.groups).toMatchObject([{ title: "Large orders", nodes: ["start", "big", "mark", "tell"] }]);
  expect(framed.stickies?.map(({ text }) => text)).toEqual(["Ask Li before changing the limit"]);
  expect(framed.nodes.map(({ position }) => position.y)).toEqual([20, 20, 20, 20]);

  // Off, away, and everything back.
  await step(page, "Tag the order").focus();
  await press("d");
  await expect.poll(async () => (await draftOf(id)).nodes[2]?.disabled).toBe(true);
  await press("Delete");
  await expect(step(page, "Check a condition")).toBeFocused();
  await expect.poll(async () => (await draftOf(id)).nodes.length).toBe(3);
  while (await page.getByRole("button", { name: "Undo" }).isEnabled()) await press("Control+z");
  await saved(page);
  const back = await draftOf(id);
  expect([back.nodes.length, back.edges.length, back.groups, back.stickies]).toEqual([4, 3, undefined, undefined]);
});

test("a way out that is clicked, and a way that is pointed at, offer what comes next", async ({ page }) => {
  const id = await make(bigOrders);
  await openEditor(page, id);
  await step(page, "Check a condition").locator('.react-flow__handle[data-handleid="false"]').click();
  await page.getByPlaceholder("Search steps").fill("dengdai");
  await page.keyboard.press("Enter");
  await saved(page);
  expect((await draftOf(id)).edges.at(-1)).toMatchObject({ from: "big", port: "false" });
  // A drop where it cannot go says why, and nothing is joined.
  const [from, to] = [
    await step(page, "Tell the team").locator('.react-flow__handle[data-handleid="out"]').boundingBox(),
    await step(page, "When something happens").boundingBox(),
  ];
  await page.keyboard.press("Escape");
  await page.mouse.move((from?.x ?? 0) + 6, (from?.y ?? 0) + 6);
  await page.mouse.down();
  await page.mouse.move((to?.x ?? 0) + 100, (to?.y ?? 0) + 30, { steps: 8 });
  await page.mouse.up();
  await expect(page.getByText("nothing comes before it")).toBeVisible();
});

test("steps are copied into another flow as text that people can read, and other text is refused in a sentence", async ({ page }) => {
  const [from, to] = [await make(bigOrders), await make({ name: "Another flow" })];
  await openEditor(page, from);
  await step(page, "Tag the order").click();
  await page.keyboard.press("Escape");
  await step(page, "Tell the team").click({ modifiers: ["Shift"] });
  await page.keyboard.press("Control+c");
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(JSON.parse(copied)).toMatchObject({ tradewind: "steps", edges: [{ from: "mark", to: "tell" }] });

  await openEditor(page, to);
  await page.getByRole("button", { name: "An order is paid" }).click();
  const paste = (text: string) =>
    page.evaluate(async (clip) => navigator.clipboard.writeText(clip), text).then(() => page.keyboard.press("Control+v"));
  await paste("Dear Li, please see attached");
  await expect(page.getByText("is not a copy of steps")).toBeVisible();
  await paste(copied.slice(0, -40));
  await expect(page.getByText("The copied steps are incomplete")).toBeVisible();
  await paste(copied);
  await expect(page.getByText("2 steps pasted")).toBeVisible();
  await saved(page);
  expect((await draftOf(to)).nodes.map(({ type }) => type)).toEqual(["trigger.event", "order.tag", "team.note"]);
});

test("on a phone the flow is a list, and everything can be done in it", async ({ page }) => {
  await page.setViewportSize({ width: 375, height: 720 });
  const id = await make({ ...bigOrders, groups: [{ id: "g", title: "Care", nodes: ["mark"] }], stickies: [{ id: "n", text: "Why" }] });
  await openEditor(page, id);
  const list = page.getByRole("list", { name: "The flow as a list" });
  const rows = list.locator("[data-step-row]");
  await expect(rows).toHaveText([/When something happens/, /Check a condition/, /Tag the order/, /Tell the team/]);
  await expect(list).toContainText("yes:");
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(375);
  await expect(page.getByRole("button", { name: "Publish flow" })).toBeInViewport({ ratio: 1 });

  await rows.nth(2).focus();
  await page.keyboard.press("ArrowUp");
  await expect(rows.nth(1)).toBeFocused();
  await page.getByRole("button", { name: "Add a step after “Check a condition”, by “no”" }).click();
  await page.getByRole("option", { name: /^Wait/ }).first().click();
  await page.getByRole("button", { name: "Close" }).last().click();
  await page.getByRole("button", { name: "More about “Tag the order”" }).click();
  await page.getByRole("menuitem", { name: "Move later" }).click();
  await expect(rows).toHaveText([/When something happens/, /Check a condition/, /Tell the team/, /Tag the order/, /Wait/]);
  await page.getByRole("button", { name: "More about “Tag the order”" }).click();
  await page.getByRole("menuitem", { name: "Remove step" }).click();
  await expect(rows).toHaveCount(4);
  await page.getByRole("textbox", { name: "Sticky note" }).fill("Because of March");
  await rows.nth(2).click();
  await expect(page.getByRole("complementary")).toContainText("Note");
  await page.getByRole("button", { name: "Close" }).last().click();
  await saved(page);
  const draft = await draftOf(id);
  expect(draft.edges.map(({ from, port, to }) => `${from} ${port} ${to}`)).toEqual(["start out big", "big true tell", "big false wait1"]);
  expect(draft.stickies?.[0]?.text).toBe("Because of March");
  expect(draft.groups).toBeUndefined();
  expect(await barriersOn(page)).toEqual([]);
});

test("two people on one draft see each other, and nothing that either does is lost", async ({ page, browser }) => {
  const id = await make(bigOrders);
  await openEditor(page, id);
  const context = await browser.newContext();
  const other = await context.newPage();
  await enterShop(other);
  await openEditor(other, id);
  await expect(page.locator("[data-others='1']")).toBeVisible();
  await expect(other.locator("[data-others='1']")).toBeVisible();

  // One draws, the other looks on: it is there.
  await other.getByRole("textbox", { name: "Name of the flow" }).fill("Mark large orders");
  await other.keyboard.press("Enter");
  await expect(page.getByRole("textbox", { name: "Name of the flow" })).toHaveValue("Mark large orders");

  // Both draw at once, in different places: both is kept. Neither hears of the other before saving.
  for (const each of [page, other]) await each.route("**/visit", (route) => route.abort());
  await step(page, "Tag the order").click();
  await writeOver(page.getByRole("textbox", { name: "Tag", exact: true }), "vip");
  await saved(page);
  await step(other, "Tell the team").click();
  await writeOver(other.getByRole("textbox", { name: "Note", exact: true }), "A large one");
  await expect(other.getByText("Both are kept")).toBeVisible();
  await saved(other);
  const both = await draftOf(id);
  expect(both.nodes.map(({ config }) => config["tag"] ?? config["text"]).filter(Boolean)).toEqual(["vip", "A large one"]);

  // The same setting: a person chooses, and what was not chosen is one undo away.
  await writeOver(page.getByRole("textbox", { name: "Tag", exact: true }), "first");
  await expect(page.getByText("Both are kept")).toBeVisible();
  await saved(page);
  await step(other, "Tag the order").click();
  await writeOver(other.getByRole("textbox", { name: "Tag", exact: true }), "second");
  await expect(other.getByRole("dialog")).toContainText("Somebody else changed this flow");
  await other.getByRole("button", { name: "Load theirs" }).click();
  await expect(step(other, "Tag the order")).toContainText("first");
  await expect(other.getByRole("dialog")).toHaveCount(0);
  await other.locator(".react-flow").focus();
  await other.keyboard.press("Control+z");
  await expect(step(other, "Tag the order")).toContainText("second");
  for (const each of [page, other]) await each.unroute("**/visit");
  await context.close();
  await expect(page.locator("[data-others='0']")).toBeAttached({ timeout: 20_000 });
});

test("the command palette has the editor's deeds", async ({ page }) => {
  const id = await make(bigOrders);
  await openEditor(page, id);
  await page.keyboard.press("Control+k");
  await page.keyboard.type("sticky");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("textbox", { name: "Sticky note" })).toBeFocused();
  await page.keyboard.press("Escape");
  await page.keyboard.press("Control+k");
  await page.keyboard.type("try this flow");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("region", { name: "Try it" })).toBeVisible();
  await page.keyboard.press("Control+k");
  await page.keyboard.type("compare");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("dialog", { name: "Compare on past orders" })).toBeVisible();
});

test("Escape leaves a flow's name as it was, Enter keeps the new one", async ({ page }) => {
  const id = await make(bigOrders);
  await openEditor(page, id);
  const name = page.getByRole("textbox", { name: "Name of the flow" });
  const before = await name.inputValue();
  await name.fill("Not this");
  await page.keyboard.press("Escape");
  await expect(name).toHaveValue(before);
  await name.fill("But this");
  await page.keyboard.press("Enter");
  await expect(name).toHaveValue("But this");
  await saved(page);
  await page.keyboard.press("Control+z");
  await expect(name).toHaveValue(before);
});

test("of 500 steps, dragging one draws that one and its ways again, and nothing else", async ({ page }) => {
  test.setTimeout(180_000); // a browser without a graphics card paints 500 steps slowly: counted, not timed
  const flow = largeFlow("Five hundred", 500);
  const id = await make(flow);
  await openEditor(page, id);
  await expect(page.locator(".react-flow__node").first()).toBeVisible();
  // Everything in sight, so that nothing is left out because nobody sees it.
  const node = page.locator('.react-flow__node[data-id="s200"]');
  await expect(node).toBeVisible();
  expect(await page.locator(".react-flow__node").count()).toBeGreaterThan(450);
  await node.click();
  await page.keyboard.press("Escape");
  await page.waitForTimeout(500);
  const box = await node.boundingBox();
  await page.mouse.move((box?.x ?? 0) + 8, (box?.y ?? 0) + 4);
  await page.mouse.down();
  await page.mouse.move((box?.x ?? 0) + 14, (box?.y ?? 0) + 8, { steps: 3 });
  await page.evaluate(() => {
    globalThis.tradewindDrawn = new Map();
  });
  await page.mouse.move((box?.x ?? 0) + 60, (box?.y ?? 0) + 40, { steps: 4 });
  // and where it is let go, until the draft is saved
  await page.mouse.up();
  await saved(page);
  const drawn = await page.evaluate(() => [...(globalThis.tradewindDrawn ?? [])]);
  const own = flow.edges.filter(({ from, to }) => from === "s200" || to === "s200").map(({ from, port, to }) => `${from}/${port}/${to}`);
  expect(drawn.map(([name]) => name).toSorted()).toEqual(["s200", ...own].toSorted());
  // the counter sees the others too: where all are selected, all are drawn again
  await page.keyboard.press("ControlOrMeta+a");
  await expect.poll(() => page.evaluate(() => globalThis.tradewindDrawn?.size ?? 0)).toBeGreaterThan(900);
});
