import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Page } from "#lib/api/page.ts";
import { isOfOwnDeed, isOwnRemoval, noteDeed, noteRemoval } from "./own-deed.ts";
import { settleRows } from "./settle-rows.ts";

interface Row {
  id: string;
  state?: string;
}
const page = (ids: string, next: string | null = "older"): Page<Row> => ({ items: [...ids].map((id) => ({ id })), next });
const shown = (held: Page<Row>, first: Page<Row>, wanted = "", removed = "") => {
  const { rows, fresh, changed } = settleRows(
    held,
    first,
    (id) => wanted.includes(id),
    (id) => removed.includes(id),
  );
  return { rows: rows.map(({ id }) => id).join(""), fresh, changed };
};

describe("the rows of a live list", () => {
  test("what others make waits, and what was read stays where it is", () => {
    expect(shown(page("cba"), page("edcb"))).toEqual({ rows: "cba", fresh: 2, changed: false });
  });
  test("what a row says now is shown at its place", () => {
    const first: Page<Row> = { items: [{ id: "a", state: "done" }], next: null };
    const none = () => false;
    expect(settleRows(page("ba"), first, none, none).rows).toEqual([{ id: "b" }, { id: "a", state: "done" }]);
  });
  test("what the reader made is shown at once, and nothing of others with it", () => {
    expect(shown(page("cba"), page("edcba"), "e")).toEqual({ rows: "ecba", fresh: 1, changed: true });
    expect(shown(page("cba"), page("edcba"), "d")).toEqual({ rows: "dcba", fresh: 1, changed: true });
  });
  test("a row that was ticked stays, and one that comes back comes to its place in the middle", () => {
    expect(shown(page("dcba"), page("fedca"))).toEqual({ rows: "dcba", fresh: 2, changed: false });
    expect(shown(page("fedca"), page("fedcba"), "b")).toEqual({ rows: "fedcba", fresh: 0, changed: true });
    expect(shown(page("fdca"), page("fedcba"), "eb")).toEqual({ rows: "fedcba", fresh: 0, changed: true });
  });
  test("what others bring to the middle is told of, and not lost", () => {
    expect(shown(page("dcba"), page("dcxba"))).toEqual({ rows: "dcba", fresh: 1, changed: false });
  });
  test("what has moved up from an older page comes with it", () => {
    expect(shown(page("dcb"), page("dba"))).toEqual({ rows: "dcb", fresh: 0, changed: false });
    // there is no older page: it is new
    expect(shown(page("dcb", null), page("dba", null))).toEqual({ rows: "dcb", fresh: 1, changed: false });
  });
  test("what the reader removed goes, and stays when it was had back", () => {
    expect(shown(page("dcba"), page("dba"), "", "c")).toEqual({ rows: "dba", fresh: 0, changed: true });
    expect(shown(page("dcba"), page("edba"), "e", "c")).toEqual({ rows: "edba", fresh: 0, changed: true });
    expect(shown(page("dcba"), page("dcba"), "", "c")).toEqual({ rows: "dcba", fresh: 0, changed: false });
    expect(shown(page("dcba"), page("dcb"), "", "a")).toEqual({ rows: "dcb", fresh: 0, changed: true });
  });
  test("nothing that is shown goes by itself or changes places; nothing comes that nobody asked for", () => {
    const ids = fc.uniqueArray(fc.constantFrom(..."abcdefghij"), { maxLength: 10 });
    fc.assert(
      fc.property(ids, ids, ids, fc.boolean(), (held, first, wanted, ends) => {
        const { rows, fresh } = shown(page(held.join(""), ends ? null : "older"), page(first.join("")), wanted.join(""));
        const came = [...rows].filter((id) => !held.includes(id));
        expect([...rows].filter((id) => held.includes(id))).toEqual(held);
        expect(came.toSorted()).toEqual(first.filter((id) => wanted.includes(id) && !held.includes(id)).toSorted());
        expect(new Set(rows).size).toBe(rows.length);
        expect(fresh).toBeLessThanOrEqual(first.filter((id) => !rows.includes(id)).length);
        if (ends) expect(fresh).toBe(first.filter((id) => !rows.includes(id)).length);
      }),
    );
  });
});

test("what a person removed is remembered, until they have it back", () => {
  noteRemoval("a flow");
  expect(isOwnRemoval("a flow")).toBe(true);
  expect(isOfOwnDeed("a flow")).toBe(false);
  noteDeed("a flow");
  expect(isOwnRemoval("a flow")).toBe(false);
});

test("what a person made is remembered, the last fifty", () => {
  for (let n = 0; n < 51; n++) noteDeed(`made ${n}`);
  expect(isOfOwnDeed("made 0")).toBe(false);
  expect(isOfOwnDeed("made 1")).toBe(true);
  expect(isOfOwnDeed("made 50")).toBe(true);
  expect(isOfOwnDeed("of another")).toBe(false);
});
