/** How busy the whole machine was, so that a figure taken beside somebody else's work can be known for one. */
import { readFileSync } from "node:fs";

export interface MachineFigures {
  /** Seconds of CPU taken by anybody, a hypervisor included, since boot. */
  readonly busySeconds: number;
  /** Seconds that there were, over all cores. */
  readonly allSeconds: number;
}

export const machineFigures = (): MachineFigures => figuresOf(readFileSync("/proc/stat", "utf8"));

export function figuresOf(stat: string): MachineFigures {
  const [user = 0, nice = 0, system = 0, idle = 0, ioWait = 0, interrupts = 0, softInterrupts = 0, stolen = 0] = (stat.split("\n")[0] ?? "")
    .split(/\s+/)
    .slice(1)
    .map(Number);
  const busy = user + nice + system + interrupts + softInterrupts + stolen;
  return { busySeconds: busy / 100, allSeconds: (busy + idle + ioWait) / 100 };
}
