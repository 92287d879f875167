/** What the figures were measured on: without it they say nothing. */
import { execFileSync } from "node:child_process";
import { cpus, release, totalmem } from "node:os";
import type postgres from "postgres";
import { root } from "#tests/product.ts";

export interface Machine {
  readonly at: string;
  readonly command: string;
  readonly commit: string;
  readonly processor: string;
  readonly cores: number;
  readonly memoryGiB: number;
  readonly kernel: string;
  readonly node: string;
  readonly postgres: string;
}

export async function describeMachine(sql: postgres.Sql): Promise<Machine> {
  const [row] = await sql<{ server_version: string }[]>`show server_version`;
  return {
    at: new Date().toISOString(),
    command: ["npm run bench", ...(process.argv.length > 2 ? ["--", ...process.argv.slice(2)] : [])].join(" "),
    commit: commit(),
    processor: cpus()[0]?.model.trim() || "unknown processor",
    cores: cpus().length,
    memoryGiB: Math.round(totalmem() / 2 ** 30),
    kernel: release(),
    node: process.versions.node,
    postgres: row?.server_version ?? "",
  };
}

export const sentenceOf = (machine: Machine): string =>
  `${machine.at}, ${machine.command}, commit ${machine.commit}: ${machine.cores} cores (${machine.processor}), ${machine.memoryGiB} GiB, ` +
  `Linux ${machine.kernel}, Node ${machine.node}, PostgreSQL ${machine.postgres}`;

function commit(): string {
  try {
    const git = (...args: string[]) =>
      execFileSync("git", args, { cwd: root, encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] }).trim();
    return git("rev-parse", "--short", "HEAD") + (git("status", "--porcelain", "--untracked-files=no") === "" ? "" : " with changes");
  } catch {
    return "unknown";
  }
}
