import { setTimeout as pause } from "node:timers/promises";
import { openCutProxy } from "./cut-proxy.ts";
import type { Scenario } from "./scenario.ts";

export const cutAroundCommit: Scenario = {
  name: "cut-around-commit",
  about: "the connection to PostgreSQL is cut right after a COMMIT or an accept was sent, in the middle of answers, and at random",
  async run(lab, { seconds }) {
    const direct = new URL(lab.url);
    const proxy = await openCutProxy({ host: direct.hostname, port: Number(direct.port) });
    const through = new URL(lab.url);
    through.port = String(proxy.port);
    const member = await lab.member({ DATABASE_URL: through.href });
    await member.start().ready;
    const sender = lab.sender({ orders: 64 }).start();
    const end = performance.now() + seconds * 1_000;
    while (performance.now() < end) {
      Object.assign(proxy.odds, { commit: 0.03, execute: 0.03, answer: 0.002 });
      await pause(700);
      Object.assign(proxy.odds, { commit: 0, execute: 0, answer: 0 });
      await pause(300);
    }
    await sender.stop();
    const account = await lab.account();
    const { child } = member.product;
    const wrong = child.exitCode !== null || child.signalCode !== null ? [`the process ended: ${member.said.slice(-500)}`] : [];
    await member.end();
    proxy.close();
    const { commit, execute, answer } = proxy.cuts;
    return { account, wrong, also: { "cuts after COMMIT": commit, "after an accept": execute, "inside an answer": answer } };
  },
};
