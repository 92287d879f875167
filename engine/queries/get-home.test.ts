import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { limits } from "#lib/limits.ts";
import { openTestShop, type TestShop } from "#tests/shop.ts";
import { finishNote } from "../commands/finish-note.ts";
import { database } from "../store/database.ts";
import { getHome } from "./get-home.ts";

let shop: TestShop;
beforeAll(async () => {
  shop = await openTestShop();
});
afterAll(() => shop.close());

test("a note that is done is gone from a busy shop's Home at once, though its day is not counted anew", async () => {
  const { sql } = database();
  const { workspaceId: ws, editor, viewer } = shop;
  await sql`
    insert into run (workspace_id, day, id, flow_id, version, event_id, event_type, lane, status, replay, started_at, ended_at, journal, journal_version)
    select ${ws}, now()::date, gen_random_uuid(), ${randomUUID()}, 1, gen_random_uuid(), 'order.paid', 'l', 'finished', 0, now(), now(), '[]', 1
    from generate_series(1, ${limits.homeKeptFromRuns})`;
  const [note] = await sql<{ id: string }[]>`
    insert into team_note (workspace_id, id, text, urgent, created_at) values (${ws}, ${randomUUID()}, 'Ring her', true, now()) returning id`;
  expect((await getHome(viewer)).waiting).toMatchObject({ notes: 1, urgentNotes: 1 });
  await finishNote(editor, { id: note?.id ?? "" });
  await sql`delete from run where workspace_id = ${ws}`;
  expect(await getHome(viewer)).toMatchObject({
    last24h: { finished: limits.homeKeptFromRuns },
    waiting: { notes: 0, urgentNotes: 0 },
  });
});
