import { setTimeout as pause } from "node:timers/promises";
import type { Scenario } from "./scenario.ts";

export const republish: Scenario = {
  name: "republish",
  about: "killed right after commit 1, and the flow is published anew before the restart: runs stay on the version of their commit 1",
  async run(lab, { kills }) {
    const member = await lab.member();
    const sender = lab.sender({ orders: 48 }).start();
    const times = Math.max(5, Math.round(kills / 10));
    for (let i = 0; i < times; i++) {
      await member.start({ TRADEWIND_FAULT_POINT: `after-commit-1:${5 + ((i * 7) % 40)}` }).ended;
      await lab.work.republish();
    }
    await member.start().ready;
    await pause(1_000);
    await sender.stop();
    const account = await lab.account();
    const moved =
      await lab.sql`select r.id from run r join delivery d on d.run_id = r.id and d.kind = 'event' where d.version <> r.version`;
    const [versions] = await lab.sql<{ n: number }[]>`select count(distinct version)::int as n from run`;
    return {
      account,
      also: { "versions published": times + 1, "versions that ran": versions?.n ?? 0 },
      wrong: moved.length > 0 ? [`${moved.length} runs are not on the version that commit 1 gave them`] : [],
    };
  },
};
