/**
 * Before `npm start`, `npm test` and `npm run check`: brings node_modules into step with package-lock.json. Runs on the
 * machine's own Node (20 or newer) and imports nothing that would have to be installed first.
 */
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = join(dirname(fileURLToPath(import.meta.url)), "..", "..");
const pinnedNode = join(root, "node_modules", ".bin", process.platform === "win32" ? "node.cmd" : "node");

const [major = 0] = process.versions.node.split(".").map(Number);
if (major < 20) fail(`Tradewind needs Node 20 or newer with npm; this is ${process.version}.`);

if (!isInStep()) {
  console.log("Installing what package-lock.json names. This is done once.");
  const npm = process.env.npm_execpath;
  const args = ["ci", "--include=dev", "--include=optional", "--no-audit", "--no-fund", "--loglevel=error"];
  const done = npm?.endsWith("js")
    ? spawnSync(process.execPath, [npm, ...args], options())
    : spawnSync("npm", args, { ...options(), shell: process.platform === "win32" });
  if (done.status !== 0) fail("`npm ci` did not succeed; its reason stands above.");
}
if (!hasPinnedNode()) {
  // install scripts were blocked: the one that fetches Node is run by itself
  spawnSync(process.execPath, ["installArchSpecificPackage.js"], { cwd: join(root, "node_modules", "node"), stdio: "inherit" });
  if (!hasPinnedNode())
    fail("The pinned Node is missing: npm was told to run no install scripts. Run `npm rebuild node`, then start again.");
}

function options() {
  return { cwd: root, stdio: "inherit", env: { ...process.env, NODE_ENV: "" } };
}

/** npm keeps what it installed in a hidden lockfile; packages for other platforms are absent from it. */
function isInStep() {
  const wanted = packagesIn(join(root, "package-lock.json"));
  const found = packagesIn(join(root, "node_modules", ".package-lock.json"));
  if (!wanted || !found) return false;
  return Object.entries(wanted).every(
    ([path, entry]) =>
      path === "" ||
      (found[path] ? found[path].version === entry.version : entry.optional === true || entry.devOptional === true || entry.peer === true),
  );
}

function packagesIn(path) {
  try {
    return JSON.parse(readFileSync(path, "utf8")).packages;
  } catch {
    return null;
  }
}

function hasPinnedNode() {
  const wanted = packagesIn(join(root, "package-lock.json"))?.["node_modules/node"]?.version;
  return (
    existsSync(pinnedNode) &&
    spawnSync(pinnedNode, ["--version"], { encoding: "utf8", shell: process.platform === "win32" }).stdout?.trim() === `v${wanted}`
  );
}

function fail(sentence) {
  console.error(sentence);
  process.exit(1);
}
