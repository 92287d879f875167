/** An operator brings in the warehouse by its document, draws a step from one of its calls, tries it, and publishes it; a paid order is then called there. */
import { readFileSync } from "node:fs";
import { createServer, type IncomingHttpHeaders } from "node:http";
import { expect, type Locator, type Page, test } from "@playwright/test";
import { barriersOn } from "./barriers.ts";
import { enterShop, shopApi } from "./shop-door.ts";
import { writeOver } from "./write-over.ts";

test.use({ baseURL: process.env["TRADEWIND_ADDRESS"] ?? "" });
test.describe.configure({ mode: "serial" });

const document = readFileSync(new URL("../../lib/openapi/fixture/warehouse.yaml", import.meta.url), "utf8");
const seen: { method: string; path: string; headers: IncomingHttpHeaders; body: string }[] = [];
const warehouse = createServer((request, response) => {
  const chunks: Buffer[] = [];
  request.on("data", (chunk: Buffer) => chunks.push(chunk));
  request.on("end", () => {
    seen.push({ method: request.method ?? "", path: request.url ?? "", headers: request.headers, body: Buffer.concat(chunks).toString() });
    response.writeHead(201, { "content-type": "application/json" });
    response.end(JSON.stringify({ id: "SHIP-7", status: "open", parcels: 1 }));
  });
});
let address = "";
test.beforeAll(async () => {
  await new Promise<void>((listening) => warehouse.listen(0, "127.0.0.1", listening));
  const at = warehouse.address();
  address = `http://127.0.0.1:${typeof at === "object" && at ? at.port : 0}`;
});
test.afterAll(() => {
  warehouse.close();
});
test.beforeEach(async ({ page }) => enterShop(page));

/** Answers come when they are let through. */
async function holdAnswers(page: Page, path: string | RegExp) {
  let arrive = () => {};
  let next = Promise.withResolvers<void>();
  await page.route(path, async (route) => {
    const mayGo = new Promise<void>((go) => {
      arrive = go;
    });
    next.resolve();
    await mayGo;
    await route.continue();
  });
  return {
    asked: () => next.promise,
    answer: async () => {
      next = Promise.withResolvers();
      const answered = page.waitForResponse(path);
      arrive();
      await (await answered).finished();
    },
  };
}
const paste = (box: Locator, text: string) =>
  box.evaluate((element, text) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData("text", text);
    element.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
  }, text);
const saved = (page: Page) => expect(page.locator("[data-save=saved]")).toBeVisible();

test("what is shown is what was read: late answers are dropped, a long document can be taken back", async ({ page }) => {
  await page.goto("/connections/systems");
  await page.getByRole("button", { name: "Add system" }).click();
  const dialog = page.getByRole("dialog", { name: "Add a system of your own" });
  const box = dialog.getByRole("textbox", { name: "Or paste it here" });
  // an answer that comes after the dialog was given up, or after the text was written over, is not shown
  const held = await holdAnswers(page, "**/apis/preview");
  await box.fill(document);
  await dialog.getByRole("button", { name: "Read document" }).click();
  await held.asked();
  await dialog.getByRole("button", { name: "Cancel" }).click();
  await held.answer();
  await page.getByRole("button", { name: "Add system" }).click();
  await expect(box).toHaveValue("");
  await box.fill(document);
  await dialog.getByRole("button", { name: "Read document" }).click();
  await held.asked();
  await box.fill("openapi: 3.1.0\npaths:\n  /a: [\n");
  await held.answer();
  await expect(dialog.getByRole("button", { name: "Read document" })).toBeEnabled();
  await page.unroute("**/apis/preview");
  // a long one is not drawn whole: it can be cleared, or written over by another
  const long = `${document}\n${"# and so on\n".repeat(2000)}`;
  await paste(box, long);
  await expect(dialog.getByText("Only the beginning is shown here.")).toBeVisible();
  await paste(box, document);
  await expect(box).toHaveValue(document);
  await paste(box, long);
  await dialog.getByRole("button", { name: "Clear" }).click();
  await expect(box).toHaveValue("");
  await expect(box).toBeFocused();
});

test("the document is read: an error says where, a good one is kept with a connection of its own", async ({ page }) => {
  await page.goto("/connections");
  await page.getByRole("link", { name: "Your own systems" }).click();
  await expect(page.getByText("No system of your own yet")).toBeVisible();
  expect(await barriersOn(page)).toEqual([]);
  await page.getByRole("button", { name: "Add system" }).click();
  const dialog = page.getByRole("dialog", { name: "Add a system of your own" });
  const box = dialog.getByRole("textbox", { name: "Or paste it here" });
  await box.fill("openapi: 3.1.0\npaths:\n  /a: [\n");
  await dialog.getByRole("button", { name: "Read document" }).click();
  await expect(dialog.getByText(/Line \d+, column \d+ cannot be read/)).toBeVisible();

  await dialog
    .locator("input[type=file]")
    .setInputFiles({ name: "warehouse.yaml", mimeType: "application/yaml", buffer: Buffer.from(document) });
  await dialog.getByRole("button", { name: "Read document" }).click();
  await expect(dialog.getByText("5 calls", { exact: true })).toBeVisible();
  await dialog.getByText("1 cannot be offered as a step").click();
  await expect(dialog.getByText("It takes files, which steps cannot send.")).toBeVisible();
  expect(await barriersOn(page)).toEqual([]);
  await dialog.getByRole("button", { name: "New connection" }).click();
  const connection = page.getByRole("dialog", { name: "Add a connection" }).or(page.getByRole("dialog").last());
  await expect(connection.getByRole("textbox", { name: "Name" })).toHaveValue("Warehouse");
  await connection.getByRole("textbox", { name: "Its address" }).fill(`${address}/api`);
  await connection.getByLabel(/^Key/).fill("warehouse-key");
  await connection.getByRole("textbox", { name: /Hosts in your own network/ }).fill("127.0.0.1");
  await connection.getByRole("button", { name: "Add connection" }).click();
  await expect(dialog.getByRole("combobox", { name: "Connection" })).toContainText("Warehouse");
  const name = dialog.getByRole("textbox", { name: "Name", exact: true });
  await name.fill("");
  await dialog.getByRole("button", { name: "Add 5 calls" }).click();
  await expect(dialog.getByText("The system needs a name.")).toBeVisible();
  await name.fill("Warehouse");
  await expect(dialog.getByText("The system needs a name.")).toBeHidden();
  await dialog.getByRole("button", { name: "Add 5 calls" }).click();

  await expect(page.getByRole("heading", { level: 1, name: "Warehouse" })).toBeVisible();
  await expect(page.getByText("POST /shipments", { exact: true })).toBeVisible();
  expect(await barriersOn(page)).toEqual([]);
});
test("settings that were not kept do not come back, and an unknown system answers so", async ({ page }) => {
  await page.goto("/connections/systems");
  await page.getByRole("link", { name: "Warehouse" }).click();
  await page.getByRole("button", { name: "Name and connection" }).click();
  const settings = page.getByRole("dialog", { name: "Name and connection" });
  await settings.getByRole("textbox", { name: "Name", exact: true }).fill("Another");
  await settings.getByRole("button", { name: "Cancel" }).click();
  await page.getByRole("button", { name: "Name and connection" }).click();
  await expect(settings.getByRole("textbox", { name: "Name", exact: true })).toHaveValue("Warehouse");
  await settings.getByRole("button", { name: "Cancel" }).click();
  expect((await page.request.get("/connections/systems/no-such-system")).status()).toBe(404);
  expect((await page.request.get("/connections/systems/00000000-0000-4000-8000-000000000000")).status()).toBe(404);
});

test("a call becomes a step: its form is filled with fields, tried, published, and a paid order arrives there", async ({ page }) => {
  test.slow(); // from the list of steps to the warehouse's answer
  await shopApi("POST", "/events", order("sample-1"));
  const { id } = (
    await shopApi<{ id: string }>("POST", "/flows", {
      name: "Send it",
      // it stays live, and the other journeys' orders are not to wait for a warehouse that is gone
      nodes: [{ id: "start", type: "trigger.event", config: { event: "order.paid", when: "order.id in ['sample-1', 'real-1']" } }],
      edges: [],
    })
  ).data;
  await page.goto(`/flows/${id}`);
  await page.locator("[data-editor][data-ready]").waitFor();
  await page.getByRole("button", { name: /^Then/ }).click();
  // given up while its description is on its way, it is not added; chosen twice, it is added once
  const search = page.getByPlaceholder("Search steps");
  const described = /\/operation\?key=/;
  const held = await holdAnswers(page, described);
  await search.fill("createShip");
  await page.getByRole("option", { name: /Create a shipment/ }).click();
  await held.asked();
  await page.keyboard.press("Escape");
  await held.answer();
  await page.getByRole("button", { name: /^Then/ }).click();
  await search.fill("createShip");
  await expect(page.locator("[cmdk-item][aria-selected=true]")).toContainText("Create a shipment");
  await search.press("Enter");
  await held.asked();
  await search.press("Enter");
  await held.answer();
  await page.unroute(described);
  await expect(page.locator(".react-flow__node")).toHaveCount(2);
  const inspector = page.locator("[data-inspector]");
  await expect(inspector).toContainText("carried out once");
  await expect(inspector.getByText("“orderNumber” is missing.")).toBeVisible();

  // picked from the order's own fields, typed, and a list as a whole
  await inspector
    .locator('[data-argument="body/orderNumber"]')
    .getByRole("button", { name: /Insert/ })
    .click();
  await page.getByPlaceholder("Search values").fill("order number");
  await page
    .getByRole("option", { name: /order\.number/ })
    .first()
    .click();
  await inspector.getByRole("textbox", { name: "name", exact: true }).fill("Mei Lin");
  await inspector.getByRole("textbox", { name: "street", exact: true }).fill("Nanjing Rd 1");
  await inspector.getByRole("textbox", { name: "city", exact: true }).fill("Shanghai");
  await inspector.getByRole("textbox", { name: "country", exact: true }).fill("China");
  await expect(inspector.getByText(/“to › country” is too short or too long/)).toBeVisible();
  await inspector.getByRole("textbox", { name: "country", exact: true }).fill("CN");
  // one entry for each of the order's items, its fields found by their names; then typed one by one after all
  await expect(inspector.getByText(/“to › country”/)).toBeHidden();
  const lines = inspector.locator('[data-argument="body/lines"]');
  await lines.getByRole("button", { name: "From a list" }).click();
  await lines.getByRole("button", { name: "One entry for each of" }).click();
  await page.getByPlaceholder("Search values").fill("order.items");
  await page
    .getByRole("option", { name: /order\.items/ })
    .first()
    .click();
  await expect(lines.getByRole("combobox", { name: "sku" })).not.toContainText("Not given");
  await expect(lines.getByRole("combobox", { name: "quantity" })).not.toContainText("Not given");
  await expect
    .poll(async () => {
      const { nodes } = (await shopApi<{ nodes: { config: { args?: Record<string, string> } }[] }>("GET", `/flows/${id}`)).data;
      return nodes[1]?.config.args?.["body/lines"];
    })
    .toBe('{{ order.items.map(item, {"sku": item.sku, "quantity": item.quantity}) }}');
  expect(await barriersOn(page)).toEqual([]);
  await lines.getByRole("button", { name: "One by one" }).click();
  await inspector.getByRole("textbox", { name: "sku", exact: true }).fill("TEA");
  await inspector.getByRole("textbox", { name: "quantity", exact: true }).fill("two");
  await expect(inspector.getByText("“lines › 1 › quantity” has to be a whole number.")).toBeVisible();
  await inspector.getByRole("textbox", { name: "quantity", exact: true }).fill("2");
  await expect(inspector.getByText(/“lines › 1 › quantity”/)).toBeHidden();
  // turned to a text, taken back: what was typed is there to be seen; the keyboard is never left on the drawing
  await lines.getByRole("button", { name: "As a whole" }).first().click();
  await expect(lines.getByRole("textbox", { name: "lines", exact: true })).toBeFocused();
  await page.getByRole("button", { name: "Undo", exact: true }).click();
  await expect(inspector.getByRole("textbox", { name: "sku", exact: true })).toHaveText("TEA");
  await inspector.getByText("5 more that may be given").click();
  await inspector.getByRole("combobox", { name: "service" }).click();
  await page.getByRole("option", { name: "By a field or formula" }).click();
  const service = inspector.getByRole("textbox", { name: "service", exact: true });
  await expect(service).toBeFocused();
  await page.keyboard.type("slow");
  await expect(inspector.getByText(/“service” has to be one of/)).toBeVisible();
  await inspector.getByRole("button", { name: "Choose a value" }).click();
  // its problem is gone: what is in use is not put away with it
  await expect(inspector.getByRole("combobox", { name: "service" })).toBeFocused();
  await inspector.getByRole("combobox", { name: "service" }).click();
  await page.getByRole("option", { name: "express" }).click();
  expect(await barriersOn(page)).toEqual([]);

  // what it answers is there for the next step
  await page.keyboard.press("Escape");
  await page.locator(".react-flow__node", { hasText: "Create a shipment" }).click();
  await inspector.getByRole("button", { name: /it worked/ }).click();
  await page.getByRole("menuitem", { name: "Add a new step" }).or(page.getByRole("menuitem").first()).first().click();
  await page.getByPlaceholder("Search steps").fill("tag the order");
  await page.getByRole("option", { name: /Tag the order/ }).click();
  await inspector
    .locator("[data-field=tag]")
    .getByRole("button", { name: /Insert/ })
    .click();
  await page.getByPlaceholder("Search values").fill("status");
  await expect(page.getByRole("option", { name: /Create a shipment|steps\..*body\.status/ }).first()).toBeVisible();
  await page.keyboard.press("Escape");
  await writeOver(inspector.getByRole("textbox", { name: "Tag", exact: true }), "{{ steps.operation1.body.id }}");
  await saved(page);

  // tried: the call that would be made, and nothing is called
  await page.keyboard.press("Escape");
  await page.keyboard.press("t");
  const drawer = page.getByRole("region", { name: "Try it" });
  await drawer
    .getByRole("button", { name: /Create a shipment/ })
    .first()
    .click();
  await expect(inspector).toContainText("/shipments");
  await expect(inspector).toContainText("Nanjing Rd 1");
  expect(seen).toEqual([]);

  await page.getByRole("button", { name: "Publish flow" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Publish flow" }).click();
  await expect(page.getByText("Live, version 1")).toBeVisible();
  const { id: source } = (await shopApi<{ id: string }>("POST", "/sources", { name: "Till", scheme: "none" })).data;
  const answer = await fetch(`${process.env["TRADEWIND_ADDRESS"]}/hooks/${source}`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(order("real-1")),
  });
  expect(answer.status).toBe(202);
  await expect.poll(() => seen.length).toBe(1);
  expect(seen[0]).toMatchObject({ method: "POST", path: "/api/shipments", headers: { authorization: "Bearer warehouse-key" } });
  expect(seen[0]?.headers["x-request-id"]).toMatch(/^[0-9a-f-]{36}$/);
  expect(JSON.parse(seen[0]?.body ?? "")).toMatchObject({
    orderNumber: "#real-1",
    lines: [{ sku: "TEA", quantity: 2 }],
    service: "express",
  });

  await expect
    .poll(async () => (await shopApi<{ items: { status: string }[] }>("GET", `/runs?flowId=${id}`)).data.items.map(({ status }) => status))
    .toEqual(["finished"]);
  const [run] = (await shopApi<{ items: { id: string }[] }>("GET", `/runs?flowId=${id}`)).data.items;
  await page.goto(`/runs/${run?.id}`);
  const steps = page.getByRole("region", { name: "Steps" });
  await steps.getByRole("button", { name: /Create a shipment/ }).click();
  await expect(steps.getByText("Create a shipment at Warehouse").first()).toBeVisible();
  await expect(steps.getByText("SHIP-7").first()).toBeVisible();
  await page.goto("/orders/real-1");
  await expect(page.getByText("SHIP-7").first()).toBeVisible();
});

test("a newer document: what is different is said before it is kept, and at the step that it concerns", async ({ page }) => {
  await page.goto("/connections/systems");
  await page.getByRole("link", { name: "Warehouse" }).click();
  await page.getByRole("button", { name: "Read a newer document" }).click();
  const dialog = page.getByRole("dialog");
  await dialog
    .getByRole("textbox", { name: "Or paste it here" })
    .fill(document.replace("required: [orderNumber, to, lines]", "required: [orderNumber, to, lines, insured]"));
  await dialog.getByRole("button", { name: "Read document" }).click();
  await expect(dialog.getByText("Create a shipment: “insured” can no longer be left out.")).toBeVisible();
  await dialog.getByRole("button", { name: "Keep as revision 2" }).click();
  await expect(page.getByText("Revision 2", { exact: true })).toBeVisible();

  await page.getByRole("link", { name: "Send it" }).click();
  await page.locator("[data-editor][data-ready]").waitFor();
  await page.locator(".react-flow__node", { hasText: "Create a shipment" }).click();
  const inspector = page.locator("[data-inspector]");
  await expect(inspector.getByText("“insured” can no longer be left out.")).toBeVisible();
  await inspector.getByRole("button", { name: "Use revision 2" }).click();
  await expect(inspector.getByText("“insured” is missing.")).toBeVisible();
  await saved(page);
  // the page says so before any script has run: a draft is at no time painted as what is live
  const opened = await (await page.request.get(page.url())).text();
  expect(opened).toContain("1 change since v1");
  expect(opened).not.toContain("Live, version 1");
});

const order = (id: string) => ({
  type: "order.paid",
  order: { id, number: `#${id}`, currency: "EUR", total: { amountMinor: 12_345, currency: "EUR" } },
  customer: { id: "c-1", name: "Ada" },
});
