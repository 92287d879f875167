/** A peer from npm, in a cache folder of its own. */
import { join } from "node:path";
import { npmInstall, type Packages } from "#engine/boot/npm-install.ts";

export interface Package extends Pick<Packages, "overrides"> {
  readonly name: string;
  readonly version: string;
}

/** @returns the folder of the installed package */
export function install(cache: string, { name, version, ...more }: Package, tell: (line: string) => void): string {
  const folder = join(cache, name);
  npmInstall(folder, { dependencies: { [name]: version }, ...more }, tell);
  return join(folder, "node_modules", name);
}
