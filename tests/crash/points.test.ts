/** `kill -9` of the real process by itself at each named point of its work: nothing lost, nothing twice, all in order. */
import { setTimeout as pause } from "node:timers/promises";
import { afterEach, beforeEach, expect, test } from "vitest";
import { faultPoints } from "#engine/fault-point.ts";
import { database } from "#engine/store/database.ts";
import { takeAccount } from "../chaos/account.ts";
import { freePort, Member } from "../chaos/fleet.ts";
import { openReceiver, type Receiver } from "../chaos/receiver.ts";
import { Sender } from "../chaos/sender.ts";
import { setUpWork } from "../chaos/work.ts";
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
  await member.kill();
  receiver.close();
  await shop.close();
});

test.each(faultPoints)("killed %s, at its first passing and in the middle of the work", { timeout: 60_000 }, async (point) => {
  const { door } = await setUpWork(shop.owner, receiver);
  const sender = new Sender({ door, bases: () => [member.base], orders: 12, eventsPerOrder: 5, outsideEvery: 4, pauseMs: 5 }).start();
  for (const nth of [1, 7]) {
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
