/**
 * Teaches a checked expression our manners, once, when it is compiled: a comparison with a missing value is false, loops
 * have a budget, and each part's value can be recorded for the why-view. It wraps the nodes' own `evaluate`, so the
 * library still does the work; an evaluator of our own would be ten times the code and differ from CEL in ten places.
 */
import { limits } from "../limits.ts";
import { BudgetError, charge, weigh } from "./budget.ts";
import { isMissing } from "./missing.ts";
import { callOf, comparisons, loops, type Tree } from "./tree.ts";

export interface Recorded {
  readonly tree: Tree;
  readonly slot: number;
}
/** What a slot holds for a part that was asked for and was not there. */
export const absent: unique symbol = Symbol("absent");
/** And for one that the answer did not depend on. */
export const skipped: unique symbol = Symbol("skipped");

let trace: unknown[] | null = null;

export function traced<T>(size: number, run: () => T): [T, unknown[]] {
  const slots: unknown[] = new Array(size).fill(skipped);
  trace = slots;
  try {
    return [run(), slots];
  } finally {
    trace = null;
  }
}

interface Place {
  /** Its value is taken for yes or no. */
  test: boolean;
  loop: boolean;
  /** Part of a longer path (`order` in `order.total`): not worth a line of its own. */
  inner: boolean;
}

export function makeLenient(root: Tree, isTest: boolean): Recorded[] {
  const recorded: Recorded[] = [];
  teach(root, { test: isTest, loop: false, inner: false }, recorded);
  return recorded;
}

function teach(tree: Tree, place: Place, recorded: Recorded[]): void {
  const call = callOf(tree);
  const { loop } = place;
  const value = { test: false, loop, inner: false };
  const test = { ...value, test: true };
  switch (tree.op) {
    case "value":
      break;
    case "&&":
    case "||":
      for (const side of tree.args as Tree[]) teach(side, test, recorded);
      break;
    case "!_":
      teach(tree.args as Tree, test, recorded);
      break;
    case "?:": {
      const [condition, yes, no] = tree.args as [Tree, Tree, Tree];
      teach(condition, test, recorded);
      teach(yes, place, recorded);
      teach(no, place, recorded);
      break;
    }
    case ".":
      teach((tree.args as [Tree, string])[0], { ...value, inner: true }, recorded);
      break;
    case "[]": {
      const [left, index] = tree.args as [Tree, Tree];
      teach(left, { ...value, inner: true }, recorded);
      teach(index, { ...value, inner: true }, recorded);
      break;
    }
    case "list":
      for (const item of tree.args as Tree[]) teach(item, value, recorded);
      break;
    case "map":
      for (const item of (tree.args as [Tree, Tree][]).flat()) teach(item, value, recorded);
      break;
    case "call":
    case "rcall":
      if (call) teachCall(call, place, recorded);
      break;
    case "id":
    case "-_":
      if (tree.op === "-_") teach(tree.args as Tree, value, recorded);
      break;
    default:
      for (const side of tree.args as Tree[]) teach(side, value, recorded);
  }
  wrap(tree, place, recorded);
}

function teachCall(call: { name: string; receiver: Tree | null; args: Tree[] }, { loop }: Place, recorded: Recorded[]): void {
  const value = { test: false, loop, inner: false };
  if (call.receiver) teach(call.receiver, value, recorded);
  if (call.receiver && loops.has(call.name)) {
    const [, ...bodies] = call.args;
    bodies.forEach((body, i) => {
      const isPredicate = call.name !== "map" || (bodies.length === 2 && i === 0);
      teach(body, { test: isPredicate, loop: true, inner: false }, recorded);
    });
    onValue(call.receiver, (items) => charge(sizeOf(items)));
    return;
  }
  if (call.name === "has") return;
  for (const arg of call.args) teach(arg, value, recorded);
  if (call.receiver && call.name === "join") {
    onValue(call.receiver, chargeJoin);
    if (call.args[0]) onValue(call.args[0], refuseLongSeparator);
  }
}

const sizeOf = (items: unknown): number =>
  typeof items === "object" && items !== null && !Array.isArray(items) ? Object.keys(items).length : weigh(items);

function chargeJoin(items: unknown): void {
  charge(sizeOf(items));
  if (!Array.isArray(items)) return;
  const size = items.reduce((sum: number, item) => sum + (typeof item === "string" ? item.length : 0), 0);
  if (size > limits.expressionTextCharsMax) throw new BudgetError("This expression makes a text that is too long.");
}

function refuseLongSeparator(separator: unknown): void {
  if (typeof separator === "string" && separator.length * 1_000 > limits.expressionTextCharsMax)
    throw new BudgetError("This expression makes a text that is too long.");
}

function onValue(tree: Tree, look: (value: unknown) => void): void {
  const inner = specialised(tree);
  tree.evaluate = (evaluator, node, context) => {
    const value = inner(evaluator, node, context);
    look(value);
    return value;
  };
}

function wrap(tree: Tree, { test, loop, inner }: Place, recorded: Recorded[]): void {
  const comparison = comparisons.has(tree.op);
  const isCall = tree.op === "call" || tree.op === "rcall";
  const isTest = test || comparison || (isCall && tree.checkedType?.name === "bool");
  const slot = !loop && !inner && tree.op !== "value" && tree.op !== "list" && tree.op !== "map" ? recorded.length : -1;
  const costs = loop && !inner && (tree.op === "id" || tree.op === "." || tree.op === "[]" || isCall);
  if (slot >= 0) recorded.push({ tree, slot });
  else if (!isTest && !costs) return;
  const whenMissing = comparison ? answerWhenMissing(tree) : false;
  const evaluate = specialised(tree);
  tree.evaluate = (evaluator, node, context) => {
    let value: unknown;
    try {
      value = evaluate(evaluator, node, context);
    } catch (error) {
      const missing = isMissing(error);
      if (slot >= 0 && trace && missing) trace[slot] = comparison ? whenMissing : absent;
      if (!isTest || !missing) throw error;
      return whenMissing;
    }
    if (slot >= 0 && trace) trace[slot] = value;
    if (costs) charge(weigh(value));
    return isTest && typeof value !== "boolean" ? false : value;
  };
}

/** `x == null` asks whether x is there, so it alone is true of what is missing. */
function answerWhenMissing(tree: Tree): boolean {
  if (tree.op !== "==") return false;
  return (tree.args as Tree[]).some((side) => side.op === "value" && side.args === null);
}

/** A node replaces its own `evaluate` by the one for its kind when it first runs; let it, before ours goes around it. */
function specialised(tree: Tree): Tree["evaluate"] {
  if (!Object.hasOwn(tree, "evaluate")) {
    try {
      tree.evaluate(undefined, tree, undefined);
    } catch {
      // There is no evaluator to run with: this was only to make the node choose.
    }
  }
  return tree.evaluate.bind(tree);
}
