/** One process on a folder. The lock names its holder by pid and birth, so that a killed holder's number, used again, does not count. */
import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { bornAt, isAlive } from "./process-table.ts";

export interface Lock {
  release(): void;
}

/** @returns the lock, or the pid of the process that holds it. */
export function takeLock(folder: string, name = "lock"): Lock | number {
  const path = join(folder, name);
  const mine = `${path}.${process.pid}`;
  const content = `${process.pid} ${bornAt(process.pid) ?? "?"}\n`;
  writeFileSync(mine, content, { mode: 0o600 });
  try {
    for (let attempt = 0; attempt < 100; attempt++) {
      try {
        linkSync(mine, path); // appears whole, or fails
        return { release: () => letGo(path, content) };
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
      }
      const holder = readHolder(path);
      if (!holder) continue;
      if (holder.isHere) return holder.pid;
      takeAway(path, holder.content);
    }
    throw new Error(`The lock ${path} could not be taken.`);
  } finally {
    rmSync(mine, { force: true });
  }
}

function readHolder(path: string): { pid: number; isHere: boolean; content: string } | null {
  let content: string;
  try {
    content = readFileSync(path, "utf8");
  } catch {
    return null;
  }
  const [pidText = "", born = "?"] = content.trim().split(" ");
  const pid = Number(pidText);
  const sameBirth = born === "?" || (bornAt(pid) ?? born) === born;
  return { pid, content, isHere: pid > 0 && pid !== process.pid && isAlive(pid) && sameBirth };
}

/** Moved aside first: of two processes that find the same dead holder one moves it, and what was moved is looked at again. */
function takeAway(path: string, content: string): void {
  const aside = `${path}.stale.${process.pid}`;
  try {
    renameSync(path, aside);
  } catch {
    return;
  }
  if (readFileSync(aside, "utf8") !== content) {
    try {
      linkSync(aside, path);
    } catch {
      // somebody newer holds it
    }
  }
  rmSync(aside, { force: true });
}

function letGo(path: string, content: string): void {
  try {
    if (readFileSync(path, "utf8") === content) rmSync(path, { force: true });
  } catch {
    // the folder is gone
  }
}
