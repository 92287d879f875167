/** What every scenario of `npm run chaos` is: a fault, done to the real product under load, and the account after it. */
import type { Account } from "./account.ts";
import type { Lab, LabOptions } from "./lab.ts";

export interface Scenario {
  readonly name: string;
  /** One sentence: what is done to it. */
  readonly about: string;
  /** What its laboratory needs that others do not. */
  readonly lab?: () => LabOptions;
  run(lab: Lab, scale: Scale): Promise<Outcome>;
}

/** How much of it: flags of the command. */
export interface Scale {
  readonly kills: number;
  readonly postgresKills: number;
  /** Acknowledged events of the longest scenario. */
  readonly events: number;
  readonly orders: number;
  /** How long the others go on, s. */
  readonly seconds: number;
  /** How long an owner stands still, s. */
  readonly stopSeconds: number;
}

export interface Outcome {
  readonly account: Account;
  /** From the fault, or the start after it, to the first webhook taken. */
  readonly takenMs?: readonly number[];
  /** The same to the first run finished. */
  readonly finishedMs?: readonly number[];
  /** Other figures worth a word. */
  readonly also?: Readonly<Record<string, number | string>>;
  /** What else should not have been. */
  readonly wrong?: readonly string[];
}
