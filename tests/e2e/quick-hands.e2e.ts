/** Somebody who is faster than the network: what is pressed and typed before a dialog has come is not lost, and not taken by the page below. */
import { expect, type Page, test } from "@playwright/test";
import { enterShop, shopApi } from "./shop-door.ts";

test.use({ baseURL: process.env["TRADEWIND_ADDRESS"] ?? "" });
test.beforeEach(async ({ page }) => {
  // nothing is fetched ahead, so that it has to be waited for
  await page.addInitScript(() => {
    window.requestIdleCallback = () => 0;
  });
  await enterShop(page);
});

/** Scripts that are asked for from now on wait until they are let go. */
async function holdScripts(page: Page): Promise<() => void> {
  let letGo = () => {};
  const held = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  await page.route("**/_next/static/chunks/**", async (route) => {
    await held;
    await route.continue();
  });
  return letGo;
}

test("types a connection's name before its form has come", async ({ page }) => {
  await page.goto("/connections");
  await page.waitForLoadState("networkidle");
  const letGo = await holdScripts(page);
  await page.getByRole("button", { name: "Add connection" }).first().click();
  await page.keyboard.type("Shop / Berln");
  await page.keyboard.press("Backspace");
  await page.keyboard.type("in");
  letGo();
  const dialog = page.getByRole("dialog");
  await expect(dialog.getByRole("textbox", { name: "Name" })).toHaveValue("Shop / Berlin");
  // "/" would have opened the search, had it come to the page
  await expect(page.getByRole("dialog")).toHaveCount(1);
  await page.keyboard.press("Escape");
  await expect(dialog).toBeHidden();
});

test("presses again while the flow that was made is on its way: there is one", async ({ page }) => {
  await page.goto("/flows");
  await page.waitForLoadState("networkidle");
  const count = async () => (await shopApi<{ items: { name: string }[] }>("GET", "/flows?limit=200")).data.items.length;
  const before = await count();
  await page.getByRole("button", { name: "Create flow" }).first().click();
  const blank = page.getByRole("button", { name: /^Empty canvas/ });
  await blank.waitFor();
  let letGo = () => {};
  const held = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  await page.route("**/flows/*-*", async (route) => {
    if (route.request().method() === "GET") await held;
    await route.continue();
  });
  const made = page.waitForResponse((answer) => answer.request().method() === "POST" && answer.url().endsWith("/api/v1/flows"));
  await blank.click();
  await made;
  await page.waitForTimeout(300);
  await blank.click({ force: true });
  await expect(blank).toBeDisabled();
  letGo();
  await page.locator("[data-editor][data-ready]").waitFor();
  expect(await count()).toBe(before + 1);
});

test("finds a kind of source and takes it with Enter before the kinds have come", async ({ page }) => {
  await page.goto("/connections");
  await page.waitForLoadState("networkidle");
  const letGo = await holdScripts(page);
  await page.getByRole("button", { name: "Add source" }).first().click();
  await page.keyboard.type("woocommerce");
  await page.keyboard.press("Enter");
  letGo();
  await expect(page.getByRole("dialog").getByRole("textbox", { name: "Name" })).toBeVisible();
});

test("writes an answer before its form has come, and begins afresh the next time", async ({ page }) => {
  await page.goto("/conversations/answers");
  await page.waitForLoadState("networkidle");
  const letGo = await holdScripts(page);
  const add = page.getByRole("button", { name: "Add an answer" }).first();
  await add.click();
  await page.keyboard.type("When do you ship?");
  letGo();
  const dialog = page.getByRole("dialog");
  await expect(dialog.getByRole("textbox", { name: "Asked in English" })).toHaveValue("When do you ship?");
  await page.keyboard.press("Escape");
  await expect(dialog).toBeHidden();
  await expect(add).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(dialog.getByRole("textbox", { name: "Asked in English" })).toHaveValue("");
});

test("takes back with Escape what has not come yet", async ({ page }) => {
  await page.goto("/flows");
  await page.waitForLoadState("networkidle");
  const letGo = await holdScripts(page);
  const button = page.getByRole("button", { name: "Create flow" }).first();
  await button.click();
  await expect(button).toHaveAttribute("aria-expanded", "true");
  await page.keyboard.press("Escape");
  await expect(button).toHaveAttribute("aria-expanded", "false");
  letGo();
  await expect(page.getByRole("dialog")).toHaveCount(0);
});

test("goes through a menu, a list of choices and hints with the keyboard alone", async ({ page }) => {
  await page.goto("/flows/starters");
  await page.waitForLoadState("networkidle");
  const account = page.getByRole("button", { name: /Your account/ });
  await account.focus();
  await page.keyboard.press("ArrowDown");
  await expect(page.getByRole("menuitem", { name: "Settings" })).toBeFocused();
  await page.keyboard.press("End");
  await expect(page.getByRole("menuitem", { name: "Sign out" })).toBeFocused();
  await page.keyboard.press("s"); // the next that begins with it, around the end
  await expect(page.getByRole("menuitem", { name: "Settings" })).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(account).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("menuitem", { name: "Settings" })).toBeFocused();
  await page.keyboard.press("Enter");
  await page.waitForURL("**/settings");

  const days = page.getByRole("combobox", { name: "Working days" });
  await days.focus();
  const before = await days.textContent();
  await page.keyboard.press("ArrowDown");
  await expect(page.getByRole("listbox")).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("listbox")).toHaveCount(0);
  await expect(days).toHaveText(before ?? "");
  await expect(days).toBeFocused();
  await page.keyboard.press("Enter");
  await page.keyboard.press("End");
  await page.keyboard.press("Enter");
  await expect(days).not.toHaveText(before ?? "");
  await expect(days).toBeFocused();

  await page.getByRole("button", { name: "Collapse the menu" }).focus();
  await expect(page.getByRole("tooltip")).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("tooltip")).toHaveCount(0);
});
