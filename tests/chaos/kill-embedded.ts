import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { openSql } from "#drizzle/client.ts";
import { processesBelow, signal } from "#engine/boot/process-table.ts";
import { openShopOn } from "../shop-on.ts";
import { takeAccount } from "./account.ts";
import { freePort, Member } from "./fleet.ts";
import type { Scenario } from "./scenario.ts";
import { Sender } from "./sender.ts";
import { setUpWork } from "./work.ts";

export const killEmbedded: Scenario = {
  name: "kill-embedded",
  about: "kill -9 of the product with the PostgreSQL it brings, both at once, and of that PostgreSQL alone",
  async run(lab, { postgresKills }) {
    const dataDir = mkdtempSync(join(tmpdir(), "tradewind-chaos-"));
    const member = new Member(await freePort(), { DATA_DIR: dataDir });
    lab.members.push(member);
    await member.start().ready;
    // the shop is made as the lab made its own, in the database that the product started
    const data = join(dataDir, "postgres", "data");
    const address = () => {
      const port = readFileSync(join(data, "postmaster.pid"), "utf8").split("\n")[3]?.trim();
      return `postgres://tradewind:${readFileSync(join(dataDir, "postgres", "password"), "utf8")}@127.0.0.1:${port}/tradewind`;
    };
    await lab.shop.close();
    const first = openSql(address(), { connections: 2, name: "chaos" });
    const shop = await openShopOn(address(), first.sql);
    process.env["TRADEWIND_SECRET_KEY"] = readFileSync(join(dataDir, "secret-key"), "utf8").trim();
    const { door } = await setUpWork(shop.owner, lab.receiver);
    await first.end();
    const sender = new Sender({ door, bases: () => [member.base], orders: 48, eventsPerOrder: 20, outsideEvery: 20 }).start();
    const bothMs: number[] = [];
    const aloneMs: number[] = [];
    for (let i = 0; i < postgresKills; i++) {
      await pause(400 + ((i * 137) % 900));
      const began = performance.now();
      for (const pid of processesBelow(data)) signal(pid, "SIGKILL");
      if (i % 2 === 0) {
        await member.kill();
        const started = performance.now();
        member.start();
        bothMs.push((await sender.acknowledgedAfter(started)) - started);
      } else aloneMs.push((await sender.acknowledgedAfter(began + 5)) - began);
    }
    await sender.stop();
    const last = openSql(address(), { connections: 2, name: "chaos" });
    const account = await takeAccount({ sql: last.sql, senders: [sender], receiver: lab.receiver });
    await last.end();
    await member.end();
    rmSync(dataDir, { recursive: true, force: true });
    const worst = (ms: number[]) => `${Math.round(Math.max(0, ...ms))} ms at most`;
    return { account, takenMs: bothMs, also: { kills: postgresKills, "PostgreSQL alone back in": worst(aloneMs) } };
  },
};
