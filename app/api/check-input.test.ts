import { expect, test } from "vitest";
import { z } from "zod";
import type { Refusal } from "#engine/commands/actor.ts";
import { type CallName, calls } from "#lib/api/calls.ts";
import type { Endpoint } from "#lib/api/endpoint.ts";
import type { Locale } from "#lib/language/words.ts";
import { checkInput } from "./check-input.ts";

function wrong(schema: z.ZodType, value: unknown, locale: Locale = "en") {
  try {
    checkInput(schema, value, "body", locale);
    return null;
  } catch (error) {
    const refusal = error as Refusal;
    return { detail: refusal.sentence(locale), ...(refusal.more.extra as { field: string; errors: { message: string }[] }) };
  }
}

const order = z.strictObject({
  name: z.string().min(1).max(3),
  n: z.int().max(500).optional(),
  tags: z.array(z.string()).max(2).optional(),
  state: z.enum(["open", "done"]).optional(),
  at: z.iso.datetime().optional(),
  free: z
    .string()
    .refine((text) => text !== "no", { error: "Say yes." })
    .optional(),
});

test.each([
  [{}, "“name” is not right: it is missing.", "“name”填写有误：缺少这一项。"],
  [{ name: 1 }, "“name” is not right: a text is wanted.", "“name”填写有误：应为文字。"],
  [{ name: "" }, "“name” is not right: it is empty.", "“name”填写有误：不能为空。"],
  [{ name: "long" }, "“name” is not right: 3 characters at most.", "“name”填写有误：最多 3 个字符。"],
  [{ name: "a", n: 501 }, "“n” is not right: 500 at most.", "“n”填写有误：最大为 500。"],
  [{ name: "a", n: "1" }, "“n” is not right: a number is wanted.", "“n”填写有误：应为数字。"],
  [{ name: "a", n: 1.5 }, "“n” is not right: a whole number is wanted.", "“n”填写有误：应为整数。"],
  [{ name: "a", tags: ["a", 2] }, "“tags.1” is not right: a text is wanted.", "“tags.1”填写有误：应为文字。"],
  [{ name: "a", tags: ["a", "b", "c"] }, "“tags” is not right: 2 entries at most.", "“tags”填写有误：最多 2 项。"],
  [{ name: "a", state: "x" }, "“state” is not right: one of these is wanted: open, done.", "“state”填写有误：可用的值：open, done。"],
  [{ name: "a", at: "now" }, /a time with its zone is wanted/, /应为带时区的时间/],
  [{ name: "a", other: 1 }, "“other” is not right: there is no such field here.", "“other”填写有误：这里没有这个字段。"],
  [{ name: "a", free: "no" }, "“free” is not right: Say yes.", "“free”填写有误：Say yes."],
  [[], "“body” is not right: an object with fields is wanted.", "“body”填写有误：应为带字段的对象。"],
])("%j", (value, en, zh) => {
  expect(wrong(order, value)?.detail).toMatch(en);
  expect(wrong(order, value, "zh")?.detail).toMatch(zh);
});

test("no call answers with the words of the library that reads it", () => {
  for (const name of Object.keys(calls) as CallName[]) {
    const call: Endpoint = calls[name];
    for (const schema of [call.body, call.query, call.params])
      for (const value of [{}, [], 1, { bogus: 1 }, ...Object.keys(schema instanceof z.ZodObject ? schema.shape : {}).flatMap(oddly)]) {
        const answer = schema ? wrong(schema, value, "zh") : null;
        for (const { message } of answer?.errors ?? []) expect({ name, value, message }).not.toMatchObject({ message: foreign });
      }
  }
});
const foreign = expect.stringMatching(/invalid|expected|received|pattern|unrecognized/i);
const oddly = (field: string) => [5, "", "x".repeat(300_000), null, {}, [[]], true].map((value) => ({ [field]: value }));
