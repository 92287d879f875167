import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openTestDatabase, type TestDatabase } from "#tests/database.ts";
import { columns, plain, storableText, textArray, worded } from "./columns.ts";

let database: TestDatabase;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());

interface Row {
  text: string | null;
  list: string[];
  json: unknown;
  n: number;
}

async function throughDatabase(rows: Row[]): Promise<Row[]> {
  const { sql } = database;
  const texts = [
    worded(rows, (row) => row.text),
    worded(rows, (row) => textArray(row.list)),
    plain(rows, (row) => JSON.stringify(row.json)),
    plain(rows, (row) => row.n),
  ];
  const found = await sql<{ text: string | null; list: string[]; json: unknown; n: number }[]>`
    select text, list::text[] as list, json::json as json, n::int as n from ${columns(sql, texts)} as t(text, list, json, n) limit ${rows.length}`;
  return found.map(({ text, list, json, n }) => ({ text, list, json, n }));
}

test("what goes to a statement by columns arrives as it was", async () => {
  const text = fc.oneof(fc.string({ unit: "binary", maxLength: 20 }), fc.constantFrom("", '"', "\\", "{,}", "null", " a\n\tb ", "订单"));
  const clean = text.map((given) => storableText(given));
  const row = fc.record({
    text: fc.option(clean),
    list: fc.array(clean, { maxLength: 4 }),
    json: fc.jsonValue({ noUnicodeString: false }).filter((value) => !/\\ud[89a-f]/.test(JSON.stringify(value))),
    n: fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 }),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(row, { minLength: 1, maxLength: 30 }), async (rows) => {
      const found = await throughDatabase(rows);
      expect(JSON.stringify(found)).toBe(JSON.stringify(rows));
    }),
    { numRuns: 60 },
  );
});

test("one row with an empty text is a row, and none is none", async () => {
  expect(await throughDatabase([{ text: "", list: [""], json: "", n: 0 }])).toEqual([{ text: "", list: [""], json: "", n: 0 }]);
  expect(await throughDatabase([])).toEqual([]);
});

test("a mark inside a text changes that text alone", async () => {
  const rows = ["a\u001fb", "c\u001ed", "\0", "e"].map((text, n) => ({ text, list: [text], json: { text }, n }));
  const found = await throughDatabase(rows);
  expect(found.map((row) => row.text)).toEqual(["a\uFFFDb", "c\uFFFDd", "\uFFFD", "e"]);
  expect(found.slice(0, 2).map((row) => row.json)).toEqual([{ text: "a\u001fb" }, { text: "c\u001ed" }]);
});
