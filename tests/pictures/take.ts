/**
 * `npm run screenshots`: starts the product, fills a shop, and takes its pictures for the README into `public/screenshots`. With
 * `--all`, every screen in both languages and themes into `test-results/screens`, to be looked at.
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type BrowserContext, chromium, type Page } from "@playwright/test";
import type { Locale } from "#lib/language/words.ts";
import { findOrInstallChromium } from "../find-chromium.ts";
import { root, startProduct } from "../product.ts";
import { fillPicturedShop, type PicturedShop } from "./shop.ts";

type Theme = "light" | "dark";
interface Screen {
  name: string;
  path: (shop: PicturedShop) => string;
  /** What is done on it before the picture. */
  before?: (page: Page) => Promise<void>;
  width?: number;
  /** Those that are kept in the repository, where it is not `everywhere`. */
  kept?: readonly (readonly [Locale, Theme])[];
}

/** Each is kept as a light picture in English and a dark one in Chinese, and a few that the README shows in further ways. */
const everywhere = [
  ["en", "light"],
  ["zh", "dark"],
] as const;
const light = ["en", "light"] as const;
const dark = ["en", "dark"] as const;
const phone = 375;

const screens: readonly Screen[] = [
  { name: "home", path: () => "/" },
  { name: "home-phone", path: () => "/", width: phone, kept: [light] },
  { name: "needs-you", path: () => "/needs-you" },
  { name: "approvals", path: () => "/approvals" },
  { name: "approval", path: ({ approval }) => `/approvals/${approval}` },
  { name: "approval-phone", path: ({ approval }) => `/approvals/${approval}`, width: phone, kept: [light] },
  { name: "flows", path: () => "/flows" },
  { name: "starters", path: () => "/flows/starters" },
  { name: "editor", path: ({ riskFlow }) => `/flows/${riskFlow}` },
  { name: "condition", path: ({ riskFlow }) => `/flows/${riskFlow}?step=large` },
  { name: "versions", path: ({ riskFlow }) => `/flows/${riskFlow}/versions` },
  { name: "flow-activity", path: ({ riskFlow }) => `/flows/${riskFlow}/activity` },
  { name: "runs", path: () => "/runs" },
  { name: "run", path: ({ run }) => `/runs/${run}`, before: openWhy, kept: [...everywhere, dark] },
  { name: "events", path: () => "/events" },
  { name: "event", path: ({ event }) => `/events/${event}` },
  { name: "actions", path: () => "/actions" },
  { name: "problems", path: () => "/problems" },
  { name: "problem", path: ({ problem }) => `/problems/${problem}`, kept: [...everywhere, dark] },
  { name: "jobs", path: () => "/jobs" },
  { name: "orders", path: () => "/orders" },
  { name: "order", path: ({ order }) => `/orders/${order}` },
  { name: "customers", path: () => "/customers" },
  { name: "customer", path: ({ customer }) => `/customers/${customer}` },
  { name: "stock", path: () => "/stock" },
  { name: "stock-item", path: ({ sku }) => `/stock/${sku}` },
  { name: "products", path: () => "/products" },
  { name: "product", path: ({ product }) => `/products/${product}` },
  { name: "tasks", path: () => "/tasks" },
  { name: "conversations", path: () => "/conversations" },
  { name: "conversation", path: ({ conversation }) => `/conversations/${conversation}` },
  { name: "answers", path: () => "/conversations/answers" },
  { name: "channels", path: () => "/conversations/channels" },
  { name: "money", path: () => "/money" },
  { name: "differences", path: () => "/money/differences" },
  { name: "difference", path: ({ difference }) => `/money/differences/${difference}` },
  { name: "statements", path: () => "/money/statements" },
  { name: "statement", path: ({ statement }) => `/money/statements/${statement}` },
  { name: "tables", path: () => "/tables" },
  { name: "table", path: ({ table }) => `/tables/${table}` },
  { name: "connections", path: () => "/connections" },
  { name: "systems", path: () => "/connections/systems" },
  { name: "system", path: ({ system }) => `/connections/systems/${system}` },
  { name: "settings", path: () => "/settings" },
  { name: "alerts", path: () => "/settings/alerts" },
  { name: "people", path: () => "/settings/people" },
  { name: "keys", path: () => "/settings/keys" },
];

/** The condition's own values are what a run is looked at for. */
async function openWhy(page: Page): Promise<void> {
  await page
    .getByRole("button", { name: /Large order|大额订单/ })
    .first()
    .click({ timeout: 5_000 })
    .catch(() => {});
}

const all = process.argv.includes("--all");
const only = process.argv.slice(2).filter((word) => !word.startsWith("--"));
const folder = all ? join(root, "test-results", "screens") : join(root, "public", "screenshots");
const owner = { email: "owner@example.com", password: "a long sentence for pictures" };

async function takeIn(locale: Locale): Promise<void> {
  const wanted = screens.filter(
    ({ name, kept }) => (only.length === 0 || only.includes(name)) && (all || (kept ?? everywhere).some(([each]) => each === locale)),
  );
  if (wanted.length === 0) return;
  const dataDir = mkdtempSync(join(tmpdir(), "tradewind-pictures-"));
  const product = startProduct({ env: { DATA_DIR: dataDir } });
  try {
    const base = await product.ready;
    const cookies = await firstVisit(base, locale);
    const ask = async <T>(method: string, path: string, body?: unknown): Promise<T> => {
      // by hand, as its owner does it
      const cookie = cookies.map(({ name, value }) => `${name}=${value}`).join("; ");
      const headers = { cookie, origin: base, "content-type": "application/json", "accept-language": locale };
      const answer = await fetch(`${base}/api/v1${path}`, {
        method,
        headers,
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      const text = await answer.text();
      if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${text}`);
      return (text ? JSON.parse(text) : null) as T;
    };
    await ask("POST", "/demo-shop");
    const shop = await fillPicturedShop(ask, locale);
    const browser = await chromium.launch({
      executablePath: findOrInstallChromium(),
      args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--force-color-profile=srgb"],
    });
    for (const theme of ["light", "dark"] as const)
      for (const width of [1_440, phone]) {
        const context = await browser.newContext({
          viewport: { width, height: width === phone ? 760 : 900 },
          locale: locale === "zh" ? "zh-CN" : "en-GB",
          timezoneId: locale === "zh" ? "Asia/Shanghai" : "Europe/Berlin",
          colorScheme: theme,
          reducedMotion: "reduce",
        });
        await context.addCookies([...cookies, { name: "tradewind-language", value: locale, url: base }]);
        const here = wanted.filter(
          (screen) =>
            (screen.width ?? 1_440) === width &&
            (all || (screen.kept ?? everywhere).some(([each, look]) => each === locale && look === theme)),
        );
        for (const screen of here) await take(context, base, shop, screen, `${screen.name}-${locale}-${theme}`);
        await context.close();
      }
    await browser.close();
  } finally {
    await product.stop();
    rmSync(dataDir, { recursive: true, force: true });
  }
}

async function firstVisit(base: string, locale: Locale) {
  const answer = await fetch(`${base}/api/v1/first-visit`, {
    method: "POST",
    headers: { "content-type": "application/json", origin: base },
    body: JSON.stringify({
      ...owner,
      name: locale === "zh" ? "林悦" : "Lin Yue",
      shopName: locale === "zh" ? "海港家居" : "Harbour Goods",
    }),
  });
  if (!answer.ok) throw new Error(`The first visit: ${answer.status} ${await answer.text()}`);
  return answer.headers.getSetCookie().map((cookie) => {
    const [pair = ""] = cookie.split(";");
    const at = pair.indexOf("=");
    return { name: pair.slice(0, at), value: pair.slice(at + 1), url: base };
  });
}

/** WebP, which the browser makes itself: a third of the same picture as PNG. */
async function take(context: BrowserContext, base: string, shop: PicturedShop, screen: Screen, name: string): Promise<void> {
  const page = await context.newPage();
  await page.goto(base + screen.path(shop));
  await page
    .getByRole("heading", { level: 1 })
    .first()
    .waitFor()
    .catch(() => {});
  await page.waitForLoadState("networkidle", { timeout: 10_000 }).catch(() => {});
  // a drawing is there when its steps are
  const drawing = page.locator(".react-flow");
  if ((await drawing.count()) > 0) await page.locator(".react-flow__node").first().waitFor({ timeout: 60_000 });
  await screen.before?.(page);
  await page.waitForTimeout(2_000); // what floats in has arrived, also on a busy machine
  const session = await context.newCDPSession(page);
  const { data } = await session.send("Page.captureScreenshot", { format: "webp", quality: 82 });
  const bytes = Buffer.from(data, "base64");
  writeFileSync(join(folder, `${name}.webp`), bytes);
  console.log(`${name}.webp ${Math.round(bytes.length / 1_024)} kB`);
  await page.close();
}

mkdirSync(folder, { recursive: true });
for (const locale of ["en", "zh"] as const) await takeIn(locale);
