import fc from "fast-check";
import { expect, test } from "vitest";
import { sentKey } from "./sent-key.ts";

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
    fc.property(keys, keys, fc.option(fc.integer({ min: 36, max: 255 })), (a, b, max) => {
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
