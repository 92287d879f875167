/** `npm test`: everything, one kind after the other, and one plain line at the end that counts it all. */
import { spawn } from "node:child_process";
import { mkdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { root } from "./product.ts";

const results = join(root, "test-results");
const count = { passed: 0, failed: 0, skipped: 0 };

function run(program: string, args: string[], env: Record<string, string> = {}): Promise<number> {
  return new Promise((resolve) => {
    const child = spawn(join(root, "node_modules", ".bin", program), args, {
      cwd: root,
      stdio: "inherit",
      env: { ...process.env, ...env },
    });
    child.once("error", () => resolve(1));
    child.once("exit", (code) => resolve(code ?? 1));
  });
}

function read<T>(file: string): T | null {
  try {
    return JSON.parse(readFileSync(file, "utf8")) as T;
  } catch {
    return null;
  }
}

async function vitest(): Promise<number> {
  const file = join(results, "vitest.json");
  const code = await run("vitest", ["run", "--reporter=default", "--reporter=json", `--outputFile.json=${file}`, ...process.argv.slice(2)]);
  const told = read<{ numPassedTests: number; numFailedTests: number; numPendingTests: number }>(file);
  count.passed += told?.numPassedTests ?? 0;
  count.failed += told?.numFailedTests ?? 0;
  count.skipped += told?.numPendingTests ?? 0;
  if (code !== 0 && !told?.numFailedTests) count.failed += 1;
  return code;
}

async function playwright(): Promise<number> {
  const file = join(results, "playwright.json");
  const code = await run("playwright", ["test", "--reporter=list,json"], { PLAYWRIGHT_JSON_OUTPUT_FILE: file, NODE_OPTIONS: "" });
  const told = read<{ stats: { expected: number; unexpected: number; flaky: number; skipped: number } }>(file);
  count.passed += told?.stats.expected ?? 0;
  count.failed += (told?.stats.unexpected ?? 0) + (told?.stats.flaky ?? 0);
  count.skipped += told?.stats.skipped ?? 0;
  if (code !== 0 && !told?.stats.unexpected) count.failed += 1;
  return code;
}

/** The end-to-end tests have built the screens: what a browser loads first has a budget. */
async function sizes(): Promise<number> {
  const code = await run("node", [join(root, ".ci", "script-sizes.ts")]);
  if (code === 0) count.passed += 1;
  else count.failed += 1;
  return code;
}

rmSync(results, { recursive: true, force: true });
mkdirSync(results, { recursive: true });
const codes = [await vitest()];
if (process.argv.length === 2) codes.push(await playwright(), await sizes());
if (count.skipped > 0) console.log(`${count.skipped} skipped; each says why above`);
console.log(`\n${count.passed} passed, ${count.failed} failed`);
process.exit(codes.every((code) => code === 0) && count.failed === 0 && count.passed > 0 ? 0 : 1);
