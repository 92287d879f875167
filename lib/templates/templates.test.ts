import { describe, expect, test } from "vitest";
import { validate } from "../flow/validate.ts";
import { locales } from "../language/words.ts";
import { catalog } from "../nodes/catalog.ts";
import { documentOf } from "./template.ts";
import { templates } from "./templates.ts";

describe.each(templates.map((template) => [template.id, template] as const))("the starter flow %s", (id, template) => {
  test.each(locales)("can be published as it is drawn, in %s", (locale) => {
    const document = documentOf(template, locale);
    expect(validate(document, catalog)).toEqual([]);
    expect(document.name).toBe(template.name[locale]);
  });

  test("is drawn alike in both languages, and translated", () => {
    const [en, zh] = [documentOf(template, "en"), documentOf(template, "zh")];
    expect(zh.edges).toEqual(en.edges);
    expect(zh.nodes.map(({ id, type, position }) => ({ id, type, position }))).toEqual(
      en.nodes.map(({ id, type, position }) => ({ id, type, position })),
    );
    expect(JSON.stringify(zh)).toMatch(/[一-鿿]/);
    expect(JSON.stringify(en)).not.toMatch(/[一-鿿]/);
  });

  test("is called by an id of its own", () => {
    expect(templates.filter((other) => other.id === id)).toHaveLength(1);
  });
});
