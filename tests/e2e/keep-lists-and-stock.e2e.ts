/** What a shop keeps by hand: a deed is done once however often it is pressed, what is shown is what is there, and what is typed is not lost. */
import { expect, type Page, test } from "@playwright/test";
import { enterShop, shopApi } from "./shop-door.ts";

test.use({ baseURL: process.env["TRADEWIND_ADDRESS"] ?? "" });
test.beforeEach(({ page }) => enterShop(page));

/** What is sent arrives late, as it does over a bad line. */
const slowly = (page: Page, path: string) =>
  page.route(path, async (route) => {
    if (route.request().method() !== "GET") await new Promise((resolve) => setTimeout(resolve, 700));
    await route.continue();
  });

test("a change of stock is done once, however often Enter is pressed, and what one gave up is not there the next time", async ({
  page,
}) => {
  const sku = `ONCE-${Date.now()}`;
  await shopApi("POST", `/stock/${sku}/changes`, { onHand: 10 });
  await page.goto(`/stock/${sku}`);
  await slowly(page, "**/api/v1/stock/**");
  const dialog = page.getByRole("dialog");
  const pieces = dialog.getByRole("textbox", { name: "Pieces" });
  await page.getByRole("button", { name: "Change stock" }).click();
  await pieces.fill("7");
  for (let n = 0; n < 3; n++) await page.keyboard.press("Enter");
  await expect(dialog).toBeHidden();
  await expect(page.getByText("Changed +7")).toHaveCount(1);
  expect((await shopApi<{ onHand: number }>("GET", `/stock/${sku}`)).data.onHand).toBe(17);

  await page.getByRole("button", { name: "Change stock" }).click();
  await pieces.fill("500");
  await page.keyboard.press("Escape");
  await expect(dialog).toBeHidden();
  await page.getByRole("button", { name: "Change stock" }).click();
  await expect(pieces).toHaveValue("");
  await page.keyboard.press("Escape");

  // another sets it meanwhile: what is shown to be changed is what is there
  const warning = page.getByRole("button", { name: "Set the warning" });
  await shopApi("PUT", `/stock/${sku}/warning`, { warnBelow: 4, rearmAbove: 8 });
  await expect(page.getByText("below 4")).toBeVisible();
  await warning.click();
  const [below, again] = [
    dialog.getByRole("textbox", { name: "Warn below" }),
    dialog.getByRole("textbox", { name: "Again after more than" }),
  ];
  await expect(below).toHaveValue("4");
  await again.fill("3");
  await page.keyboard.press("Enter");
  await expect(dialog.getByText("This is 4 or more, or empty.")).toBeVisible();
  await again.fill("9");
  await page.keyboard.press("Enter");
  await expect(dialog).toBeHidden();
  expect((await shopApi("GET", `/stock/${sku}`)).data).toMatchObject({ warnBelow: 4, rearmAbove: 9 });
});

test("a long table shows what is in it after each deed, and a row that others write does not close the one that is written", async ({
  page,
}) => {
  const made = await shopApi<{ id: string }>("POST", "/tables", { name: `Suppliers ${Date.now()}`, keyName: "Code", columns: ["Name"] });
  const path = `/tables/${made.data.id}`;
  const codes = Array.from({ length: 120 }, (_, n) => `S${String(n).padStart(3, "0")}`);
  await shopApi("POST", `${path}/import`, { csv: ["Code,Name", ...codes.map((code) => `${code},Supplier ${code}`)].join("\n") });
  await page.goto(path);
  const rows = page.locator("tbody").getByRole("button");
  const shown = () => rows.allTextContents();
  const dialog = page.getByRole("dialog");
  const code = dialog.getByRole("textbox", { name: "Code" });
  await page.getByRole("button", { name: "Load more" }).click();
  await expect(rows).toHaveCount(100);

  await page.getByRole("button", { name: "S001", exact: true }).click();
  await dialog.getByRole("button", { name: "Delete row" }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Delete row" }).click();
  await expect(dialog).toBeHidden();
  await expect.poll(shown).toEqual(codes.filter((each) => each !== "S001").slice(0, 100));

  await page.getByRole("button", { name: "Add row" }).click();
  await code.fill("A00");
  await page.keyboard.press("Enter");
  await expect(dialog).toBeHidden();
  await expect.poll(shown).toEqual(["A00", ...codes.filter((each) => each !== "S001").slice(0, 99)]);

  // it stands far below: one's own is shown all the same
  await page.getByRole("button", { name: "Add row" }).click();
  await code.fill("Z99");
  await page.keyboard.press("Enter");
  await expect(rows.first()).toHaveText("Z99");

  await page.getByRole("button", { name: "S099", exact: true }).click();
  await dialog.getByRole("textbox", { name: "Name" }).fill("By hand");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("row").filter({ hasText: "S099" })).toContainText("By hand");

  await page.getByRole("button", { name: "Add row" }).click();
  await code.fill("S010");
  await dialog.getByRole("textbox", { name: "Name" }).fill("Written over");
  await page.keyboard.press("Enter");
  await expect(page.getByText("A row “S010” is there already")).toBeVisible();
  await expect(dialog.getByRole("textbox", { name: "Name" })).toHaveValue("Written over");
  expect((await shopApi<{ items: { fields: object }[] }>("GET", `${path}/rows?search=S010`)).data.items[0]?.fields).toEqual({
    Name: "Supplier S010",
  });
});

test("a row of a short table is written while a flow adds others; a table as spreadsheets save it in China is taken", async ({ page }) => {
  const made = await shopApi<{ id: string }>("POST", "/tables", { name: `Regions ${Date.now()}`, keyName: "编号", columns: ["名称"] });
  const path = `/tables/${made.data.id}`;
  await shopApi("PUT", `${path}/rows`, { key: "1", fields: { 名称: "华北" } });
  await page.goto(path);
  const dialog = page.getByRole("dialog");
  await page.getByRole("button", { name: "Add row" }).click();
  await dialog.getByRole("textbox", { name: "名称" }).fill("half written");
  await shopApi("PUT", `${path}/rows`, { key: "2", fields: { 名称: "华东" } });
  await expect(page.getByText("2 rows")).toBeVisible();
  await expect(dialog.getByRole("textbox", { name: "名称" })).toHaveValue("half written");
  await page.keyboard.press("Escape");

  await page.getByRole("button", { name: "Import CSV" }).click();
  // 编号,名称 / 3,华南 in GB 18030
  const bytes = [0xb1, 0xe0, 0xba, 0xc5, 0x2c, 0xc3, 0xfb, 0xb3, 0xc6, 0x0a, 0x33, 0x2c, 0xbb, 0xaa, 0xc4, 0xcf, 0x0a];
  await dialog.locator("input[type=file]").setInputFiles({ name: "regions.csv", mimeType: "text/csv", buffer: Buffer.from(bytes) });
  await dialog.getByRole("button", { name: "Import" }).click();
  await expect(dialog.getByText("1 added")).toBeVisible();
  await dialog.getByRole("button", { name: "Close" }).last().click();
  await expect(page.getByRole("row").filter({ hasText: "华南" })).toBeVisible();
});

test("a conversation that is closed reads so in the list beside it; what is written on while a reply is sent stays", async ({ page }) => {
  const name = `Ada ${Date.now()}`;
  await shopApi("POST", "/events", {
    type: "message.received",
    message: { id: name, conversationId: name, channel: "web", text: "Where is it?", author: { name } },
    customer: { id: name, name },
  });
  // else it waits behind "1 new"
  await expect.poll(async () => (await shopApi("GET", `/conversations/${encodeURIComponent(name)}`)).status).toBe(200);
  await page.goto("/conversations");
  const row = page.getByRole("list", { name: "Conversations" }).getByRole("link").filter({ hasText: name });
  await row.click();
  await slowly(page, "**/reply");
  const reply = page.getByRole("textbox", { name: "Reply" });
  await reply.fill("It is on its way.");
  await reply.press("Control+Enter");
  await reply.fill("It arrives");
  await expect(page.getByRole("list", { name: "Messages" })).toContainText("It is on its way.");
  await expect(reply).toHaveValue("It arrives");
  await expect(row).toContainText("looks after it");
  await page.getByRole("button", { name: "Close conversation" }).click();
  await expect(row).toContainText("Closed");
  await expect(reply).toHaveValue("It arrives");
});
