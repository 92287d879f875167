/** Every command and query asks for its role before anything else. Taken from the folders, so that none is forgotten. */
import { readdirSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Actor } from "#engine/commands/actor.ts";
import { findDeletedFlow } from "#engine/queries/find-deleted-flow.ts";
import { listFlowHours } from "#engine/queries/list-flow-hours.ts";
import { type CallName, calls } from "#lib/api/calls.ts";
import { roles } from "#lib/api/role-names.ts";
import { openTestShop, type TestShop } from "#tests/shop.ts";
import { handlers } from "./handlers.ts";

let shop: TestShop;
beforeAll(async () => {
  shop = await openTestShop();
});
afterAll(() => shop.close());

const names = (Object.keys(calls) as CallName[]).filter((name) => calls[name].access !== "anybody");
const id = "00000000-0000-7000-8000-000000000000";
const input = {
  id,
  version: 1,
  token: "x".repeat(20),
  userId: "nobody",
  document: {},
  name: "x",
  email: "a@b.c",
  role: "viewer",
  q: "x",
  scheme: "none",
};

async function refusal(name: CallName, actor: Actor): Promise<number | null> {
  const handler = handlers[name] as (asked: unknown) => Promise<unknown>;
  try {
    await handler({ actor, params: input, query: {}, body: input, request: new Request("http://127.0.0.1:3000/") });
    return null;
  } catch (error) {
    return (error as { code?: string }).code === "role" ? 403 : 0;
  }
}

describe("a call refuses every role below its own, before it looks at anything", () => {
  test.each(names)("%s", async (name) => {
    const least = roles.indexOf(calls[name].access as Actor["role"]);
    for (const role of roles) {
      // the ones that are allowed in are tried elsewhere: here they would change the shop
      if (roles.indexOf(role) < least)
        expect({ role, refused: await refusal(name, { ...shop.viewer, role }) }).toEqual({ role, refused: 403 });
    }
    // a role that nobody has is below all of them
    expect(await refusal(name, { ...shop.viewer, role: "stranger" as Actor["role"] })).toBe(403);
  });
});

test("what only pages ask refuses strangers too", async () => {
  const stranger = { ...shop.viewer, role: "stranger" as Actor["role"] };
  await expect(listFlowHours(stranger, { ids: [] })).rejects.toMatchObject({ code: "role" });
  await expect(findDeletedFlow(stranger, { id })).rejects.toMatchObject({ code: "role" });
});

test("every command and query of the folders is behind a call, or says why it is not", () => {
  const inFolder = (folder: string) =>
    readdirSync(new URL(folder, import.meta.url))
      .filter((file) => /^(?:[a-z]+-)+[a-z]+\.ts$|^search\.ts$/.test(file))
      .map((file) => file.replace(".ts", ""));
  const known = new Set(names.map((name) => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)));
  const shared = new Set([
    ...[
      "accept-now",
      "answer-draft",
      "approval-link",
      "conversation-rows",
      "channel-draft",
      "connection-settings",
      "require-tried",
      "visitor-form",
      "approval-rows",
      "table-draft",
      "api-draft",
      "api-rows",
      "table-desk",
      "table-rows",
      "flow-rows",
      "go-live",
      "source-settings",
    ],
    ...["change-job", "change-problem", "effect-rows", "effects-beside", "job-rows"],
    ...["find-deleted-flow", "list-flow-hours"],
    ...["callable-flows", "find-entities", "queue-progress"],
    // behind the timelines of orders, customers and stock
    ...["entity-timeline", "list-shop-notes", "list-price-changes"],
    // behind createDemoShop
    ...["demo-stock"],
    // behind the calls compareFlow, listNames
    ...["create-comparison", "named-things"],
    ...["list-undone", "waiting-by-version"],
    ...["read-statement-file", "statement-rows"],
    ...["list-queued", "run-effects", "sick-drafts", "run-rows", "runs-of", "watch-changes"],
  ]);
  expect(
    [...inFolder("../../engine/commands/"), ...inFolder("../../engine/queries/")].filter((file) => !known.has(file) && !shared.has(file)),
  ).toEqual([]);
});
