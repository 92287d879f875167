import { randomUUID } from "node:crypto";
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { flowVisitor } from "#drizzle/schema/flow.ts";
import { flowDocument } from "#lib/flow/flow.ts";
import { openTestShop, type TestShop } from "#tests/shop.ts";
import { database } from "../store/database.ts";
import { createFlow } from "./create-flow.ts";
import { saveDraft } from "./save-draft.ts";
import { visitFlow } from "./visit-flow.ts";

let shop: TestShop;
beforeAll(async () => {
  shop = await openTestShop();
});
afterAll(() => shop.close());

test("two windows hear of each other, and of how far the draft has come; who leaves or falls silent is gone", async () => {
  const { id } = await createFlow(shop.editor, flowDocument.parse({ name: "Ours" }));
  const [li, wang, late] = [randomUUID(), randomUUID(), randomUUID()];
  const other = { ...shop.editor, userId: null, name: "Wang" };
  const visit = (visitor: string, leaving = false) => visitFlow(visitor === wang ? other : shop.editor, { id, visitor, leaving });

  expect(await visit(li)).toMatchObject({ others: [], revision: 1 });
  expect((await visit(wang)).others).toHaveLength(1);
  expect((await visit(li)).others).toEqual([{ name: "Wang", edits: true, yourself: false }]);
  await saveDraft(other, { id, document: flowDocument.parse({ name: "Ours, changed" }), ifMatch: null });
  expect(await visit(li)).toMatchObject({ revision: 2, updatedBy: "Wang" });

  await visit(wang, true);
  expect((await visit(li)).others).toEqual([]);
  await visit(late);
  expect((await visit(li)).others).toHaveLength(1);
  await database().db.update(flowVisitor).set({ seenAt: sql`now() - interval '1 minute'` }).where(sql`visitor = ${late}`);
  expect((await visit(li)).others).toEqual([]);
});

test("another shop's flow is not there", async () => {
  const { id } = await createFlow(shop.editor, flowDocument.parse({ name: "Ours" }));
  const stranger = { ...shop.editor, workspaceId: randomUUID() };
  await expect(visitFlow(stranger, { id, visitor: randomUUID(), leaving: false })).rejects.toMatchObject({ status: 404 });
});
