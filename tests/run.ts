/** `npm test`: everything, one kind after the other, and one plain line at the end that counts it all. */
import { spawn } from "node:child_process";
import { mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { root } from "./product.ts";
import { failure, readTold, type Told } from "./told.ts";

const results = join(root, "test-results");
const whole: Told = { passed: 0, failed: 0, skipped: 0, failures: [] };

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

/** A program that ends badly without a word of why is a failure too. */
function add(program: string, code: number, told: Told | null): void {
  const unsaid = code !== 0 && !told?.failed;
  whole.passed += told?.passed ?? 0;
  whole.skipped += told?.skipped ?? 0;
  whole.failed += (told?.failed ?? 0) + (unsaid ? 1 : 0);
  whole.failures.push(...(told?.failures ?? []), ...(unsaid ? [failure(program, `It ended with ${code}, and named no failed test.`)] : []));
}

async function tests(program: string, args: string[], env: Record<string, string> = {}): Promise<void> {
  const file = join(results, `${program}.json`);
  const code = await run(program, args, { ...env, TOLD_FILE: file });
  add(program, code, readTold(file));
}

/** The end-to-end tests have built the screens: what a browser loads first has a budget. */
async function sizes(): Promise<void> {
  const code = await run("node", [join(root, ".ci", "script-sizes.ts")]);
  add("sizes", code, code === 0 ? { passed: 1, failed: 0, skipped: 0, failures: [] } : null);
}

rmSync(results, { recursive: true, force: true });
mkdirSync(results, { recursive: true });
await tests("vitest", ["run", "--reporter=default", "--reporter=./tests/count-vitest-for-the-run.ts", ...process.argv.slice(2)]);
if (process.argv.length === 2) {
  await tests("playwright", ["test", "--reporter=list,./tests/count-playwright-for-the-run.ts"], { NODE_OPTIONS: "" });
  await sizes();
}
if (whole.skipped > 0) console.log(`${whole.skipped} skipped; each says why above`);
for (const one of whole.failures) console.log(`\nfailed  ${one}`);
console.log(`\n${whole.passed} passed, ${whole.failed} failed`);
process.exit(whole.failed === 0 && whole.passed > 0 ? 0 : 1);
