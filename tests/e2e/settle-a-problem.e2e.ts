/** Many runs fail for one reason: an operator finds one problem, hears of it by an alert, puts the step right, tries all again, and resolves it. */
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, test } from "@playwright/test";
import { enterShop, shopApi } from "./shop-door.ts";

test.use({ baseURL: process.env["TRADEWIND_ADDRESS"] ?? "" });
test.describe.configure({ mode: "serial", timeout: 120_000 });

let receiver: Server;
const told: string[] = [];
const flow = { id: "" };
const document = (stops: boolean) => ({
  name: "Thank by letter",
  nodes: [
    { id: "start", type: "trigger.event", config: { event: "order.delivered" } },
    stops
      ? { id: "letter", type: "logic.stop", title: "Write the letter", config: { outcome: "failed", message: "There is no paper left." } }
      : { id: "letter", type: "order.tag", title: "Write the letter", config: { tag: "thanked" } },
  ],
  edges: [{ from: "start", to: "letter" }],
});
const deliver = async (n: number) => {
  for (let i = 0; i < n; i++) {
    const id = `letter-${Date.now()}-${i}`;
    await shopApi("POST", "/events", { type: "order.delivered", order: { id, number: `#L${i}`, currency: "EUR" } });
  }
};

test.beforeAll(async () => {
  receiver = createServer((req, res) => {
    const chunks: Buffer[] = [];
    req.on("data", (chunk: Buffer) => chunks.push(chunk));
    req.on("end", () => {
      told.push(Buffer.concat(chunks).toString());
      res.writeHead(204).end();
    });
  });
  await new Promise<void>((ready) => receiver.listen(0, "127.0.0.1", ready));
});
test.afterAll(async () => {
  const { data } = await shopApi<{ settings: object }>("GET", "/alerts");
  await shopApi("PUT", "/alerts", { settings: { ...data.settings, hook: { on: false, url: "", inside: false } } });
  receiver.close();
});

test("sets up alerts: the test says why it did not arrive, then that it did", async ({ page }) => {
  await enterShop(page);
  await page.goto("/settings/alerts");
  await page.getByRole("switch", { name: "To another system" }).click();
  await page.getByRole("textbox", { name: "Address" }).fill("http://127.0.0.1:9/alerts");
  await page.getByRole("switch", { name: "This address is inside our own network" }).click();
  await page.getByRole("button", { name: "Save alerts" }).click();
  await expect(page.getByText(/^whsec_/)).toBeVisible();
  await page.getByRole("button", { name: "Done" }).click();
  await page.getByRole("button", { name: "Send a test alert" }).click();
  await expect(page.getByText("The test alert could not be sent")).toBeVisible();
  await page.getByRole("textbox", { name: "Address" }).fill(`http://127.0.0.1:${(receiver.address() as AddressInfo).port}/alerts`);
  await expect(page.getByRole("button", { name: "Send a test alert" })).toBeDisabled();
  await page.getByRole("button", { name: "Save alerts" }).click();
  await page.getByRole("button", { name: "Send a test alert" }).click();
  await expect(page.getByText("The test alert is sent")).toBeVisible();
  expect(told.join()).toContain("A test alert");
});

test("finds one problem for many failed runs, and was told of it", async ({ page }) => {
  flow.id = (await shopApi<{ id: string }>("POST", "/flows", document(true))).data.id;
  await shopApi("POST", `/flows/${flow.id}/publish`);
  await deliver(3);
  await expect.poll(async () => (await shopApi<{ items: unknown[] }>("GET", `/problems?flowId=${flow.id}`)).data.items.length).toBe(1);
  await enterShop(page);
  await page.goto("/needs-you");
  await page.getByRole("link", { name: /Thank by letter/ }).click();
  await expect(page.getByText("There is no paper left.").first()).toBeVisible();
  await expect(page.getByText("3 runs wait for you")).toBeVisible();
  await expect.poll(() => told.join(), { timeout: 20_000 }).toContain("New problem in “Thank by letter”");
});

test("is led to the step, mends it, tries all again, and resolves the problem", async ({ page }) => {
  await enterShop(page);
  await page.goto("/problems");
  await page.getByRole("link", { name: /Thank by letter/ }).click();
  await page.getByRole("link", { name: "Open the step" }).click();
  await expect(page.locator("[data-inspector]")).toBeVisible();
  await shopApi("PUT", `/flows/${flow.id}`, document(false));
  await shopApi("POST", `/flows/${flow.id}/publish`);
  await page.goBack();
  await page.getByRole("button", { name: "Try all 3 again" }).click();
  await page.getByRole("button", { name: "On the version that is live now" }).click();
  await expect(page).toHaveURL(/\/jobs\//);
  const { items } = (await shopApi<{ items: { id: string }[] }>("GET", `/problems?flowId=${flow.id}`)).data;
  await expect
    .poll(async () => (await shopApi<{ waiting: number }>("GET", `/problems/${items[0]?.id}`)).data.waiting, { timeout: 20_000 })
    .toBe(0);
  await page.goto(`/problems/${items[0]?.id}`);
  await expect(page.getByText("All its runs were tried again or set aside")).toBeVisible();
  await page.getByRole("button", { name: "Mark as resolved" }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Mark as resolved" }).click();
  await expect(page.getByText("Resolved", { exact: true }).first()).toBeVisible();
});

test("sees it open again by itself when it comes back, and mutes it with the keyboard", async ({ page }) => {
  await shopApi("PUT", `/flows/${flow.id}`, document(true));
  await shopApi("POST", `/flows/${flow.id}/publish`);
  await deliver(1);
  const problems = () => shopApi<{ items: { id: string; reopened: number }[] }>("GET", `/problems?flowId=${flow.id}`);
  await expect.poll(async () => (await problems()).data.items[0]?.reopened).toBe(1);
  await enterShop(page);
  await page.goto(`/problems/${(await problems()).data.items[0]?.id}`);
  await page.getByRole("button", { name: "Mute" }).focus();
  await page.keyboard.press("Enter");
  await page.keyboard.press("ArrowDown");
  await expect(page.getByRole("menuitem", { name: "For a day" })).toBeVisible();
  await page.getByRole("menuitem", { name: "For a day" }).focus();
  await page.keyboard.press("Enter");
  await expect(page.getByText("Muted", { exact: true }).first()).toBeVisible();
  await page.goto("/problems?state=muted");
  await expect(page.getByRole("link", { name: /Thank by letter/ })).toBeVisible();
  await shopApi("POST", `/flows/${flow.id}/unpublish`);
});
