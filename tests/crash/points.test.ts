/** `kill -9` of the real process by itself at each named point of its work: nothing lost, nothing twice, all in order. */
import { spawn } from "node:child_process";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { afterEach, beforeEach, expect, test } from "vitest";
import { faultPoints } from "#engine/fault-point.ts";
import { database } from "#engine/store/database.ts";
import { takeAccount } from "../chaos/account.ts";
import { freePort, Member } from "../chaos/fleet.ts";
import { openReceiver, type Receiver } from "../chaos/receiver.ts";
import { Sender } from "../chaos/sender.ts";
import { setUpWork } from "../chaos/work.ts";
import { root } from "../product.ts";
import { openTestShop, type TestShop } from "../shop.ts";

let shop: TestShop;
let member: Member;
let receiver: Receiver;

beforeEach(async () => {
  shop = await openTestShop();
  receiver = await openReceiver();
  const { DATABASE_URL, TRADEWIND_SECRET_KEY } = process.env;
  member = new Member(await freePort(), { DATABASE_URL, TRADEWIND_SECRET_KEY });
});
afterEach(async () => {
  await member.end();
  receiver.close();
  await shop.close();
});

/** Retention comes once an hour and has its own test below; a poison message has `poison.test.ts`. */
const points = faultPoints.filter((point) => point !== "retention" && point !== "in-turn-of");

test.each(points)("killed %s, at its first passing and in the middle of the work", { timeout: 60_000 }, async (point) => {
  const { door } = await setUpWork(shop.owner, receiver);
  const sender = new Sender({ door, bases: () => [member.base], orders: 12, eventsPerOrder: 5, outsideEvery: 4, pauseMs: 5 }).start();
  // a process that is alone takes all shards over at once
  for (const nth of point === "take-over" ? [1, 1] : [1, 7]) {
    const { signal } = await member.start({ TRADEWIND_FAULT_POINT: `${point}:${nth}` }).ended;
    expect(signal).toBe("SIGKILL");
  }
  const began = performance.now();
  member.start();
  await sender.acknowledgedAfter(began);
  await pause(300);
  await sender.stop();
  const account = await takeAccount({ sql: database().sql, senders: [sender], receiver });
  expect(account).toMatchObject({ lost: 0, twice: 0, outOfOrder: 0, addsUp: true, wrong: [] });
  expect(account.acknowledged).toBeGreaterThan(0);
  expect(account.calls).toBeGreaterThan(0);
});

test("killed in the middle of dropping a day: it is whole again, and dropped the next time", { timeout: 60_000 }, async () => {
  const { sql } = database();
  for (const days of [200, 201, 202]) await sql`select ensure_day((now() at time zone 'utc')::date - ${days}::int)`;
  const program = `import { retain } from "#engine/store/retain.ts"; await retain(process.env.DATABASE_URL); process.exit(0);`;
  const drop = (env: Record<string, string>) =>
    new Promise<NodeJS.Signals | null>((ended) => {
      const node = join(root, "node_modules", ".bin", "node");
      spawn(node, ["--input-type=module", "--eval", program], { cwd: root, env: { ...process.env, ...env }, stdio: "inherit" }).once(
        "exit",
        (_code, signal) => ended(signal),
      );
    });
  const old = () => sql<{ name: string }[]>`
    select relname as name from pg_class where relkind = 'r' and relname ~ '^(event|run|effect|delivery)_[0-9]{8}$'
      and to_date(right(relname, 8), 'YYYYMMDD') < (now() at time zone 'utc')::date - 150`;
  expect(await old()).toHaveLength(12);
  expect(await drop({ TRADEWIND_FAULT_POINT: "retention:2" })).toBe("SIGKILL");
  await pause(300);
  const [loose] = await sql<{ n: number }[]>`
    select count(*)::int as n from pg_class c where c.relkind = 'r' and c.relname ~ '^(event|run|effect|delivery)_[0-9]{8}$'
      and not exists (select from pg_inherits i where i.inhrelid = c.oid)`;
  expect(loose?.n).toBe(0);
  expect((await old()).length).toBeGreaterThan(0);
  await drop({ TRADEWIND_FAULT_POINT: "" });
  expect(await old()).toEqual([]);
});
