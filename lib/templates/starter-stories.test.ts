/** What happens on the other ways of the starter flows, by a few events after one another: effects done, ports taken. */
import { expect, test } from "vitest";
import { bindFlow } from "#engine/core/bind.ts";
import { Rehearsal } from "#engine/core/rehearse.ts";
import type { Rehearsed } from "#engine/core/rehearsed.ts";
import { World } from "#tests/simulation/world.ts";
import { readTradewind } from "../commerce/platforms/tradewind.ts";
import { documentOf, type Template } from "./template.ts";
import { templates } from "./templates.ts";

const hour = 3_600_000;
const find = (id: string): Template => {
  const template = templates.find((each) => each.id === id);
  if (!template) throw new Error(`${id} is gone`);
  return template;
};

type Sample = { type: string; order?: { id: string } } & Record<string, unknown>;
const platform = {
  accepted: ["lena@example.com"],
  rejected: [],
  ...{ through: "", already: false, changed: true, refused: "", refundId: "r", url: "https://pay" },
  ...{ amount: { amountMinor: 100, currency: "EUR" }, left: { amountMinor: 0, currency: "EUR" } },
  ...{ before: { amountMinor: 100, currency: "EUR" }, after: { amountMinor: 100, currency: "EUR" } },
};

async function open(id: string) {
  const world = new World(documentOf(find(id), "en"));
  world.answer = () => ({ ok: true, reply: platform });
  await world.pass(33 * hour);
  const hear = async (event: object) => {
    const run = world.hear(event as Sample);
    await world.pass(60_000);
    return run;
  };
  const decide = async (run: string, port: string) => {
    world.tell(run, "signal", { kind: "resolved", node: "ask", visit: 1, port, output: { decision: port, reason: "", by: [] }, by: "Li" });
    await world.settle();
  };
  return {
    ...{ world, hear, decide },
    sample: find(id).sample as unknown as Sample,
    notes: () => [...world.store.notes.values()].map(({ text }) => text),
    asked: () => world.calls.map(({ effect }) => effect),
    ports: (run: string) =>
      (world.store.ended.get(run)?.journal ?? []).flatMap((entry) =>
        "port" in entry && "node" in entry ? [`${entry.node} ${entry.port}`] : [],
      ),
  };
}

const came = (level: number) => ({
  type: "stock.changed",
  stock: { sku: "LAMP-ARC-01", location: "Hamburg", told: "level", level, available: level, delta: level },
});

test("a paid order whose goods are there gets them, its customer is thanked, and it is packed", async () => {
  const { world, hear, sample, notes, ports } = await open("reserve-and-thank");
  await hear(came(5));
  const run = await hear(sample);
  expect(world.broke).toEqual([]);
  expect(ports(run)).toContain("reserve reserved");
  expect([...world.store.shelf.reserved.values()].map(({ held }) => held)).toEqual([
    [expect.objectContaining({ sku: "LAMP-ARC-01", quantity: 2 })],
  ]);
  expect(world.calls.map(({ args }) => args)).toEqual([
    expect.objectContaining({ to: "lena@example.com", subject: "Thank you for #1001" }),
  ]);
  expect(notes()).toEqual(["#1001 is paid and its goods are set aside: pack it."]);
});

test("where no mail can be sent the team tells the customer, and the order goes on", async () => {
  const { world, hear, sample, notes } = await open("reserve-and-thank");
  world.answer = () => ({ ok: false, failure: { code: "mail.no-server", message: "There is no mail server.", final: true } });
  await hear(came(5));
  await hear(sample);
  expect(notes()).toEqual([
    expect.stringContaining("No mail could be sent. Please tell the customer: Hello Lena"),
    expect.stringContaining("pack it"),
  ]);
});

test("a risky order goes on when a person lets it, and is cancelled and refunded when not", async () => {
  for (const [port, effects] of [
    ["approved", []],
    ["rejected", ["platform.cancel", "platform.refund"]],
  ] as const) {
    const { world, hear, decide, sample, asked } = await open("hold-risky-orders");
    const run = await hear(sample);
    await decide(run, port);
    expect(world.status(run)).toBe("finished");
    expect(asked()).toEqual(effects);
    if (port === "approved") expect([...world.store.orders.values()][0]?.status).toBe("paid");
  }
});

test("a small refund is given at once; a large one when it is approved, and else left with the team", async () => {
  const small = await open("approve-refunds");
  const given = await small.hear({
    ...small.sample,
    refund: { id: "r", orderId: "sample-1", amount: { amountMinor: 4000, currency: "EUR" } },
  });
  expect(small.ports(given)).toContain("small true");
  expect(small.asked()).toEqual(["platform.refund"]);
  const large = await open("approve-refunds");
  await large.decide(await large.hear(large.sample), "approved");
  expect(large.world.calls.map(({ args }) => (args as { amount: unknown }).amount)).toEqual([{ amountMinor: 11050, currency: "EUR" }]);
  const declined = await open("approve-refunds");
  await declined.decide(await declined.hear(declined.sample), "rejected");
  expect(declined.asked()).toEqual([]);
  expect(declined.notes()).toEqual([expect.stringContaining("No refund yet for #1001")]);
});

test("a cancelled order gives its goods back, and its money once that is approved", async () => {
  const { world, hear, decide, sample, asked, ports } = await open("after-a-cancellation");
  const run = await hear(sample);
  await decide(run, "approved");
  expect(world.status(run)).toBe("finished");
  expect(asked()).toEqual(["platform.refund"]);
  expect(ports(run)).toContain("refund out");
});

test("what sells fast and runs low is to be ordered", async () => {
  const { world, hear, sample, ports } = await open("reorder-low-stock");
  for (let n = 0; n < 10; n++) await hear({ type: "order.paid", order: { ...paid(`o${n}`), status: "paid" } });
  const run = await hear(sample);
  expect(ports(run)).toContain("suggest order");
  expect([...world.store.tasks.values()]).toEqual([
    expect.objectContaining({
      title: expect.stringMatching(/^Order [1-9]\d* × LAMP-ARC-01$/),
      about: { type: "sku", id: "LAMP-ARC-01" },
      dueAt: expect.any(String),
    }),
  ]);
});

const paid = (id: string) => ({
  ...{ id, number: `#${id}`, status: "paid", currency: "EUR", total: { amountMinor: 100, currency: "EUR" } },
  items: [{ id: "1", sku: "LAMP-ARC-01", quantity: 2 }],
});

test("goods that came go to the orders that waited for them, and to no order that is on hold for another reason", async () => {
  const { world, hear, sample, notes, ports } = await open("goods-arrived");
  await hear({ type: "order.paid", order: { ...paid("waits"), email: "lena@example.com", tags: ["backorder"] } });
  await hear({ type: "order.paid", order: paid("risky") });
  const run = await hear(sample);
  expect(world.broke).toEqual([]);
  expect(ports(run)).toContain("waiting some");
  expect(world.calls.map(({ args }) => args)).toEqual([
    expect.objectContaining({ to: "lena@example.com", subject: "The goods for #waits have arrived" }),
  ]);
  expect(notes()).toEqual([expect.stringContaining("The goods for #waits have arrived: pack it.")]);
  expect([...world.store.shelf.reserved.keys()].some((key) => key.includes("waits"))).toBe(true);
  expect([...world.store.shelf.reserved.keys()].some((key) => key.includes("risky"))).toBe(false);
});

test("the third refund of a customer in 90 days is put before a person, the second is not", async () => {
  const { hear, sample, notes } = await open("repeated-refunds");
  const refund = (n: number) =>
    hear({
      ...sample,
      order: { ...(sample.order as object), id: `o${n}`, number: `#${n}` },
      refund: { id: `r${n}`, orderId: `o${n}`, amount: { amountMinor: 8900, currency: "EUR" } },
    });
  await refund(1);
  await refund(2);
  expect(notes()).toEqual([]);
  await refund(3);
  expect(notes()).toEqual([expect.stringContaining("has had 3 refunds on 3 orders in 90 days, #3 is the latest")]);
});

test("a price that falls far is asked about, and set back to what it was and no higher", async () => {
  const { world, hear, decide, sample, ports } = await open("guard-prices");
  const priced = (amountMinor: number) => {
    const product = sample["product"] as { variants: object[] };
    const price = { amountMinor, currency: "EUR" };
    return { ...sample, product: { ...product, price, variants: [{ ...product.variants[0], price }] } };
  };
  await hear(priced(24800));
  expect(ports(await hear(priced(22000)))).toContain("much ended");
  const run = await hear(priced(2480));
  expect(world.status(run)).toBe("parked");
  await decide(run, "rejected");
  expect(world.status(run)).toBe("finished");
  const before = { amountMinor: 22000, currency: "EUR" };
  expect(world.calls.map(({ effect, args }) => [effect, args])).toEqual([
    ["platform.set-price", expect.objectContaining({ sku: "LAMP-ARC-01", price: before, highest: before })],
  ]);
});

test("of several prices that fall at once, beside one that rises further, each is set back", async () => {
  const { world, hear, decide, sample, ports } = await open("guard-prices");
  const euro = (amountMinor: number) => ({ amountMinor, currency: "EUR" });
  const priced = (prices: Readonly<Record<string, number>>) => {
    const variants = Object.entries(prices).map(([sku, minor]) => ({ id: sku, sku, title: sku, price: euro(minor) }));
    return { ...sample, product: { ...(sample["product"] as object), price: variants[0]?.price, variants } };
  };
  await hear(priced({ A: 10_000, B: 20_000, C: 30_000, D: 1_000, E: 5_000 }));
  const run = await hear(priced({ A: 1_000, B: 2_000, C: 3_000, D: 90_000, E: 4_900 }));
  expect(world.status(run)).toBe("parked");
  await decide(run, "rejected");
  await world.pass(60_000);
  expect([world.status(run), world.broke]).toEqual(["finished", []]);
  expect(ports(run)).toContain("each done");
  const set = world.calls.map(({ args }) => args as { sku: string; price: object; highest: object });
  expect(set.map(({ sku, price }) => [sku, price])).toEqual([
    ["A", euro(10_000)],
    ["B", euro(20_000)],
    ["C", euro(30_000)],
  ]);
});

test("the digest counts the day", async () => {
  const { world, hear, notes } = await open("nightly-digest");
  for (let n = 0; n < 3; n++)
    await hear({ type: "order.paid", order: { ...paid(`o${n}`), total: { amountMinor: 1050, currency: "EUR" } } });
  await hear({ type: "schedule.tick", nodeId: "nine" });
  expect(world.broke).toEqual([]);
  expect(notes()).toEqual([expect.stringMatching(/^Today: 3 orders, 31\.50 EUR; 0 refunded.*3 to ship/)]);
});

test.each(templates.map((template) => [template.id, template] as const))("%s: tried on its sample it runs to its end", (_, template) => {
  const flow = bindFlow(documentOf(template, "en"));
  if (!flow) throw new Error("it does not bind");
  const at = "2026-03-02T09:00:00.000Z";
  const body: unknown = { occurredAt: at, ...template.sample, ...(template.sample.type === "schedule.tick" ? { nodeId: "nine" } : {}) };
  const read = readTradewind("", body);
  if (!read) throw new Error("the sample is not read");
  const ended: Rehearsed[] = [];
  const pins = template.answers?.(({ en }) => en) ?? {};
  const rehearsal = new Rehearsal({ flow, pins, ended: (run) => void ended.push(run) });
  rehearsal.offer({ ...read, id: "e", workspaceId: "w", sourceId: null, receivedAt: at, body });
  rehearsal.finish(at, true);
  expect(ended.length).toBeGreaterThan(0);
  if (template.answers) for (const run of ended) expect([run.end, run.unknown]).toEqual(["finished", []]);
});
