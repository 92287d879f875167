/** Builds the screens when their sources changed since the last build, and only then. */
import { type ChildProcess, spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { takeLock } from "./folder-lock.ts";
import { StartFailure } from "./sentence.ts";

const folders = ["app", "components", "lib", "engine", "drizzle", "public"];
const files = ["next.config.js", "postcss.config.js", "tsconfig.json", "package.json", "package-lock.json"];

/** @returns how to end a build that is under way */
export function buildScreens(root: string, tell: (sentence: string) => void): { done: Promise<void>; abort(): void } {
  let building: ChildProcess | undefined;
  let isAborted = false;
  return {
    done: inStep(
      root,
      tell,
      () => isAborted,
      (child) => {
        building = child;
      },
    ),
    abort() {
      isAborted = true;
      building?.kill("SIGTERM");
    },
  };
}

async function inStep(
  root: string,
  tell: (sentence: string) => void,
  isAborted: () => boolean,
  began: (child: ChildProcess) => void,
): Promise<void> {
  const stamp = stampOf(root);
  const stampFile = join(root, ".next", "tradewind-stamp");
  const isBuilt = () => existsSync(stampFile) && readFileSync(stampFile, "utf8") === stamp;
  if (isBuilt()) return;
  mkdirSync(join(root, ".cache"), { recursive: true });
  let lock = takeLock(join(root, ".cache"), "build.lock");
  if (typeof lock === "number") tell(`Another process (${lock}) is building the screens; waiting for it.`);
  while (typeof lock === "number" && !isAborted()) {
    await pause(250);
    lock = takeLock(join(root, ".cache"), "build.lock");
  }
  if (typeof lock === "number") return;
  try {
    if (isBuilt() || isAborted()) return;
    tell("Building the screens. This is done once for each version and takes about a minute.");
    rmSync(stampFile, { force: true });
    await build(root, isAborted, began);
    if (!isAborted()) writeFileSync(stampFile, stamp);
  } finally {
    lock.release();
  }
}

function build(root: string, isAborted: () => boolean, began: (child: ChildProcess) => void): Promise<void> {
  const { PATH, HOME, TMPDIR, LANG } = process.env;
  const next = join(root, "node_modules", "next", "dist", "bin", "next");
  const child = spawn(process.execPath, [next, "build"], {
    cwd: root,
    env: { PATH, HOME, TMPDIR, LANG, NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" } as NodeJS.ProcessEnv,
    stdio: ["ignore", "pipe", "pipe"],
  });
  began(child);
  let said = "";
  const hear = (bytes: Buffer) => {
    said = (said + bytes.toString()).slice(-20_000);
  };
  child.stdout.on("data", hear);
  child.stderr.on("data", hear);
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("exit", (code) =>
      code === 0 || isAborted() ? resolve() : reject(new StartFailure(`The screens could not be built:\n${said}`)),
    );
  });
}

/** A hash of what the build reads; a test beside its file is not part of it. */
export function stampOf(root: string): string {
  const hash = createHash("sha256").update(process.version);
  const add = (path: string) => {
    const full = join(root, path);
    if (existsSync(full)) hash.update(`${path}\0`).update(readFileSync(full));
  };
  for (const folder of folders) {
    if (!existsSync(join(root, folder))) continue;
    const inside = readdirSync(join(root, folder), { recursive: true, withFileTypes: true });
    const paths = inside.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name).slice(root.length + 1));
    for (const path of paths.filter((one) => !/[.]test[.]tsx?$|[.]md$|[.]sql$/.test(one)).sort()) add(path);
  }
  for (const file of files) add(file);
  return hash.digest("hex");
}
