import { chromium } from "@playwright/test";
const at = "http://127.0.0.1:4377";
const api = async (method: string, path: string, body?: unknown) => {
  const r = await fetch(`${at}/api/v1${path}`, { method, headers: { authorization: "Bearer akey-akey-akey-akey", "content-type": "application/json" }, ...(body ? { body: JSON.stringify(body) } : {}) });
  const t = await r.text();
  if (!r.ok) console.log(method, path, r.status, t.slice(0, 300));
  return t ? JSON.parse(t) : null;
};
const post = (path: string, body: unknown) => fetch(at + path, { method: "POST", headers: { "content-type": "application/json", origin: at }, body: JSON.stringify(body) });
let made = await post("/api/v1/first-visit", { email: "owner@example.com", password: "a long sentence for tests", name: "Lena Hofmann", shopName: "Arc & Co" });
if (!made.ok) made = await post("/api/auth/sign-in/email", { email: "owner@example.com", password: "a long sentence for tests" });
const cookies = made.headers.getSetCookie().map((c) => { const [p = ""] = c.split(";"); const i = p.indexOf("="); return { name: p.slice(0, i), value: p.slice(i + 1), url: at }; });
if (process.argv[2] === "seed") {
  await api("POST", "/events", { type: "order.paid", order: { id: "o1", number: "#1001", status: "paid", currency: "EUR", total: { amountMinor: 12900, currency: "EUR" }, items: [{ id: "1", sku: "LAMP-ARC-01", title: "Arc floor lamp", quantity: 1 }], customerName: "Mei Lin" }, customer: { id: "c1", name: "Mei Lin", email: "mei@example.com" } });
  const variants = [["LAMP-ARC-01", "Brass", "129.00"], ["LAMP-ARC-02", "Black", "119.00"], ["LAMP-ARC-03", "White, long name of a variant that does not fit at all", "119.00"]];
  await api("POST", "/events", { platform: "shopify", topic: "products/update", body: { id: 632910392, title: "Arc floor lamp", vendor: "Arc", product_type: "Lamp", status: "active", tags: "lamp, new", handle: "arc", updated_at: new Date().toISOString(), variants: variants.map(([sku, title, price], i) => ({ id: 100 + i, sku, title, price, inventory_item_id: 900 + i })) } });
  await api("POST", "/events", { platform: "shopify", topic: "products/update", body: { id: 632910393, title: "Tea bowl", vendor: "Kiln & Co", product_type: "Bowl", status: "draft", tags: "", handle: "bowl", updated_at: new Date().toISOString(), variants: [{ id: 300, sku: "BOWL-1", title: "Default Title", price: "24.50", inventory_item_id: 777 }] } });
  await api("POST", "/events", { platform: "shopify", topic: "products/delete", body: { id: 632910394, updated_at: new Date().toISOString() } });
  for (const [sku, n] of [["LAMP-ARC-01", 3], ["LAMP-ARC-02", 0]] as const) await api("POST", `/stock/${sku}/changes`, { onHand: n, reason: "counted" });
  const me = (await api("GET", "/members")).members[0].userId;
  await api("POST", "/tasks", { title: "Call the carrier about the pallet", text: "It stands in Bremen since Monday.\nAsk for Mr. Kruse.", assigneeId: me, dueAt: new Date(Date.now() - 3 * 3600_000).toISOString(), about: { type: "order", id: "o1" } });
  await api("POST", "/tasks", { title: "New pictures for the tea bowl", about: { type: "product", id: "632910393" } });
  await api("POST", "/tasks", { title: "Check the address of Mei Lin", about: { type: "customer", id: "c1" }, dueAt: new Date(Date.now() + 30 * 3600_000).toISOString() });
  const d = await api("POST", "/tasks", { title: "Count the lamps", about: { type: "sku", id: "LAMP-ARC-01" } });
  await api("POST", `/tasks/${d.id}/finish`, { done: true });
  const flow = await api("POST", "/flows", { name: "Low stock: what to order, and how much", nodes: [
    { id: "low", type: "trigger.event", config: { event: "order.paid" }, position: { x: 0, y: 0 } },
    { id: "order", type: "team.task", title: "Task: order more", config: { title: "Order 39 × LAMP-ARC-01", text: "3 left, 0.8 sell a day, that lasts 3 days.", due: "P2D", about: "order" }, position: { x: 320, y: 0 } } ], edges: [{ from: "low", to: "order" }] });
  await api("POST", `/flows/${flow.id}/publish`, {});
  await new Promise((r) => setTimeout(r, 1500));
  await api("POST", "/events", { type: "order.paid", order: { id: "o2", number: "#1002", status: "paid", currency: "EUR", total: { amountMinor: 12900, currency: "EUR" }, items: [] }, customer: { id: "c1", name: "Mei Lin", email: "mei@example.com" } });
  await new Promise((r) => setTimeout(r, 2000));
  console.log((await api("GET", "/tasks?state=all")).items.map((t: { title: string }) => t.title));
}
const browser = await chromium.launch({ executablePath: "/usr/bin/chromium", args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking"] });
const shots: [string, string, "en" | "zh", "light" | "dark", number][] = JSON.parse(process.argv[3] ?? "[]");
for (const [name, path, language, scheme, width] of shots) {
  const context = await browser.newContext({ viewport: { width, height: 900 }, colorScheme: scheme });
  await context.addCookies([...cookies, { name: "tradewind-language", value: language, url: at }, { name: "tradewind-theme", value: scheme, url: at }]);
  const page = await context.newPage();
  const problems: string[] = [];
  page.on("console", (m) => { if (m.type() === "error") problems.push(m.text().slice(0, 300)); });
  await page.goto(at + path, { waitUntil: "domcontentloaded", timeout: 120000 });
  await page.waitForTimeout(3500);
  await page.screenshot({ path: `/tmp/shop-${name}.png`, fullPage: name.includes("full") });
  console.log(name, problems);
  await context.close();
}
await browser.close();
