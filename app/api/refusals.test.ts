/** The description of the API names every refusal that a call can come to: read from the sources, along what its handler calls. */
import { readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import ts from "typescript";
import { expect, test } from "vitest";
import { type CallName, calls } from "#lib/api/calls.ts";
import { openapi } from "#lib/api/openapi.ts";
import { root } from "#tests/product.ts";

interface Piece {
  readonly statuses: Set<number>;
  /** Other pieces that it names, as `file#name`. */
  readonly names: Set<string>;
}
const pieces = new Map<string, Piece>();

for (const folder of ["app/api", "engine/commands", "engine/queries"])
  for (const name of readdirSync(join(root, folder), { recursive: true, encoding: "utf8" }))
    if (/\.ts$/.test(name) && !/\.test\.ts$/.test(name)) readPieces(join(folder, name));

function readPieces(file: string): void {
  const source = ts.createSourceFile(file, readFileSync(join(root, file), "utf8"), ts.ScriptTarget.Latest, true);
  const imported = new Map<string, string>();
  for (const statement of source.statements) {
    if (!ts.isImportDeclaration(statement) || !ts.isStringLiteral(statement.moduleSpecifier)) continue;
    const { text } = statement.moduleSpecifier;
    const from = text.startsWith("#") ? text.slice(1) : join(dirname(file), text);
    const names = statement.importClause?.namedBindings;
    if (names && ts.isNamedImports(names))
      for (const each of names.elements) imported.set(each.name.text, `${from}#${(each.propertyName ?? each.name).text}`);
  }
  const add = (name: string, node: ts.Node): void => {
    const piece: Piece = { statuses: new Set(), names: new Set() };
    const walk = (at: ts.Node): void => {
      if (ts.isNewExpression(at) && at.expression.getText() === "Refusal") {
        const [status] = at.arguments ?? [];
        for (const found of status?.getText().matchAll(/\b[45]\d\d\b/g) ?? []) piece.statuses.add(Number(found[0]));
      }
      if (ts.isIdentifier(at)) piece.names.add(imported.get(at.text) ?? `${file}#${at.text}`);
      ts.forEachChild(at, walk);
    };
    walk(node);
    pieces.set(`${file}#${name}`, piece);
  };
  for (const statement of source.statements) {
    if (ts.isFunctionDeclaration(statement) && statement.name) add(statement.name.text, statement);
    if (ts.isVariableStatement(statement))
      for (const { name, initializer } of statement.declarationList.declarations) {
        if (name.getText() === "handlers" && initializer && ts.isObjectLiteralExpression(initializer))
          for (const property of initializer.properties) add(`handlers.${property.name?.getText()}`, property);
        else if (initializer) add(name.getText(), initializer);
      }
  }
}

function statusesOf(start: string): number[] {
  const found = new Set<number>();
  const seen = new Set([start]);
  for (const name of seen) {
    const piece = pieces.get(name);
    for (const status of piece?.statuses ?? []) found.add(status);
    for (const other of piece?.names ?? []) seen.add(other);
  }
  return [...found].sort();
}

/** What the sources seem to say and cannot happen. */
const never: Partial<Record<CallName, Record<number, string>>> = {
  getNeedsYou: { 400: "it has no pages" },
  getApprovalByLink: { 403: "who may not decide is told so in the answer" },
  acceptInvitation: { 403: "the account it makes asks for no role" },
};

const described = openapi("1")["paths"] as Record<string, Record<string, { responses: Record<string, unknown> }>>;

test("the sources were read", () => {
  expect(pieces.size).toBeGreaterThan(500);
  expect(statusesOf("app/api/handlers.ts#handlers.publishFlow")).toEqual(expect.arrayContaining([409, 412, 422]));
});

test.each(Object.keys(calls) as CallName[])("%s", (name) => {
  const { path, method } = calls[name];
  const responses = [...Object.keys(described[path]?.[method.toLowerCase()]?.responses ?? {}), ...Object.keys(never[name] ?? {})];
  expect({
    name,
    unsaid: statusesOf(`app/api/handlers.ts#handlers.${name}`).filter((status) => !responses.includes(String(status))),
  }).toEqual({
    name,
    unsaid: [],
  });
});
