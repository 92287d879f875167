import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { flowDocument } from "#lib/flow/flow.ts";
import { limits } from "#lib/limits.ts";
import type { Failure } from "#lib/run/failure.ts";
import { openTestShop, type TestShop } from "#tests/shop.ts";
import { createFlow } from "./commands/create-flow.ts";
import { publishFlow } from "./commands/publish-flow.ts";
import { saveDraft } from "./commands/save-draft.ts";
import { unpublishFlow } from "./commands/unpublish-flow.ts";
import { updateWorkspace } from "./commands/update-workspace.ts";
import { acceptor } from "./ingest/acceptor.ts";
import { Overloaded } from "./ingest/batch.ts";
import { Catalog } from "./runtime/catalog.ts";
import { startEngine } from "./runtime/postgres/serve.ts";
import { Schedules } from "./schedule.ts";
import { database } from "./store/database.ts";
import { readPublished, readVersions } from "./store/flows.ts";

let shop: TestShop;
let sql: ReturnType<typeof database>["sql"];
/** The time that every process of a test has. */
let now: Date;
const failures: Failure[] = [];

beforeEach(async () => {
  failures.length = 0;
  shop = await openTestShop();
  sql = database().sql;
  await sql`select ensure_day(day::date) from generate_series('2026-11-21'::date, '2026-11-27'::date, interval '1 day') as day`;
});
afterEach(() => shop.close());

const at = (text: string) => {
  now = new Date(text);
};

/** One process, as far as schedules go: it knows what is published, accepts, and works every shard. */
async function begin({ refuse = () => false, works = () => true }: { refuse?: () => boolean; works?: (shard: number) => boolean } = {}) {
  const catalog = new Catalog({ published: () => readPublished(sql), versions: (wanted) => readVersions(sql, wanted) });
  await catalog.refresh();
  const { accept } = acceptor(sql, catalog, 0, () => {});
  const schedules = new Schedules({
    sql,
    catalog,
    accept: (incoming) => (refuse() ? Promise.reject(new Overloaded("no")) : accept(incoming)),
    works,
    clock: () => now.getTime(),
    log: (failure) => failures.push(failure),
  });
  return { look: () => catalog.refresh().then(() => schedules.look()) };
}

interface Settings {
  cron: string;
  timezone?: string;
  missed?: "once" | "skip";
}
const draft = (settings: Settings, more: Partial<Record<string, Settings>> = {}) =>
  flowDocument.parse({
    name: "Morning report",
    nodes: Object.entries({ start: settings, ...more }).map(([id, config]) => ({ id, type: "trigger.schedule", config: { ...config } })),
  });

/** Goes live at the time that the test has. */
async function publish(settings: Settings, more: Parameters<typeof draft>[1] = {}, id?: string): Promise<string> {
  const flow = id
    ? await saveDraft(shop.editor, { id, document: draft(settings, more), ifMatch: null })
    : await createFlow(shop.editor, draft(settings, more));
  const { version } = await publishFlow(shop.editor, { id: flow.id });
  await sql`update flow_version set published_at = ${now} where flow_id = ${flow.id} and version = ${version}`;
  return flow.id;
}

/** What was started: when it was due, and by which start. */
async function started(): Promise<string[]> {
  const rows = await sql<{ body: Uint8Array; started: number }[]>`select body, started from event where type = 'schedule.tick' order by id`;
  return rows.map((row) => {
    expect(row.started).toBe(1);
    const { scheduledFor, nodeId } = JSON.parse(Buffer.from(row.body).toString("utf8")) as Record<string, string>;
    return `${nodeId} ${scheduledFor?.slice(0, 16)}`;
  });
}
const duplicates = async () => Number((await sql`select coalesce(sum(n), 0) as n from tally where name = 'events.duplicate'`)[0]?.["n"]);

describe("invariant 1: one tick starts its flow once", () => {
  test("at its time, in its zone, and not before", async () => {
    at("2026-11-22T00:59:00Z");
    const flowId = await publish({ cron: "0 9 * * *", timezone: "Asia/Shanghai" });
    const process = await begin();
    await process.look();
    expect(await started()).toEqual([]);
    at("2026-11-22T01:00:00Z");
    await process.look();
    await process.look();
    expect(await started()).toEqual(["start 2026-11-22T01:00"]);
    const [delivery] = await sql`select flow_id, run_id is not null as runs, lane from delivery`;
    expect(delivery).toMatchObject({ flow_id: flowId, runs: true });
    at("2026-11-23T01:00:05Z");
    await process.look();
    expect(await started()).toHaveLength(2);
  });

  test("four processes at once, all of which think that it is theirs", async () => {
    at("2026-11-22T10:00:00Z");
    await publish({ cron: "*/5 * * * *" }, { other: { cron: "*/5 * * * *" } });
    const processes = await Promise.all([begin(), begin(), begin(), begin()]);
    for (const time of ["10:00:00", "10:05:00", "10:10:01"]) {
      at(`2026-11-22T${time}Z`);
      await Promise.all(processes.map((process) => process.look()));
    }
    expect((await started()).sort()).toEqual(["other", "start"].flatMap((id) => [`${id} 2026-11-22T10:05`, `${id} 2026-11-22T10:10`]));
  });

  test("a process that takes a flow over from another goes on where that one was, without a repetition", async () => {
    at("2026-11-22T10:00:00Z");
    await publish({ cron: "*/5 * * * *" });
    let owner = 1;
    const first = await begin({ works: () => owner === 1 });
    const second = await begin({ works: () => owner === 2 });
    for (const time of ["10:00", "10:05", "10:10", "10:15", "10:20"]) {
      at(`2026-11-22T${time}:00Z`);
      if (time === "10:15") owner = 2;
      await Promise.all([first.look(), second.look()]);
    }
    expect(await started()).toEqual(["10:05", "10:10", "10:15", "10:20"].map((time) => `start 2026-11-22T${time}`));
    expect(await duplicates()).toBe(0);
  });

  test("killed between the event and the cursor: the same tick again is the same event", async () => {
    at("2026-11-22T10:00:00Z");
    await publish({ cron: "*/5 * * * *" });
    await (await begin()).look();
    at("2026-11-22T10:05:00Z");
    await (await begin()).look();
    await sql`update schedule_cursor set considered_at = '2026-11-22T10:00:00Z'`;
    await (await begin()).look();
    expect(await started()).toEqual(["start 2026-11-22T10:05"]);
    expect(await duplicates()).toBe(1);
  });

  test("a clock that is set back, or ran ahead for a day, repeats nothing and stops nothing", async () => {
    at("2026-11-22T10:00:00Z");
    await publish({ cron: "*/30 * * * *" });
    const process = await begin();
    for (const time of ["22T10:00:00", "22T10:30:00", "22T09:30:00", "22T10:30:00", "23T10:30:00", "22T10:31:00", "22T11:00:00"]) {
      at(`2026-11-${time}Z`);
      await process.look();
    }
    const ticks = await started();
    expect(new Set(ticks).size).toBe(ticks.length);
    expect(ticks).toContain("start 2026-11-22T11:00");
  });
});

describe("invariant 2: no tick is lost", () => {
  test.each([
    ["once", ["start 2026-11-22T09:00", "start 2026-11-25T09:00"]],
    ["skip", ["start 2026-11-22T09:00"]],
  ] as const)("three were missed while it was down: %s", async (missed, expected) => {
    at("2026-11-22T08:59:00Z");
    await publish({ cron: "0 9 * * *", missed });
    const before = await begin();
    await before.look();
    at("2026-11-22T09:00:00Z");
    await before.look();
    at("2026-11-25T11:00:00Z");
    const after = await begin();
    await after.look();
    await after.look();
    expect(await started()).toEqual(expected);
    at("2026-11-26T09:00:00Z");
    await after.look();
    expect((await started()).at(-1)).toBe("start 2026-11-26T09:00");
  });

  test("a restart of half a minute misses nothing, also where what is missed is left out", async () => {
    at("2026-11-22T08:59:50Z");
    await publish({ cron: "0 9 * * *", missed: "skip" });
    await (await begin()).look();
    at("2026-11-22T09:00:20Z");
    await (await begin()).look();
    expect(await started()).toEqual(["start 2026-11-22T09:00"]);
  });

  test("one that could not be accepted is tried again, and holds no other", async () => {
    at("2026-11-22T10:00:00Z");
    await publish({ cron: "*/5 * * * *" }, { other: { cron: "*/5 * * * *" } });
    let refusals = 1;
    const process = await begin({ refuse: () => refusals-- > 0 });
    await process.look();
    at("2026-11-22T10:05:00Z");
    await process.look();
    expect(await started()).toHaveLength(1);
    await process.look();
    expect((await started()).sort()).toEqual(["other 2026-11-22T10:05", "start 2026-11-22T10:05"]);
    expect(failures).toHaveLength(1);
  });

  test("many at once are started in several goes", async () => {
    at("2026-11-22T10:00:00Z");
    const more = Object.fromEntries(Array.from({ length: limits.schedulesAtOnce + 1 }, (_, i) => [`s${i}`, { cron: "0 * * * *" }]));
    await publish({ cron: "0 * * * *" }, more);
    const process = await begin();
    await process.look();
    at("2026-11-22T11:00:00Z");
    await process.look();
    expect(await started()).toHaveLength(limits.schedulesAtOnce + 2);
  });
});

describe("invariant 3: a schedule begins with its publication", () => {
  test("other times count from now; the same times go on", async () => {
    at("2026-11-22T10:00:00Z");
    const id = await publish({ cron: "0 9 * * *" });
    const process = await begin();
    await process.look();
    expect(await started()).toEqual([]);
    at("2026-11-23T08:00:00Z");
    await publish({ cron: "0 7 * * *" }, {}, id);
    await process.look();
    at("2026-11-23T09:00:00Z");
    await process.look();
    expect(await started()).toEqual([]);
    at("2026-11-24T06:59:00Z");
    await process.look();
    await publish({ cron: "0 7 * * *" }, { evening: { cron: "0 19 * * *" } }, id);
    at("2026-11-24T07:00:30Z");
    await process.look();
    expect(await started()).toEqual(["start 2026-11-24T07:00"]);
  });

  test("what would have come while it was not live is not missed", async () => {
    at("2026-11-22T08:00:00Z");
    const id = await publish({ cron: "0 9 * * *" }, { other: { cron: "0 9 * * *" } });
    const process = await begin();
    await process.look();
    await unpublishFlow(shop.editor, { id });
    at("2026-11-23T10:00:00Z");
    await process.look();
    await publish({ cron: "0 9 * * *" }, {}, id);
    await process.look();
    expect(await started()).toEqual([]);
    at("2026-11-25T08:00:00Z");
    await publish({ cron: "0 9 * * *" }, { other: { cron: "0 9 * * *" } }, id);
    await process.look();
    // one start was live all the time and has missed its times; the other was not there
    expect(await started()).toEqual(["start 2026-11-24T09:00"]);
  });

  test("before its flow's first moment and after its last it does not come, and leaves no event that started nothing", async () => {
    at("2026-11-22T10:00:00Z");
    const during = { ...draft({ cron: "0 * * * *" }), from: "2026-11-22T12:00:00Z", until: "2026-11-22T14:00:00Z" };
    const flow = await createFlow(shop.editor, during);
    await publishFlow(shop.editor, { id: flow.id });
    await sql`update flow_version set published_at = ${now} where flow_id = ${flow.id}`;
    const process = await begin();
    for (const time of ["11:00", "12:00", "13:00", "14:00", "15:00"]) {
      at(`2026-11-22T${time}:00Z`);
      await process.look();
    }
    expect(await started()).toEqual(["start 2026-11-22T12:00", "start 2026-11-22T13:00"]);
  });

  test("without a zone of its own it goes by the shop's clock, and with it when that is changed", async () => {
    at("2026-11-22T00:00:00Z");
    await publish({ cron: "0 9 * * *" });
    const process = await begin();
    await process.look();
    await updateWorkspace(shop.owner, { timezone: "Asia/Shanghai" });
    await process.look();
    at("2026-11-22T01:00:00Z");
    await process.look();
    at("2026-11-22T09:00:00Z");
    await process.look();
    expect(await started()).toEqual(["start 2026-11-22T01:00"]);
  });
});

test("two engines on one database: every second one run, whichever of them works it, and it knows its time", async () => {
  const begins = () => startEngine({ url: process.env["DATABASE_URL"] ?? "", role: "all", log: (failure) => failures.push(failure) });
  const engines = [await begins(), await begins()];
  const pulse = flowDocument.parse({
    name: "Pulse",
    nodes: [
      { id: "start", type: "trigger.schedule", config: { cron: "* * * * * *" } },
      { id: "tell", type: "team.note", config: { text: "due {{ steps.start.scheduledFor }}" } },
    ],
    edges: [{ from: "start", port: "out", to: "tell" }],
  });
  const flow = await createFlow(shop.editor, pulse);
  await publishFlow(shop.editor, { id: flow.id });
  const notes = async () => (await sql<{ text: string }[]>`select text from team_note order by text`).map((row) => row.text);
  for (let i = 0; i < 400 && (await notes()).length < 2; i++) await new Promise((next) => setTimeout(next, 25));
  // one goes: the other takes its flows over
  await engines[0]?.stop();
  const sofar = (await notes()).length;
  for (let i = 0; i < 400 && (await notes()).length < sofar + 3; i++) await new Promise((next) => setTimeout(next, 25));
  await engines[1]?.stop();
  const texts = await notes();
  expect(texts.length).toBeGreaterThanOrEqual(sofar + 3);
  expect(new Set(texts).size).toBe(texts.length);
  const [first = "", last = ""] = [texts[0], texts.at(-1)];
  const ms = (text: string) => Date.parse(text.replace("due ", ""));
  expect(texts).toHaveLength((ms(last) - ms(first)) / 1_000 + 1);
  expect(await sql`select status, entity_type from run where status <> 'finished' or entity_type is not null`).toEqual([]);
  expect(failures).toEqual([]);
});

test("a schedule that is none is a problem at its step, and is not published", async () => {
  const flow = await createFlow(shop.editor, draft({ cron: "0 25 * * *" }));
  await expect(publishFlow(shop.editor, { id: flow.id })).rejects.toMatchObject({
    code: "flow.invalid",
    more: { problems: expect.arrayContaining([expect.objectContaining({ code: "setting.cron", nodeId: "start", field: "cron" })]) },
  });
});
