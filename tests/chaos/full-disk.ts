import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, statfsSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import type { Scenario } from "./scenario.ts";

const mount = () => {
  const folder = mkdtempSync(join(tmpdir(), "tradewind-small-"));
  execFileSync("mount", ["-t", "tmpfs", "-o", "size=512m,mode=755", "tmpfs", folder]);
  return folder;
};

export const fullDisk: Scenario = {
  name: "full-disk",
  about: "the disk under PostgreSQL is filled to the last byte under load, then freed; needs root, to mount a small one",
  lab: () => ({ folder: mount(), unmount: true }),
  async run(lab, { seconds }) {
    const member = await lab.member();
    await member.start().ready;
    const sender = lab.sender({ orders: 32 }).start();
    const ballast = join(lab.folder, "ballast");
    const takenMs: number[] = [];
    let refused = 0;
    const times = Math.max(1, Math.round(seconds / 20));
    for (let i = 0; i < times; i++) {
      await pause(3_000);
      const before = sender.answers.get(503) ?? 0;
      fill(lab.folder, ballast);
      for (let waited = 0; waited < 150 && (sender.answers.get(503) ?? 0) < before + 50; waited++) {
        await pause(100);
        fill(lab.folder, `${ballast}.${waited}`);
      }
      refused += (sender.answers.get(503) ?? 0) - before;
      await pause(1_500);
      execFileSync("sh", ["-c", 'rm -f "$0" "$0".*', ballast]);
      const began = performance.now();
      takenMs.push((await sender.acknowledgedAfter(began)) - began);
    }
    await sender.stop();
    const { child } = member.product;
    const wrong = child.exitCode !== null || child.signalCode !== null ? [`the process ended: ${member.said.slice(-500)}`] : [];
    if (refused === 0) wrong.push("nothing was refused: the disk was not full");
    return { account: await lab.account(), takenMs, wrong, also: { "times full": times, "webhooks answered 503 meanwhile": refused } };
  },
};

function fill(folder: string, file: string): void {
  const { bavail, bsize } = statfsSync(folder);
  if (bavail === 0) return;
  try {
    writeFileSync(file, Buffer.alloc(bavail * bsize));
  } catch {
    rmSync(file, { force: true, maxRetries: 0 });
    try {
      writeFileSync(file, Buffer.alloc(Math.max(0, (bavail >> 1) * bsize)));
    } catch {
      // somebody else took the rest: it is full
    }
  }
}
