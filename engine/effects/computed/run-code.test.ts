import { afterAll, describe, expect, test } from "vitest";
import { limits } from "#lib/limits.ts";
import { CodeThreads } from "./code-threads.ts";
import { performCodeRun } from "./run-code.ts";

const now = "2026-11-22T08:05:30.000Z";
const threads = new CodeThreads();
afterAll(() => threads.close());
const task = (script: string, input: Record<string, unknown> = {}) => ({ script, input, now, seed: "k" });

describe("code steps in their threads", () => {
  test("many at once come back each with its own result, while this thread goes on", async () => {
    let turns = 0;
    const beat = setInterval(() => turns++, 5);
    const slow = threads.run(task("let s = 0; for (let i = 0; i < 1e6; i++) s += i; return s;"));
    const all = await Promise.all(Array.from({ length: 20 }, (_, n) => threads.run(task("return input.n * 2;", { n }))));
    clearInterval(beat);
    expect(all).toEqual(Array.from({ length: 20 }, (_, n) => ({ ok: true, reply: { result: n * 2, log: [] } })));
    expect(await slow).toMatchObject({ ok: true, reply: { result: 499_999_500_000 } });
    expect(turns).toBeGreaterThan(0);
  });

  test("one that fills its memory holds up one thread, and is ended", async () => {
    const bad = threads.run(task("const a = []; for (;;) a.push(new Array(1000).fill(1));"));
    expect(await threads.run(task("return 1;"))).toMatchObject({ ok: true });
    expect(await bad).toMatchObject({ ok: false, failure: { final: true } });
    expect(await Promise.all([1, 2, 3].map((n) => threads.run(task("return input.n;", { n }))))).toMatchObject([
      { ok: true },
      { ok: true },
      { ok: true },
    ]);
  });

  test("what it is given is bounded before anything is worked out", async () => {
    const args = { script: "return 1;", input: { text: "x".repeat(limits.journalValueBytesMax) }, now };
    expect(await performCodeRun({ key: "k", args })).toMatchObject({ ok: false, failure: { code: "code.too-much-input" } });
  });
});
