/** Questions over a running engine: what people decide is where the run goes; a cancelled or expired one is not decided any more. */
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Actor } from "#engine/commands/actor.ts";
import { cancelRun } from "#engine/commands/cancel-run.ts";
import { createFlow } from "#engine/commands/create-flow.ts";
import { decideApproval } from "#engine/commands/decide-approval.ts";
import { injectEvent } from "#engine/commands/inject-event.ts";
import { publishFlow } from "#engine/commands/publish-flow.ts";
import { getApproval } from "#engine/queries/get-approval.ts";
import { getOrder } from "#engine/queries/get-order.ts";
import { getRun } from "#engine/queries/get-run.ts";
import { listApprovals } from "#engine/queries/list-approvals.ts";
import { type Engine, startEngine } from "#engine/runtime/postgres/serve.ts";
import { database } from "#engine/store/database.ts";
import { flowDocument } from "#lib/flow/flow.ts";
import { openTestShop, type TestShop } from "#tests/shop.ts";

let shop: TestShop;
const engines: Engine[] = [];
const failures: unknown[] = [];
beforeAll(async () => {
  shop = await openTestShop();
  const url = process.env["DATABASE_URL"] ?? "";
  for (let i = 0; i < 2; i++) engines.push(await startEngine({ url, role: "all", log: (failure, error) => failures.push(failure, error) }));
  const ask = {
    question: "Release order {{ order.number }}?",
    details: "Why: {{ event.type }}",
    amount: "order.total",
    expiresAfter: "PT2H",
  };
  const { id } = await createFlow(
    shop.editor,
    flowDocument.parse({
      name: "Ask",
      nodes: [
        { id: "start", type: "trigger.event", config: { event: "order.created" } },
        { id: "ask", type: "logic.approval", config: ask },
        ...["approved", "rejected", "expired"].map((tag) => ({ id: tag, type: "order.tag", config: { orderId: "{{ order.id }}", tag } })),
      ],
      edges: [
        { from: "start", port: "out", to: "ask" },
        ...["approved", "rejected", "expired"].map((port) => ({ from: "ask", port, to: port })),
      ],
    }),
  );
  await publishFlow(shop.editor, { id });
});
afterAll(async () => {
  for (const engine of engines) await engine.stop();
  await shop.close();
});

async function eventually<T>(read: () => Promise<T>, holds: (value: T) => boolean): Promise<T> {
  for (let i = 0; i < 400; i++) {
    const value = await read();
    if (holds(value)) return value;
    await new Promise((next) => setTimeout(next, 50));
  }
  throw new Error(
    `It did not come to that within twenty seconds. ${failures
      .map((failure) => JSON.stringify(failure))
      .slice(0, 4)
      .join("\n")}`,
  );
}

async function asked(id: string) {
  const total = { amountMinor: 3100, currency: "EUR" };
  await injectEvent(shop.editor, { type: "order.created", order: { id, number: `#${id}`, currency: "EUR", total } });
  const found = await eventually(
    () => listApprovals(shop.viewer, { orderId: id, state: "all" }),
    ({ items }) => items.length === 1,
  );
  const [question] = found.items;
  if (!question) throw new Error("nobody was asked");
  return question;
}
const ended = (id: string) =>
  eventually(
    () => getRun(shop.viewer, { id }),
    ({ status }) => status !== "running" && status !== "parked" && status !== "queued",
  );
const tags = async (id: string) => (await getOrder(shop.viewer, { id })).tags;
const decide = (actor: Actor, id: string, decision: "approved" | "rejected") => decideApproval(actor, { id, decision, reason: "because" });

test("a run asks, rests, and goes the way that was decided", async () => {
  const question = await asked("6001");
  expect(question).toMatchObject({
    question: "Release order #6001?",
    details: "Why: order.created",
    amount: { amountMinor: 3100, currency: "EUR" },
    order: { id: "6001", number: "#6001" },
    status: "open",
    needed: 1,
  });
  await decide(shop.editor, question.id, "approved");
  const run = await ended(question.runId);
  expect(run.status).toBe("finished");
  expect(run.journal.find(({ kind }) => kind === "resolved")).toMatchObject({
    port: "approved",
    by: "editor",
    output: { decision: "approved", reason: "because", by: [{ name: "editor" }] },
  });
  const order = await getOrder(shop.viewer, { id: "6001" });
  expect(order.tags).toEqual(["approved"]);
  expect(order.timeline.items.find(({ kind }) => kind === "run")).toMatchObject({
    decisions: [{ node: "ask", port: "approved", by: [{ name: "editor", reason: "because" }] }],
  });

  const other = await asked("6002");
  await decide(shop.owner, other.id, "rejected");
  expect((await ended(other.runId)).status).toBe("finished");
  expect(await tags("6002")).toEqual(["rejected"]);
});

test("a cancelled run takes its question with it", async () => {
  const question = await asked("6003");
  await cancelRun(shop.editor, { id: question.runId });
  expect((await ended(question.runId)).status).toBe("cancelled");
  expect(await getApproval(shop.viewer, { id: question.id })).toMatchObject({ status: "closed" });
  await expect(decide(shop.editor, question.id, "approved")).rejects.toMatchObject({ status: 409, code: "approval.closed" });
  expect(await tags("6003")).toEqual([]);
});

test("cancel and decision at once: the run ends in one of the two ways", async () => {
  for (let i = 0; i < 5; i++) {
    const question = await asked(`61${i}`);
    await Promise.allSettled([cancelRun(shop.editor, { id: question.runId }), decide(shop.editor, question.id, "approved")]);
    const run = await ended(question.runId);
    expect(await tags(`61${i}`)).toEqual(run.status === "finished" ? ["approved"] : []);
  }
});

test("a decision at the end of its time: whoever wins, the run goes that way and the question says the same", async () => {
  const { sql } = database();
  const seen = new Set<string>();
  for (let i = 0; i < 12; i++) {
    const question = await asked(`62${i}`);
    // its end comes in a moment
    const until = new Date(Date.now() + 60).toISOString();
    await sql`update approval set until = ${until} where id = ${question.id}`;
    await sql`
      update run_live set wake_at = ${until}, journal = replace(journal::text, ${question.until ?? ""}, ${until})::jsonb
      where id = ${question.runId}`;
    await new Promise((next) => setTimeout(next, 20 + i * 5));
    const outcome = await decide(shop.editor, question.id, "approved").then(
      ({ status }) => status,
      (error: { code: string }) => error.code.replace("approval.", ""),
    );
    const run = await ended(question.runId);
    expect(run.status).toBe("finished");
    const { status } = await getApproval(shop.viewer, { id: question.id });
    expect([outcome, status, (await tags(`62${i}`))[0]]).toEqual([status, status, status]);
    seen.add(status);
  }
  expect([...seen].every((status) => status === "approved" || status === "expired")).toBe(true);
});
