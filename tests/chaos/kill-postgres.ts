import { setTimeout as pause } from "node:timers/promises";
import type { Scenario } from "./scenario.ts";

export const killPostgres: Scenario = {
  name: "kill-postgres",
  about: "kill -9 of PostgreSQL, all of its processes at once, under load; it is started again by what watches it",
  async run(lab, { postgresKills }) {
    const member = await lab.member();
    await member.start().ready;
    const sender = lab.sender({ orders: 64 }).start();
    const takenMs: number[] = [];
    const finishedMs: number[] = [];
    for (let i = 0; i < postgresKills; i++) {
      await pause(400 + ((i * 137) % 900));
      const before = await lab.finishedRuns();
      const began = performance.now();
      lab.killPostgres();
      const finished = lab.finishedMoreThan(before + 96);
      takenMs.push((await sender.acknowledgedAfter(began + 5)) - began);
      finishedMs.push((await finished) - began);
      if (i > 0 && i % 10 === 0) console.log(`  ${i} of ${postgresKills} kills of PostgreSQL`);
    }
    await sender.stop();
    return { account: await lab.account(), takenMs, finishedMs, also: { "kills of PostgreSQL": postgresKills } };
  },
};
