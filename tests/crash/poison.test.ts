/** A message that kills whoever takes it: it is found out, its run is failed with a sentence, and all others go on. */
import { setTimeout as pause } from "node:timers/promises";
import { afterEach, expect, test } from "vitest";
import { database } from "#engine/store/database.ts";
import { freePort, Member } from "../chaos/fleet.ts";
import { openReceiver } from "../chaos/receiver.ts";
import { Sender } from "../chaos/sender.ts";
import { setUpWork } from "../chaos/work.ts";
import { openTestShop, type TestShop } from "../shop.ts";

let shop: TestShop;
let member: Member;
afterEach(async () => {
  await member.end();
  await shop.close();
});

test("a message that kills its process each time is put aside after a few restarts", { timeout: 120_000 }, async () => {
  shop = await openTestShop();
  const receiver = await openReceiver();
  const { door } = await setUpWork(shop.owner, receiver);
  const { DATABASE_URL, TRADEWIND_SECRET_KEY } = process.env;
  member = new Member(await freePort(), { DATABASE_URL, TRADEWIND_SECRET_KEY, TRADEWIND_FAULT_POINT: "in-turn-of:o3-002" });
  const sender = new Sender({ door, bases: () => [member.base], orders: 8, eventsPerOrder: 4, events: 60 }).start();
  const { sql } = database();
  const ended = async () => (await sql`select id from run`).length;
  let deaths = 0;
  let isAccepted = false;
  const sent = sender.done().then(() => {
    isAccepted = true;
  });
  // as a service manager would: started again as soon as it has ended
  let isUp = false;
  for (let i = 0; i < 1_000 && deaths < 20 && !(isAccepted && (await ended()) === sender.acknowledged.size); i++) {
    if (!isUp) {
      isUp = true;
      void member.start().ended.then(({ signal }) => {
        isUp = false;
        if (signal) deaths++;
      });
    }
    await pause(50);
  }
  await sent;
  receiver.close();
  const failed = await sql<{ entity_label: string; failure_code: string }[]>`
    select entity_label, failure_code from run where status <> 'finished'`;
  expect(failed.map((row) => ({ ...row }))).toEqual([{ entity_label: "o3-002", failure_code: "turn.broke" }]);
  expect(await sql`select id from run where status = 'finished'`).toHaveLength(sender.acknowledged.size - 1);
  expect(deaths).toBeGreaterThan(0);
  expect(deaths).toBeLessThanOrEqual(12);
});
