/** What a step's result is at some place: it differs by the way that was taken out of it, and by what its settings say of it. */
import type { z } from "zod";
import type { Catalog } from "../nodes/catalog.ts";
import { failedPort } from "../nodes/define.ts";
import { type Given, isOperation } from "../openapi/operation.ts";
import { compile } from "./expression.ts";
import type { ExpressionEnvironment } from "./expression-environment.ts";
import type { FlowNode } from "./flow.ts";
import { isObject } from "./is-object.ts";
import { celName, type ObjectShape, objectShape, type Shape, shapeOf } from "./shape.ts";
import type { Ways } from "./ways.ts";

const text: Shape = { kind: "string" };
const whole: Shape = { kind: "int" };
const any: Shape = { kind: "dyn" };
const failure = objectShape("failure", { code: text, message: text });
const failureFields = { failure, step: text };

/** Output schemas are few (one a node type); their types are named by number. */
const declared = new WeakMap<z.ZodObject, ObjectShape>();
let made = 0;
export function resultShape(output: z.ZodObject): ObjectShape {
  let shape = declared.get(output);
  if (!shape) {
    made += 1;
    shape = shapeOf(output, `step${made}`) as ObjectShape;
    declared.set(output, shape);
  }
  return shape;
}

/** Shapes of the same fields are the same type, so that environments can be shared. */
const composed = new Map<string, ObjectShape>();
const composedMax = 500;
function compose(fields: Record<string, Shape>): ObjectShape {
  const key = Object.entries(fields)
    .map(([name, shape]) => `${name}:${celName(shape)}${shape.kind === "string" ? `${shape.time ?? ""}${shape.values ?? ""}` : ""}`)
    .sort()
    .join();
  let shape = composed.get(key);
  if (!shape) {
    made += 1;
    shape = objectShape(`step${made}`, fields);
    if (composed.size >= composedMax) composed.delete(composed.keys().next().value ?? "");
    composed.set(key, shape);
  }
  return shape;
}

export interface Result {
  usual: ObjectShape;
  varies: boolean;
  /** Its shape at a place. */
  at(place: string): ObjectShape;
}
const same = (shape: ObjectShape): Result => ({ usual: shape, varies: false, at: () => shape });

/** Not `exact`: a result and a failure are not told apart. `environmentAt` is asked only where the step itself stands. */
export function resultOf(
  node: FlowNode,
  catalog: Catalog,
  ways: Ways,
  exact: boolean,
  environmentAt: (id: string) => ExpressionEnvironment,
): Result | null {
  const type = catalog.get(node.type);
  if (!type) return null;
  const { id } = node;
  if (node.type === "trigger.flow") {
    return same(compose({ input: compose(inputsOf(node)) }));
  }
  if (node.type === "outside.operation") return answerOf(node, ways, exact);
  const usual = usualOf(node.type) ?? resultShape(type.output);
  const isEach = node.type === "logic.for-each";
  if (type.kind === "trigger" || (!isEach && ways.targets(id, failedPort).length === 0)) return same(usual);
  if (!exact && !isEach) return same(compose({ ...usual.fields, ...failureFields }));
  const caught = (place: string) => ways.behind(id, failedPort).has(place);
  const worked = (place: string) => ways.used(id).some((port) => port !== failedPort && ways.behind(id, port).has(place));
  return {
    usual,
    varies: true,
    at(place) {
      if (isEach && ways.behind(id, "each").has(place))
        return compose({ item: itemOf(node, environmentAt(id)), index: whole, count: whole });
      if (!caught(place)) return usual;
      return worked(place) ? compose({ ...usual.fields, ...failureFields }) : compose(failureFields);
    },
  };
}

/** What the document says comes back, where the call worked; where it was refused nobody has said. */
function answerOf(node: FlowNode, ways: Ways, exact: boolean): Result {
  const { id, config } = node;
  const head = { status: whole, headers: { kind: "map", of: text } satisfies Shape };
  const operation = config["operation"];
  const worked = compose({ ...head, body: isOperation(operation) ? givenShape(operation.answer) : any });
  const refused = compose({ ...head, body: any });
  const leads = (port: string) => ways.targets(id, port).length > 0;
  if (!leads("error") && !leads(failedPort)) return same(worked);
  if (!exact) return same(compose({ ...refused.fields, ...(leads(failedPort) ? failureFields : {}) }));
  return {
    usual: worked,
    varies: true,
    at(place) {
      const behind = (port: string) => ways.behind(id, port).has(place);
      const answered = behind("ok") && !behind("error") ? worked : behind("error") ? refused : worked;
      if (!behind(failedPort)) return answered;
      return behind("ok") || behind("error") ? compose({ ...answered.fields, ...failureFields }) : compose(failureFields);
    },
  };
}

function givenShape(given: Given): Shape {
  if (typeof given === "string") return simpleGiven[given];
  if ("list" in given) return { kind: "list", of: givenShape(given.list) };
  if ("choice" in given) return { kind: "string", values: given.choice };
  return compose(Object.fromEntries(Object.entries(given.record).map(([name, each]) => [name, givenShape(each)])));
}
const simpleGiven: Record<Extract<Given, string>, Shape> = {
  text,
  moment: { kind: "string", time: true },
  whole,
  number: { kind: "double" },
  flag: { kind: "bool" },
  any,
};

/** Where the declared result is what the step may give by all its ways together. */
function usualOf(type: string): ObjectShape | null {
  if (type === "logic.for-each") return compose({ count: whole, failed: whole });
  return type === "logic.try" ? compose({}) : null;
}

const identifier = /^[A-Za-z_][A-Za-z0-9_]*$/;

/** What a flow that is called asks for: each a text. */
function inputsOf(node: FlowNode): Record<string, Shape> {
  const inputs = node.config["inputs"];
  if (!isObject(inputs)) return {};
  return Object.fromEntries(
    Object.keys(inputs)
      .filter((name) => identifier.test(name))
      .map((name) => [name, text]),
  );
}

/** An item's shape where the list's is known. */
function itemOf(node: FlowNode, environment: ExpressionEnvironment): Shape {
  const list = node.config["items"];
  if (typeof list !== "string" || list.trim() === "") return any;
  const compiled = compile(list, environment);
  const name = compiled.ok ? /^list<(.*)>$/.exec(compiled.expression.type)?.[1] : undefined;
  if (name === undefined) return any;
  return simple[name] ?? environment.records.get(name) ?? any;
}

const simple: Record<string, Shape> = {
  string: text,
  int: whole,
  double: { kind: "double" },
  bool: { kind: "bool" },
  Money: { kind: "money" },
  "google.protobuf.Timestamp": { kind: "time" },
};
