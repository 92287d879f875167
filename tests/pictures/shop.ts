/** A shop as it looks after some weeks: the demo shop's past, flows that run, a warehouse that failed for a while, people who have to decide. */
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { Locale } from "#lib/language/words.ts";

export interface PicturedShop {
  riskFlow: string;
  warehouseFlow: string;
  problem: string;
  order: string;
  run: string;
  approval: string;
  event: string;
  customer: string;
  sku: string;
  conversation: string;
  difference: string;
  statement: string;
  table: string;
  product: string;
  system: string;
}

type Ask = <T>(method: string, path: string, body?: unknown) => Promise<T>;

const people = {
  en: ["Anna Berg", "James Carter", "Sofia Rossi", "Emma Fischer", "Lucas Martin", "Olivia Jones", "Noah Weber", "Mia Novak"],
  zh: ["王芳", "李娜", "张伟", "刘洋", "陈静", "杨帆", "赵磊", "周婷"],
} as const;
const goods = {
  en: ["Linen shirt, sand", "Wool blanket", "Stoneware mug", "Walnut tray", "Oak stool"],
  zh: ["亚麻衬衫（沙色）", "羊毛毯", "粗陶马克杯", "胡桃木托盘", "橡木凳"],
} as const;

const ownSystem = readFileSync(new URL("../../lib/openapi/fixture/warehouse.yaml", import.meta.url), "utf8");
const tasks = {
  en: [
    ["Order 40 × Jasmine tea, 200 g", 24],
    ["Call Mia Novak about the broken tray", 4],
    ["Photograph the new gift boxes", 72],
  ],
  zh: [
    ["补货：茉莉花茶 200g × 40", 24],
    ["联系周婷：托盘破损", 4],
    ["拍摄新礼盒照片", 72],
  ],
} as const;
const carriers = {
  en: [
    ["Germany", "DHL", "2"],
    ["France", "Colissimo", "3"],
    ["Norway", "Posten", "5"],
    ["United Kingdom", "Royal Mail", "4"],
  ],
  zh: [
    ["江浙沪", "顺丰", "1"],
    ["广东", "顺丰", "2"],
    ["新疆", "邮政", "6"],
    ["香港", "顺丰国际", "4"],
  ],
} as const;

export async function fillPicturedShop(ask: Ask, locale: Locale): Promise<PicturedShop> {
  const word = (en: string, zh: string) => (locale === "en" ? en : zh);
  let answer = 200;
  const warehouse = createServer((_req, res) => {
    res.writeHead(answer, { "content-type": "application/json" }).end(JSON.stringify({ booked: true }));
  });
  await new Promise<void>((ready) => warehouse.listen(0, "127.0.0.1", ready));
  const { id: connection } = await ask<{ id: string }>("POST", "/connections", {
    name: word("Warehouse", "仓库系统"),
    kind: "http",
    secret: "a key that nobody sees",
    settings: {
      baseUrl: `http://127.0.0.1:${(warehouse.address() as AddressInfo).port}`,
      allowedHosts: ["127.0.0.1"],
      authHeader: "Authorization",
      authScheme: "Bearer",
      dedupes: true,
      restAfter: 0,
    },
  });
  await ask("POST", "/sources", { name: word("Web shop", "网店"), scheme: "shopify", secret: "shopify-secret-of-a-picture" });
  const make = async (document: unknown) => {
    const { id } = await ask<{ id: string }>("POST", "/flows", document);
    await ask("POST", `/flows/${id}/publish`);
    return id;
  };
  const riskFlow = await make(riskDocument(word));
  const warehouseFlow = await make(warehouseDocument(word, connection));
  await ask("POST", "/flows", {
    name: word("Remind about unpaid orders", "提醒未付款订单"),
    nodes: [
      { id: "placed", type: "trigger.event", config: { event: "order.created" } },
      { id: "tell", type: "team.note", config: { text: "" }, position: { x: 320, y: 0 } },
    ],
    edges: [{ from: "placed", to: "tell" }],
  });

  const orders = 24;
  for (let i = 0; i < orders; i++) {
    // the warehouse fails for a third of the time, and then works again
    answer = i > 6 && i < 16 ? 503 : 200;
    const quantity = 1 + (i % 3);
    const price = Math.round((2_900 + ((i * 7_919) % 61_000)) / quantity);
    const total = price * quantity;
    const name = people[locale][i % people[locale].length] ?? "";
    const title = goods[locale][i % goods[locale].length] ?? "";
    const currency = word("EUR", "CNY");
    const money = (amountMinor: number) => ({ amountMinor, currency });
    const order = {
      id: `p${i}`,
      number: `#${4_210 + i}`,
      currency,
      total: money(total),
      subtotal: money(total),
      items: [{ sku: `SKU-${(i % 5) + 1}`, title, quantity, price: money(price), total: money(total) }],
      placedAt: new Date().toISOString(),
    };
    const customer = { id: `c${i % 8}`, name, email: `customer${i % 8}@example.com`, ordersCount: 1 + (i % 4) };
    await ask("POST", "/events", { type: "order.created", order, customer });
    if (i % 2 === 0) await ask("POST", "/events", { type: "order.paid", order: { ...order, paymentStatus: "paid" }, customer });
  }
  const first = async <T extends { id: string }>(path: string, fits: (item: T) => boolean = () => true): Promise<string> => {
    for (let i = 0; i < 200; i++) {
      const { items } = await ask<{ items: T[] }>("GET", path);
      const found = items.find(fits);
      if (found) return found.id;
      await new Promise((next) => setTimeout(next, 250));
    }
    throw new Error(`Nothing came of ${path}.`);
  };
  const { id: table } = await ask<{ id: string }>("POST", "/tables", {
    name: word("Carriers by country", "各地区承运商"),
    keyName: word("Country", "地区"),
    columns: [word("Carrier", "承运商"), word("Days", "天数")],
  });
  for (const [key, carrier, days] of carriers[locale])
    await ask("PUT", `/tables/${table}/rows`, { key, fields: { [word("Carrier", "承运商")]: carrier, [word("Days", "天数")]: days } });
  const { id: system } = await ask<{ id: string }>("POST", "/apis", {
    name: word("Warehouse", "仓库系统"),
    connectionId: connection,
    document: ownSystem,
  });
  for (const [title, hours] of tasks[locale])
    await ask("POST", "/tasks", { title, dueAt: new Date(Date.now() + hours * 3_600_000).toISOString() });
  const approval = await first("/approvals");
  const { orderId } = await ask<{ items: { id: string; order: { id: string } | null }[] }>("GET", "/approvals").then(({ items }) => ({
    orderId: items[0]?.order?.id ?? "p0",
  }));
  const shop = {
    riskFlow,
    warehouseFlow,
    approval,
    order: orderId,
    run: await first<{ id: string; status: string }>(`/runs?flowId=${riskFlow}&limit=50`, ({ status }) => status === "parked"),
    problem: await first("/problems"),
    event: await first("/events"),
    customer: await first("/customers"),
    sku: await ask<{ items: { sku: string }[] }>("GET", "/stock").then(({ items }) => items[0]?.sku ?? ""),
    conversation: await first("/conversations"),
    difference: await first("/money/differences"),
    statement: await first("/money/statements"),
    table,
    product: await first("/products"),
    system,
  };
  await settled(ask);
  warehouse.close();
  return shop;
}

/** Until every failed run is counted and nothing is under way: the pictures are of a shop at rest. */
async function settled(ask: Ask): Promise<void> {
  let last = "";
  for (let i = 0; i < 60; i++) {
    const [stats, problems] = await Promise.all([
      ask<{ runs: { live: number }; queue: { waiting: number } }>("GET", "/stats"),
      ask<{ items: { count: number }[] }>("GET", "/problems"),
    ]);
    const now = JSON.stringify([stats.runs.live, stats.queue.waiting, problems.items.map(({ count }) => count)]);
    if (now === last && stats.runs.live === 0 && stats.queue.waiting === 0) return;
    last = now;
    await new Promise((next) => setTimeout(next, 2_500));
  }
}

type Word = (en: string, zh: string) => string;

const riskDocument = (word: Word) => ({
  name: word("Check large orders", "大额订单审核"),
  nodes: [
    { id: "placed", type: "trigger.event", config: { event: "order.created" }, position: { x: 0, y: 80 } },
    {
      id: "large",
      type: "logic.if",
      title: word("Large order", "大额订单"),
      config: { when: "order.total > 400.0" },
      position: { x: 320, y: 80 },
    },
    {
      id: "ask",
      type: "logic.approval",
      title: word("Ask before it ships", "发货前请人确认"),
      config: {
        question: word("Ship {{ order.number }} to {{ customer.name }}?", "发出 {{ order.number }}（{{ customer.name }}）吗？"),
        amount: "order.total",
      },
      position: { x: 640, y: 0 },
    },
    { id: "checked", type: "order.tag", config: { tag: word("checked", "已审核") }, position: { x: 960, y: -80 } },
    {
      id: "hold",
      type: "team.note",
      config: {
        text: word("Hold {{ order.number }} and call the customer", "暂缓 {{ order.number }}，请联系客户"),
        orderId: "{{ order.id }}",
        urgent: true,
      },
      position: { x: 960, y: 80 },
    },
    { id: "ready", type: "order.tag", config: { tag: word("pack today", "今日打包") }, position: { x: 640, y: 240 } },
  ],
  edges: [
    { from: "placed", to: "large" },
    { from: "large", port: "true", to: "ask" },
    { from: "large", port: "false", to: "ready" },
    { from: "ask", port: "approved", to: "checked" },
    { from: "ask", port: "rejected", to: "hold" },
  ],
});

const warehouseDocument = (word: Word, connection: string) => ({
  name: word("Tell the warehouse", "通知仓库"),
  nodes: [
    { id: "paid", type: "trigger.event", config: { event: "order.paid" } },
    {
      id: "book",
      type: "outside.http",
      title: word("Book the parcel", "预约出库"),
      config: { method: "POST", url: "/parcels", connection, body: '{ "order": {{ json(order.number) }} }' },
      tries: 1,
      position: { x: 320, y: 0 },
    },
    { id: "booked", type: "order.tag", config: { tag: word("booked", "已预约") }, position: { x: 640, y: 0 } },
  ],
  edges: [
    { from: "paid", to: "book" },
    { from: "book", port: "ok", to: "booked" },
  ],
});
