import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isOperation } from "./operation.ts";
import { readApi } from "./read-api.ts";

const fixture = (name: string) => readFileSync(new URL(`./fixture/${name}`, import.meta.url), "utf8");
const warehouse = fixture("warehouse.yaml");
function read(text: string) {
  const found = readApi(text);
  if (!found.ok) throw new Error(found.why.en);
  return found.api;
}
const refusal = (text: string) => {
  const found = readApi(text);
  return found.ok ? null : found.why.en;
};
const operation = (text: string, key: string) => {
  const found = read(text).operations.find((each) => each.key === key);
  if (!found) throw new Error(`no ${key}`);
  return found;
};
const api = { id: "00000000-0000-4000-8000-000000000001", name: "Any", revision: 1 };

describe("documents that others have published", () => {
  test.each([
    ["petstore.json", "http://petstore.swagger.io/v2", 19, 1],
    ["github-issues.json", "https://api.github.com", 29, 0],
    ["warehouse.yaml", "https://eu.warehouse.example/v2", 5, 1],
  ])("%s is read: every operation is offered, or named with why not", (name, server, offered, left) => {
    const found = read(fixture(name));
    expect({ server: found.server, offered: found.operations.length, left: found.left.length }).toEqual({ server, offered, left });
    expect(new Set(found.operations.map(({ key }) => key)).size).toBe(offered);
    for (const { tag: _, ...each } of found.operations) expect(isOperation({ ...each, api })).toBe(true);
  });

  test("what they ask for becomes a form", () => {
    const pet = operation(fixture("petstore.json"), "addPet");
    expect(pet).toMatchObject({ method: "POST", path: "/pet", title: "Add a new pet to the store" });
    expect(pet.body?.takes).toMatchObject({
      kind: "record",
      fields: [
        { name: "category", takes: { kind: "record" } },
        { name: "name", required: true, example: "doggie", takes: { kind: "text" } },
        { name: "photoUrls", required: true, takes: { kind: "list", of: { kind: "text" } } },
        { name: "tags", takes: { kind: "list", of: { kind: "record" } } },
        { name: "status", takes: { kind: "choice", values: ["available", "pending", "sold"] } },
      ],
    });
    const issue = operation(fixture("github-issues.json"), "issues/create");
    expect(issue.parameters.map(({ name, in: place, required }) => [place, name, required])).toEqual([
      ["path", "owner", true],
      ["path", "repo", true],
    ]);
    // a text or a number, as that document has it
    expect(issue.body?.takes).toMatchObject({
      fields: expect.arrayContaining([expect.objectContaining({ name: "title", takes: { kind: "text" } })]),
    });
    expect(issue.answer).toMatchObject({ record: { number: "whole", title: "text", labels: { list: expect.anything() } } });
  });

  test("an upload is left out, and said why", () => {
    expect(read(warehouse).left).toMatchObject([
      { method: "POST", path: "/shipments/{shipmentId}/label", why: { en: expect.stringContaining("files") } },
    ]);
  });
});

describe("the warehouse's document", () => {
  test("its key against doing it twice is ours to send, not the operator's", () => {
    const create = operation(warehouse, "createShipment");
    expect(create.keyHeader).toEqual({ name: "X-Request-Id", form: "uuid", promised: true });
    expect(create.parameters.map(({ name }) => name)).toEqual(["notify"]);
    expect(operation(warehouse, "orderPickup").keyHeader).toBeUndefined();
  });

  test("what only comes back is not asked for, a circle ends, and what may be null is what it else is", () => {
    const create = operation(warehouse, "createShipment");
    expect(JSON.stringify(create.body)).not.toContain('"id"');
    expect(create.body?.takes).toMatchObject({ fields: expect.arrayContaining([{ name: "note", takes: { kind: "text" } }]) });
    expect(create.answer).toMatchObject({
      record: { id: "text", createdAt: "moment", parcels: "whole", parent: "any", status: { choice: ["open", "packed", "sent"] } },
    });
  });

  test("lists of an address are written as the document says", () => {
    expect(operation(warehouse, "listShipments").parameters).toMatchObject([
      { name: "status", written: "repeat", takes: { kind: "list", of: { kind: "choice" } } },
      { name: "since", takes: { kind: "text", form: "date" } },
    ]);
    expect(operation(warehouse, "orderPickup").body).toMatchObject({ as: "form", required: true });
  });

  test("a header that is declared for all and named nowhere holds for what is not safe to repeat", () => {
    const document = {
      openapi: "3.0.3",
      info: {},
      paths: { "/a": { post: { responses: {} }, get: { responses: {} } } },
      components: { parameters: { K: { name: "Idempotency-Key", in: "header", schema: { type: "string", maxLength: 40 } } } },
    };
    const found = read(JSON.stringify(document));
    expect(found.operations.map(({ method, keyHeader }) => [method, keyHeader?.name, keyHeader?.form])).toEqual([
      ["GET", undefined, undefined],
      ["POST", "Idempotency-Key", "uuid"],
    ]);
  });
});

describe("a document that is not as it should be", () => {
  const minimal = (paths: unknown, more: object = {}) =>
    JSON.stringify({ openapi: "3.1.0", info: { title: "x", version: "1" }, paths, ...more });
  test.each([
    ["", /empty/],
    ["hello", /not an OpenAPI document/],
    ['{ "swagger": "2.0", "paths": {} }', /Swagger 2\.0/],
    ['{ "openapi": "4.0.0", "paths": {} }', /OpenAPI 4\.0\.0/],
    ['{ "paths": {} }', /“openapi”/],
    [minimal({}), /nothing that could be called/],
    ['{ "openapi": "3.0.0",\n  "paths": { \n', /^Line \d/],
    ["openapi: 3.1.0\npaths:\n  /a:\n   get: [\n", /^Line \d+, column \d+/],
    [minimal({ "/a": { $ref: "other.json#/a" } }), /another file/],
    [minimal({ "/a": { get: { parameters: [{ $ref: "#/components/parameters/X" }] } } }), /not there \(#\/components\/parameters\/X\)/],
    [minimal({ "/a": { get: { parameters: [{ name: "s", in: "cookie", required: true }] } } }), /cookie “s”/],
  ])("%.60s is refused in a sentence", (text, why) => expect(refusal(text)).toMatch(why));

  test("aliases that grow without end are not followed", () => {
    const lines = ["openapi: 3.1.0", "paths: { /a: { get: {} } }", "x0: &x0 [a, a, a, a, a, a, a, a, a]"];
    for (let i = 1; i < 12; i++) lines.push(`x${i}: &x${i} [${Array.from({ length: 9 }, () => `*x${i - 1}`).join(", ")}]`);
    expect(refusal(lines.join("\n"))).toMatch(/aliases/);
  });

  test("YAML in which the version is a number", () => {
    for (const version of ["3.0", "3.1"]) expect(read(`openapi: ${version}\npaths: { /a: { get: {} } }`).operations).toHaveLength(1);
    expect(refusal("openapi: 2.0\npaths: { /a: { get: {} } }")).toMatch(/OpenAPI 2/);
  });

  test("a name that is no place in the document leads nowhere", () => {
    for (const $ref of ["#Pet", "#components"])
      expect(refusal(minimal({ "/a": { get: { parameters: [{ $ref }] } } }, { components: {} }))).toContain(`not there (${$ref})`);
  });

  test("signs that a database cannot keep are taken out, wherever they stand", () => {
    const bad = JSON.parse('"a\\u0000b\\ud800c"') as string;
    const schema = { type: "object", properties: { [bad]: { type: "string", enum: [bad, "x"], example: bad } } };
    const call = { operationId: bad, summary: bad, tags: [bad], requestBody: { content: { "application/json": { schema } } } };
    const paths = { [`/${bad}`]: { post: call } };
    for (const text of [minimal(paths), `# YAML\n${minimal(paths)}`]) {
      const [first] = read(text).operations;
      const kept = JSON.stringify(first);
      expect(kept).toContain("ab�c");
      expect(kept).not.toMatch(/\\u0000|\\ud[89a-f]/i);
      expect(first).toMatchObject({ key: "ab�c", path: "/ab�c", tag: "ab�c" });
    }
    expect(read(minimal({ "/a": { get: { summary: String.raw`a\u0000` } } })).operations[0]?.title).toBe(String.raw`a\u0000`);
  });

  test("one bad operation costs itself, not the others", () => {
    const found = read(minimal({ "/a": { get: {}, put: "nonsense", head: {} }, "/b/{id}": { get: {} }, c: { get: {} } }));
    expect(found.operations.map(({ key }) => key)).toEqual(["GET /a", "GET /b/{id}"]);
    expect(found.operations[1]?.parameters).toMatchObject([{ name: "id", in: "path", required: true }]);
    expect(found.left.map(({ method, path }) => `${method} ${path}`)).toEqual(["PUT /a", "HEAD /a", "GET c"]);
  });

  test("whatever it is, it is read or refused, and never breaks", () => {
    const name = fc.constantFrom("A", "B", "C", "D");
    const ref = name.map((to) => `#/components/schemas/${to}`);
    const word = fc.oneof(fc.constantFrom("type", "properties", "items", "$ref", "enum", "object", "string", "array", "null"), ref);
    const many = fc.constantFrom("allOf", "oneOf", "anyOf");
    const schema = fc.letrec((tie) => ({
      any: fc.oneof(
        { maxDepth: 4 },
        fc.jsonValue(),
        ref.map((to) => ({ $ref: to })),
        fc.tuple(many, fc.array(tie("any"), { maxLength: 3 })).map(([ways, parts]) => ({ [ways]: parts })),
        // as many as make parts of parts of parts grow
        fc.tuple(many, ref, fc.integer({ min: 2, max: 40 })).map(([ways, to, n]) => ({ [ways]: Array(n).fill({ $ref: to }) })),
        fc.dictionary(word, fc.oneof(word, tie("any"), fc.array(tie("any"), { maxLength: 3 })), { maxKeys: 4 }),
      ),
    })).any;
    const wrappers = [
      ['{"type":"array","items":', "}"],
      ['{"properties":{"a":', "}}"],
      ['{"allOf":[', "]}"],
      ["[", "]"],
    ] as const;
    const wrapped = fc
      .tuple(fc.constantFrom(...wrappers), fc.constantFrom(0, 0, 0, 12, 20_000), schema)
      .map(([[opening, closing], n, inner]) => `${opening.repeat(n)}${JSON.stringify(inner)}${closing.repeat(n)}`);
    const all = fc.record({ A: wrapped, B: wrapped, C: wrapped, D: wrapped });
    fc.assert(
      fc.property(all, wrapped, fc.jsonValue(), (schemas, a, parameters) => {
        const document = {
          openapi: "3.1.0",
          info: parameters,
          paths: {
            "/a/{x}": {
              post: {
                parameters,
                requestBody: { content: { "application/json": { schema: "HERE" } } },
                responses: { 200: { content: { "application/json": { schema: { $ref: "#/components/schemas/A" } } } } },
              },
            },
          },
          components: { schemas: "SCHEMAS" },
        };
        const listed = Object.entries(schemas).map(([key, text]) => `"${key}":${text}`);
        const text = JSON.stringify(document)
          .replace('"HERE"', () => a)
          .replace('"SCHEMAS"', () => `{${listed.join(",")}}`);
        const found = readApi(text);
        if (found.ok) for (const { tag: _, ...each } of found.api.operations) expect(isOperation({ ...each, api })).toBe(true);
        else expect(found.why.en).not.toBe("");
      }),
      { numRuns: 150 },
    );
  });
});
