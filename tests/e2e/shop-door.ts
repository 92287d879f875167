/** The way into the product under test: the API with its key, and the screens as the owner, whose account the first test makes. */
import { type BrowserContext, expect, type Page } from "@playwright/test";

const address = () => process.env["TRADEWIND_ADDRESS"] ?? "";
const owner = { email: "owner@example.com", password: "a long sentence for tests" };

export async function shopApi<T>(method: string, path: string, body?: unknown): Promise<{ status: number; data: T }> {
  const answer = await fetch(`${address()}/api/v1${path}`, {
    method,
    headers: { authorization: `Bearer ${process.env["TRADEWIND_API_KEY"]}`, "content-type": "application/json" },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await answer.text();
  return { status: answer.status, data: (text ? JSON.parse(text) : null) as T };
}

const post = (path: string, body: unknown) =>
  fetch(address() + path, {
    method: "POST",
    headers: { "content-type": "application/json", origin: address() },
    body: JSON.stringify(body),
  });

let cookies: Parameters<BrowserContext["addCookies"]>[0] | undefined;

export async function enterShop(page: Page): Promise<void> {
  if (!cookies) {
    const made = await post("/api/v1/first-visit", { ...owner, name: "Owner", shopName: "Test shop" });
    const entered = made.ok ? made : await post("/api/auth/sign-in/email", owner);
    expect(entered.ok).toBe(true);
    cookies = entered.headers.getSetCookie().map((cookie) => {
      const [pair = ""] = cookie.split(";");
      const at = pair.indexOf("=");
      return { name: pair.slice(0, at), value: pair.slice(at + 1), url: address() };
    });
  }
  await page.context().addCookies([...cookies, { name: "tradewind-language", value: "en", url: address() }]);
}
