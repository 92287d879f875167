import { setTimeout as pause } from "node:timers/promises";
import type { Scenario } from "./scenario.ts";

export const repeatedWebhooks: Scenario = {
  name: "repeated-webhooks",
  about: "each webhook 1 to 5 times at once to two processes, across kill -9 of either",
  async run(lab, { seconds }) {
    const [first, second] = [await lab.member(), await lab.member()];
    await Promise.all([first.start().ready, second.start().ready]);
    const sender = lab.sender({ orders: 32, copies: (n) => 1 + ((n * 7919) % 5) }).start();
    const end = performance.now() + seconds * 1_000;
    for (let i = 0; performance.now() < end; i++) {
      await pause(1_500);
      const member = i % 2 ? first : second;
      await member.kill();
      await member.start().ready;
    }
    await sender.stop();
    return { account: await lab.account(), also: { "copies sent": sender.copiesSent } };
  },
};
