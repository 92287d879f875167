/** Packages from npm in a folder of their own, beside the product and no part of it: installed once, taken from there ever after. */
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { homedir } from "node:os";
import { dirname, join } from "node:path";

export interface Packages {
  /** Name to exact version. */
  readonly dependencies: Readonly<Record<string, string>>;
  /** Of their dependencies, in the place of what they ask for. */
  readonly overrides?: Readonly<Record<string, string>>;
}

/** Where such folders are, unless somebody says otherwise. */
export const cacheFolder = (name: string): string => join(process.env["XDG_CACHE_HOME"] || join(homedir(), ".cache"), name);

const manifestOf = ({ dependencies, overrides = {} }: Packages): string => JSON.stringify({ private: true, dependencies, overrides });

/** Whether exactly these stand there, wholly installed. */
export function isInstalled(folder: string, packages: Packages): boolean {
  const mark = join(folder, "installed");
  return existsSync(mark) && readFileSync(mark, "utf8") === manifestOf(packages);
}

/** Packages' own install scripts do not run. */
export function npmInstall(folder: string, packages: Packages, tell: (line: string) => void): void {
  if (isInstalled(folder, packages)) return;
  const names = Object.entries(packages.dependencies).map(([name, version]) => `${name} ${version}`);
  tell(`Installing ${names.join(", ")} into ${folder}; this is done once and takes minutes.`);
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, "package.json"), manifestOf(packages));
  const args = ["install", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"];
  const path = `${dirname(process.execPath)}:${process.env["PATH"]}`;
  const done = spawnSync("npm", args, { cwd: folder, stdio: "inherit", env: { ...process.env, PATH: path, NODE_ENV: "development" } });
  if (done.status !== 0) throw new Error(`${names.join(", ")} could not be installed; npm's reason stands above.`);
  writeFileSync(join(folder, "installed"), manifestOf(packages));
}
