import { setTimeout as pause } from "node:timers/promises";
import { openSql } from "#drizzle/client.ts";
import type { Scenario } from "./scenario.ts";

export const longReaders: Scenario = {
  name: "long-readers",
  about: "sessions that stand idle in a transaction with an old snapshot, and analytic queries over everything, all the time",
  async run(lab, { seconds }) {
    const member = await lab.member();
    await member.start().ready;
    const sender = lab.sender({ orders: 64 }).start();
    const half = (seconds * 1_000) / 2;
    await pause(1_000);
    const alone = await rateOver(half - 1_000, () => sender.acknowledged.size);
    const readers = openSql(lab.url, { connections: 4, name: "analysts" });
    let done = false;
    let queries = 0;
    const idle = Array.from({ length: 2 }, () =>
      readers.sql.begin("isolation level repeatable read", async (tx) => {
        await tx`select count(*) from run`;
        await tx`lock table event, run, delivery in access share mode`;
        while (!done) await pause(50);
      }),
    );
    const analyses = (async () => {
      while (!done) {
        await readers.sql`
          select r.flow_id, date_trunc('minute', r.ended_at), count(*), avg(length(r.journal::text)), max(length(e.body))
          from run r join event e on e.day = r.day and e.id = r.event_id group by 1, 2 order by 3 desc`;
        queries++;
      }
    })();
    await pause(500);
    const beside = await rateOver(half - 500, () => sender.acknowledged.size);
    done = true;
    await Promise.all([...idle, analyses]);
    await readers.end();
    await sender.stop();
    return {
      account: await lab.account(),
      also: { "events a second alone": alone, "beside the readers": beside, "analytic queries": queries },
      wrong: beside === 0 ? ["nothing was taken beside the readers"] : [],
    };
  },
};

async function rateOver(ms: number, read: () => number): Promise<number> {
  const before = read();
  await pause(ms);
  return Math.round(((read() - before) * 1_000) / ms);
}
