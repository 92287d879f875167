/** A PostgreSQL of our own with everything durable, a shop in it, a receiver outside, and as many processes as a scenario wants. */
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { openSql, type Sql } from "#drizzle/client.ts";
import { migrate } from "#drizzle/migrate.ts";
import { startEmbeddedPostgres } from "#engine/boot/embedded-postgres.ts";
import { processesBelow, signal } from "#engine/boot/process-table.ts";
import { openShopOn, type TestShop } from "../shop-on.ts";
import { type Account, takeAccount } from "./account.ts";
import { freePort, Member } from "./fleet.ts";
import { openReceiver, type Receiver } from "./receiver.ts";
import { Sender } from "./sender.ts";
import { setUpWork, type Work } from "./work.ts";

export interface LabOptions {
  /** Where PostgreSQL keeps its files; a new folder when left out. */
  readonly folder?: string;
  /** It is a disk of its own, to be taken away at the end. */
  readonly unmount?: boolean;
}

export class Lab {
  readonly folder: string;
  readonly receiver: Receiver;
  readonly members: Member[] = [];
  readonly senders: Sender[] = [];
  readonly shop: TestShop;
  readonly work: Work;
  readonly url: string;
  readonly sql: Sql;
  readonly #end: () => Promise<void>;

  private constructor(parts: {
    folder: string;
    receiver: Receiver;
    shop: TestShop;
    work: Work;
    url: string;
    sql: Sql;
    end: () => Promise<void>;
  }) {
    this.folder = parts.folder;
    this.receiver = parts.receiver;
    this.shop = parts.shop;
    this.work = parts.work;
    this.url = parts.url;
    this.sql = parts.sql;
    this.#end = parts.end;
  }

  static async open({ folder = mkdtempSync(join(tmpdir(), "tradewind-chaos-")), unmount = false }: LabOptions = {}): Promise<Lab> {
    const postgres = await startEmbeddedPostgres({ folder: join(folder, "postgres") });
    await migrate(postgres.url);
    const opened = openSql(postgres.url, { connections: 4, name: "chaos" });
    const { sql } = opened;
    const end = async () => {
      await opened.end();
      await postgres.stop();
      if (unmount) execFileSync("umount", ["--lazy", folder]);
      rmSync(folder, { recursive: true, force: true });
    };
    const shop = await openShopOn(postgres.url, sql);
    const receiver = await openReceiver();
    const work = await setUpWork(shop.owner, receiver);
    return new Lab({ folder, receiver, shop, work, url: postgres.url, sql, end });
  }

  /** A process that is not started yet. */
  async member(env: Record<string, string> = {}): Promise<Member> {
    const { TRADEWIND_SECRET_KEY } = process.env;
    const member = new Member(await freePort(), { DATABASE_URL: this.url, TRADEWIND_SECRET_KEY, ...env });
    this.members.push(member);
    return member;
  }

  /** Sends to every process there is, unless told otherwise; not started yet. */
  sender(settings: Partial<ConstructorParameters<typeof Sender>[0]> = {}): Sender {
    const sender = new Sender({
      door: this.work.door,
      bases: () => this.members.map(({ base }) => base),
      orders: 32,
      eventsPerOrder: 20,
      outsideEvery: 20,
      name: String.fromCharCode(97 + this.senders.length),
      ...settings,
    });
    this.senders.push(sender);
    return sender;
  }

  account(patienceMs?: number): Promise<Account> {
    return takeAccount({ sql: this.sql, senders: this.senders, receiver: this.receiver, ...(patienceMs ? { patienceMs } : {}) });
  }

  /** `kill -9` of every process of PostgreSQL at once; whoever started it starts it again. */
  killPostgres(): void {
    for (const pid of processesBelow(join(this.folder, "postgres", "data"))) signal(pid, "SIGKILL");
  }

  async finishedRuns(): Promise<number> {
    const [row] = await this.sql<{ n: string }[]>`select coalesce(sum(n), 0) as n from tally where name = 'runs.finished'`;
    return Number(row?.n ?? 0);
  }

  /** When (`performance.now()`) more runs are finished than these. */
  async finishedMoreThan(before: number): Promise<number> {
    for (;;) {
      if ((await this.finishedRuns().catch(() => before)) > before) return performance.now();
      await pause(10);
    }
  }

  get peakRssMb(): number {
    return Math.max(0, ...this.members.map(({ peakRssMb }) => peakRssMb));
  }

  async close(): Promise<void> {
    await Promise.all(this.members.map((member) => member.end()));
    this.receiver.close();
    await this.shop.close();
    await this.#end();
  }
}
