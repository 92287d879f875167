import { expect, test } from "vitest";
import { limits } from "#lib/limits.ts";
import { oncePerTrouble } from "./log.ts";

test("the same trouble is told once in a while with how often it was, another one at once", () => {
  const lines: string[] = [];
  let now = 0;
  const log = oncePerTrouble(
    ({ code }, error, others) => void lines.push(`${code} ${error} +${others}`),
    () => now,
  );
  const poll = { code: "engine.poll", message: "Looking for new work failed; it is tried again.", final: false };
  const away = new Error("connect ECONNREFUSED");
  for (; now < limits.logSameMs; now += 250) log(poll, away);
  log({ ...poll, code: "turn.broke" }, away);
  log(poll, new Error("the database system is starting up"));
  log(poll, away);
  expect(lines).toEqual([
    "engine.poll Error: connect ECONNREFUSED +0",
    "turn.broke Error: connect ECONNREFUSED +0",
    "engine.poll Error: the database system is starting up +0",
    "engine.poll Error: connect ECONNREFUSED +39",
  ]);
});

test("troubles that are all different do not fill the memory, nor are they kept back", () => {
  let lines = 0;
  const log = oncePerTrouble(() => void lines++);
  for (let i = 0; i < limits.logSameMax * 5; i++) log({ code: "turn.broke", message: "", final: false }, new Error(`run ${i}`));
  expect(lines).toBe(limits.logSameMax * 5);
});
