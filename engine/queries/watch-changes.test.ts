import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { tally } from "#drizzle/schema/engine.ts";
import { flowDocument } from "#lib/flow/flow.ts";
import { openTestShop, type TestShop } from "#tests/shop.ts";
import { createFlow } from "../commands/create-flow.ts";
import { deleteFlow } from "../commands/delete-flow.ts";
import { restoreFlow } from "../commands/restore-flow.ts";
import { database } from "../store/database.ts";
import { watchChanges } from "./watch-changes.ts";

let shop: TestShop;
beforeAll(async () => {
  shop = await openTestShop();
});
afterAll(() => shop.close());

const pause = (ms: number) => new Promise((next) => setTimeout(next, ms));

test("everybody who watches is told of each change, a newcomer once at first, and nobody after leaving", async () => {
  const [first, second] = [vi.fn(), vi.fn()];
  const leave = watchChanges(shop.workspaceId, first);
  await vi.waitFor(() => expect(first).toHaveBeenCalledTimes(1), 5_000);
  await pause(1_200);
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
