/**
 * For the crash tests and `npm run chaos`: `kill -9` of this process, by itself, the n-th time it passes a named point.
 * `TRADEWIND_FAULT_POINT=after-commit-1:3` sets it; the start says so aloud, and refuses it where others can reach the shop.
 */
export const faultPoints = [
  /** With the number of an order: `in-turn-of:#1001`, a message that kills whoever takes it. */
  "in-turn-of",
  "before-commit-1",
  "after-commit-1",
  "after-2xx",
  "after-intent",
  "before-answer",
  "inside-commit-2",
  "after-commit-2",
  "lease-renewal",
  "take-over",
  "retention",
] as const;
type FaultPoint = (typeof faultPoints)[number];

const [wanted, which = "1"] = (process.env["TRADEWIND_FAULT_POINT"] ?? "").split(":");
let left = Number(which);

function die(name: FaultPoint, subject?: string): void {
  if (name !== wanted || (subject === undefined ? --left > 0 : subject !== which)) return;
  process.kill(process.pid, "SIGKILL");
}

/** Off, it is an empty function, which costs nothing where it stands. */
export const faultPoint: (name: FaultPoint, subject?: string) => void = wanted ? die : () => {};
