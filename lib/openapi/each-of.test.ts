import fc from "fast-check";
import { expect, test } from "vitest";
import { type EachOf, readEachOf, writeEachOf } from "./each-of.ts";

const expression = fc.constantFrom(
  "item.sku",
  "item.quantity",
  '"fixed, text: {}"',
  "order.number",
  "item.price * 2",
  "size([1, 2])",
  "'a' + item.name",
);
const each: fc.Arbitrary<EachOf> = fc
  .tuple(
    fc.constantFrom("order.items", "steps.find.body.rows", "event.body.lines[0].parts"),
    fc.uniqueArray(fc.string({ minLength: 1, maxLength: 8 }), { maxLength: 4 }),
    expression,
    fc.boolean(),
  )
  .map(([list, names, value, isRecord]) =>
    isRecord ? { list, fields: names.map((name) => [name, value]), value: "" } : { list, fields: null, value },
  );

test("what is written is read back as it was", () => {
  fc.assert(
    fc.property(each, (made) => {
      const text = writeEachOf(made);
      // braces that a name of the document holds could close the whole: such a list is edited as a formula
      const read = readEachOf(text);
      if (made.fields?.some(([name]) => /[{}"'\\]/.test(name)) && read === null) return;
      expect(read).toEqual(made);
    }),
  );
});

test.each([
  "",
  "{{ order.items }}",
  "{{ order.items.map(line, line.sku) }}",
  "{{ order.items.filter(item, item.quantity > 1).map(item, item.sku) }}",
  "{{ order.items.map(item, {sku: item.sku}) }}",
  "{{ order.items.map(item, item.sku) }} and more",
  "{{order.items.map(item, item.sku)}}",
])("%s is edited as a formula", (text) => expect(readEachOf(text)).toBeNull());
