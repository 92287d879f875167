/**
 * PostgreSQL refuses to run as root. As root we give it another name: a user namespace in which our files are its own, so that
 * a checkout below root's closed home works and no user has to be made; where the machine forbids namespaces, the user
 * `postgres` or `nobody` and a copy of the programs that it can reach.
 */
import { spawnSync } from "node:child_process";
import { chmodSync, chownSync, cpSync, existsSync, lstatSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from "node:fs";
import { basename, join } from "node:path";
import type { PostgresBinaries } from "./postgres-binaries.ts";
import { StartFailure } from "./sentence.ts";

export interface Identity {
  /** What stands before the program on the command line. */
  prefix: string[];
  /** Owner of the data folder and user of the process, where it is not ourselves. */
  user: { uid: number; gid: number } | null;
  home: string;
}

export function identityFor(binaries: PostgresBinaries, allowNamespace = true): Identity {
  if (process.getuid?.() !== 0) return { prefix: [], user: null, home: binaries.home };
  const nobody = findUser(["nobody", "postgres", "daemon"]);
  const user = findUser(["postgres", "nobody", "daemon"]);
  if (!nobody || !user)
    throw new StartFailure("PostgreSQL does not run as root and /etc/passwd names no other user. Start Tradewind as an ordinary user.");
  const prefix = ["unshare", "--user", `--map-user=${nobody.uid}`, `--map-group=${nobody.gid}`];
  if (allowNamespace && spawnSync("unshare", [...prefix.slice(1), "true"], { stdio: "ignore" }).status === 0)
    return { prefix, user: null, home: binaries.home };
  return { prefix: [], user, home: reachableCopy(binaries, user) };
}

/** Every program of the package, somewhere that a user other than root may read. */
function reachableCopy(binaries: PostgresBinaries, user: { uid: number; gid: number }): string {
  if (spawnSync(binaries.postgres, ["--version"], { stdio: "ignore", cwd: "/", ...user }).status === 0) return binaries.home;
  const size = lstatSync(binaries.postgres).size;
  const parent = "/var/cache/tradewind";
  const copy = join(parent, `postgres-${size}`);
  if (!existsSync(copy)) {
    mkdirSync(parent, { recursive: true, mode: 0o755 });
    const making = join(parent, `.${basename(copy)}-${process.pid}`);
    cpSync(binaries.home, making, { recursive: true, verbatimSymlinks: true });
    openToRead(making);
    try {
      renameSync(making, copy);
    } catch {
      rmSync(making, { recursive: true, force: true }); // another start was quicker
    }
  }
  if (spawnSync(join(copy, "bin", "postgres"), ["--version"], { stdio: "ignore", cwd: "/", ...user }).status === 0) return copy;
  throw new StartFailure(
    "PostgreSQL does not run as root, and here it can run neither in a user namespace nor as another user. Start Tradewind as an ordinary user, or set DATABASE_URL.",
  );
}

function openToRead(path: string): void {
  const stat = lstatSync(path);
  if (stat.isSymbolicLink()) return;
  chmodSync(path, stat.isDirectory() || (stat.mode & 0o111) !== 0 ? 0o755 : 0o644);
  if (stat.isDirectory()) for (const name of readdirSync(path)) openToRead(join(path, name));
}

/** The data folder belongs to whoever runs PostgreSQL, also after a start under another identity. */
export function own(path: string, identity: Identity): void {
  if (process.getuid?.() !== 0) return;
  const { uid, gid } = identity.user ?? { uid: 0, gid: 0 };
  const stat = lstatSync(path);
  if (stat.uid === uid && stat.gid === gid) return;
  const give = (at: string) => {
    chownSync(at, uid, gid);
    if (lstatSync(at).isDirectory()) for (const name of readdirSync(at)) give(join(at, name));
  };
  give(path);
}

function findUser(names: string[]): { uid: number; gid: number } | null {
  const lines = existsSync("/etc/passwd") ? readFileSync("/etc/passwd", "utf8").split("\n") : [];
  for (const name of names) {
    const fields = lines.find((line) => line.startsWith(`${name}:`))?.split(":");
    if (fields && Number(fields[2]) > 0) return { uid: Number(fields[2]), gid: Number(fields[3]) };
  }
  return null;
}
