import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { expect, test } from "vitest";
import { root } from "#tests/product.ts";
import { numberOf } from "./command-line.ts";

test("a number is a whole one, or the sentence names the flag", () => {
  expect([numberOf("kills", undefined, 200), numberOf("kills", "7", 200), numberOf("orders", "0", 3)]).toEqual([200, 7, 0]);
  for (const given of ["abc", "", "-1", "1.5", "1e400"])
    expect(() => numberOf("kills", given, 200)).toThrow(/^--kills takes a whole number/);
});

test.each(["engine/demo-sale.ts", "engine/real-shop/start.ts", "tests/chaos/run.ts", "bench/run.ts"])(
  "%s says what its flags are, and what is none of them",
  (file) => {
    const run = (...args: string[]) => spawnSync(process.execPath, [join(root, file), ...args], { encoding: "utf8", cwd: root });
    const help = run("--help");
    expect([help.status, help.stdout]).toEqual([0, expect.stringMatching(/^npm run /)]);
    const wrong = run("--nonsense");
    expect([wrong.status, wrong.stdout, wrong.stderr]).toEqual([
      2,
      "",
      expect.stringMatching(/^Unknown option '--nonsense'[\s\S]*npm run /),
    ]);
    expect(wrong.stderr).not.toMatch(/\n {4}at /);
  },
  60_000,
);

test("a number that is none begins nothing", () => {
  const { status, stderr } = spawnSync(process.execPath, [join(root, "tests/chaos/run.ts"), "--kills", "abc"], {
    encoding: "utf8",
    cwd: root,
  });
  expect([status, stderr]).toEqual([2, expect.stringMatching(/^--kills takes a whole number, not “abc”/)]);
}, 60_000);
