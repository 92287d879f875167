/** Tables and values on a real database: many turns at once, and what takes an action back. */
import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createTable } from "#engine/commands/create-table.ts";
import { deleteTable } from "#engine/commands/delete-table.ts";
import { deleteTableRow } from "#engine/commands/delete-table-row.ts";
import { importTable } from "#engine/commands/import-table.ts";
import { putTableRow } from "#engine/commands/put-table-row.ts";
import { updateTable } from "#engine/commands/update-table.ts";
import { exportTable } from "#engine/queries/export-table.ts";
import { getTable } from "#engine/queries/get-table.ts";
import { listTableRows } from "#engine/queries/list-table-rows.ts";
import { database } from "#engine/store/database.ts";
import { limits } from "#lib/limits.ts";
import { tablePut } from "#lib/nodes/table/put.ts";
import { tableRemove } from "#lib/nodes/table/remove.ts";
import { valueAdd } from "#lib/nodes/value/add.ts";
import { valueSet } from "#lib/nodes/value/set.ts";
import type { DatabaseEffect, EffectArgs, EffectCall, EffectReply } from "#lib/run/effects.ts";
import { openTestShop, type TestShop } from "#tests/shop.ts";
import { performInside } from "../perform.ts";
import { openDesk } from "./open-desk.ts";

let shop: TestShop;
beforeAll(async () => {
  shop = await openTestShop();
});
afterAll(() => shop.close());

/** One turn, in a transaction of its own. */
async function act<E extends DatabaseEffect>(effect: E, ...args: EffectArgs<E>[]) {
  return await database().sql.begin(async (tx) => {
    const desk = openDesk(tx);
    const runId = randomUUID();
    const calls = args.map((each, i) => ({
      effect,
      args: each,
      key: `${runId}/${i}`,
      workspaceId: shop.editor.workspaceId,
      runId,
      at: new Date().toISOString(),
    }));
    const outcomes = await performInside(desk, calls);
    await Promise.all(desk.write());
    return outcomes;
  });
}
async function reply<E extends DatabaseEffect>(effect: E, args: EffectArgs<E>): Promise<EffectReply<E>> {
  const [outcome] = await act(effect, args);
  if (!outcome?.ok) throw new Error(outcome?.failure.message);
  return outcome.reply as EffectReply<E>;
}
const undo = async (call: EffectCall | null) => {
  if (!call) throw new Error("nothing to take back");
  return (await reply(call.effect as DatabaseEffect, call.args as never)) as { changed: boolean; refused?: boolean };
};
const makeTable = (name: string = randomUUID()) => createTable(shop.editor, { name, keyName: "Postcode", columns: ["Carrier", "Days"] });
const row = (id: string, key: string) => reply("table.find", { tableId: id, column: "", value: key });

describe("values", () => {
  test("64 turns count at once, and no count is lost", async () => {
    const name = `refunds/${randomUUID()}`;
    await Promise.all(Array.from({ length: 64 }, (_, n) => act("value.add", { name, by: "1" }, { name, by: String(n) })));
    expect(await reply("value.get", { name })).toEqual({ found: true, value: String(64 + (63 * 64) / 2) });
  });

  test("counting and setting are taken back; what was set anew since is left alone", async () => {
    const name = randomUUID();
    const set = { name, value: "a" };
    const first = await reply("value.set", set);
    expect(first).toEqual({ value: "a", before: null, changed: true, refused: false });
    const second = await reply("value.set", { name, value: "b" });
    expect(await undo(valueSet.undo?.(set, first) ?? null)).toMatchObject({ changed: false, refused: true });
    expect(await undo(valueSet.undo?.({ name, value: "b" }, second) ?? null)).toMatchObject({ changed: true, refused: false });
    expect(await undo(valueSet.undo?.(set, first) ?? null)).toMatchObject({ changed: true });
    expect(await reply("value.get", { name })).toEqual({ found: false, value: "" });
    const added = await reply("value.add", { name, by: " 5.0 " });
    await reply("value.add", { name, by: "2" });
    await undo(valueAdd.undo?.({ name, by: "5" }, added) ?? null);
    expect(await reply("value.get", { name })).toMatchObject({ value: "2" });
  });

  test("what is no number, or has no name, changes nothing", async () => {
    const name = randomUUID();
    await reply("value.set", { name, value: "ten" });
    expect(await act("value.add", { name, by: "1" }, { name: "", by: "1" }, { name: `${name}2`, by: "1.5" })).toMatchObject([
      { ok: false, failure: { code: "value.not-a-number" } },
      { ok: false, failure: { code: "value.no-name" } },
      { ok: false, failure: { code: "value.not-a-number" } },
    ]);
    expect(await reply("value.get", { name })).toMatchObject({ value: "ten" });
    const most = randomUUID();
    await reply("value.set", { name: most, value: "999999999999999" });
    expect(await act("value.add", { name: most, by: "999999999999999" })).toMatchObject([{ ok: true }]);
  });
});

describe("tables", () => {
  test("a row is added, changed in part, found by any column, and each is taken back", async () => {
    const { id } = await makeTable();
    const put = (fields: Record<string, string>) => reply("table.put", { tableId: id, key: " 200000 ", fields, whole: false });
    const added = await put({ Carrier: "SF" });
    expect(added).toEqual({ key: "200000", fields: { Carrier: "SF" }, before: null, changed: true, refused: false });
    const changed = await put({ Days: "2" });
    expect(changed).toMatchObject({ fields: { Carrier: "SF", Days: "2" }, before: { Carrier: "SF" } });
    expect(await put({ Days: "2" })).toMatchObject({ changed: false });
    expect(await reply("table.find", { tableId: id, column: "Days", value: "2" })).toMatchObject({ found: true, key: "200000" });
    expect(await reply("table.find", { tableId: id, column: "Days", value: "3" })).toEqual({ found: false, key: "", fields: {} });
    const asked = (fields: Record<string, string>) => ({ tableId: id, key: "200000", fields, whole: false });
    // the first is left alone while the second stands
    expect(await undo(tablePut.undo?.(asked({ Carrier: "SF" }), added) ?? null)).toMatchObject({ refused: true });
    expect(await undo(tablePut.undo?.(asked({ Days: "2" }), changed) ?? null)).toMatchObject({ changed: true });
    const removed = await reply("table.remove", { tableId: id, key: "200000" });
    expect(removed).toEqual({ before: { Carrier: "SF" }, changed: true, refused: false });
    expect(await undo(tableRemove.undo?.({ tableId: id, key: "200000" }, removed) ?? null)).toMatchObject({ changed: true });
    expect(await undo(tablePut.undo?.(asked({ Carrier: "SF" }), added) ?? null)).toMatchObject({ changed: true });
    expect(await row(id, "200000")).toMatchObject({ found: false });
  });

  test("32 turns write one new row at once: each column keeps what was written last into it, none is lost", async () => {
    const { id } = await createTable(shop.editor, {
      name: randomUUID(),
      keyName: "k",
      columns: Array.from({ length: 16 }, (_, n) => `c${n}`),
    });
    await Promise.all(
      Array.from({ length: 32 }, (_, n) =>
        act("table.put", { tableId: id, key: "one", fields: { [`c${n % 16}`]: String(n) }, whole: false }),
      ),
    );
    expect(Object.keys((await row(id, "one")).fields)).toHaveLength(16);
  });

  test("within a turn a later step sees what an earlier one wrote", async () => {
    const { id } = await makeTable();
    const put = (key: string, Carrier: string) => ({ tableId: id, key, fields: { Carrier }, whole: false });
    const outcomes = await act("table.put", put("a", "x"), put("a", "y"), put("b", "z"));
    expect(outcomes).toMatchObject([{ reply: { before: null } }, { reply: { before: { Carrier: "x" } } }, { ok: true }]);
  });

  test("what does not fit is said and changes nothing", async () => {
    const { id } = await makeTable();
    const put = { tableId: id, key: "a", fields: { Carrier: "x" }, whole: false };
    expect(
      await act(
        "table.put",
        { ...put, tableId: randomUUID() },
        { ...put, tableId: "none" },
        { ...put, key: " " },
        { ...put, fields: { Color: "red" } },
        { ...put, fields: { Carrier: "x".repeat(limits.tableCellCharsMax + 1) } },
      ),
    ).toMatchObject(
      ["table.gone", "table.gone", "table.no-key", "table.no-column", "table.too-long"].map((code) => ({
        ok: false,
        failure: { code, final: true },
      })),
    );
    expect(await act("table.find", { tableId: id, column: "Color", value: "red" })).toMatchObject([
      { failure: { code: "table.no-column" } },
    ]);
    expect((await getTable(shop.viewer, { id })).rows).toBe(0);
  });

  test("a row that is added by hand does not write over one that is there", async () => {
    const { id } = await makeTable();
    const add = (Carrier: string) => putTableRow(shop.editor, { id, key: " 200000", fields: { Carrier }, isNew: true });
    expect(await add("SF")).toMatchObject({ key: "200000", fields: { Carrier: "SF" } });
    await expect(add("YTO")).rejects.toMatchObject({ status: 409, code: "table.row-there" });
    // not even where it would be the same
    await expect(add("SF")).rejects.toMatchObject({ code: "table.row-there" });
    expect((await listTableRows(shop.editor, { id })).items).toMatchObject([{ key: "200000", fields: { Carrier: "SF" } }]);
  });

  test("a full table takes changes and no more rows", async () => {
    const { id } = await makeTable();
    await database().sql`
      insert into data_row (workspace_id, table_id, key, fields)
      select ${shop.editor.workspaceId}, ${id}, 'k' || n, '{}' from generate_series(1, ${limits.tableRowsMax}) n`;
    const put = (key: string) => ({ tableId: id, key, fields: { Carrier: "x" }, whole: false });
    expect(await act("table.put", put("k1"), put("new"))).toMatchObject([{ ok: true }, { failure: { code: "table.full" } }]);
  });
});

describe("by hand", () => {
  test("a table is made, filled from a file, read in pages, found in, written out again, and deleted", async () => {
    const table = await makeTable("Postcodes");
    await expect(makeTable("postcodes")).rejects.toMatchObject({ code: "table.name" });
    const csv = `\uFEFFcarrier;Postcode;Note\r\n"SF; Express";200000;x\r\nYTO;\r\n${"y".repeat(1_001)};300000\r\nZTO;100000\r\n`;
    const report = await importTable(shop.editor, { id: table.id, csv });
    expect(report).toMatchObject({ added: 2, changed: 0, problems: [{ line: 3 }, { line: 4 }] });
    await putTableRow(shop.editor, { id: table.id, key: "100000", fields: { Days: "=1+2" } });
    const page = await listTableRows(shop.viewer, { id: table.id, limit: 1 });
    expect(page.items).toMatchObject([{ key: "100000", fields: { Carrier: "ZTO", Days: "=1+2" }, updatedBy: shop.editor.name }]);
    const next = await listTableRows(shop.viewer, { id: table.id, limit: 1, cursor: page.next ?? "" });
    expect(next).toMatchObject({ items: [{ key: "200000" }], next: null });
    expect((await listTableRows(shop.viewer, { id: table.id, search: "express" })).items).toHaveLength(1);
    const { csv: written } = await exportTable(shop.viewer, { id: table.id });
    expect(written).toBe("Postcode,Carrier,Days\r\n100000,ZTO,'=1+2\r\n200000,SF; Express,\r\n");
    expect(await importTable(shop.editor, { id: table.id, csv: written.replace("'=", "=") })).toMatchObject({
      added: 0,
      changed: 0,
      problems: [],
    });
    await updateTable(shop.editor, { id: table.id, columns: ["Carrier"] });
    expect((await getTable(shop.viewer, { id: table.id })).columns).toEqual(["Carrier"]);
    await deleteTableRow(shop.editor, { id: table.id, key: "100000" });
    await deleteTable(shop.editor, { id: table.id });
    await expect(getTable(shop.viewer, { id: table.id })).rejects.toMatchObject({ status: 404 });
    await expect(putTableRow(shop.editor, { id: table.id, key: "a", fields: {} })).rejects.toMatchObject({ status: 404 });
  });
});
