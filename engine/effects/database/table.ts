/** Rows of the shop's tables: looked up, written and taken away by flows, each with what was there before. */
import { limits } from "#lib/limits.ts";
import type { Failure } from "#lib/run/failure.ts";
import type { Call, Desk, Performer, Result } from "./performer.ts";

type Fields = Readonly<Record<string, string>>;

export const performTableFind: Performer<"table.find"> = async ({ rows }, calls) => {
  // the table itself is read with any of its rows
  await rows.lock(
    calls.map(({ workspaceId, args }) => ({ workspaceId, tableId: args.tableId, key: args.column === "" ? args.value.trim() : "" })),
  );
  const results: Result<"table.find">[] = [];
  for (const { workspaceId, args } of calls) {
    const { tableId, column, value } = args;
    const table = rows.table(workspaceId, tableId);
    if (!table) results.push({ ok: false, failure: noTable });
    else if (column !== "" && !table.columns.includes(column)) results.push({ ok: false, failure: noColumn(column) });
    else {
      const key = column === "" ? value.trim() : await rows.find(workspaceId, tableId, column, value);
      if (key !== null && column !== "") await rows.lock([{ workspaceId, tableId, key }]);
      const fields = key === null ? null : rows.get({ workspaceId, tableId, key });
      results.push({ ok: true, reply: { found: fields !== null, key: fields ? (key ?? "") : "", fields: fields ?? {} } });
    }
  }
  return results;
};

export const performTablePut: Performer<"table.put"> = async ({ rows }, calls) => {
  await rows.lock(calls.map(placeOf));
  return calls.map((call): Result<"table.put"> => {
    const { args } = call;
    const place = placeOf(call);
    const problem = problemOf(rows, call) ?? fieldsProblem(rows, call);
    if (problem) return { ok: false, failure: problem };
    const before = rows.get(place);
    if (args.onlyIf !== undefined && !isSame(before, args.onlyIf))
      return { ok: true, reply: { key: place.key, fields: before ?? {}, before, changed: false, refused: true } };
    const fields = args.whole ? args.fields : { ...before, ...args.fields };
    const changed = !isSame(before, fields);
    if (changed) rows.put({ ...place, fields, by: byOf(call), at: call.at });
    return { ok: true, reply: { key: place.key, fields, before, changed, refused: false } };
  });
};

export const performTableRemove: Performer<"table.remove"> = async ({ rows }, calls) => {
  await rows.lock(calls.map(placeOf));
  return calls.map((call): Result<"table.remove"> => {
    const place = placeOf(call);
    const problem = problemOf(rows, call);
    if (problem) return { ok: false, failure: problem };
    const before = rows.get(place);
    if (call.args.onlyIf !== undefined && !isSame(before, call.args.onlyIf))
      return { ok: true, reply: { before, changed: false, refused: true } };
    if (before) rows.put({ ...place, fields: null, by: byOf(call), at: call.at });
    return { ok: true, reply: { before, changed: before !== null, refused: false } };
  });
};

const placeOf = ({ workspaceId, args }: { workspaceId: string; args: { tableId: string; key: string } }) => ({
  workspaceId,
  tableId: args.tableId,
  key: args.key.trim(),
});

export const byOf = ({ by, runId }: Pick<Call<"table.put">, "by" | "runId">): string => by ?? runId ?? "";

function problemOf(
  rows: Desk["rows"],
  { workspaceId, args }: { workspaceId: string; args: { tableId: string; key: string } },
): Failure | null {
  if (!rows.table(workspaceId, args.tableId)) return noTable;
  const key = args.key.trim();
  if (key === "") return { code: "table.no-key", message: "This step names no row: its key turned out empty.", final: true };
  return key.length > limits.tableKeyCharsMax ? tooLong(`The key of the row`, limits.tableKeyCharsMax) : null;
}

function fieldsProblem(rows: Desk["rows"], call: Call<"table.put">): Failure | null {
  const { workspaceId, args } = call;
  const table = rows.table(workspaceId, args.tableId);
  const strange = Object.keys(args.fields).find((name) => !table?.columns.includes(name));
  if (strange !== undefined) return noColumn(strange);
  const long = Object.entries(args.fields).find(([, value]) => value.length > limits.tableCellCharsMax);
  if (long) return tooLong(`What is written into “${long[0]}”`, limits.tableCellCharsMax);
  const isFull = (table?.rows ?? 0) >= limits.tableRowsMax && rows.get(placeOf(call)) === null;
  return isFull ? { code: "table.full", message: `The table has ${limits.tableRowsMax} rows, and can have no more.`, final: true } : null;
}

/** In any order of their fields; a field that is missing and one that is empty are alike. */
export function isSame(a: Fields | null, b: Fields | null): boolean {
  if (a === null || b === null) return a === b;
  return [...new Set([...Object.keys(a), ...Object.keys(b)])].every((name) => (a[name] ?? "") === (b[name] ?? ""));
}

const noTable: Failure = { code: "table.gone", message: "The table of this step is gone. Choose another one.", final: true };
const noColumn = (name: string): Failure => ({
  code: "table.no-column",
  message: `The table has no column “${name.slice(0, 80)}”.`,
  final: true,
});
const tooLong = (what: string, most: number): Failure => ({
  code: "table.too-long",
  message: `${what} is longer than ${most} characters.`,
  final: true,
});
