/** A database of its own for a test: cloned from a migrated template, dropped at `close`. */
import { randomUUID } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import postgres from "postgres";
import { inject } from "vitest";
import { type Database, openDatabase } from "#drizzle/database.ts";

export interface TestDatabase extends Database {
  url: string;
  /** The server's own maintenance database, for a test that ends connections or drops what it made. */
  adminUrl: string;
  close(): Promise<void>;
}

export async function openTestDatabase(options: { connections?: number } = {}): Promise<TestDatabase> {
  const template = await templateUrl();
  const adminUrl = withDatabase(template, "postgres");
  const name = `test_${randomUUID().replaceAll("-", "")}`;
  await administer(adminUrl, `create database ${name} template tradewind strategy file_copy`);
  const url = withDatabase(template, name);
  const { sql, db, end } = openDatabase(url, { connections: options.connections ?? 4, name: "tradewind test" });
  return {
    url,
    adminUrl,
    sql,
    db,
    end,
    async close() {
      await end();
      await administer(adminUrl, `drop database if exists ${name} with (force)`);
    },
  };
}

async function templateUrl(): Promise<string> {
  const place = inject("meetingPlace");
  const [wanted, url, failure] = ["wanted", "url", "failure"].map((name) => join(place, name)) as [string, string, string];
  if (!existsSync(wanted)) writeFileSync(wanted, "");
  for (let waitedMs = 0; waitedMs < 60_000; waitedMs += 20) {
    if (existsSync(url)) return readFileSync(url, "utf8");
    if (existsSync(failure)) throw new Error(readFileSync(failure, "utf8"));
    await pause(20);
  }
  throw new Error("The PostgreSQL of this test run did not come up within a minute.");
}

function withDatabase(url: string, name: string): string {
  const changed = new URL(url);
  changed.pathname = `/${name}`;
  return changed.href;
}

/** Two clones of one template at once collide on it for a moment; PostgreSQL says 55006 (object in use). */
async function administer(adminUrl: string, statement: string): Promise<void> {
  const sql = postgres(adminUrl, { max: 1, onnotice: () => {} });
  try {
    for (let attempt = 1; ; attempt++) {
      try {
        await sql.unsafe(statement);
        return;
      } catch (error) {
        if ((error as { code?: string }).code !== "55006" || attempt === 200) throw error;
        await pause(15);
      }
    }
  } finally {
    await sql.end({ timeout: 1 });
  }
}
