/** Failed runs become problems: exactly counted, in pieces, by several processes at once, and opened again when they come back. */
import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { run } from "#drizzle/schema/engine.ts";
import { flow, flowVersion } from "#drizzle/schema/flow.ts";
import { muteProblem, reopenProblem, resolveProblem } from "#engine/commands/change-problem.ts";
import { getNeedsYou } from "#engine/queries/get-needs-you.ts";
import { countProblems, getProblem, listProblems } from "#engine/queries/list-problems.ts";
import { listRuns } from "#engine/queries/list-runs.ts";
import { jobBody } from "#lib/api/jobs.ts";
import { flowDocument } from "#lib/flow/flow.ts";
import { limits } from "#lib/limits.ts";
import type { Entry } from "#lib/run/journal.ts";
import { openTestShop, type TestShop } from "#tests/shop.ts";
import { createJob } from "../commands/create-job.ts";
import { eventId, runId } from "../ingest/ids.ts";
import { previewJob } from "../queries/preview-job.ts";
import { database } from "./database.ts";
import { dropOldProblems, noteProblems } from "./note-problems.ts";

let shop: TestShop;
let flows: string[] = [];
const connection = randomUUID();

beforeAll(async () => {
  shop = await openTestShop();
  await database()
    .sql`insert into connection (id, workspace_id, name, kind) values (${connection}, ${shop.workspaceId}, 'Warehouse', 'http')`;
});
afterAll(() => shop.close());
beforeEach(async () => {
  await database().sql`truncate problem, problem_run, problem_cursor, run, run_handled, flow, flow_version cascade`;
  await database().sql`delete from tally`;
  flows = [await makeFlow("Tag big orders"), await makeFlow("Tell the warehouse")];
});

async function makeFlow(name: string): Promise<string> {
  const id = randomUUID();
  const document = flowDocument.parse({
    name,
    nodes: [
      { id: "start", type: "trigger.event", config: { event: "order.created" } },
      { id: "tag", type: "order.tag", title: "Mark it", config: { orderId: "1", tag: "big" } },
    ],
  });
  await database()
    .db.insert(flow)
    .values({ id, workspaceId: shop.workspaceId, name, draft: document, publishedVersion: 1, lastVersion: 1 });
  await publish(id, 1, new Date(Date.now() - 3_600_000));
  return id;
}
const publish = async (flowId: string, version: number, publishedAt: Date) => {
  const document = flowDocument.parse({ name: "As published", nodes: [] });
  await database().db.insert(flowVersion).values({ workspaceId: shop.workspaceId, flowId, version, document, publishedAt });
};

interface Fail {
  flowId?: string | undefined;
  code?: string;
  message?: string;
  order?: string;
  agoMs?: number;
  startedAgoMs?: number;
  version?: number;
  connectionId?: string;
}
let n = 0;
/** Failed runs as the engine leaves them: the row and its count in one commit. */
async function fail(many: readonly Fail[]): Promise<string[]> {
  const rows = many.map(
    ({ flowId = flows[0] ?? "", code = "order.not-found", message, order, agoMs = 0, startedAgoMs, version = 1, connectionId }) => {
      const endedAt = new Date(Date.now() - agoMs);
      const startedAt = new Date(Date.now() - (startedAgoMs ?? agoMs) - 1);
      const started = eventId(startedAt.getTime());
      const said = message ?? `There is no order ${++n}.`;
      const at = startedAt.toISOString();
      const journal: Entry[] = [
        { kind: "asked", node: "tag", visit: 1, at, effect: "http.request", key: "k", input: { connectionId: connectionId ?? "" } },
        { kind: "failed", node: "tag", visit: 1, at, attempt: 1, ms: 1, failure: { code, message: said, final: true } },
      ];
      return {
        day: startedAt.toISOString().slice(0, 10),
        id: runId(started, flowId, n++),
        workspaceId: shop.workspaceId,
        flowId,
        version,
        eventId: started,
        eventType: "order.created",
        lane: "l",
        entityType: "order",
        entityId: order ?? `o${n}`,
        startedAt,
        endedAt,
        journalVersion: 1,
        journal,
        status: "failed" as const,
        failureCode: code,
        failureMessage: said,
      };
    },
  );
  await database().db.transaction(async (tx) => {
    for (let at = 0; at < rows.length; at += 500) await tx.insert(run).values(rows.slice(at, at + 500));
  });
  await database().sql`
    insert into tally (workspace_id, name, slot, n) values (${shop.workspaceId}, 'runs.failed', ${n % 7}, ${rows.length})
    on conflict (workspace_id, name, slot) do update set n = tally.n + excluded.n`;
  return rows.map(({ id }) => id);
}
const look = () => noteProblems(database().sql);
const open = async () => (await listProblems(shop.viewer, {})).items;
const only = async () => {
  const [problem, ...more] = await open();
  expect(more).toEqual([]);
  if (!problem) throw new Error("There is no problem.");
  return problem;
};

describe("grouping", () => {
  test("runs that failed the same way are one problem, with its count, its time, its flow, its step and its orders", async () => {
    const ids = await fail([{ order: "1", agoMs: 60_000 }, { order: "2", agoMs: 30_000 }, { order: "2" }]);
    await look();
    const problem = await only();
    expect(problem).toMatchObject({
      state: "open",
      count: 3,
      waiting: 3,
      more: false,
      orders: 2,
      code: "order.not-found",
      flows: [{ name: "Tag big orders", live: true }],
      step: { node: "tag", type: "order.tag", title: "Mark it" },
      lastRunId: ids[2],
    });
    expect(Date.parse(problem.lastAt) - Date.parse(problem.firstAt)).toBeGreaterThanOrEqual(59_000);
    const { items } = await listRuns(shop.viewer, { problem: problem.id });
    expect(items.map(({ id }) => id)).toEqual([...ids].reverse());
    expect((await getProblem(shop.viewer, { id: problem.id })).days.at(-1)?.n).toBeGreaterThan(0);
  });

  test("another flow, another reason: another problem; the same other system in two flows: one", async () => {
    await fail([{}, { flowId: flows[1] }, { code: "step.failed" }]);
    await fail(flows.map((flowId) => ({ flowId, code: "http.timeout", message: "No answer came in time.", connectionId: connection })));
    await look();
    const found = await open();
    expect(found).toHaveLength(4);
    expect(found.find(({ connection }) => connection !== null)).toMatchObject({
      connection: { id: connection, name: "Warehouse" },
      count: 2,
      flows: [{ name: "Tag big orders" }, { name: "Tell the warehouse" }],
    });
  });

  test("a look that finds nothing new reads one sum, and changes nothing", async () => {
    await fail([{}]);
    await look();
    const before = await only();
    await look();
    expect(await only()).toEqual(before);
  });
});

describe("every failed run is counted once", () => {
  test("over many pieces, while more fail, with several processes looking", async () => {
    const many = limits.problemRunsWalked + limits.problemRunsRead + 7;
    await fail(Array.from({ length: many }, () => ({ agoMs: 1_000 })));
    await Promise.all([look(), look(), fail([{}, {}, {}])]);
    await look();
    await look();
    const problem = await only();
    expect(problem.count).toBe(many + 3);
    expect(problem.orders).toBe(many + 3);
    const [kept] = await database().sql<{ n: number }[]>`select count(*)::int as n from problem_run`;
    expect(kept?.n).toBe(many + 3);
  });

  test("also a run that began long before others that were counted, and ended after them", async () => {
    await fail(Array.from({ length: limits.problemRunsWalked + 3 }, () => ({ agoMs: 1_000 })));
    await look();
    const [late] = await fail([{ startedAgoMs: 5_000, order: "late" }]);
    await look();
    expect(await only()).toMatchObject({ count: limits.problemRunsWalked + 4, lastRunId: late });
  });

  test("and what was dropped with its day before it was counted holds nothing up", async () => {
    await fail([{}]);
    await database().sql`update tally set n = n + 5`;
    await look();
    const [cursor] = await database().sql<{ noted: string; place: unknown }[]>`select noted, place from problem_cursor`;
    expect(cursor).toEqual({ noted: "6", place: null });
    await fail([{}]);
    await look();
    expect((await only()).count).toBe(2);
  });
});

describe("what people say of a problem", () => {
  test("resolved: its runs need nobody any more; it opens again by itself when it comes back, and not before", async () => {
    await fail([{}, {}]);
    await look();
    const { id } = await only();
    await resolveProblem(shop.editor, { id });
    expect(await open()).toEqual([]);
    expect((await getNeedsYou(shop.viewer)).failed).toBe(0);
    await fail([{ agoMs: 60_000 }]);
    await look();
    expect(await open()).toEqual([]);
    await fail([{ agoMs: -1_000 }]);
    await look();
    expect(await only()).toMatchObject({ id, count: 4, waiting: 2, reopened: 1, changedBy: "" });
  });

  test("muted for a time, or until its flow is published anew: counted on, waiting for nobody", async () => {
    await fail([{}]);
    await look();
    const { id } = await only();
    await muteProblem(shop.editor, { id, until: new Date(Date.now() + 3_600_000).toISOString() });
    await fail([{}]);
    await look();
    expect(await open()).toEqual([]);
    expect(await countProblems(shop.workspaceId)).toBe(0);
    expect((await listProblems(shop.viewer, { state: "muted" })).items[0]?.count).toBe(2);
    await muteProblem(shop.editor, { id, until: null });
    await publish(flows[0] ?? "", 2, new Date(Date.now() + 1_000));
    await fail([{ version: 2 }]);
    await look();
    expect(await only()).toMatchObject({ id, count: 3, reopened: 1 });
    await muteProblem(shop.editor, { id, until: null });
    await reopenProblem(shop.editor, { id });
    expect((await only()).changedBy).toBe("editor");
    expect(await countProblems(shop.workspaceId)).toBe(1);
  });

  test("a viewer only looks, and another shop's problem is not there", async () => {
    await fail([{}]);
    await look();
    const { id } = await only();
    await expect(resolveProblem(shop.viewer, { id })).rejects.toThrow();
    const stranger = { ...shop.owner, workspaceId: randomUUID() };
    await expect(resolveProblem(stranger, { id })).rejects.toThrow();
    await expect(getProblem(stranger, { id })).rejects.toThrow();
  });
});

test("all runs of a problem, and only those, are run again by a job", async () => {
  await fail([{}, {}, { code: "step.failed" }]);
  await look();
  const problem = (await open()).find(({ code }) => code === "order.not-found");
  const filter = { problem: problem?.id, needsYou: true };
  expect(await previewJob(shop.editor, jobBody.parse({ kind: "replay", filter }))).toMatchObject({ count: 2, more: false });
  expect((await createJob(shop.editor, jobBody.parse({ kind: "replay", filter }))).total).toBe(2);
});

test("what is no longer kept leaves, and a resolved problem with it", async () => {
  await fail([{}]);
  await look();
  const { id } = await only();
  await resolveProblem(shop.editor, { id });
  await database().sql`truncate run`;
  await database().sql`insert into retention ("only", kept_from) values (1, current_date + 1)
    on conflict ("only") do update set kept_from = excluded.kept_from`;
  await dropOldProblems(database().sql);
  await expect(getProblem(shop.viewer, { id })).rejects.toThrow();
  await database().sql`update retention set kept_from = null`;
});
