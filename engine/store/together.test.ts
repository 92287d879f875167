import { expect, test } from "vitest";
import { Fenced } from "../runtime/lane.ts";
import { together } from "./together.ts";

const later = (then: () => void) => new Promise<void>((done) => setTimeout(() => done(then()), 5));
const refused = (code: string) => Object.assign(new Error(code), { code });

test("nothing that was sent is left behind when something fails", async () => {
  let ended = false;
  const slow = later(() => {
    ended = true;
  });
  await expect(together([Promise.reject(refused("23505")), slow])).rejects.toThrow("23505");
  expect(ended).toBe(true);
});

test("what went wrong first is told, and a lost shard before all", async () => {
  await expect(together([Promise.reject(refused("25P02")), Promise.reject(refused("40P01"))])).rejects.toThrow("40P01");
  await expect(together([Promise.reject(refused("23505")), Promise.reject(new Fenced("gone"))])).rejects.toThrow(Fenced);
  await expect(together([])).resolves.toBeUndefined();
});
