/** A flow asks before it goes on; somebody decides on a phone by a link, without signing in; the run goes that way and keeps who, when and why. */
import { type Browser, expect, test } from "@playwright/test";
import { barriersOn } from "./barriers.ts";
import { enterShop, shopApi } from "./shop-door.ts";

// two people at two devices, on a machine that may be busy
test.setTimeout(120_000);
test.use({ baseURL: process.env["TRADEWIND_ADDRESS"] ?? "" });

interface Approval {
  id: string;
  runId: string;
  question: string;
  status: string;
  votes: { name: string; decision: string; reason: string; way: string }[];
}

async function flowThatAsks(event: string) {
  const { data } = await shopApi<{ id: string }>("POST", "/flows", {
    name: "Ask before it is released",
    nodes: [
      { id: "start", type: "trigger.event", config: { event } },
      {
        id: "ask",
        type: "logic.approval",
        config: { question: "Release order {{ order.number }}?", details: "The address is new to us.", amount: "order.total" },
        position: { x: 320, y: 0 },
      },
      { id: "yes", type: "order.tag", config: { orderId: "{{ order.id }}", tag: "released" }, position: { x: 640, y: 0 } },
      { id: "no", type: "order.tag", config: { orderId: "{{ order.id }}", tag: "refused" }, position: { x: 640, y: 160 } },
    ],
    edges: [
      { from: "start", port: "out", to: "ask" },
      { from: "ask", port: "approved", to: "yes" },
      { from: "ask", port: "rejected", to: "no" },
    ],
  });
  const published = await shopApi("POST", `/flows/${data.id}/publish`);
  expect(published.status, JSON.stringify(published.data)).toBe(200);
}

async function question(number: string): Promise<Approval> {
  const sent = await shopApi("POST", "/events", {
    type: "order.created",
    body: {
      order: {
        id: `phone-${number}`,
        number: `#${number}`,
        total: { amountMinor: 3100, currency: "EUR" },
        currency: "EUR",
        items: [{ title: "Paper lantern", quantity: 2 }],
      },
      customer: { id: "phone-customer", name: "Olivia Garcia" },
    },
  });
  expect(sent.status, JSON.stringify(sent.data)).toBe(202);
  const find = async () =>
    (await shopApi<{ items: Approval[] }>("GET", "/approvals")).data.items.find((one) => one.question.includes(number));
  await expect.poll(find).toBeTruthy();
  return (await find()) as Approval;
}
const approval = async (id: string) => (await shopApi<Approval>("GET", `/approvals/${id}`)).data;
const run = async (id: string) =>
  (await shopApi<{ status: string; journal: { kind: string; port?: string }[] }>("GET", `/runs/${id}`)).data;
const tagsOf = async (number: string) => (await shopApi<{ tags: string[] }>("GET", `/orders/phone-${number}`)).data.tags;

/** Nobody is signed in there. */
async function openPhone(browser: Browser, url: string) {
  const phone = await browser.newContext({ viewport: { width: 375, height: 667 }, isMobile: true, hasTouch: true, locale: "en-GB" });
  const page = await phone.newPage();
  await page.goto(url);
  return page;
}

test("approves on a phone by a link", async ({ page, browser }) => {
  await enterShop(page);
  await flowThatAsks("order.created");
  const asked = await question("7101");

  await page.goto("/");
  await expect(page.getByText("Release order #7101?")).toBeVisible();
  await page.getByRole("link", { name: "Decide: Release order #7101?" }).click();
  await page.getByRole("button", { name: "Copy a link" }).click();
  const dialog = page.getByRole("dialog");
  await expect(dialog).toContainText("does not send mail yet");
  await dialog.getByRole("button", { name: "Make the link" }).click();
  const url = await dialog.getByRole("textbox", { name: "Copy the link" }).inputValue();

  const phone = await openPhone(browser, url);
  await expect(phone.getByRole("heading", { name: "Release order #7101?" })).toBeVisible();
  await expect(phone.getByText("Olivia Garcia")).toBeVisible();
  await expect(phone.getByText("Paper lantern")).toBeVisible();
  expect(await phone.evaluate(() => document.documentElement.scrollWidth)).toBe(375);
  const button = phone.getByRole("button", { name: "Approve €31.00" });
  await expect(button).toBeInViewport();
  expect(await barriersOn(phone)).toEqual([]);
  expect(await approval(asked.id)).toMatchObject({ status: "open", votes: [] });

  await phone.getByRole("textbox", { name: "Reason" }).fill("She is a good customer.");
  await button.click();
  await expect(phone.getByRole("note").filter({ hasText: "Approved" })).toBeVisible();
  expect(await approval(asked.id)).toMatchObject({
    status: "approved",
    votes: [{ name: "Owner", decision: "approved", reason: "She is a good customer.", way: "link" }],
  });
  await expect.poll(async () => (await run(asked.runId)).status).toBe("finished");
  expect(await tagsOf("7101")).toEqual(["released"]);

  await page.goto(`/runs/${asked.runId}`);
  await page.getByRole("button", { name: /Ask a person/ }).click();
  await expect(page.getByText("Owner approved")).toBeVisible();
  await expect(page.getByText("She is a good customer.")).toBeVisible();
});

test("rejects on a phone, saying why", async ({ page, browser }) => {
  await enterShop(page);
  const asked = await question("7102");
  await page.goto(`/approvals/${asked.id}`);
  await page.getByRole("button", { name: "Copy a link" }).click();
  await page.getByRole("button", { name: "Make the link" }).click();
  const url = await page.getByRole("textbox", { name: "Copy the link" }).inputValue();

  const phone = await openPhone(browser, url);
  await phone.getByRole("button", { name: "Reject" }).click();
  await expect(phone.getByText("Say in a few words why you reject.")).toBeVisible();
  expect(await approval(asked.id)).toMatchObject({ status: "open" });
  await phone.getByRole("textbox", { name: "Reason" }).fill("The card is not theirs.");
  await phone.getByRole("button", { name: "Reject" }).click();
  await expect(phone.getByText("Rejected", { exact: true })).toBeVisible();
  await expect.poll(async () => (await run(asked.runId)).status).toBe("finished");
  expect(await tagsOf("7102")).toEqual(["refused"]);

  await page.reload();
  await expect(page.getByText("The card is not theirs.")).toBeVisible();
  await phone.goto(`${url.slice(0, -4)}AAAA`);
  await expect(phone.getByText("This link does not work")).toBeVisible();
});
