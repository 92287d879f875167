/**
 * For the crash tests and `npm run chaos`: `kill -9` of this process, by itself, the n-th time it passes a named point.
 * `TRADEWIND_FAULT_POINT=after-commit-1:3` sets it; the start says so aloud, and refuses it where others can reach the shop.
 */
export const faultPoints = [
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

const [wanted, nth = "1"] = (process.env["TRADEWIND_FAULT_POINT"] ?? "").split(":");
let left = Number(nth);

function die(name: FaultPoint): void {
  if (name === wanted && --left <= 0) process.kill(process.pid, "SIGKILL");
}

/** Off, it is an empty function, which costs nothing where it stands. */
export const faultPoint: (name: FaultPoint) => void = wanted ? die : () => {};
