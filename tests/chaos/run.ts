/**
 * `npm run chaos [-- names... --kills 200 --events 200000 --postgres-kills 50 --orders 10000 --seconds 60]`: faults done to the real
 * product, and what became of what it had promised. `--short` for a look at each; the figures are written to test-results/chaos.json.
 */
import { execFileSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { commandLine, numberOf } from "#engine/boot/command-line.ts";
import { root } from "../product.ts";
import { type Account, isClean } from "./account.ts";
import { Lab } from "./lab.ts";
import type { Outcome, Scale } from "./scenario.ts";
import { scenarios } from "./scenarios.ts";

const usage = `npm run chaos -- [names...] [--short] [--list] and how much of it:
  --kills 200  --events 200000  --postgres-kills 50  --orders 10000  --seconds 60  --stop-seconds 30`;
const { values, positionals, scale } = commandLine(usage, () => {
  const text = { type: "string" } as const;
  const yes = { type: "boolean", default: false } as const;
  const options = {
    kills: text,
    "postgres-kills": text,
    events: text,
    orders: text,
    seconds: text,
    "stop-seconds": text,
    short: yes,
    list: yes,
  };
  const said = parseArgs({ allowPositionals: true, options });
  const number = (flag: Exclude<keyof typeof options, "short" | "list">, usual: number, short: number) =>
    numberOf(flag, said.values[flag], said.values.short ? short : usual);
  const much: Scale = {
    kills: number("kills", 200, 10),
    postgresKills: number("postgres-kills", 50, 4),
    events: number("events", 200_000, 5_000),
    orders: number("orders", 10_000, 250),
    seconds: number("seconds", 60, 10),
    stopSeconds: number("stop-seconds", 30, 8),
  };
  return { ...said, scale: much };
});

const count = (n: number) => n.toLocaleString("en");
/** Nothing seen in n tries is at most 3/n, with 95 % certainty. */
const bound = (n: number) => (n > 0 ? `, 95 % bound 1 in ${count(Math.floor(n / 3))}` : "");

function spread(name: string, ms: readonly number[] | undefined): string {
  if (!ms || ms.length === 0) return "";
  const sorted = ms.toSorted((a, b) => a - b);
  const at = (p: number) => Math.round(sorted[Math.min(sorted.length - 1, Math.ceil(p * sorted.length) - 1)] ?? 0);
  return `${name} after p50 ${at(0.5)}, p95 ${at(0.95)}, max ${at(1)} ms (${sorted.length} times)`;
}

function sentence(account: Account, outcome: Outcome, rssMb: number, seconds: number): string[] {
  const { acknowledged, lost, twice, outOfOrder, calls, repeatedWithKey } = account;
  const also = Object.entries(outcome.also ?? {}).map(([name, value]) => `${name} ${typeof value === "number" ? count(value) : value}`);
  return [
    `lost ${lost} of ${count(acknowledged)} acknowledged${lost === 0 ? bound(acknowledged) : ""}; twice ${twice}; out of order ${outOfOrder}`,
    `${count(calls)} calls outside, ${count(repeatedWithKey)} of them repeated with their key; the counters ${account.addsUp ? "add up" : "DO NOT ADD UP"}`,
    [spread("webhooks are taken", outcome.takenMs), spread("runs finish", outcome.finishedMs)].filter(Boolean).join("; "),
    [`peak RSS ${rssMb} MB`, ...also, `${seconds} s`].join("; "),
    ...account.wrong.map((what) => `WRONG: ${what}`),
    ...(outcome.wrong ?? []).map((what) => `WRONG: ${what}`),
  ].filter(Boolean);
}

const chosen = positionals.length > 0 ? scenarios.filter(({ name }) => positionals.includes(name)) : scenarios;
const unknown = positionals.filter((name) => scenarios.every((scenario) => scenario.name !== name));
if (values.list || unknown.length > 0) {
  if (unknown.length > 0) console.log(`There is no ${unknown.join(", ")}. There are:`);
  for (const { name, about } of scenarios) console.log(`  ${name.padEnd(22)} ${about}`);
  process.exit(unknown.length > 0 ? 2 : 0);
}

const commit = execFileSync("git", ["rev-parse", "--short", "HEAD"], { cwd: root, encoding: "utf8" }).trim();
const report: object[] = [];
const failed: string[] = [];
for (const scenario of chosen) {
  console.log(`\n${scenario.name}: ${scenario.about}`);
  const began = performance.now();
  const lab = await Lab.open(scenario.lab?.());
  try {
    const outcome = await scenario.run(lab, scale);
    const seconds = Math.round((performance.now() - began) / 1_000);
    const lines = sentence(outcome.account, outcome, lab.peakRssMb, seconds);
    for (const line of lines) console.log(`  ${line}`);
    if (!isClean(outcome.account) || (outcome.wrong ?? []).length > 0) failed.push(scenario.name);
    report.push({ name: scenario.name, about: scenario.about, ...outcome, peakRssMb: lab.peakRssMb, seconds, lines });
  } catch (error) {
    console.log(`  WRONG: ${error instanceof Error ? error.stack : String(error)}`);
    for (const { said } of lab.members) if (said) console.log(said.slice(-2_000));
    failed.push(scenario.name);
  } finally {
    await lab.close().catch((error: unknown) => console.log(`  the lab could not be closed: ${String(error)}`));
  }
}
mkdirSync(join(root, "test-results"), { recursive: true });
writeFileSync(join(root, "test-results", "chaos.json"), JSON.stringify({ at: new Date().toISOString(), commit, scale, report }, null, 2));
console.log(failed.length > 0 ? `\nNot as promised: ${failed.join(", ")}` : `\nAs promised: ${chosen.map(({ name }) => name).join(", ")}`);
process.exit(failed.length > 0 ? 1 : 0);
