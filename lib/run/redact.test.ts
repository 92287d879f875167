import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { limits } from "../limits.ts";
import { cutMark, hidden, redact, redactText } from "./redact.ts";

const bytes = (value: unknown) => new TextEncoder().encode(JSON.stringify(value) ?? "").length;
const harmless = fc.jsonValue({ maxDepth: 4, noUnicodeString: false }).filter((value) => {
  const text = JSON.stringify(value);
  return text.length < 2_000 && !/[=@\\]|token|auth|pin|sign|jwt|otp|cvv|cvc|csc|pwd|\d{13}/i.test(text);
});
const anything = fc.oneof(
  fc.anything({ withBigInt: true, maxDepth: 5 }),
  fc.jsonValue({ maxDepth: 6 }),
  fc.array(fc.string({ maxLength: 4_000, unit: "binary" }), { maxLength: 40 }),
  fc.dictionary(fc.string({ maxLength: 400 }), fc.string({ maxLength: 2_000 }), { maxKeys: 60 }),
);

describe("what a journal keeps", () => {
  test("small values without secrets are kept as they are, without a copy", () => {
    fc.assert(
      fc.property(harmless, (value) => {
        expect(redact(value)).toBe(value);
      }),
    );
  });

  test("whatever comes, it fits and PostgreSQL's jsonb takes it", () => {
    fc.assert(
      fc.property(anything, (value) => {
        const text = JSON.stringify(redact(value)) ?? "";
        expect(bytes(redact(value))).toBeLessThanOrEqual(limits.journalValueBytesMax);
        expect(text).not.toContain("\\u0000");
        expect(text).not.toMatch(/\\ud[89a-f]/i);
      }),
      { numRuns: 300 },
    );
  });

  test("a short text is kept as a closer look at it would keep it", () => {
    const part = fc.constantFrom(
      "4",
      "4111",
      "111111",
      "0",
      " ",
      "-",
      "  ",
      ".",
      "x",
      "T",
      ":",
      "é",
      "\u3000",
      "bearer",
      "Token ",
      "abcdefgh",
      "=",
      "@",
    );
    fc.assert(
      fc.property(
        fc.array(part, { maxLength: 24 }).map((parts) => parts.join("")),
        (text) => {
          expect(redact(text)).toBe(redactText(text));
        },
      ),
      { numRuns: 2_000 },
    );
  });

  test("redacting twice changes nothing more", () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 4 }), (value) => {
        expect(redact(redact(value))).toEqual(redact(value));
      }),
    );
  });

  test("a known secret appears nowhere, however deep and however long the text", () => {
    const secret = "sk_live_9f8e7d6c5b4a";
    fc.assert(
      fc.property(
        fc.letrec((tie) => ({
          tree: fc.oneof(
            fc.string().map((s) => `${s}${secret}${s}`),
            fc.array(tie("tree"), { maxLength: 3 }),
            fc.dictionary(fc.string(), tie("tree"), { maxKeys: 3 }),
          ),
        })).tree,
        fc.nat(30_000),
        (tree, pad) => {
          expect(JSON.stringify(redact([tree, `${"x".repeat(pad)}${secret}`], [secret]))).not.toContain(secret);
          expect(JSON.stringify(redact(`${"x".repeat(pad)}${secret}`, [secret]))).not.toMatch(/sk_l/);
        },
      ),
      { numRuns: 200 },
    );
  });

  test.each([
    "authorization",
    "Authorization",
    "cookie",
    "Set-Cookie",
    "password",
    "client_secret",
    "accessToken",
    "X-Api-Key",
    "apiKey",
    "private_key",
    "cvv",
    "cardNumber",
    "x-shopify-hmac-sha256",
  ])("the value of %s is masked", (key) => {
    expect(redact({ [key]: "abc123" })).toEqual({ [key]: hidden });
    expect(redact({ deep: [{ [key]: ["a", { b: 1 }] }] })).toEqual({ deep: [{ [key]: hidden }] });
  });

  test.each(["title", "total_tokens", "author", "note", "shipping", "design", "carrier", "keyboard"])("the value of %s is not", (key) => {
    expect(redact({ [key]: "abc123" })).toEqual({ [key]: "abc123" });
  });

  test.each([
    ["4242 4242 4242 4242 please", "[card …4242] please"],
    ["card 5555555555554444.", "card [card …4444]."],
    ["378282246310005", "[card …0005]"],
    ["6222021234567890128", "[card …0128]"],
    ["6222021234567890127", "6222021234567890127"],
    ["order 271878346596884015", "order 271878346596884015"],
    ["4242 4242 4242 4241", "4242 4242 4242 4241"],
  ])("%s becomes %s", (text, kept) => {
    expect(redact({ note: text })).toEqual({ note: kept });
  });

  test("ids are never taken for cards", () => {
    expect(redact({ id: "4242424242424242", orderId: 4242424242424242, n: 4242424242424242 })).toEqual({
      id: "4242424242424242",
      orderId: 4242424242424242,
      n: "[card …4242]",
    });
  });

  test("secrets inside texts and addresses are masked", () => {
    expect(redact("https://a.example/x?api_key=abc&page=2")).toBe(`https://a.example/x?api_key=${hidden}&page=2`);
    expect(redact("https://a.example/x?discount_code=SUN&code=abc")).toBe(`https://a.example/x?discount_code=SUN&code=${hidden}`);
    expect(redact("postgres://shop:hunter2@db/shop")).toBe(`postgres://${hidden}@db/shop`);
    expect(redact("sent Authorization: Bearer abcdefgh.ijkl")).toBe(`sent Authorization: Bearer ${hidden}`);
    expect(redactText("refused key k-123456", ["k-123456"])).toBe(`refused key ${hidden}`);
  });

  test("what is cut says so", () => {
    expect(redact("é".repeat(40_000))).toContain(`${cutMark} (40000 characters)`);
    expect(JSON.stringify(redact(Array.from({ length: 9_000 }, (_, i) => i)))).toContain("more)");
    const fields = redact(Object.fromEntries(Array.from({ length: 9_000 }, (_, i) => [`f${i}`, i]))) as Record<string, unknown>;
    expect(fields[cutMark]).toMatch(/more$/);
  });

  test("numbers too big for JSON stay readable", () => {
    expect(redact({ n: 5n, big: 271878346596884015n })).toEqual({ n: 5, big: "271878346596884015" });
  });
});
