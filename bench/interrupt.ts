/** Ctrl-C in the middle of a benchmark leaves nothing behind: no process, and no folder of tens of gigabytes. */
type Close = () => Promise<unknown> | unknown;

const open: Close[] = [];

/** @returns to be called when it has been closed in the ordinary way */
export function closeOnInterrupt(close: Close): () => void {
  open.push(close);
  return () => {
    const at = open.indexOf(close);
    if (at >= 0) open.splice(at, 1);
  };
}

/** What was opened last is closed first. */
export async function closeAll(): Promise<void> {
  for (let close = open.pop(); close; close = open.pop()) await Promise.resolve(close()).catch(() => {});
}

export function watchInterrupts(): void {
  for (const name of ["SIGINT", "SIGTERM", "SIGHUP"] as const)
    process.once(name, () => {
      process.exitCode = 130;
      void closeAll().then(() => process.exit(130));
    });
}
