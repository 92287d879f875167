import { afterAll, beforeAll, expect, test } from "vitest";
import { type FlowDocument, flowDocument } from "#lib/flow/flow.ts";
import { openTestShop, type TestShop } from "#tests/shop.ts";
import { getFlow } from "../queries/get-flow.ts";
import { getVersion } from "../queries/get-version.ts";
import { listVersions } from "../queries/list-versions.ts";
import { createFlow } from "./create-flow.ts";
import { publishFlow } from "./publish-flow.ts";
import { publishVersion } from "./publish-version.ts";
import { restoreVersion } from "./restore-version.ts";
import { saveDraft } from "./save-draft.ts";

let shop: TestShop;
beforeAll(async () => {
  shop = await openTestShop();
});
afterAll(() => shop.close());

const tagging = (tag: string): FlowDocument =>
  flowDocument.parse({
    name: "Tag",
    nodes: [
      { id: "start", type: "trigger.event", config: { event: "order.created" } },
      { id: "mark", type: "order.tag", config: { tag } },
    ],
    edges: [{ from: "start", to: "mark" }],
  });

async function published(...tags: string[]): Promise<string> {
  const { id } = await createFlow(shop.editor, tagging(tags[0] ?? ""));
  for (const tag of tags) {
    await saveDraft(shop.editor, { id, document: tagging(tag), ifMatch: null });
    await publishFlow(shop.editor, { id, note: `now ${tag}` });
  }
  return id;
}

test("an earlier version comes back as a new one, with who and why, and the draft follows where it had nothing of its own", async () => {
  const id = await published("a", "b");
  expect(await publishVersion({ ...shop.editor, name: "Mei" }, { id, version: 1, note: "b was too much" })).toEqual({ version: 3 });
  expect((await listVersions(shop.viewer, { id })).items).toMatchObject([
    { version: 3, restoredFrom: 1, note: "b was too much", publishedBy: "Mei", live: true, waiting: 0 },
    { version: 2, restoredFrom: null, note: "now b", live: false },
    { version: 1, note: "now a", live: false },
  ]);
  expect((await getVersion(shop.viewer, { id, version: 3 })).document).toEqual(tagging("a"));
  expect(await getFlow(shop.viewer, { id })).toMatchObject({ draft: tagging("a"), hasUnpublishedChanges: false, publishedVersion: 3 });
});

test("a draft with changes of its own is left alone", async () => {
  const id = await published("a", "b");
  await saveDraft(shop.editor, { id, document: tagging("mine"), ifMatch: null });
  await publishVersion(shop.editor, { id, version: 1 });
  expect(await getFlow(shop.viewer, { id })).toMatchObject({ draft: tagging("mine"), hasUnpublishedChanges: true, publishedVersion: 3 });
});

test("publishing again what is live makes no version; a flow that was taken offline comes back by it", async () => {
  const id = await published("a");
  expect(await publishVersion(shop.editor, { id, version: 1 })).toEqual({ version: 1 });
  await expect(publishVersion(shop.editor, { id, version: 9 })).rejects.toMatchObject({ status: 404 });
  await expect(publishVersion(shop.viewer, { id, version: 1 })).rejects.toMatchObject({ status: 403 });
});

test("a version becomes the draft to go on from, unless the draft has moved on meanwhile", async () => {
  const id = await published("a", "b");
  const { revision } = await getFlow(shop.viewer, { id });
  await expect(restoreVersion(shop.editor, { id, version: 1, ifMatch: revision - 1 })).rejects.toMatchObject({ status: 412 });
  await restoreVersion(shop.editor, { id, version: 1, ifMatch: revision });
  expect(await getFlow(shop.viewer, { id })).toMatchObject({ draft: tagging("a"), hasUnpublishedChanges: true, publishedVersion: 2 });
});
