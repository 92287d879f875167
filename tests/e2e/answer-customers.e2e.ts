/** Customer service from both sides: a question is answered by itself, a demand waits for a person, who answers; the timeline tells. */
import { type Browser, expect, type Page, test } from "@playwright/test";
import { answerQuestions } from "../../lib/templates/answer-questions.ts";
import { documentOf } from "../../lib/templates/template.ts";
import { barriersOn } from "./barriers.ts";
import { enterShop, shopApi } from "./shop-door.ts";

test.use({ baseURL: process.env["TRADEWIND_ADDRESS"] ?? "" });

/** A customer on their phone, with a browser of their own. */
async function customer(browser: Browser, url: string): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 375, height: 760 }, locale: "en-GB" });
  const page = await context.newPage();
  await page.goto(url);
  return page;
}

test("a question is answered by itself; one that is a person's is handed over and answered by hand, and both sides see it", async ({
  page,
  browser,
}) => {
  test.setTimeout(180_000);
  await enterShop(page);

  // the shop writes down an answer, and tries it
  await page.goto("/conversations/answers");
  await page.getByRole("button", { name: "Add an answer" }).first().click();
  await page
    .getByRole("textbox", { name: "Asked in English" })
    .fill("Do you ship to Norway?\nDo you deliver abroad, and what does it cost?");
  await page.getByRole("textbox", { name: "Answer in English" }).fill("Yes, to Norway for 12 euros.");
  await page.getByRole("button", { name: "Save answer" }).click();
  await expect(page.getByRole("dialog")).toBeHidden();
  await page.getByRole("textbox", { name: "Try a question" }).fill("do you ship to norway");
  await page.getByRole("button", { name: "Try it" }).click();
  await expect(
    page
      .getByRole("listitem")
      .filter({ hasText: "Yes, to Norway for 12 euros." })
      .getByText(/9\d %|100 %/),
  ).toBeVisible();
  expect(await barriersOn(page)).toEqual([]);

  // opens a page for questions
  await page.goto("/conversations/channels");
  await page.getByRole("button", { name: "Add a channel" }).first().click();
  await page.getByRole("textbox", { name: "Name" }).fill("Question page");
  await page.getByRole("dialog").getByRole("button", { name: "Add a channel" }).click();
  await expect(page.getByRole("heading", { name: "Question page" })).toBeVisible();
  const url = new URL((await page.getByText(/\/ask\//).textContent()) ?? "").pathname;
  expect(await barriersOn(page)).toEqual([]);

  // and puts the starter flow to work
  const flow = await shopApi<{ id: string }>("POST", "/flows", documentOf(answerQuestions, "en"));
  expect((await shopApi("POST", `/flows/${flow.data.id}/publish`)).status).toBe(200);
  const base = new URL(page.url()).origin;

  const lena = await customer(browser, `${base}${url}`);
  expect(await barriersOn(lena)).toEqual([]);
  await lena.getByRole("textbox", { name: "Your question" }).fill("Hello, do you ship to Norway?");
  await lena.getByRole("textbox", { name: "Your name" }).fill("Lena");
  await lena.getByRole("button", { name: "Send question" }).click();
  await expect(lena.getByText("Yes, to Norway for 12 euros.")).toBeVisible({ timeout: 30_000 });
  expect(await barriersOn(lena)).toEqual([]);

  const otto = await customer(browser, `${base}${url}`);
  await otto.getByRole("textbox", { name: "Your question" }).fill("I want a refund, the cup arrived broken. Do you ship to Norway?");
  await otto.getByRole("textbox", { name: "Your name" }).fill("Otto");
  await otto.getByRole("button", { name: "Send question" }).click();
  await expect(otto.getByText(/A colleague|a colleague/)).toBeVisible({ timeout: 30_000 });
  await expect(otto.getByText("12 euros")).toBeHidden();

  // what was answered by itself says from which answer, and how it came about
  await page.goto("/conversations?view=answered");
  await page.getByRole("link", { name: /Lena/ }).click();
  await expect(page.getByText(/from the answer “Do you ship to Norway\?”/)).toBeVisible();
  await page.getByRole("link", { name: "See the run" }).click();
  await expect(page.locator(".react-flow__node", { hasText: "Find the answer" })).toBeVisible();

  // what waits for a person, is taken, and answered with the keyboard
  await page.goto("/conversations?view=waiting");
  await page.getByRole("link", { name: /Otto/ }).click();
  await expect(page.getByText("Complains").filter({ visible: true })).toBeVisible();
  await page.getByRole("button", { name: "Take over" }).click();
  await expect(page.getByRole("button", { name: "Give back to the flows" })).toBeVisible();
  expect(await barriersOn(page)).toEqual([]);
  await page.getByRole("textbox", { name: "Reply" }).fill("I am sorry. A new cup is on its way to you.");
  await page.keyboard.press("Control+Enter");
  await expect(page.getByRole("list", { name: "Messages" }).getByText("A new cup is on its way")).toBeVisible();
  await expect(otto.getByText("A new cup is on its way to you.")).toBeVisible({ timeout: 15_000 });

  // while it is a person's, no flow writes beside them
  await otto.getByRole("textbox", { name: "Write another message…" }).fill("Do you ship to Norway?");
  await otto.getByRole("button", { name: "Send" }).click();
  await expect(page.getByRole("list", { name: "Messages" }).getByText("Do you ship to Norway?", { exact: true })).toBeVisible({
    timeout: 15_000,
  });
  await page.waitForTimeout(1_500);
  await expect(otto.getByText("12 euros")).toBeHidden();
  await page.getByRole("button", { name: "Close conversation" }).click();
  await expect(page.getByRole("button", { name: "Open again" })).toBeVisible();

  // the person's answer is there to be confirmed
  await page.goto("/conversations/answers");
  const proposed = page.getByRole("listitem").filter({ hasText: "A new cup is on its way to you." });
  await proposed.getByRole("button", { name: "Turn down" }).click();
  await expect(proposed).toBeHidden();
  await shopApi("POST", `/flows/${flow.data.id}/unpublish`);
});
