import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import type { Transaction } from "#drizzle/client.ts";
import { openTestDatabase } from "#tests/database.ts";
import { eventId } from "../ingest/ids.ts";
import { acceptEvents, type EventRow } from "./accept-events.ts";
import { ensureDays } from "./ensure-days.ts";

const [workspaceId, sourceId] = [randomUUID(), randomUUID()];
const row = (dedupeKey: string): EventRow => ({
  id: eventId(Date.now()),
  day: new Date().toISOString().slice(0, 10),
  workspaceId,
  sourceId,
  origin: "webhook",
  type: "other",
  topic: "",
  entityType: null,
  entityId: null,
  receivedAt: new Date().toISOString(),
  reading: { platform: "tradewind", topic: "", v: 1 },
  body: Buffer.from("{}"),
  headers: {},
  dedupeKey,
  deliveries: [],
});

test("two processes that get the same repetitions in another order do not lock each other out", async () => {
  const { sql, close } = await openTestDatabase();
  await ensureDays(sql);
  const [one, two] = [row("z"), row("a")];
  const key = (tx: typeof sql | Transaction, text: string) =>
    tx`insert into event_key values (${workspaceId}, ${sourceId}, ${text}, ${randomUUID()}, current_date) on conflict do nothing`;
  let accepted: ReturnType<typeof acceptEvents> | null = null;
  // the other process, with the first of its keys taken and the second to come
  await sql.begin(async (tx) => {
    await key(tx, "a");
    accepted = acceptEvents(sql, [one, two], 0, 0);
    accepted.catch(() => {});
    await new Promise((next) => setTimeout(next, 300));
    await key(tx, "z");
  });
  const { duplicateOf } = (await accepted) ?? { duplicateOf: [] };
  expect(duplicateOf.every((first, i) => first !== null && first !== [one, two][i]?.id)).toBe(true);
  await close();
});

test("a publish that is about to be committed is waited for: nothing is accepted for what was live before it", async () => {
  const { sql, close } = await openTestDatabase();
  await ensureDays(sql);
  let accepted: ReturnType<typeof acceptEvents> | null = null;
  await sql.begin(async (tx) => {
    await tx`update publication set revision = revision + 1`;
    accepted = acceptEvents(sql, [row("during")], 0, 0);
    accepted.catch(() => {});
    await new Promise((next) => setTimeout(next, 300));
  });
  expect(await accepted).toMatchObject({ current: false });
  expect(await sql`select 1 from event`).toHaveLength(0);
  expect(await acceptEvents(sql, [row("after")], 1, 0)).toMatchObject({ current: true });
  await close();
});
