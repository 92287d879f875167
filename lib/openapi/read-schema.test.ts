/** Schemas that others wrote: what a form makes of them, and that none costs more than it may. */
import { describe, expect, test } from "vitest";
import type { DescribedOperation } from "./operation.ts";
import { readApi } from "./read-api.ts";

type Json = Record<string, unknown>;
function readFirst(text: string): DescribedOperation {
  const found = readApi(text);
  if (!found.ok) throw new Error(found.why.en);
  const [first] = found.api.operations;
  if (!first) throw new Error("nothing was read");
  return first;
}
const documentOf = (schema: unknown, schemas: Json = {}, openapi = "3.1.0") =>
  JSON.stringify({
    openapi,
    info: { title: "x", version: "1" },
    paths: {
      "/a": {
        post: {
          requestBody: { content: { "application/json": { schema } } },
          responses: { 200: { content: { "application/json": { schema } } } },
        },
      },
    },
    components: { schemas },
  });
const read = (schema: unknown, schemas?: Json, openapi?: string) => {
  const { body, answer } = readFirst(documentOf(schema, schemas, openapi));
  return { takes: body?.takes, answer };
};
const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });
const times = <T>(n: number, each: (i: number) => T): T[] => Array.from({ length: n }, (_, i) => each(i));

describe("several ways", () => {
  test("a group of which one field or another has to be there is drawn as that group", () => {
    const own = { properties: { a: { type: "string" }, b: { type: "integer" } } };
    const ways = { anyOf: [{ required: ["a"] }, { required: ["b"] }] };
    for (const schema of [
      { type: "object", ...own, ...ways },
      { ...own, ...ways },
    ])
      expect(read(schema)).toEqual({
        takes: {
          kind: "record",
          fields: [
            { name: "a", takes: { kind: "text" } },
            { name: "b", takes: { kind: "number", whole: true } },
          ],
        },
        answer: { record: { a: "text", b: "whole" } },
      });
  });

  test("a text of one form or another is a text", () => {
    expect(read({ type: "string", oneOf: [{ format: "ipv4" }, { format: "ipv6" }] })).toEqual({ takes: { kind: "text" }, answer: "text" });
    expect(read({ type: "integer", anyOf: [{ maximum: 3 }, { minimum: 9 }] }).takes).toEqual({ kind: "number", whole: true });
  });

  test("what really differs stays JSON", () => {
    expect(read({ oneOf: [{ type: "object", properties: { a: {} } }, { type: "string" }] }).takes).toEqual({ kind: "json" });
    expect(read({ oneOf: [{}, { type: "string" }] }).takes).toEqual({ kind: "json" });
  });
});

describe("what a reference says beside itself", () => {
  const schemas = { Mode: { type: "string", enum: ["a", "b"] }, Note: { type: "string", maxLength: 9 } };
  const beside = { properties: { mode: { ...ref("Mode"), default: "b", description: "How" }, note: { ...ref("Note"), maxLength: 5 } } };
  test("holds in 3.1", () => {
    expect(read(beside, schemas).takes).toMatchObject({
      fields: [
        { name: "mode", about: "How", usual: "b", takes: { kind: "choice", values: ["a", "b"] } },
        { name: "note", takes: { kind: "text", max: 5 } },
      ],
    });
  });
  test("means nothing in 3.0, but for what it is about", () => {
    const { takes } = read(beside, schemas, "3.0.3");
    expect(takes).toMatchObject({
      fields: [
        { name: "mode", about: "How" },
        { name: "note", takes: { max: 9 } },
      ],
    });
    expect(JSON.stringify(takes)).not.toContain("usual");
  });
});

describe("a document that would cost more than it may", () => {
  test.each(["allOf", "oneOf", "anyOf"])("%s over %s without end is left as JSON", (ways) => {
    const schemas = Object.fromEntries(times(9, (i) => [`S${i}`, { [ways]: times(20, () => ref(`S${i + 1}`)) }]));
    expect(read(ref("S0"), { ...schemas, S9: { type: "string" } })).toEqual({ takes: { kind: "json" }, answer: "any" });
  });

  test("many parts with many fields each, for every operation, are not merged for ever", () => {
    const big = { properties: Object.fromEntries(times(5_000, (i) => [`f${i}`, { type: "string" }])) };
    const call = { requestBody: { content: { "application/json": { schema: ref("All") } } } };
    const found = readApi(
      JSON.stringify({
        openapi: "3.1.0",
        paths: Object.fromEntries(times(1_500, (i) => [`/a${i}`, { post: call }])),
        components: { schemas: { All: { allOf: times(1_000, () => ref("Big")) }, Big: big } },
      }),
    );
    expect(found.ok && found.api.operations.length).toBe(1_500);
  });

  test("lists in lists to any depth", () => {
    const deep = 'PUT{"type":"array","items":'.slice(3);
    const text = documentOf("HERE").replaceAll('"HERE"', `${deep.repeat(30_000)}{"type":"string"}${"}".repeat(30_000)}`);
    const { body, answer } = readFirst(text);
    expect(JSON.stringify([body?.takes, answer]).length).toBeLessThan(500);
    expect(body?.takes).toMatchObject({ kind: "list", of: { kind: "list" } });
    expect(answer).toMatchObject({ list: { list: {} } });
  });

  test("a list of texts as deep as groups are drawn is still one", () => {
    const nested = times(4, () => 0).reduce<Json>((inner, _, i) => ({ type: "object", properties: { [`p${i}`]: inner } }), {
      type: "array",
      items: { type: "string" },
    });
    expect(JSON.stringify(read(nested).takes)).toContain('{"kind":"list","of":{"kind":"text"}}');
  });

  test("what holds itself by an alias, and lists without end in YAML", () => {
    const yaml = (schema: string) =>
      `openapi: 3.1.0\npaths: { /a: { post: { requestBody: { content: { application/json: { schema: ${schema} } } } } } }\n`;
    for (const schema of ["&x { type: array, items: *x }", "&x { allOf: [*x, *x, *x, *x] }", "&x { type: object, properties: { a: *x } }"])
      expect(readFirst(yaml(schema)).body?.takes.kind).toMatch(/^(?:list|json|record)$/);
    expect(readApi(yaml(`${"[".repeat(100_000)}${"]".repeat(100_000)}`)).ok).toBe(false);
    expect(readApi(`{ ${"[".repeat(100_000)}`).ok).toBe(false);
  });
});
