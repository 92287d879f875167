import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { limits } from "../limits.ts";
import { runCode } from "./sandbox.ts";
import { taskOf } from "./task.ts";
import { loadVm } from "./vm.ts";

const vm = await loadVm();
const now = "2026-11-22T08:05:30.000Z";
const run = (script: string, input: Record<string, unknown> = {}, seed = "r1/code/1") =>
  runCode(vm, { script, input, now, seed }, () => false);
const result = (script: string, input?: Record<string, unknown>) => {
  const outcome = run(script, input);
  if (!outcome.ok) throw new Error(outcome.failure.message);
  return outcome.reply.result;
};
const failure = (script: string, input?: Record<string, unknown>) => {
  const outcome = run(script, input);
  if (outcome.ok) throw new Error(`it gave ${JSON.stringify(outcome.reply.result)}`);
  return outcome.failure;
};

describe("what it gives", () => {
  test("is what the code returns, as JSON", () => {
    expect(result("return input.lines.map((line) => line.sku).sort();", { lines: [{ sku: "b" }, { sku: "a" }] })).toEqual(["a", "b"]);
    expect(result("")).toBeNull();
    expect(result("return undefined;")).toBeNull();
    expect(result("return new Map([[1, 2]]);")).toEqual({});
    expect(result("return { when: new Date(), no: undefined, f() {} };")).toEqual({ when: now });
  });
  test("keeps what JSON can say, whatever it is", () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 4 }), (value) => {
        expect(result("return input.value;", { value })).toEqual(JSON.parse(JSON.stringify(value)));
      }),
      { numRuns: 50 },
    );
  });
  test("holds the first lines that it wrote", () => {
    const outcome = run("for (let i = 0; i < 100; i++) console.log('line', i, { i }, 'x'.repeat(1000)); return 1;");
    if (!outcome.ok) throw new Error(outcome.failure.message);
    expect(outcome.reply.log).toHaveLength(limits.codeLinesMax);
    expect(outcome.reply.log[3]).toMatch(/^line 3 \{"i":3\} x+$/);
    expect(outcome.reply.log[3]).toHaveLength(limits.codeLineCharsMax);
  });
});

describe("1. the same task gives the same outcome", () => {
  test("the clock stands at the turn's now, in UTC, wherever it runs", () => {
    const script = `return [new Date().toISOString(), Date.now(), String(new Date()), Date(), new Date(2026, 0, 31, 23).toISOString(),
      new Date("2026-01-31T10:00").toISOString(), new Date("2026-01-31").getDate(), new Date("Jan 31, 2026 10:00").getHours(),
      new Date(0).getTimezoneOffset(), new Date(new Date(5)).getTime(), String(new Date(NaN)), new Date() instanceof Date,
      new Date().constructor === Date, Object.getPrototypeOf(new Date()).constructor === Date, Date.UTC(2026, 0), Date.name];`;
    const known = [
      now,
      Date.parse(now),
      now,
      now,
      "2026-01-31T23:00:00.000Z",
      "2026-01-31T10:00:00.000Z",
      31,
      10,
      0,
      5,
      "Invalid Date",
      true,
    ];
    const before = process.env["TZ"];
    try {
      for (const zone of ["Asia/Shanghai", "America/St_Johns"]) {
        process.env["TZ"] = zone;
        expect(result(script)).toEqual([...known, true, true, Date.UTC(2026, 0), "Date"]);
      }
    } finally {
      if (before === undefined) delete process.env["TZ"];
      else process.env["TZ"] = before;
    }
  });
  test("chance is drawn from the step's key", () => {
    const script = "return Array.from({ length: 50 }, Math.random);";
    expect(run(script)).toEqual(run(script));
    expect(run(script, {}, "r2/code/1")).not.toEqual(run(script));
    for (const n of result(script) as number[]) expect(n >= 0 && n < 1).toBe(true);
  });
  test("there is nothing to ask the world with", () => {
    const names =
      "fetch XMLHttpRequest WebSocket process require setTimeout setInterval queueMicrotask performance crypto WeakRef FinalizationRegistry Worker std os";
    expect(result(`return "${names}".split(" ").filter((name) => typeof globalThis[name] !== "undefined");`)).toEqual([]);
    expect(failure("return import('fs');").code).toBe("code.threw");
  });
});

describe("2. no code takes more than its work, memory, lines and result", () => {
  test.each([
    ["for (;;) {}", "code.too-long"],
    ["try { for (;;) {} } catch { return 'caught'; }", "code.too-long"],
    ["return /^(a+)+$/.test('a'.repeat(40) + 'b');", "code.too-long"],
    ["const all = []; for (let i = 0; i < 9; i++) all.push(String(i).repeat(2 ** 22)); return all.length;", "code.too-much-memory"],
    ["const a = []; for (;;) a.push(new Array(1000).fill(1));", "code.too-much-memory"],
    ["const a = []; for (;;) a.push({ x: 1, y: 'a' });", "code.too-much-memory"],
    ["return 'x'.repeat(2 ** 30);", "code.threw"],
    ["return 'x'.repeat(20_000);", "code.too-much-result"],
    ["return (function f() { return f() + 1; })();", "code.threw"],
    ["return 10n;", "code.threw"],
    ["const a = {}; a.a = a; return a;", "code.threw"],
    ["return (async () => 1)();", "code.threw"],
  ])("%s", (script, code) => {
    expect(failure(script)).toMatchObject({ code, final: true });
    // and the next one works as if nothing had been
    expect(result("return 1 + 1;")).toBe(2);
  });
  test("what counting does not stop in time the clock does", () => {
    let looks = 0;
    expect(runCode(vm, { script: "for (;;) {}", input: {}, now, seed: "" }, () => ++looks > 5)).toMatchObject({
      failure: { code: "code.too-long" },
    });
  });
});

describe("an error names the line as it was written", () => {
  test.each([
    ["const a = 1;\nreturn input.order.total;", {}, "Line 2: TypeError: cannot read property 'total' of undefined"],
    ["return 1;\n\nlet x = ;", {}, "Line 3: The code cannot be read here"],
    ["if (true) {\n  return 1;\n", {}, "Line 3: The code cannot be read here"],
    ["throw new Error('no stock for ' + input.sku);", { sku: "A" }, "Line 1: no stock for A"],
    ["function f() {\n  throw new RangeError('far');\n}\nf();", {}, "Line 2: RangeError: far"],
    ["return JSON.parse('{');", {}, "SyntaxError"],
    ["throw 'plain';", {}, "plain"],
  ])("%s", (script, input, message) => expect(failure(script, input).message).toContain(message));
});

test("3. nothing of one task is left for the next", () => {
  result("globalThis.kept = 1; Array.prototype.kept = 2; Date.kept = 3; Math.random = () => 7; return 0;");
  expect(result("return [typeof kept, [].kept ?? null, Date.kept ?? null, Math.random() === 7];")).toEqual([
    "undefined",
    null,
    null,
    false,
  ]);
});

describe("what the code is given is what the journal keeps", () => {
  const args = { script: "return input;", input: {}, now };
  test("secrets are masked, so that a repeat after a crash sees the same", () => {
    const made = taskOf({ ...args, input: { apiKey: "sk-123456789", sku: "A" } }, "k");
    expect(made).toMatchObject({ ok: true, task: { input: { apiKey: "[hidden]", sku: "A" }, seed: "k" } });
  });
  test("what would be cut is refused, and so is a secret in the code", () => {
    expect(taskOf({ ...args, input: { text: "x".repeat(limits.journalValueBytesMax) } }, "k")).toMatchObject({
      failure: { code: "code.too-much-input" },
    });
    expect(taskOf({ ...args, script: "fetch('https://a.test/?token=abcdefgh')" }, "k")).toMatchObject({ failure: { code: "code.secret" } });
  });
});
