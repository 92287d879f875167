import fc from "fast-check";
import { expect, test } from "vitest";
import { keyHeaders, sentKey } from "./sent-key.ts";

const keys = fc.string({ minLength: 1, maxLength: 300 });

test("without a header of the document's own it is the usual one, with the key as it is", () => {
  fc.assert(
    fc.property(keys, (key) => {
      expect(sentKey(key, null)).toEqual({ name: "idempotency-key", value: key });
    }),
  );
});

test("the same key is always the same text, another key another, in the form and length that the header takes", () => {
  fc.assert(
    fc.property(keys, keys, fc.option(fc.integer({ min: 16, max: 255 })), (a, b, max) => {
      const text = { name: "X-Key", form: "text" as const, ...(max === null ? {} : { max }) };
      const [one, again, other] = [sentKey(a, text), sentKey(a, text), sentKey(b, text)];
      expect(one).toEqual(again);
      expect(one.name).toBe("x-key");
      expect(one.value.length).toBeLessThanOrEqual(max ?? 255);
      expect(one.value === other.value).toBe(a === b);
      const uuid = sentKey(a, { name: "X-Key", form: "uuid" });
      expect(uuid.value).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    }),
  );
});

test("a UUID that would be longer than the header takes is a part of it instead", () => {
  fc.assert(
    fc.property(keys, fc.integer({ min: 1, max: 80 }), (key, max) => {
      const { value } = sentKey(key, { name: "X-Key", form: "uuid", max });
      expect(value.length).toBe(Math.min(max, 36));
      expect(value.includes("-")).toBe(max >= 36);
    }),
  );
});

test("where the document promises nothing by its header, the usual one goes with it", () => {
  const header = { name: "X-Request-Id", form: "text" } as const;
  expect(keyHeaders("a", header)).toEqual({ "x-request-id": "a", "idempotency-key": "a" });
  expect(keyHeaders("a", { ...header, promised: true })).toEqual({ "x-request-id": "a" });
  expect(keyHeaders("a", { name: "Idempotency-Key", form: "text", max: 8 })).toEqual({ "idempotency-key": "a" });
  expect(keyHeaders("a", null)).toEqual({ "idempotency-key": "a" });
});
