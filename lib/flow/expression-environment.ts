/** The names, types, operators and functions that expressions have: CEL, with money and missing values understood. */
import { Environment } from "@marcbachmann/cel-js";
import { currencyCode } from "../commerce/currency.ts";
import { parseMoney } from "../commerce/parse-money.ts";
import { limits } from "../limits.ts";
import { Amount, AmountError } from "./amount.ts";
import { charge } from "./budget.ts";
import { isObject } from "./is-object.ts";
import { isMissing } from "./missing.ts";
import { type PartName, partNames } from "./part-names.ts";
import { eventShape, partShapes } from "./parts.ts";
import { isEmpty, toPlain, toText } from "./plain.ts";
import { celName, type ObjectShape, objectShape, type Shape } from "./shape.ts";
import { registerShopClock } from "./shop-clock.ts";

/** What is in scope at a place in a flow. */
export interface Names {
  parts: readonly PartName[];
  /** Each step that has an output, by its id. */
  steps: ReadonlyMap<string, ObjectShape>;
}

export interface ExpressionEnvironment {
  cel: Environment;
  /** The names at the top: what a mistyped one is compared with. */
  roots: readonly string[];
  /** Each record type by its CEL name. */
  records: ReadonlyMap<string, ObjectShape>;
  functions: readonly string[];
  stepIds: readonly string[];
}

const cel = new Environment({
  limits: {
    maxAstNodes: limits.expressionNodesMax,
    maxDepth: limits.expressionDepthMax,
    maxListElements: limits.expressionNodesMax,
    maxMapEntries: limits.expressionNodesMax,
  },
  homogeneousAggregateLiterals: false,
});
const sync = { async: false } as const;

const readMoney = (value: object) => {
  const read = toPlain(value);
  return isObject(read) ? Amount.of(read as { amountMinor: number; currency: string }) : undefined;
};
cel.registerType({ name: "Money", ctor: Amount, fields: { amountMinor: "int", currency: "string" }, convert: readMoney });
cel.registerOperator("Money + Money", (a: Amount, b: Amount) => a.plus(b));
cel.registerOperator("Money - Money", (a: Amount, b: Amount) => a.minus(b));
cel.registerOperator("Money / Money: double", (a: Amount, b: Amount) => a.ratioTo(b));
cel.registerOperator("-Money", (a: Amount) => a.negated());
cel.registerOperator("Money == Money", (a: Amount, b: Amount) => a.compareTo(b) === 0);
cel.registerOperator("Money < Money", (a: Amount, b: Amount) => a.compareTo(b) < 0);
cel.registerOperator("Money <= Money", (a: Amount, b: Amount) => a.compareTo(b) <= 0);
cel.registerOperator("Money > Money", (a: Amount, b: Amount) => a.compareTo(b) > 0);
cel.registerOperator("Money >= Money", (a: Amount, b: Amount) => a.compareTo(b) >= 0);
for (const number of ["int", "double"]) {
  type N = number | bigint;
  cel.registerOperator(`Money * ${number}: Money`, (a: Amount, b: N) => a.times(b));
  cel.registerOperator(`${number} * Money: Money`, (a: N, b: Amount) => b.times(a));
  cel.registerOperator(`Money / ${number}: Money`, (a: Amount, b: N) => a.dividedBy(b));
  // `==` registers its mirror image and `!=` by itself.
  cel.registerOperator(`Money == ${number}`, (a: Amount, b: N) => a.compareTo(b) === 0);
  cel.registerOperator(`Money < ${number}`, (a: Amount, b: N) => a.compareTo(b) < 0);
  cel.registerOperator(`Money <= ${number}`, (a: Amount, b: N) => a.compareTo(b) <= 0);
  cel.registerOperator(`Money > ${number}`, (a: Amount, b: N) => a.compareTo(b) > 0);
  cel.registerOperator(`Money >= ${number}`, (a: Amount, b: N) => a.compareTo(b) >= 0);
  cel.registerOperator(`${number} < Money`, (a: N, b: Amount) => b.compareTo(a) > 0);
  cel.registerOperator(`${number} <= Money`, (a: N, b: Amount) => b.compareTo(a) >= 0);
  cel.registerOperator(`${number} > Money`, (a: N, b: Amount) => b.compareTo(a) < 0);
  cel.registerOperator(`${number} >= Money`, (a: N, b: Amount) => b.compareTo(a) <= 0);
}
// Plain CEL refuses `2 * 1.5`; nobody in a shop would see why.
cel.registerOperator("int + double: double", (a: bigint, b: number) => Number(a) + b);
cel.registerOperator("double + int: double", (a: number, b: bigint) => a + Number(b));
cel.registerOperator("int - double: double", (a: bigint, b: number) => Number(a) - b);
cel.registerOperator("double - int: double", (a: number, b: bigint) => a - Number(b));
cel.registerOperator("int * double: double", (a: bigint, b: number) => Number(a) * b);
cel.registerOperator("double * int: double", (a: number, b: bigint) => a * Number(b));
cel.registerOperator("int / double: double", (a: bigint, b: number) => Number(a) / b);
cel.registerOperator("double / int: double", (a: number, b: bigint) => a / Number(b));

cel.registerFunction("string(Money): string", (amount: Amount) => toText(amount), sync);
cel.registerFunction("string(google.protobuf.Timestamp): string", (time: object) => toText(time), sync);
// `order.placedAt` is a time as text, `event.receivedAt` is one: both may be asked the same
cel.registerFunction("timestamp(google.protobuf.Timestamp): google.protobuf.Timestamp", (time: object) => time, sync);
for (const [type, read] of [
  ["string", (value: string) => value],
  ["int", (value: bigint) => String(value)],
  ["double", (value: number) => value],
] as const) {
  cel.registerFunction(
    `money(${type}, string): Money`,
    (value: never, currency: string) => {
      const amount = parseMoney((read as (value: never) => string | number)(value), currencyCode(currency));
      if (!amount) throw new AmountError("not_an_amount", `“${value}” is not an amount.`);
      return Amount.of(amount);
    },
    sync,
  );
}
cel.registerFunction(
  "json(dyn): string",
  (value: unknown) => {
    const text = JSON.stringify(toPlain(value) ?? null);
    charge(text.length / 1_000);
    return text;
  },
  sync,
);

registerShopClock(cel);

/** The two that look at a value which may not be there: macros, because a function's arguments are evaluated before it. */
interface Checker {
  check(node: unknown, context: unknown): { name: string };
  getType(name: string): unknown;
}
interface Runner {
  run(node: unknown, context: unknown): unknown;
}
const attempt = (runner: Runner, node: unknown, context: unknown): unknown => {
  try {
    return runner.run(node, context);
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw error;
  }
};
cel.registerFunction("isEmpty(ast): bool", ({ args }: { args: unknown[] }) => ({
  async: false,
  typeCheck(checker: Checker, _macro: unknown, context: unknown) {
    checker.check(args[0], context);
    return checker.getType("bool");
  },
  evaluate: (runner: Runner, _macro: unknown, context: unknown) => isEmpty(attempt(runner, args[0], context)),
}));
cel.registerFunction("either(ast, ast): dyn", ({ args }: { args: unknown[] }) => ({
  async: false,
  typeCheck(checker: Checker, _macro: unknown, context: unknown) {
    const [first, second] = args.map((arg) => checker.check(arg, context));
    return first === second ? first : checker.getType("dyn");
  },
  evaluate(runner: Runner, _macro: unknown, context: unknown) {
    const value = attempt(runner, args[0], context);
    return isEmpty(value) ? runner.run(args[1], context) : value;
  },
}));

function register(environment: Environment, shape: Shape, records: Map<string, ObjectShape>): void {
  if (shape.kind === "list" || shape.kind === "map") return register(environment, shape.of, records);
  if (shape.kind !== "object" || records.has(shape.name)) return;
  records.set(shape.name, shape);
  for (const field of Object.values(shape.fields)) register(environment, field, records);
  const fields = Object.fromEntries(Object.entries(shape.fields).map(([key, field]) => [key, celName(field)]));
  const { View } = shape;
  environment.registerType({ name: shape.name, ctor: View, fields, convert: (value: Record<string, unknown>) => new View(value) });
}

const baseRecords = new Map<string, ObjectShape>();
register(cel, eventShape, baseRecords);
for (const name of partNames) register(cel, partShapes[name], baseRecords);
cel.registerVariable("event", "event").registerVariable("vars", "map<string, dyn>").registerVariable("now", "google.protobuf.Timestamp");

const functions = [...new Set(cel.getDefinitions().functions.map((each) => each.name))].filter(
  (name) => name !== "matches" && name !== "bind",
);

/** Names that an object has by birth; a step called so cannot be read. */
const inborn = new Set(Object.getOwnPropertyNames(Object.prototype));

const made = new Map<string, ExpressionEnvironment>();
const madeMax = 100;

export function environmentFor({ parts, steps }: Names): ExpressionEnvironment {
  const shapes = [...steps].filter(([id]) => !inborn.has(id));
  const key = `${[...parts].sort()} ${shapes.map(([id, shape]) => `${id}:${shape.name}`).sort()}`;
  const known = made.get(key);
  if (known) return known;
  const records = new Map(baseRecords);
  const clone = cel.clone();
  for (const name of parts) clone.registerVariable(name, name);
  register(clone, objectShape("steps", Object.fromEntries(shapes)), records);
  clone.registerVariable("steps", "steps");
  const environment: ExpressionEnvironment = {
    cel: clone,
    roots: ["event", ...parts, "steps", "now", "vars"],
    records,
    functions,
    stepIds: shapes.map(([id]) => id),
  };
  if (made.size >= madeMax) made.delete(made.keys().next().value ?? "");
  made.set(key, environment);
  return environment;
}
