/** The gates of this process: what each connection lets through, for steps, imports and clicks alike. */
import { changeGate, readGate } from "../store/connection-gate.ts";
import { lookupSql } from "../store/engine-database.ts";
import { Gates } from "./network/gates.ts";

export const gates = new Gates({
  read: (id) => readGate(lookupSql(), id),
  change: (id, step) => changeGate(lookupSql(), id, step),
  clock: Date.now,
  random: Math.random,
});

/** A person has changed what the connection lets through. */
export const lookAgain = (connectionId: string): void => gates.forget(connectionId);
