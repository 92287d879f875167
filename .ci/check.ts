/** `npm run check`: everything that can be held by a tool, side by side, in seconds. A warning is an error. */
import { spawn } from "node:child_process";
import { cpSync, mkdirSync, readdirSync, rmSync } from "node:fs";
import { delimiter, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const cache = join(root, ".cache");
const folders = ["lib", "engine", "drizzle", "components", "app"];

interface Result {
  ok: boolean;
  said: string;
}

function run(program: string, args: string[], timeoutMs = 120_000): Promise<Result> {
  const child = spawn(program, args, {
    cwd: root,
    stdio: ["ignore", "pipe", "pipe"],
    timeout: timeoutMs,
    env: { ...process.env, PATH: `${join(root, "node_modules", ".bin")}${delimiter}${process.env["PATH"]}`, NO_COLOR: "1" },
  });
  let said = "";
  child.stdout.on("data", (bytes: Buffer) => {
    said += bytes;
  });
  child.stderr.on("data", (bytes: Buffer) => {
    said += bytes;
  });
  return new Promise((resolve) => {
    child.once("error", (error) => resolve({ ok: false, said: error.message }));
    child.once("close", (code) => resolve({ ok: code === 0, said }));
  });
}

const format = () => run("biome", ["ci", "--colors=off", "--error-on-warnings", "--max-diagnostics=50", "."]);

const types = (project: string) => run("tsc", ["--project", project, "--noEmit", "--pretty", "false"]);

interface Cruise {
  modules: { source: string }[];
  summary: {
    violations: { from: string; to: string; rule: { name: string }; cycle?: { name: string }[]; via?: { name: string }[] }[];
    ruleSetUsed: { forbidden: { name: string; comment: string }[] };
  };
}

/** A tool that reads nothing finds nothing wrong: each folder of the house has to have been seen. */
async function arrows(): Promise<Result> {
  const { ok, said } = await run("depcruise", ["--config", ".dependency-cruiser.cjs", "--output-type", "json", ...folders, "tests"]);
  let cruise: Cruise;
  try {
    cruise = JSON.parse(said.slice(said.indexOf("{")));
  } catch {
    return { ok: false, said };
  }
  const unseen = folders.filter((folder) => !cruise.modules.some(({ source }) => source.startsWith(`${folder}/`)));
  if (unseen.length > 0) return { ok: false, said: `The import rules saw no module of ${unseen.join(", ")}, so they say nothing.` };
  const sentences = new Map(cruise.summary.ruleSetUsed.forbidden.map(({ name, comment }) => [name, comment]));
  const lines = cruise.summary.violations.map(({ from, to, rule, cycle, via }) => {
    const path = [from, ...(cycle ?? via ?? [{ name: to }]).map(({ name }) => name)].join(" -> ");
    return `${path}\n  ${rule.name}: ${sentences.get(rule.name) ?? ""}`;
  });
  return { ok: ok && lines.length === 0, said: lines.join("\n") || said.slice(-500) };
}

const dead = () => run("knip", ["--no-progress", "--treat-config-hints-as-errors", "--cache", "--cache-location", join(cache, "knip")]);

/** drizzle-kit writes what is missing into a copy; in step means that it has nothing to write. */
async function migrations(): Promise<Result> {
  const copy = join(cache, "migrations");
  rmSync(copy, { recursive: true, force: true });
  mkdirSync(cache, { recursive: true });
  cpSync(join(root, "drizzle", "migrations"), copy, { recursive: true });
  const sqlFiles = () => readdirSync(copy).filter((name) => name.endsWith(".sql")).length;
  const before = sqlFiles();
  const { said } = await run(
    "drizzle-kit",
    ["generate", "--dialect", "postgresql", "--schema", "./drizzle/schema", "--out", "./.cache/migrations"],
    60_000,
  );
  if (before > 0 && sqlFiles() === before && said.includes("No schema changes")) return { ok: true, said };
  return {
    ok: false,
    said: `drizzle/schema says more than drizzle/migrations: run \`npm run migration\` and commit what it writes.\n${said}`,
  };
}

const checks: Record<string, () => Promise<Result>> = {
  types: () => types("tsconfig.json"),
  "types of the pure part": () => types("tsconfig.pure.json"),
  imports: arrows,
  "dead code": dead,
  "format and lint": format,
  migrations: migrations,
};

const began = performance.now();
const wanted = process.argv.slice(2);
const results = await Promise.all(
  Object.entries(checks)
    .filter(([name]) => wanted.length === 0 || wanted.some((word) => name.includes(word)))
    .map(async ([name, check]) => {
      const result = await check();
      const seconds = ((performance.now() - began) / 1_000).toFixed(1);
      console.log(`${result.ok ? "ok  " : "FAIL"} ${name} (${seconds} s)${result.ok ? "" : `\n${result.said.trim()}\n`}`);
      return result.ok;
    }),
);
const failed = results.filter((ok) => !ok).length;
console.log(`${results.length - failed} checks passed, ${failed} failed`);
process.exit(failed === 0 && results.length > 0 ? 0 : 1);
