import { setTimeout as pause } from "node:timers/promises";
import type { Scenario } from "./scenario.ts";

export const killTheApp: Scenario = {
  name: "kill-the-app",
  about: "kill -9 of the process under load, at random moments; PostgreSQL lives on",
  async run(lab, { kills, events }) {
    const member = await lab.member();
    const sender = lab.sender({ orders: 96, copies: (n) => (n % 50 === 0 ? 2 : 1) }).start();
    const takenMs: number[] = [];
    const finishedMs: number[] = [];
    for (let i = 0; i <= kills; i++) {
      const before = await lab.finishedRuns();
      const began = performance.now();
      member.start();
      const taken = sender.acknowledgedAfter(began);
      const finished = lab.finishedMoreThan(before);
      takenMs.push((await taken) - began);
      finishedMs.push((await finished) - began);
      await pause((i * 137) % 500);
      while (sender.acknowledged.size < (events * (i + 1)) / (kills + 1)) await pause(10);
      if (i < kills) await member.kill();
      if (i > 0 && i % 20 === 0) console.log(`  ${i} of ${kills} kills, ${sender.acknowledged.size.toLocaleString("en")} acknowledged`);
    }
    await sender.stop();
    return { account: await lab.account(), takenMs: takenMs.slice(1), finishedMs: finishedMs.slice(1), also: { kills } };
  },
};
