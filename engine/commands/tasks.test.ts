/** Tasks of the team: given by a flow exactly once, done and opened again by people, taken back by an undo. */
import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openTestShop, type TestShop } from "#tests/shop.ts";
import { openDesk } from "../effects/database/open-desk.ts";
import { performInside } from "../effects/perform.ts";
import { entityTimeline } from "../queries/entity-timeline.ts";
import { getTask } from "../queries/get-task.ts";
import { countMyTasks, listTasks } from "../queries/list-tasks.ts";
import { database } from "../store/database.ts";
import { removeMember } from "./account/members.ts";
import type { Actor } from "./actor.ts";
import { createTask } from "./create-task.ts";
import { finishTask } from "./finish-task.ts";
import { updateTask } from "./update-task.ts";
import { withdrawTask } from "./withdraw-task.ts";

let shop: TestShop;
let li: Actor;
beforeAll(async () => {
  shop = await openTestShop();
  li = await joins("Li Wei", "viewer");
});
afterAll(() => shop.close());

async function joins(name: string, role: Actor["role"]): Promise<Actor> {
  const userId = randomUUID();
  const { sql } = database();
  await sql`insert into "user" (id, name, email) values (${userId}, ${name}, ${`${userId}@example.com`})`;
  await sql`insert into member (workspace_id, user_id, role) values (${shop.workspaceId}, ${userId}, ${role})`;
  return { workspaceId: shop.workspaceId, userId, name, role };
}

const args = (more: object = {}) => ({
  ...{ title: "Order 39 × LAMP-ARC-01", text: "3 left", assigneeId: "", dueAt: "2026-11-25T10:00:00.000Z" },
  ...{ aboutType: "sku" as const, aboutId: "LAMP-ARC-01", ...more },
});
/** As a turn does it: the desk opened, performed and written in one transaction. */
async function performed(effect: "team.task" | "team.withdraw-task", all: readonly { args: object; key: string }[]) {
  return await database().sql.begin(async (tx) => {
    const desk = openDesk(tx);
    const calls = all.map((call) => ({
      ...call,
      effect,
      workspaceId: shop.workspaceId,
      runId: randomUUID(),
      at: new Date().toISOString(),
    }));
    const outcomes = await performInside(desk, calls);
    await Promise.all(desk.write());
    return outcomes.map((outcome) => (outcome.ok ? (outcome.reply as { taskId: string; withdrawn: boolean }) : null));
  });
}
const body = { title: "Call the carrier", text: "", assigneeId: null, dueAt: null, about: null };

test("a step taken again gives no second task", async () => {
  const key = `${randomUUID()}/task/1`;
  const [first, beside] = await performed("team.task", [
    { args: args(), key },
    { args: args({ title: "Another", aboutType: "", aboutId: "", dueAt: "" }), key: `${key}2` },
  ]);
  const [again] = await performed("team.task", [{ args: args(), key }]);
  expect(again).toEqual(first);
  expect(first?.taskId).not.toBe(beside?.taskId);
  expect(await getTask(shop.editor, { id: first?.taskId ?? "" })).toMatchObject({
    title: "Order 39 × LAMP-ARC-01",
    state: "open",
    assignee: null,
    about: { type: "sku", id: "LAMP-ARC-01", label: "LAMP-ARC-01" },
    dueAt: "2026-11-25T10:00:00.000Z",
    by: "",
  });
  expect(await getTask(shop.editor, { id: beside?.taskId ?? "" })).toMatchObject({ about: null, dueAt: null });
});

test("it shows on the page of what it is about", async () => {
  await performed("team.task", [{ args: args({ aboutType: "order", aboutId: "o-77", title: "Look" }), key: randomUUID() }]);
  const { items } = await entityTimeline(shop.viewer, {}, { order: ["o-77"] });
  expect(items).toEqual([expect.objectContaining({ kind: "task", task: expect.objectContaining({ title: "Look" }) })]);
  expect((await entityTimeline(shop.viewer, {}, { order: ["o-78"] })).items).toEqual([]);
});

test("a timeline is paged exactly where tasks and notes are of one moment", async () => {
  const at = "2026-03-01T10:00:00.000Z";
  const { sql } = database();
  for (let i = 0; i < 3; i++) {
    await sql`insert into team_task (workspace_id, id, title, about_type, about_id, created_at, updated_at)
      values (${shop.workspaceId}, ${randomUUID()}, ${`t${i}`}, 'order', 'o-1', ${at}, ${at})`;
    await sql`insert into team_note (workspace_id, id, text, order_id, created_at) values (${shop.workspaceId}, ${randomUUID()}, ${`n${i}`}, 'o-1', ${at})`;
  }
  const seen: string[] = [];
  for (let cursor: string | null | undefined; cursor !== null; ) {
    const page = await entityTimeline(shop.viewer, { limit: 1, ...(cursor ? { cursor } : {}) }, { order: ["o-1"] });
    for (const item of page.items) seen.push(item.kind === "task" ? item.task.title : item.kind === "note" ? item.note.text : "?");
    cursor = page.next;
  }
  expect(seen.toSorted()).toEqual(["n0", "n1", "n2", "t0", "t1", "t2"]);
  expect(seen.slice(0, 3).every((each) => each.startsWith("t"))).toBe(true);
});

test("the first who does it has done it; it is opened again by name, and both are told", async () => {
  const { id } = await createTask(shop.editor, body);
  const done = await finishTask(shop.editor, { id });
  expect(done).toMatchObject({ state: "done", doneBy: shop.editor.name });
  expect(await finishTask(shop.owner, { id })).toMatchObject({ doneBy: shop.editor.name, doneAt: done.doneAt });
  const open = await finishTask(shop.owner, { id, done: false });
  expect(open).toMatchObject({ state: "open", doneBy: null, reopenedBy: shop.owner.name });
  expect(open.reopenedAt).not.toBeNull();
});

test("who only looks does what was given to them, and nothing else", async () => {
  const theirs = await createTask(shop.editor, { ...body, assigneeId: li.userId });
  const anybodys = await createTask(shop.editor, body);
  expect(theirs.assignee).toEqual({ userId: li.userId, name: "Li Wei" });
  await expect(finishTask(li, { id: anybodys.id })).rejects.toMatchObject({ code: "role" });
  expect(await finishTask(li, { id: theirs.id })).toMatchObject({ state: "done", doneBy: "Li Wei" });
});

test("what waits for me is mine and everybody's, not another's", async () => {
  const before = await countMyTasks(li);
  const bo = await joins("Bo", "editor");
  await createTask(shop.editor, { ...body, title: "for Li", assigneeId: li.userId });
  await createTask(shop.editor, { ...body, title: "for Bo", assigneeId: bo.userId });
  await createTask(shop.editor, { ...body, title: "for anybody" });
  expect(await countMyTasks(li)).toBe(before + 2);
  const titles = async (query: object) => (await listTasks(li, query)).items.map(({ title }) => title);
  expect(await titles({ for: "me" })).toEqual(expect.arrayContaining(["for Li", "for anybody"]));
  expect(await titles({ for: "me" })).not.toContain("for Bo");
  expect(await titles({ for: "mine" })).toEqual(["for Li"]);
  expect(await titles({ for: "anybody" })).not.toContain("for Li");
});

test("lists: open, done, late, and page by page", async () => {
  const late = await createTask(shop.editor, { ...body, title: "late", dueAt: "2020-01-01T00:00:00.000Z" });
  expect((await listTasks(shop.viewer, { late: "true" })).items.map(({ id }) => id)).toContain(late.id);
  await finishTask(shop.editor, { id: late.id });
  expect((await listTasks(shop.viewer, { late: "true" })).items.map(({ id }) => id)).not.toContain(late.id);
  expect((await listTasks(shop.viewer, { state: "done" })).items.map(({ id }) => id)).toContain(late.id);
  const all = (await listTasks(shop.viewer, { state: "all", limit: 500 })).items.map(({ id }) => id);
  const paged: string[] = [];
  for (let cursor: string | null | undefined; cursor !== null; ) {
    const page = await listTasks(shop.viewer, { state: "all", limit: 2, ...(cursor ? { cursor } : {}) });
    paged.push(...page.items.map(({ id }) => id));
    cursor = page.next;
  }
  expect(paged).toEqual(all);
});

test("an open one is withdrawn, by a person or an undo, and is then done by nobody; a done one stays", async () => {
  const open = await createTask(shop.editor, body);
  const done = await createTask(shop.editor, body);
  await finishTask(shop.editor, { id: done.id });
  expect(
    await performed(
      "team.withdraw-task",
      [open, done].map(({ id }) => ({ args: { taskId: id }, key: id })),
    ),
  ).toEqual([{ withdrawn: true }, { withdrawn: false }]);
  expect(await getTask(shop.viewer, { id: open.id })).toMatchObject({ state: "withdrawn" });
  expect(await getTask(shop.viewer, { id: done.id })).toMatchObject({ state: "done" });
  await expect(finishTask(shop.editor, { id: open.id })).rejects.toMatchObject({ code: "task.withdrawn" });
  await expect(updateTask(shop.editor, { id: open.id, title: "x" })).rejects.toMatchObject({ code: "task.withdrawn" });
  await expect(withdrawTask(shop.editor, { id: done.id })).rejects.toMatchObject({ code: "task.done" });
});

test("a task is changed by what is named, and given to nobody who is not of the shop", async () => {
  const { id } = await createTask(shop.editor, { ...body, text: "the long story", dueAt: "2026-12-01T00:00:00.000Z" });
  expect(await updateTask(shop.editor, { id, assigneeId: li.userId })).toMatchObject({
    text: "the long story",
    dueAt: "2026-12-01T00:00:00.000Z",
    assignee: { name: "Li Wei" },
  });
  expect(await updateTask(shop.editor, { id, assigneeId: null, dueAt: null })).toMatchObject({ assignee: null, dueAt: null });
  await expect(updateTask(shop.editor, { id, assigneeId: "a stranger" })).rejects.toMatchObject({ status: 422 });
  await expect(createTask(shop.editor, { ...body, assigneeId: "a stranger" })).rejects.toMatchObject({ status: 422 });
});

test("what a flow gives to somebody who has left is for anybody, and so is what the leaver had", async () => {
  const mei = await joins("Mei", "editor");
  const { id } = await createTask(shop.editor, { ...body, assigneeId: mei.userId });
  await removeMember(shop.owner, { userId: mei.userId ?? "" });
  expect(await getTask(shop.viewer, { id })).toMatchObject({ state: "open", assignee: null });
  const [given] = await performed("team.task", [{ args: args({ assigneeId: mei.userId }), key: randomUUID() }]);
  expect(await getTask(shop.viewer, { id: given?.taskId ?? "" })).toMatchObject({ assignee: null });
});
