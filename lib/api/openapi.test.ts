import { expect, test } from "vitest";
import { type CallName, calls } from "./calls.ts";
import { matchCall } from "./match.ts";
import { openapi } from "./openapi.ts";

const names = Object.keys(calls) as CallName[];

test("every call is described, once, and nothing else is", () => {
  const described = Object.entries(openapi("1")["paths"] as Record<string, Record<string, { operationId: string }>>).flatMap(
    ([path, methods]) => Object.entries(methods).map(([method, { operationId }]) => `${method.toUpperCase()} ${path} ${operationId}`),
  );
  expect(described.sort()).toEqual(names.map((name) => `${calls[name].method} ${calls[name].path} ${name}`).sort());
});

test("every call is reached by its own address", () => {
  for (const name of names) {
    const path = calls[name].path
      .slice(1)
      .replace(/\{[^}]+\}/g, "a-b")
      .split("/");
    expect(matchCall(calls[name].method, path)).toMatchObject({ kind: "call", name });
  }
});

test("a parameter in a path is declared, and the other way round", () => {
  for (const name of names) {
    const call = calls[name];
    const inPath = [...call.path.matchAll(/\{([^}]+)\}/g)].map((match) => match[1]).sort();
    expect({ name, params: "params" in call ? Object.keys(call.params.shape).sort() : [] }).toEqual({ name, params: inPath });
  }
});

test("a method that a path does not take is told apart from a path that does not exist", () => {
  expect(matchCall("PATCH", ["flows"])).toEqual({ kind: "method", allow: ["GET", "POST"] });
  expect(matchCall("GET", ["nothing"])).toEqual({ kind: "none" });
  expect(matchCall("HEAD", ["flows"])).toMatchObject({ name: "listFlows" });
});

test("the description holds no reference that leads nowhere", () => {
  const text = JSON.stringify(openapi("1"));
  const references = new Set([...text.matchAll(/"\$ref":"([^"]+)"/g)].map((match) => match[1]));
  expect([...references]).toEqual(["#/components/schemas/Problem"]);
});
