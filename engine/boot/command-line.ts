/** A command's flags: `--help` says what there are, and what is none of them, or no number, is told in a sentence. */

/** Ends the process at `--help` (0), and where its flags cannot be read (2). */
export function commandLine<Flags>(usage: string, read: () => Flags): Flags {
  if (process.argv.includes("--help")) {
    process.stdout.write(`${usage}\n`);
    process.exit(0);
  }
  try {
    return read();
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : error}\n\n${usage}\n`);
    process.exit(2);
  }
}

/** @param flag as it is written, for the sentence */
export function numberOf(flag: string, given: string | undefined, usual: number): number {
  if (given === undefined) return usual;
  const number = Number(given);
  if (given.trim() === "" || !Number.isSafeInteger(number) || number < 0)
    throw new Error(`--${flag} takes a whole number, not “${given}”.`);
  return number;
}
