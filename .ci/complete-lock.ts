/**
 * Names in package-lock.json the packages of platforms that a registry did not offer when it was written: npm leaves them out
 * without a word, and `npm ci` then refuses the lock everywhere. Run by `npm run lock` after a change of dependencies.
 */
import { readFileSync, writeFileSync } from "node:fs";

interface Entry {
  version?: string;
  dev?: boolean;
  optional?: boolean;
  cpu?: string[];
  os?: string[];
  libc?: string[];
  optionalDependencies?: Record<string, string>;
}
export interface Lock {
  packages: Record<string, Entry>;
}

const systems = ["android", "darwin", "freebsd", "linux", "netbsd", "openbsd", "openharmony", "sunos", "win32"];
const processors = ["arm", "arm64", "ia32", "loong64", "ppc64", "riscv64", "s390x", "wasm32", "x64"];

export function unnamed({ packages }: Lock): { name: string; version: string; dev: boolean }[] {
  return Object.entries(packages).flatMap(([path, entry]) =>
    Object.entries(entry.optionalDependencies ?? {})
      .filter(([name]) => !isNamed(packages, path, name))
      .map(([name, version]) => ({ name, version, dev: entry.dev ?? false })),
  );
}

/** A package is looked for beside its user, then in each folder above. */
function isNamed(packages: Lock["packages"], from: string, name: string): boolean {
  for (let at = from; ; at = at.slice(0, Math.max(0, at.lastIndexOf("/node_modules/")))) {
    if (packages[at === "" ? `node_modules/${name}` : `${at}/node_modules/${name}`]) return true;
    if (at === "") return false;
  }
}

export function complete(lock: Lock): Lock {
  const added: Lock["packages"] = {};
  for (const { name, version, dev } of unnamed(lock)) {
    if (!/^\d/.test(version)) throw new Error(`${name} is wanted as ${version}, which is no version: name it by hand.`);
    const words = name.split(/[/-]/);
    const os = systems.filter((system) => words.includes(system));
    const cpu = processors.filter((processor) => words.includes(processor));
    if (cpu.length === 0) throw new Error(`${name} does not say for which processor it is: name it by hand.`);
    const libc = words.some((word) => word.startsWith("musl")) ? { libc: ["musl"] } : {};
    added[`node_modules/${name}`] = { version, ...(dev ? { dev } : {}), optional: true, cpu, ...(os.length > 0 ? { os } : {}), ...libc };
  }
  const sorted = Object.entries({ ...lock.packages, ...added }).sort(([a], [b]) => a.localeCompare(b, "en"));
  return { ...lock, packages: Object.fromEntries(sorted) };
}

if (import.meta.main) {
  const file = new URL("../package-lock.json", import.meta.url);
  writeFileSync(file, `${JSON.stringify(complete(JSON.parse(readFileSync(file, "utf8"))), null, 2)}\n`);
}
