import { setTimeout as pause } from "node:timers/promises";
import { limits } from "#lib/limits.ts";
import type { Lab } from "./lab.ts";
import type { Scenario } from "./scenario.ts";

const owners = (lab: Lab) => lab.sql<{ owner: string; n: number }[]>`
  select owner::text, count(*)::int as n from shard_lease where owner is not null group by owner`;

export const stopAnOwner: Scenario = {
  name: "stop-an-owner",
  about: "SIGSTOP of a process that works half of the shards, take-over by the other, SIGCONT; again and again",
  async run(lab, { stopSeconds }) {
    const [still, other] = [await lab.member(), await lab.member()];
    await still.start().ready;
    const [before] = await owners(lab);
    await other.start().ready;
    const stillOwner = before?.owner ?? "";
    let goes = [still.base, other.base];
    const sender = lab.sender({ orders: 64, bases: () => goes, timeoutMs: 2_000 }).start();
    const takeOverMs: number[] = [];
    const wrong: string[] = [];
    for (const stops of [3, 3, 3, stopSeconds]) {
      for (let i = 0; i < 600 && (await owners(lab)).length < 2; i++) await pause(25);
      await pause(1_000);
      const began = performance.now();
      still.signal("SIGSTOP");
      goes = [other.base];
      for (;;) {
        const held = (await owners(lab)).find(({ owner }) => owner === stillOwner);
        if (!held) break;
        await pause(10);
      }
      takeOverMs.push(performance.now() - began);
      await pause(Math.max(0, stops * 1_000 - (performance.now() - began)));
      const epochs = await lab.sql<{ shard: number; epoch: string }[]>`select shard, epoch from shard_lease`;
      still.signal("SIGCONT");
      await pause(300);
      // what the one that stood still had in hand is fenced off: no epoch goes back, and the account at the end is exact
      const after = new Map(
        (await lab.sql<{ shard: number; epoch: string }[]>`select shard, epoch from shard_lease`).map((row) => [
          row.shard,
          Number(row.epoch),
        ]),
      );
      if (epochs.some((row) => (after.get(row.shard) ?? 0) < Number(row.epoch))) wrong.push("an epoch went back");
      goes = [still.base, other.base];
      await pause(2_000);
    }
    await sender.stop();
    const most = limits.leaseMs + 1_000;
    const worst = Math.max(...takeOverMs);
    if (worst > most) wrong.push(`a take-over took ${Math.round(worst)} ms, more than the lease and a second (${most} ms)`);
    const account = await lab.account();
    return {
      account,
      wrong,
      also: { "taken over within": `${takeOverMs.map((ms) => Math.round(ms)).join(", ")} ms (lease ${limits.leaseMs} ms)` },
    };
  },
};
