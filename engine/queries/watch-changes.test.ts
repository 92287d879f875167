import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { tally } from "#drizzle/schema/engine.ts";
import { flowDocument } from "#lib/flow/flow.ts";
import { openTestShop, type TestShop } from "#tests/shop.ts";
import { muteProblem } from "../commands/change-problem.ts";
import { changeStock, setStockWarning } from "../commands/change-stock.ts";
import { createFlow } from "../commands/create-flow.ts";
import { createKey } from "../commands/create-key.ts";
import { createTable } from "../commands/create-table.ts";
import { deleteFlow } from "../commands/delete-flow.ts";
import { deleteTable } from "../commands/delete-table.ts";
import { deleteTableRow } from "../commands/delete-table-row.ts";
import { finishNote } from "../commands/finish-note.ts";
import { pause } from "../commands/pause.ts";
import { putTableRow } from "../commands/put-table-row.ts";
import { restoreFlow } from "../commands/restore-flow.ts";
import { resume } from "../commands/resume.ts";
import { updateWorkspace } from "../commands/update-workspace.ts";
import { database } from "../store/database.ts";
import { watchChanges } from "./watch-changes.ts";

let shop: TestShop;
beforeAll(async () => {
  shop = await openTestShop();
});
afterAll(() => shop.close());

const rest = (ms: number) => new Promise((next) => setTimeout(next, ms));

test("everybody who watches is told of each change, a newcomer once at first, and nobody after leaving", async () => {
  const [first, second] = [vi.fn(), vi.fn()];
  const leave = watchChanges(shop.workspaceId, first);
  await vi.waitFor(() => expect(first).toHaveBeenCalledTimes(1), 5_000);
  await rest(1_200);
  expect(first).toHaveBeenCalledTimes(1);

  await database().db.insert(tally).values({ workspaceId: shop.workspaceId, name: "runs.finished", slot: 0, n: 1 });
  await vi.waitFor(() => expect(first).toHaveBeenCalledTimes(2), 5_000);

  const leaveToo = watchChanges(shop.workspaceId, second);
  await vi.waitFor(() => expect(second).toHaveBeenCalledTimes(1), 5_000);
  expect(first).toHaveBeenCalledTimes(2);

  leave();
  const { id } = await createFlow(shop.editor, flowDocument.parse({ name: "x" }));
  await vi.waitFor(() => expect(second).toHaveBeenCalledTimes(2), 5_000);
  expect(first).toHaveBeenCalledTimes(2);
  await deleteFlow(shop.editor, { id });
  await vi.waitFor(() => expect(second).toHaveBeenCalledTimes(3), 5_000);
  await restoreFlow(shop.editor, { id });
  await vi.waitFor(() => expect(second).toHaveBeenCalledTimes(4), 5_000);
  leaveToo();
});

test("what people and chores do beside the engine is told of too", async () => {
  const { sql } = database();
  const { workspaceId: ws, editor } = shop;
  const day = new Date().toISOString().slice(0, 10);
  const told = vi.fn();
  const leave = watchChanges(ws, told);
  await vi.waitFor(() => expect(told).toHaveBeenCalledTimes(1), 5_000);
  let times = 1;
  const isTold = async (what: string, deed: () => Promise<unknown>) => {
    await deed();
    times += 1;
    await vi.waitFor(() => expect(told, what).toHaveBeenCalledTimes(times), 5_000);
  };
  const [problem, first, second] = ["00000000-0000-4000-8000-000000000001", randomUUID(), randomUUID()];
  // a failed run is told of by the tally, its problem is noted some seconds later
  await isTold(
    "a problem that was noted",
    () => sql`
    insert into problem (workspace_id, id, cause, step, code, message, flows, count, first_at, last_at, last_run_id)
    values (${ws}, ${problem}, '\\x01', 'letter', 'stop', 'There is no paper left.', '{}', 1, now(), now(), ${randomUUID()})`,
  );
  await isTold("one that has grown", () => sql`update problem set count = 2 where id = ${problem}`);
  await isTold("one that was muted", () => muteProblem(editor, { id: problem, until: null }));
  await isTold(
    "notes of flows",
    () => sql`
    insert into team_note (workspace_id, id, text, urgent, created_at) values (${ws}, ${first}, 'Ring her', false, now()), (${ws}, ${second}, 'Ring him', false, now())`,
  );
  await isTold("a note that was done", () => finishNote(editor, { id: first }));
  await isTold("another", () => finishNote(editor, { id: second }));
  await isTold("one that was opened again", () => finishNote(editor, { id: first, done: false }));
  await isTold(
    "a call whose result nobody knows",
    () => sql`
    insert into effect (day, key, workspace_id, run_id, node, visit, effect, args, state, intended_at)
    values (${day}, 'a/b/1', ${ws}, ${randomUUID()}, 'b', 1, 'outside.http', '{}', 'in doubt', now())`,
  );
  await isTold("a word on it", () => sql`update effect set settled_at = now() where key = 'a/b/1'`);
  await isTold(
    "a payment that differs",
    () => sql`
    insert into money_difference (workspace_id, key, kind, provider, day, currency, facts) values (${ws}, 'k', 'amount', 'stripe', ${day}, 'EUR', '{}')`,
  );
  await isTold("one that is right", () => sql`update money_difference set state = 'right', settled_at = now()`);
  await isTold(
    "an alert that does not get through",
    () => sql`
    insert into alert_channel (workspace_id, channel, error, error_at) values (${ws}, 'mail', 'refused', now())`,
  );
  leave();
});

test("what a person changes by hand is told to all others, however seldom it is done", async () => {
  const { editor, owner } = shop;
  const table = await createTable(editor, { name: "Regions", keyName: "Code", columns: ["Name"] });
  const told = vi.fn();
  const leave = watchChanges(shop.workspaceId, told);
  await vi.waitFor(() => expect(told).toHaveBeenCalledTimes(1), 5_000);
  const key = { name: "Till", role: "viewer" } as const;
  const deeds: [string, () => Promise<unknown>][] = [
    ["a count", () => changeStock(editor, { sku: "cup", location: "", onHand: 4, reason: "" })],
    ["a warning", () => setStockWarning(editor, { sku: "cup", warnBelow: 5, rearmAbove: 8 })],
    ["a row", () => putTableRow(editor, { id: table.id, key: "1", fields: { Name: "North" } })],
    ["a row taken away", () => deleteTableRow(editor, { id: table.id, key: "1" })],
    ["a table taken away", () => deleteTable(editor, { id: table.id })],
    ["a pause", () => pause(editor, { scope: "all" })],
    ["its end", () => resume(editor, { scope: "all", waiting: "run" })],
    ["a key", () => createKey(owner, key)],
    ["a name", () => updateWorkspace(owner, { name: "Renamed" })],
  ];
  for (const [what, deed] of deeds) {
    const before = told.mock.calls.length;
    await deed();
    await vi.waitFor(() => expect(told.mock.calls.length, what).toBeGreaterThan(before), 5_000);
  }
  leave();
});
