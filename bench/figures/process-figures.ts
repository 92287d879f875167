/** CPU time and memory of a process with all its children, as Linux counts them. */
import { readdirSync, readFileSync } from "node:fs";

interface Stat {
  readonly parent: number;
  /** Its own, and of the children that have ended, in clock ticks. */
  readonly ticks: number;
}

/** Linux counts in hundredths of a second, whatever the processor does. */
const ticksPerSecond = 100;

/** Seconds of CPU that a process, its children and the children that have ended took so far. */
export function cpuSeconds(root: number): number {
  const stats = allStats();
  return family(root, stats).reduce((sum, pid) => sum + (stats.get(pid)?.ticks ?? 0), 0) / ticksPerSecond;
}

/** Bytes: what they hold now, and the sum of the most that each ever held. */
export function memory(root: number): { now: number; peak: number } {
  const sum = { now: 0, peak: 0 };
  for (const pid of family(root, allStats())) {
    const status = read(`/proc/${pid}/status`);
    sum.now += kilobytes(status, "VmRSS") * 1_024;
    sum.peak += kilobytes(status, "VmHWM") * 1_024;
  }
  return sum;
}

const kilobytes = (status: string, name: string): number => Number(new RegExp(`^${name}:\\s+(\\d+)`, "m").exec(status)?.[1] ?? 0);

function allStats(): Map<number, Stat> {
  const pids = readdirSync("/proc").map(Number).filter(Number.isInteger);
  return new Map(pids.flatMap((pid) => statOf(read(`/proc/${pid}/stat`), pid)));
}

/** A program's name may hold spaces and brackets: the fields begin after the last one. */
export function statOf(text: string, pid: number): [number, Stat][] {
  const fields = text.slice(text.lastIndexOf(")") + 2).split(" ");
  const [utime, stime, cutime, cstime] = fields.slice(11, 15).map(Number);
  const ticks = (utime ?? 0) + (stime ?? 0) + (cutime ?? 0) + (cstime ?? 0);
  return text === "" ? [] : [[pid, { parent: Number(fields[1]), ticks }]];
}

function family(root: number, stats: ReadonlyMap<number, Stat>): number[] {
  const found = [root];
  for (let i = 0; i < found.length; i++) for (const [pid, { parent }] of stats) if (parent === found[i]) found.push(pid);
  return found;
}

function read(path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return "";
  }
}
