import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { root } from "../product.ts";
import type { Scenario } from "./scenario.ts";

const hour = 3_600_000;
const steps = [hour, -hour, 24 * hour, 0, -24 * hour, 0, 90_000, -90_000, 0];

export const clockSteps: Scenario = {
  name: "clock-steps",
  about: "the clock of one of two processes jumps an hour and a day, forth and back, while PostgreSQL's and the other's go on",
  async run(lab, { seconds }) {
    const file = join(lab.folder, "clock");
    writeFileSync(file, "0");
    const stepped = await lab.member({ CLOCK_FILE: file, NODE_OPTIONS: `--import=${join(root, "tests", "chaos", "clock-step.mjs")}` });
    const steady = await lab.member();
    await Promise.all([stepped.start().ready, steady.start().ready]);
    let offset = 0;
    // a sender that signs by the clock it sends to: what is tested is not the signature's age
    const sender = lab.sender({ orders: 24, bases: () => [steady.base] }).start();
    const byIt = lab.sender({ orders: 24, bases: () => [stepped.base], now: () => Date.now() + offset }).start();
    for (const step of steps) {
      await pause((Math.min(seconds, 40) * 1_000) / steps.length);
      offset = step;
      writeFileSync(file, String(step));
    }
    await Promise.all([sender.stop(), byIt.stop()]);
    const account = await lab.account();
    const died = lab.members.filter((member) => member.product.child.exitCode !== null);
    return { account, also: { steps: steps.length }, wrong: died.map(({ said }) => `a process ended by itself: ${said.slice(-500)}`) };
  },
};
