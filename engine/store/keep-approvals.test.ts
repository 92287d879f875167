import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Question } from "#lib/nodes/define.ts";
import { openTestDatabase, type TestDatabase } from "#tests/database.ts";
import { type Asking, askApprovals, closeApprovals, expireApprovals } from "./keep-approvals.ts";

let database: TestDatabase;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());

const question: Question = {
  question: "Refund the order?",
  details: "The customer says it came broken.",
  amount: { amountMinor: 3100, currency: "EUR" },
  people: ["mia", 'a "quoted" id, with a comma'],
  deputy: "otto",
  needed: 2,
  remindAt: "2026-11-22T12:00:00.000Z",
};
function asking(fields: Partial<Asking> = {}): Asking {
  const at = "2026-11-22T10:00:00.000Z";
  const ids = { runId: randomUUID(), workspaceId: randomUUID(), flowId: randomUUID(), eventId: randomUUID() };
  return {
    ...ids,
    day: "2026-11-22",
    version: 3,
    lane: "w/order:1",
    shard: 4,
    node: "ask",
    visit: 1,
    ask: question,
    until: null,
    at,
    ...fields,
  };
}
const stored = async (runId: string) => (await database.sql`select * from approval where run_id = ${runId} order by node, visit`)[0];

test("a question is kept with all that a decider needs, and once", async () => {
  const row = asking();
  await database.sql.begin((tx) => askApprovals(tx, [row]));
  await database.sql.begin((tx) =>
    askApprovals(tx, [row, asking({ ask: { ...question, amount: null, people: [], deputy: null, remindAt: null } })]),
  );
  expect(await database.sql`select 1 from approval where run_id = ${row.runId}`).toHaveLength(1);
  expect(await stored(row.runId)).toMatchObject({
    question: question.question,
    details: question.details,
    amount_minor: "3100",
    currency: "EUR",
    people: question.people,
    deputy: "otto",
    needed: 2,
    status: "open",
    lane: row.lane,
    shard: 4,
    version: 3,
  });
});

test("a run that ended closes what is open, and nothing that was decided", async () => {
  const [open, decided, late] = [asking(), asking(), asking({ until: "2026-11-22T10:00:01.000Z" })];
  await database.sql.begin((tx) => askApprovals(tx, [open, decided, late]));
  await database.sql`update approval set status = 'approved' where run_id = ${decided.runId}`;
  await database.sql.begin((tx) => closeApprovals(tx, [open.runId, decided.runId, late.runId, randomUUID()]));
  expect((await stored(open.runId))?.["status"]).toBe("closed");
  expect((await stored(decided.runId))?.["status"]).toBe("approved");
  expect((await stored(late.runId))?.["status"]).toBe("expired");
});

test("the end of the time closes what is open, and gives way to a decision that came before", async () => {
  const [open, decided] = [asking({ visit: 2 }), asking()];
  await database.sql.begin((tx) => askApprovals(tx, [open, decided]));
  await database.sql`update approval set status = 'rejected' where run_id = ${decided.runId}`;
  const answers = await database.sql.begin((tx) => expireApprovals(tx, [decided, open, { ...open, visit: 1 }]));
  expect(answers).toEqual([true, false, false]);
  expect((await stored(open.runId))?.["status"]).toBe("expired");
  expect((await stored(decided.runId))?.["status"]).toBe("rejected");
});
