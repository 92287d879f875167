import { setTimeout as pause } from "node:timers/promises";
import type { Scenario } from "./scenario.ts";

export const terminateBackends: Scenario = {
  name: "terminate-backends",
  about: "pg_terminate_backend of every session of the product, several times a second",
  async run(lab, { seconds }) {
    const [first, second] = [await lab.member(), await lab.member()];
    await Promise.all([first.start().ready, second.start().ready]);
    const sender = lab.sender({ orders: 64 }).start();
    const end = performance.now() + seconds * 1_000;
    let ended = 0;
    for (let i = 0; performance.now() < end; i++) {
      const rows = await lab.sql`select pg_terminate_backend(pid) from pg_stat_activity where application_name like 'tradewind%'`;
      ended += rows.length;
      await pause(50 + ((i * 137) % 700));
    }
    const began = performance.now();
    const taken = await sender.acknowledgedAfter(began);
    await sender.stop();
    const died = lab.members.filter((member) => member.product.child.exitCode !== null || member.product.child.signalCode !== null);
    return {
      account: await lab.account(),
      takenMs: [taken - began],
      also: { "sessions ended": ended },
      wrong: died.map(({ said }) => `a process ended by itself: ${said.slice(-500)}`),
    };
  },
};
