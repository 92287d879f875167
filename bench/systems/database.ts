/** One PostgreSQL for everything in a run: the product's own, with the product's own settings; a database of its own for each system. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import postgres from "postgres";
import { startEmbeddedPostgres } from "#engine/boot/embedded-postgres.ts";
import { closeOnInterrupt } from "../interrupt.ts";

export interface BenchDatabase {
  readonly sql: postgres.Sql;
  /** The postmaster. */
  pid(): number;
  /** Drops what was there by that name, and makes it anew, as a copy of another or empty. @returns its address */
  fresh(name: string, template?: string): Promise<string>;
  drop(name: string): Promise<void>;
  stop(): Promise<void>;
}

/** @param parent where its folder is made: a disk, not memory, or a commit costs nothing */
export async function openBenchDatabase(parent = tmpdir()): Promise<BenchDatabase> {
  const folder = mkdtempSync(join(parent, "tradewind-bench-"));
  const server = await startEmbeddedPostgres({ folder: join(folder, "postgres") });
  const sql = postgres(server.url, { max: 1, onnotice: () => {} });
  const drop = async (name: string) => {
    await sql.unsafe(`drop database if exists ${name} with (force)`);
  };
  const stop = async () => {
    await sql.end({ timeout: 2 });
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  };
  const closed = closeOnInterrupt(stop);
  return {
    sql,
    pid: () => server.pid(),
    drop,
    async fresh(name, template = "template1") {
      await drop(name);
      await sql.unsafe(`create database ${name} template ${template}`);
      // what is left of the one before is written out now and not in the middle of a measurement
      await sql`checkpoint`;
      const url = new URL(server.url);
      url.pathname = `/${name}`;
      return url.href;
    },
    async stop() {
      closed();
      await stop();
    },
  };
}
