/** What a language model drew cannot go live untried, whoever asks. */
import { randomUUID } from "node:crypto";
import { afterEach, beforeEach, expect, test } from "vitest";
import { type FlowDraft, flowDocument } from "#lib/flow/flow.ts";
import { openTestDatabase, type TestDatabase } from "#tests/database.ts";
import { openShopOn, type TestShop } from "#tests/shop-on.ts";
import { comparePast } from "../store/compare-past.ts";
import { createComparison } from "./create-comparison.ts";
import { createFlow } from "./create-flow.ts";
import { duplicateFlow } from "./duplicate-flow.ts";
import { injectEvent } from "./inject-event.ts";
import { publishFlow } from "./publish-flow.ts";
import { saveDraft } from "./save-draft.ts";

let opened: TestDatabase;
let shop: TestShop;
beforeEach(async () => {
  opened = await openTestDatabase();
  shop = await openShopOn(opened.url, opened.sql);
});
afterEach(async () => {
  await shop.close();
  await opened.close();
});

const proposal = (described: string | null, tag = "seen") =>
  flowDocument.parse({
    name: "Tag new orders",
    ...(described === null ? {} : { described }),
    nodes: [
      { id: "start", type: "trigger.event", config: { event: "order.created" } },
      { id: "mark", type: "order.tag", config: { orderId: "{{ order.id }}", tag } },
    ],
    edges: [{ from: "start", to: "mark" }],
  } satisfies FlowDraft);

async function compared(id: string): Promise<void> {
  const { id: comparison } = await createComparison(shop.editor, { id, events: 100 });
  await comparePast(opened.sql, comparison);
}
const save = (id: string, document: ReturnType<typeof proposal>) => saveDraft(shop.editor, { id, document, ifMatch: null });
const untried = { status: 409, code: "flow.untried" };

test("a described draft is tried on recorded events first; what people change of it afterwards is theirs", async () => {
  await injectEvent(shop.editor, { type: "order.created", order: { id: "o1", number: "#1" } });
  const described = randomUUID();
  const { id } = await createFlow(shop.editor, proposal(described));
  await expect(publishFlow(shop.editor, { id })).rejects.toMatchObject(untried);
  await expect(publishFlow(shop.editor, { id, triedOnExample: true })).rejects.toMatchObject(untried);
  await compared(id);
  // another drawing than the one that was tried
  await save(id, proposal(described, "other"));
  await expect(publishFlow(shop.editor, { id })).rejects.toMatchObject(untried);
  await save(id, proposal(described));
  expect(await publishFlow(shop.editor, { id })).toEqual({ version: 1 });

  await save(id, proposal(described, "by hand"));
  expect(await publishFlow(shop.editor, { id })).toEqual({ version: 2 });
  // a new proposal, and a copy of one that was not tried
  await save(id, proposal(randomUUID(), "anew"));
  await expect(publishFlow(shop.editor, { id })).rejects.toMatchObject(untried);
  const copy = await duplicateFlow(shop.editor, { id });
  await expect(publishFlow(shop.editor, { id: copy.id })).rejects.toMatchObject(untried);
});

test("where nothing is recorded that starts it, an example will do, and only then", async () => {
  const { id } = await createFlow(shop.editor, proposal(randomUUID()));
  await expect(publishFlow(shop.editor, { id, triedOnExample: true })).rejects.toMatchObject(untried);
  await compared(id);
  await expect(publishFlow(shop.editor, { id })).rejects.toMatchObject(untried);
  expect(await publishFlow(shop.editor, { id, triedOnExample: true })).toEqual({ version: 1 });
});

test("what people drew goes live as ever", async () => {
  const { id } = await createFlow(shop.editor, proposal(null));
  expect(await publishFlow(shop.editor, { id })).toEqual({ version: 1 });
});
