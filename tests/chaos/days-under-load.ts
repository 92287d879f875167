import { setTimeout as pause } from "node:timers/promises";
import type { Scenario } from "./scenario.ts";

export const daysUnderLoad: Scenario = {
  name: "days-under-load",
  about: "partitions of coming days are made and those of past days dropped, all the time, while webhooks are taken and runs run",
  async run(lab, { seconds }) {
    const member = await lab.member();
    await member.start().ready;
    const sender = lab.sender({ orders: 48 }).start();
    const end = performance.now() + seconds * 1_000;
    let days = 0;
    let slowestMs = 0;
    const busy = watchGaps(() => sender.acknowledged.size);
    for (let i = 0; performance.now() < end; i++) {
      const began = performance.now();
      // as the engine does it: a day's tables in one statement, and a drop that gives up rather than hold others up
      await lab.sql`select ensure_day((now() at time zone 'utc')::date + ${4 + (i % 40)}::int)`;
      await lab.sql`select ensure_day((now() at time zone 'utc')::date - ${3 + (i % 40)}::int)`;
      for (const parent of ["event", "delivery", "run", "effect"]) await drop(lab.sql, parent, 3 + (i % 40));
      days += 2;
      slowestMs = Math.max(slowestMs, performance.now() - began);
      await pause(20);
    }
    await sender.stop();
    const longestMs = busy.stop();
    const account = await lab.account();
    return { account, also: { "days made or dropped": days, "longest time without a webhook taken": `${longestMs} ms` } };
  },
};

type Sql = Parameters<Scenario["run"]>[0]["sql"];
async function drop(sql: Sql, parent: string, daysAgo: number): Promise<void> {
  for (let tries = 0; tries < 50; tries++) {
    try {
      await sql.begin(async (tx) => {
        await tx`set local lock_timeout = '100ms'`;
        const [row] = await tx<{ name: string }[]>`
          select ${parent} || '_' || to_char((now() at time zone 'utc')::date - ${daysAgo}::int, 'YYYYMMDD') as name`;
        await tx.unsafe(`drop table if exists ${row?.name}`);
      });
      return;
    } catch (error) {
      if ((error as { code?: string }).code !== "55P03") throw error;
      await pause(20);
    }
  }
}

function watchGaps(read: () => number): { stop(): number } {
  let last = read();
  let at = performance.now();
  let longest = 0;
  const timer = setInterval(() => {
    const n = read();
    if (n !== last) {
      last = n;
      at = performance.now();
    }
    longest = Math.max(longest, performance.now() - at);
  }, 20);
  return {
    stop() {
      clearInterval(timer);
      return Math.round(longest);
    },
  };
}
