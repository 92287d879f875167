import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Question } from "#lib/nodes/define.ts";
import { openTestShop, type TestShop } from "#tests/shop.ts";
import { countMyApprovals, listApprovals } from "../queries/list-approvals.ts";
import { database } from "../store/database.ts";
import { askApprovals, closeApprovals, expireApprovals } from "../store/keep-approvals.ts";
import { remindApprovals } from "../store/remind-approvals.ts";
import type { Actor } from "./actor.ts";
import { decideByLink, getApprovalByLink, linkApproval } from "./approval-link.ts";
import { decideApproval } from "./decide-approval.ts";

let shop: TestShop;
const people: Record<"mia" | "otto" | "vera" | "ann", Actor> = {} as never;

beforeAll(async () => {
  shop = await openTestShop();
  const { sql } = database();
  for (const [name, role] of [
    ["mia", "editor"],
    ["otto", "editor"],
    ["vera", "viewer"],
    ["ann", "owner"],
  ] as const) {
    await sql`insert into "user" (id, name, email) values (${name}, ${name.toUpperCase()}, ${`${name}@shop.test`})`;
    await sql`insert into member (workspace_id, user_id, role) values (${shop.workspaceId}, ${name}, ${role})`;
    people[name] = { workspaceId: shop.workspaceId, userId: name, name: name.toUpperCase(), role };
  }
});
afterAll(() => shop.close());
beforeEach(async () => {
  const { sql } = database();
  await sql`truncate approval, approval_vote, delivery, run_live, team_note`;
});

const plain: Question = { question: "Refund it?", details: "", amount: null, people: [], deputy: null, needed: 1, remindAt: null };

/** A run that waits for this decision, as the engine leaves it. */
async function waiting(ask: Partial<Question> = {}, until: string | null = null) {
  const { sql } = database();
  const [runId, flowId, eventId] = [randomUUID(), randomUUID(), "019aacf0-0000-7000-8000-000000000001"];
  const at = new Date().toISOString();
  await sql`
    insert into run_live (day, id, workspace_id, flow_id, version, event_id, event_type, replay, lane, entity_type, entity_id, started_at,
      journal_version, journal, shard, status, reason, updated_at)
    values ('2026-11-22', ${runId}, ${shop.workspaceId}, ${flowId}, 1, ${eventId}, 'order.paid', 2, 'lane', 'order', '1001', now(), 1, '[]', 3,
      'parked', 'person', now())`;
  const row = { runId, day: "2026-11-22", workspaceId: shop.workspaceId, flowId, version: 1, lane: "lane", shard: 3, eventId };
  await sql.begin((tx) => askApprovals(tx, [{ ...row, node: "ask", visit: 1, ask: { ...plain, ...ask }, until, at }]));
  const [found] = await sql<{ id: string }[]>`select id from approval where run_id = ${runId}`;
  return { id: found?.id ?? "", runId, wait: { runId, node: "ask", visit: 1 } };
}
const signals = () =>
  database().sql<{ payload: { port: string; output: { decision: string; by: unknown[]; reason: string } }; replay: number }[]>`
    select payload, replay from delivery where kind = 'signal' order by seq`;
const refused = (status: number, code: string) => expect.objectContaining({ status, code });
const approve = (actor: Actor, id: string, reason = "") => decideApproval(actor, { id, decision: "approved", reason });
const reject = (actor: Actor, id: string, reason = "") => decideApproval(actor, { id, decision: "rejected", reason });

describe("a decision", () => {
  test("goes to the run with who decided, when and why", async () => {
    const { id, runId } = await waiting();
    const summary = await approve(people.mia, id, "A good customer.");
    expect(summary).toMatchObject({
      status: "approved",
      order: { id: "1001" },
      votes: [{ name: "MIA", decision: "approved", way: "product" }],
    });
    expect(await signals()).toEqual([
      {
        replay: 2,
        payload: {
          kind: "resolved",
          node: "ask",
          visit: 1,
          port: "approved",
          by: "MIA",
          output: {
            decision: "approved",
            reason: "A good customer.",
            by: [{ name: "MIA", decision: "approved", reason: "A good customer.", at: expect.any(String) }],
          },
        },
      },
    ]);
    const [row] = await database().sql`select run_id, lane, shard from delivery`;
    expect(row).toMatchObject({ run_id: runId, lane: "lane", shard: 3 });
  });

  test("of two at once is one, and the other is told", async () => {
    for (let round = 0; round < 10; round++) {
      const { id } = await waiting();
      const both = await Promise.allSettled([approve(people.mia, id), reject(people.otto, id)]);
      expect(both.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
      const [late] = both.flatMap((one) => (one.status === "rejected" ? [one.reason] : []));
      expect(late).toEqual(refused(409, expect.stringMatching(/^approval\.(approved|rejected)$/) as never));
    }
    expect(await signals()).toHaveLength(10);
  });

  test("takes as many as are needed, whoever votes twice counting once", async () => {
    const { id } = await waiting({ needed: 2 });
    expect(await approve(people.mia, id)).toMatchObject({ status: "open", mine: { voted: "approved" } });
    expect(await approve(people.mia, id)).toMatchObject({ status: "open", votes: [{ name: "MIA" }] });
    expect(await signals()).toHaveLength(0);
    expect(await approve(people.otto, id, "agreed")).toMatchObject({ status: "approved" });
    expect((await signals())[0]?.payload.output).toMatchObject({ decision: "approved", by: [{ name: "MIA" }, { name: "OTTO" }] });
  });

  test("of many at once is counted once each", async () => {
    const { id } = await waiting({ needed: 3 });
    await Promise.all([approve(people.mia, id), approve(people.otto, id), approve(people.ann, id)]);
    expect((await signals()).map(({ payload }) => payload.output.by.length)).toEqual([3]);
  });

  test("is a rejection as soon as one rejects, the own approval before included", async () => {
    const { id } = await waiting({ needed: 2 });
    await approve(people.mia, id);
    expect(await reject(people.mia, id, "I looked again.")).toMatchObject({ status: "rejected" });
    expect((await signals())[0]?.payload).toMatchObject({ port: "rejected", output: { reason: "I looked again." } });
  });

  test("is for those who may", async () => {
    const { id } = await waiting();
    await expect(approve(people.vera, id)).rejects.toEqual(refused(403, "approval.role"));
    const named = await waiting({ people: ["vera"] });
    await expect(approve(people.ann, named.id)).rejects.toEqual(refused(403, "approval.others"));
    await expect(approve(shop.owner, named.id)).rejects.toEqual(refused(403, "approval.others"));
    expect(await approve(people.vera, named.id)).toMatchObject({ status: "approved" });
    expect(await approve(shop.editor, id)).toMatchObject({ votes: [{ way: "key" }] });
    await expect(approve({ ...people.mia, workspaceId: randomUUID() }, id)).rejects.toEqual(refused(404, "not-found"));
  });

  test("is the deputy's once it was reminded", async () => {
    const later = new Date(Date.now() + 3_600_000).toISOString();
    const { id } = await waiting({ people: ["mia"], deputy: "vera", remindAt: later });
    await expect(approve(people.vera, id)).rejects.toEqual(refused(403, "approval.deputy-later"));
    await database().sql`update approval set remind_at = now() - interval '1 second'`;
    expect(await approve(people.vera, id)).toMatchObject({ status: "approved" });
  });

  test("comes too late once its time is over or its run has ended", async () => {
    const over = await waiting({}, new Date(Date.now() - 1_000).toISOString());
    await expect(approve(people.mia, over.id)).rejects.toEqual(refused(409, "approval.expired"));
    const cancelled = await waiting();
    await database().sql.begin((tx) => closeApprovals(tx, [cancelled.runId]));
    await expect(approve(people.mia, cancelled.id)).rejects.toEqual(refused(409, "approval.closed"));
    const gone = await waiting();
    await database().sql`delete from run_live where id = ${gone.runId}`;
    await expect(approve(people.mia, gone.id)).rejects.toEqual(refused(409, "approval.closed"));
    expect(await signals()).toHaveLength(0);
  });

  test("and the end of its time: one of the two wins, never both", async () => {
    const outcomes = new Set<string>();
    for (let round = 0; round < 30; round++) {
      const { id, wait } = await waiting();
      const [vote, expiry] = await Promise.allSettled([
        approve(people.mia, id),
        database().sql.begin(async (tx) => {
          // the turn has begun, and comes to this wait a little later
          await tx`select pg_sleep(${(round % 10) / 1_000})`;
          return expireApprovals(tx, [wait]);
        }),
      ]);
      const decided = vote.status === "fulfilled";
      expect(expiry).toEqual({ status: "fulfilled", value: [decided] });
      const sent = await database().sql`select 1 from delivery where run_id = ${wait.runId}`;
      expect(sent.length).toBe(decided ? 1 : 0);
      outcomes.add(decided ? "decided" : "expired");
    }
    expect(outcomes.size).toBeGreaterThan(0);
  });
});

describe("a link", () => {
  const tokenOf = (url: string) => url.split("/approve/")[1] ?? "";

  test("decides nothing by being opened; with the page's own proof it does", async () => {
    const { id } = await waiting();
    const { url, person } = await linkApproval(people.mia, { id });
    expect(person.name).toBe("MIA");
    const token = tokenOf(url);
    const page = await getApprovalByLink({ token });
    await getApprovalByLink({ token });
    expect(page.approval).toMatchObject({ status: "open", votes: [], mine: { standing: "may" } });
    const other = await getApprovalByLink({ token: tokenOf((await linkApproval(people.otto, { id })).url) });
    for (const deed of ["x".repeat(43), `${Date.now().toString(36)}.${"x".repeat(43)}`, other.deed])
      await expect(decideByLink({ token, deed, decision: "approved", reason: "" })).rejects.toEqual(refused(403, "approval.deed"));
    expect(await decideByLink({ token, deed: page.deed, decision: "approved", reason: "fine" })).toMatchObject({
      status: "approved",
      votes: [{ name: "MIA", way: "link", linkBy: null }],
    });
    await expect(decideByLink({ token, deed: page.deed, decision: "rejected", reason: "" })).rejects.toEqual(
      refused(409, "approval.approved"),
    );
  });

  test("that is forged, cut or altered opens nothing", async () => {
    const { id } = await waiting();
    const token = tokenOf((await linkApproval(people.mia, { id })).url);
    const [text = "", mac = ""] = token.split(".");
    const otto = Buffer.from(Buffer.from(text, "base64url").toString().replace("mia", "otto")).toString("base64url");
    const never = Buffer.from(JSON.stringify([id, "mia", 9_999_999_999, ""])).toString("base64url");
    for (const forged of [
      `${otto}.${mac}`,
      `${never}.${mac}`,
      text,
      `${text}.`,
      `${token}x`,
      token.slice(0, -1),
      `${token}.${mac}`,
      `.${mac}`,
    ])
      await expect(getApprovalByLink({ token: forged })).rejects.toEqual(refused(404, "approval.link"));
    // the last letter of a digest holds bits that stand for nothing; every other one counts
    for (let at = 0; at < token.length - 1; at++) {
      if (token[at] === ".") continue;
      const altered = token.slice(0, at) + (token[at] === "A" ? "B" : "A") + token.slice(at + 1);
      await expect(getApprovalByLink({ token: altered }), altered).rejects.toEqual(refused(404, "approval.link"));
    }
  });

  test("ends with its question, and with its person's place in the shop", async () => {
    const soon = new Date(Date.now() + 60_000).toISOString();
    const { id } = await waiting({}, soon);
    const link = await linkApproval(people.mia, { id });
    expect(link.expiresAt).toBe(soon);
    process.env["TRADEWIND_SECRET_KEY_PREVIOUS"] = process.env["TRADEWIND_SECRET_KEY"] ?? "";
    process.env["TRADEWIND_SECRET_KEY"] = Buffer.alloc(32, 7).toString("base64");
    expect(await getApprovalByLink({ token: tokenOf(link.url) })).toMatchObject({ person: { userId: "mia" } });
    process.env["TRADEWIND_SECRET_KEY"] = process.env["TRADEWIND_SECRET_KEY_PREVIOUS"];
    delete process.env["TRADEWIND_SECRET_KEY_PREVIOUS"];
    const { sql } = database();
    await sql`insert into "user" (id, name, email) values ('leo', 'LEO', 'leo@shop.test')`;
    await sql`insert into member (workspace_id, user_id, role) values (${shop.workspaceId}, 'leo', 'editor')`;
    const token = tokenOf((await linkApproval(people.ann, { id, userId: "leo" })).url);
    await sql`delete from "user" where id = 'leo'`;
    await expect(getApprovalByLink({ token })).rejects.toEqual(refused(404, "approval.link"));
  });

  test("for somebody else only the owner makes, and the vote says so", async () => {
    const { id } = await waiting({ people: ["otto"] });
    await expect(linkApproval(people.mia, { id, userId: "otto" })).rejects.toEqual(refused(403, "role"));
    await expect(linkApproval(people.mia, { id })).rejects.toEqual(refused(403, "approval.others"));
    const token = tokenOf((await linkApproval(people.ann, { id, userId: "otto" })).url);
    const { deed } = await getApprovalByLink({ token });
    const { votes } = await decideByLink({ token, deed, decision: "rejected", reason: "no" });
    expect(votes).toMatchObject([{ name: "OTTO", linkBy: "ANN" }]);
  });
});

test("a reminder is given once, raises the question, and goes with the decision", async () => {
  const past = new Date(Date.now() - 1_000).toISOString();
  const { id } = await waiting({ remindAt: past });
  await waiting({ remindAt: new Date(Date.now() + 60_000).toISOString() });
  const { sql } = database();
  expect((await Promise.all([remindApprovals(sql), remindApprovals(sql), remindApprovals(sql)])).reduce((a, b) => a + b)).toBe(1);
  const notes = () => sql`select text, urgent, done_at is not null as done from team_note where approval_id = ${id}`;
  expect(await notes()).toMatchObject([{ text: "Refund it?", urgent: true, done: false }]);
  await approve(people.mia, id);
  expect(await notes()).toMatchObject([{ done: true }]);
});

test("the list of what waits for a person holds exactly what they may decide", async () => {
  const past = new Date(Date.now() - 1_000).toISOString();
  const future = new Date(Date.now() + 60_000).toISOString();
  const named = [[], ["mia"], ["vera"], ["gone"], ["gone", "otto"]];
  const deputies = [null, "otto", "vera", "ann", "gone"];
  for (const whose of named)
    for (const deputy of deputies) for (const remindAt of [null, past, future]) await waiting({ people: whose, deputy, remindAt });
  for (const actor of [...Object.values(people), shop.viewer, shop.editor, shop.owner]) {
    const all = await listApprovals(actor, { limit: 500 });
    const mine = await listApprovals(actor, { limit: 500, mine: "true" });
    expect(all.items).toHaveLength(named.length * deputies.length * 3);
    expect(mine.items.map(({ id }) => id)).toEqual(all.items.filter((item) => item.mine.standing === "may").map(({ id }) => id));
    expect(await countMyApprovals(actor)).toBe(mine.items.length);
  }
});
