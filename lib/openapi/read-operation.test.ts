/** One operation of a document: its parameters, its headers, its answer. */
import { expect, test } from "vitest";
import { reservedHeaders } from "../run/reserved-headers.ts";
import { readApi } from "./read-api.ts";
import { requestOf } from "./request.ts";

function read(path: string, item: object) {
  const found = readApi(JSON.stringify({ openapi: "3.0.3", info: {}, paths: { [path]: item } }));
  const [first] = found.ok ? found.api.operations : [];
  if (!first) throw new Error(found.ok ? "nothing was read" : found.why.en);
  return first;
}
const text = { type: "string" };

test("a part of the address is filled in, in whatever letters the document names it", () => {
  const operation = read("/users/{userID}/tags/{tag}", {
    get: { parameters: [{ name: "userId", in: "path", required: true, schema: { type: "integer" } }] },
  });
  expect(operation.parameters).toMatchObject([
    { name: "userID", in: "path", takes: { kind: "number" } },
    { name: "tag", in: "path", takes: { kind: "text" } },
  ]);
  const values = new Map<string, unknown>([
    ["path/userID", 7],
    ["path/tag", "a"],
  ]);
  expect(requestOf(operation, values)).toMatchObject({ request: { path: "/users/7/tags/a" } });
});

test("two parts that differ in their letters alone stay two, as do two of the query; headers know no letters", () => {
  const named = (names: readonly string[], place: string) => names.map((name) => ({ name, in: place, required: true, schema: text }));
  const parameters = [...named(["a", "A"], "path"), ...named(["q", "Q"], "query"), ...named(["x-h", "X-H"], "header")];
  expect(read("/{a}/{A}", { get: { parameters } }).parameters.map(({ name, in: place }) => `${place} ${name}`)).toEqual([
    ...["path a", "path A", "query q", "query Q", "header X-H"],
  ]);
});

test("the error's form is not taken for the answer of what succeeds without one", () => {
  const error = { content: { "application/json": { schema: { type: "object", properties: { code: { type: "integer" } } } } } };
  expect(read("/pets", { post: { responses: { 201: { description: "made" }, default: error } } }).answer).toBe("any");
  expect(read("/pets", { post: { responses: { default: error } } }).answer).toEqual({ record: { code: "whole" } });
});

test("no header is asked for that a run would refuse to send", () => {
  const names = [...reservedHeaders, "Accept", "Content-Type", "Authorization", "HOST", "X-Own"];
  const parameters = names.map((name) => ({ name, in: "header", required: true, schema: text }));
  for (const method of ["get", "post"]) {
    const operation = read("/a", { [method]: { parameters } });
    expect([method, operation.parameters.map(({ name }) => name)]).toEqual([method, ["X-Own"]]);
  }
});
