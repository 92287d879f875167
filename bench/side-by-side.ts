/** Every system in turn, round after round, so that what the machine does meanwhile meets them all alike. */
import { playRound, type Round, type RoundOptions } from "./round.ts";
import { type Summary, summarise, written } from "./summary.ts";
import type { BenchDatabase } from "./systems/database.ts";
import type { System } from "./systems/system.ts";

export interface SideBySide {
  readonly summaries: readonly Summary[];
  readonly rounds: readonly Round[];
}

/** @param systems the limit first */
export async function sideBySide(
  systems: readonly System[],
  database: BenchDatabase,
  options: RoundOptions & { readonly rounds: number },
  tell: (line: string) => void,
): Promise<SideBySide> {
  const rounds: Round[][] = systems.map(() => []);
  for (let n = 1; n <= options.rounds; n++) {
    for (const [i, system] of systems.entries()) {
      const round = await playRound(system, database, options);
      rounds[i]?.push(round);
      const finished = round.finishedPerSecond === null ? "" : `, ${written(round.finishedPerSecond)} runs/s finished`;
      tell(
        `round ${n} of ${options.rounds}: ${system.name}: ${written(round.answeredPerSecond)} requests/s answered${finished}, ${written(round.takenByOthers * 100)} % of the CPU taken by others`,
      );
    }
  }
  return { summaries: rounds.map((own) => summarise(own, rounds[0] ?? [])), rounds: rounds.flat() };
}
