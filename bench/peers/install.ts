/** A peer from npm, in a cache folder of its own: installed once, taken from there ever after. */
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { homedir } from "node:os";
import { dirname, join } from "node:path";

export interface Package {
  readonly name: string;
  readonly version: string;
  /** Of its dependencies, in the place of what it asks for. */
  readonly overrides?: Readonly<Record<string, string>>;
}

export const cacheFolder = (): string => join(process.env["XDG_CACHE_HOME"] || join(homedir(), ".cache"), "tradewind-bench");

/** @returns the folder of the installed package */
export function install(cache: string, { name, version, overrides = {} }: Package, tell: (line: string) => void): string {
  const folder = join(cache, name);
  const installed = join(folder, "node_modules", name);
  if (versionIn(installed) === version && existsSync(join(folder, "installed"))) return installed;
  tell(`Installing ${name} ${version} into ${folder}; this is done once and takes minutes.`);
  mkdirSync(folder, { recursive: true });
  writeFileSync(
    join(folder, "package.json"),
    JSON.stringify({ name: `peer-${name}`, private: true, dependencies: { [name]: version }, overrides }),
  );
  // what a package would run on this machine at its installation is not needed for any of them
  const args = ["install", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"];
  const path = `${dirname(process.execPath)}:${process.env["PATH"]}`;
  const done = spawnSync("npm", args, { cwd: folder, stdio: "inherit", env: { ...process.env, PATH: path, NODE_ENV: "development" } });
  if (done.status !== 0) throw new Error(`${name} ${version} could not be installed; npm's reason stands above.`);
  writeFileSync(join(folder, "installed"), version);
  return installed;
}

function versionIn(folder: string): string | null {
  try {
    return (JSON.parse(readFileSync(join(folder, "package.json"), "utf8")) as { version: string }).version;
  } catch {
    return null;
  }
}
