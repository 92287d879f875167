import { expect, test } from "vitest";
import { nodeTypes } from "../nodes/catalog.ts";
import { configFields } from "../nodes/fields.ts";
import { effects } from "../run/effects.ts";
import { askedFieldWords } from "./asked-fields.ts";

test("what an action is asked for has a name on its form, or one here", () => {
  const nameless = nodeTypes.flatMap((type) => {
    if (type.kind !== "action") return [];
    const labelled = new Set(configFields(type.config).map(({ name }) => name));
    const { args } = effects[type.effect];
    return Object.keys(args.shape).filter((name) => !labelled.has(name) && !Object.hasOwn(askedFieldWords, name));
  });
  expect(nameless).toEqual([]);
});
