/** `npm run bench`: what the engine does in a second, beside what this machine could do at best. How to read it: bench/README.md. */
import { writeFileSync } from "node:fs";
import { commandLine } from "#engine/boot/command-line.ts";
import { cacheFolder } from "#engine/boot/npm-install.ts";
import { compareSpeed } from "./compare.ts";
import { type Flags, readFlags, usage } from "./flags.ts";
import { growth, growthTable } from "./growth/growth.ts";
import { watchInterrupts } from "./interrupt.ts";
import { describeMachine, sentenceOf } from "./machine.ts";
import { overload } from "./overload.ts";
import { n8nSystems } from "./peers/n8n.ts";
import { nodeRedSystem } from "./peers/node-red.ts";
import type { RoundOptions } from "./round.ts";
import { type SideBySide, sideBySide } from "./side-by-side.ts";
import { soak } from "./soak.ts";
import { table } from "./summary.ts";
import { type BenchDatabase, openBenchDatabase } from "./systems/database.ts";
import { limitSystem } from "./systems/limit.ts";
import { ourSystem } from "./systems/ours.ts";
import type { System } from "./systems/system.ts";
import { turnCost } from "./turn.ts";
import { waits } from "./waits.ts";

const tell = (line: string) => console.log(line);

/** n8n at its defaults, and at the setting that makes it nearly three times faster. */
async function peers(cache: string, database: BenchDatabase): Promise<System[]> {
  const settings = { "": {}, ", legacy expressions": { N8N_EXPRESSION_ENGINE: "legacy" } };
  return [nodeRedSystem(cache, tell), ...(await n8nSystems(cache, database, tell, settings))];
}

async function compared(flags: Flags, options: RoundOptions & { rounds: number }, database: BenchDatabase): Promise<SideBySide> {
  const systems = [limitSystem(database), ourSystem(database, { signed: false }), ourSystem(database, { signed: true })];
  if (flags.peers) systems.push(...(await peers(flags.cache ?? cacheFolder("tradewind-bench"), database)));
  const result = await sideBySide(systems, database, options, tell);
  tell(`\n${table(result.summaries)}`);
  return result;
}

async function grown(flags: Flags, options: RoundOptions & { rounds: number }, database: BenchDatabase): Promise<unknown> {
  const result = await growth(database, { ...options, storedRuns: flags.stored, flows: flags.flows, parkedRuns: flags.parked }, tell);
  tell(`\n${growthTable(result)}`);
  return result;
}

async function overloaded(flags: Flags, database: BenchDatabase): Promise<unknown> {
  const result = await overload(database, { seconds: flags.overloadSeconds, times: 5 }, tell);
  tell(`\n${table([result])}`);
  return result;
}

async function soaked(total: number, database: BenchDatabase): Promise<unknown> {
  const result = await soak(database, total, tell);
  tell(`\n${table(result)}`);
  return result;
}

async function waited(total: number, database: BenchDatabase): Promise<unknown> {
  const result = await waits(database, total, tell);
  tell(`\n${table([result])}`);
  return result;
}

async function bench(flags: Flags): Promise<void> {
  // without a database
  if (flags.turn) return tell(`\n${table(turnCost(flags.turn))}`);
  const database = await openBenchDatabase(flags.folder);
  try {
    const machine = await describeMachine(database.sql);
    tell(sentenceOf(machine));
    const options = { seconds: flags.seconds, rounds: flags.rounds, warmUpSeconds: Math.min(5, flags.seconds / 2) };
    const results: Record<string, unknown> = {};
    if (flags.growth) results["growth"] = await grown(flags, options, database);
    if (flags.overload) results["overload"] = await overloaded(flags, database);
    if (flags.soak) results["soak"] = await soaked(flags.soak, database);
    if (flags.compare) results["compare"] = await compareSpeed(database, flags.compareEvents, tell);
    if (flags.waits) results["waits"] = await waited(flags.waits, database);
    if (flags.peers || !(flags.growth || flags.overload || flags.soak || flags.compare || flags.waits))
      results["sideBySide"] = await compared(flags, options, database);
    if (flags.json) writeFileSync(flags.json, `${JSON.stringify({ machine, ...results }, null, 2)}\n`);
  } finally {
    await database.stop();
  }
}

const chosen = commandLine(usage, () => readFlags(process.argv.slice(2)));
watchInterrupts();
await bench(chosen).catch((error: unknown) => {
  // what breaks because it is being closed is no news
  if (process.exitCode === 130) return;
  console.error(error);
  process.exitCode = 1;
});
