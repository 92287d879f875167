import fc from "fast-check";
import { parse as parseLossless } from "lossless-json";
import { describe, expect, test } from "vitest";
import { limits } from "../limits.ts";
import { parseBody } from "./parse-body.ts";

const value = (text: string) => {
  const parsed = parseBody(text);
  return parsed.ok ? parsed.value : parsed.problem;
};

describe("integers past 2^53", () => {
  test("stay as text, wherever they stand", () => {
    expect(value('{"inventory_item_id":271878346596884015}')).toEqual({ inventory_item_id: "271878346596884015" });
    expect(value("[271878346596884015 , -271878346596884015\n]")).toEqual(["271878346596884015", "-271878346596884015"]);
    expect(value(" 271878346596884015 ")).toBe("271878346596884015");
  });
  test("a safe one stays a number, and a long one inside a string is left alone", () => {
    expect(value('{"a":9007199254740991,"b":"id 271878346596884015","c":"\\"271878346596884015"}')).toEqual({
      a: 9007199254740991,
      b: "id 271878346596884015",
      c: '"271878346596884015',
    });
  });
  test("a fraction stays a number", () =>
    expect(value("[0.12345678901234567890, 12345678901234567890.5, 1e3]")).toEqual([0.12345678901234568, 12345678901234567000, 1000]));
  test.each([
    "{12345678901234567890:1}",
    '{"a":1,12345678901234567890:2}',
    "[01234567890123456789]",
    "[12345678901234567890 1]",
    "[1 12345678901234567890]",
    "[+12345678901234567890]",
    "[.12345678901234567890]",
    "12345678901234567890x",
    "x12345678901234567890",
    "--12345678901234567890",
  ])("nothing malformed becomes well-formed: %s", (text) => expect(value(text)).toBe("malformed"));

  test("any JSON with long integers reads as a lossless parser reads it", () => {
    const integer = fc.bigInt({ min: -(10n ** 25n), max: 10n ** 25n }).map((n) => ({ raw: String(n) }));
    const tree = fc.letrec<{ node: unknown }>((tie) => ({
      node: fc.oneof(
        { maxDepth: 4 },
        integer,
        fc.string({ unit: "grapheme" }),
        fc.boolean(),
        fc.constant(null),
        fc.array(tie("node")),
        fc.dictionary(fc.string(), tie("node")),
      ),
    })).node;
    const write = (node: unknown): string => {
      if (Array.isArray(node)) return `[ ${node.map(write).join(" ,")}]`;
      if (typeof node !== "object" || node === null) return JSON.stringify(node);
      if (isRaw(node)) return node.raw;
      return `{${Object.entries(node)
        .map(([key, inner]) => `${JSON.stringify(key)}: ${write(inner)}`)
        .join(",")}}`;
    };
    const lossless = (text: string) => parseLossless(text, null, (n) => (Number.isSafeInteger(Number(n)) ? Number(n) : n));
    fc.assert(
      fc.property(tree, (node) => {
        const text = write(node);
        fc.pre(!/\\u|__proto__/.test(text));
        expect(value(text)).toEqual(lossless(text));
      }),
    );
  });
});

const isRaw = (node: object): node is { raw: string } => "raw" in node && typeof node.raw === "string" && /^-?\d+$/.test(node.raw);

describe("what the database refuses", () => {
  test("NUL and half a surrogate pair become U+FFFD, in keys too", () =>
    expect(value('{"a\\u0000":"\\u0000x","b":"\\ud83d","c":"\\ud83d\\ude00"}')).toEqual({ "a\ufffd": "\ufffdx", b: "\ufffd", c: "😀" }));
  test("a number past every double becomes text", () => expect(value("[1e400000,-1E999,1e5]")).toEqual(["Infinity", "-Infinity", 100000]));
  test("a name that reaches a prototype is dropped", () => {
    expect(JSON.stringify(value('{"__proto__":{"x":1},"y":2}'))).toBe('{"y":2}');
    expect(JSON.stringify(value('{"\\u005f_proto__":{"x":1},"y":2}'))).toBe('{"y":2}');
  });
});

describe("depth", () => {
  const nested = (depth: number) => "[".repeat(depth) + "]".repeat(depth);
  test("up to the bound", () => expect(parseBody(nested(limits.bodyDepthMax)).ok).toBe(true));
  test("past it", () => expect(value(nested(limits.bodyDepthMax + 1))).toBe("deep"));
  test("millions of brackets cost a scan, not a tree", () => expect(value("[".repeat(4_000_000))).toBe("deep"));
  test("brackets in strings are text", () => expect(parseBody(JSON.stringify(["[{".repeat(500), '\\"[['])).ok).toBe(true));
});

test("total: any text gives an answer, and a good one can be stored", () => {
  fc.assert(
    fc.property(fc.oneof(fc.string({ unit: "binary" }), fc.json()), (text) => {
      const parsed = parseBody(text);
      if (parsed.ok) expect(JSON.stringify(parsed.value) ?? "").not.toMatch(/\\u0000|\\ud[89a-f]/);
    }),
  );
});
