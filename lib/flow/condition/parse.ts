/** CEL text as a tree, without asking what its names mean. */
import { environmentFor } from "../expression-environment.ts";
import { partNames } from "../part-names.ts";
import { callOf, type Tree } from "../tree.ts";

const { cel } = environmentFor({ parts: partNames, steps: new Map() });

/** Null for what is no expression. */
export function parse(text: string): Tree | null {
  try {
    return cel.parse(text).ast as unknown as Tree;
  } catch {
    return null;
  }
}

export const topOperator = (text: string): string | null => parse(text)?.op ?? null;

/** Whether two texts say the same, letter for letter but for spaces, brackets that change nothing, and quotes. */
export function sameTree(a: Tree, b: Tree): boolean {
  if (a.op !== b.op) return false;
  if (a.op === "&&" || a.op === "||") return sameAll(spread(a, a.op), spread(b, a.op));
  const [left, right] = [callOf(a), callOf(b)];
  if (left && right)
    return left.name === right.name && sameAll([...receiver(left.receiver), ...left.args], [...receiver(right.receiver), ...right.args]);
  return sameArgs(a.args, b.args);
}

const receiver = (tree: Tree | null) => (tree ? [tree] : []);
const sameAll = (a: readonly Tree[], b: readonly Tree[]): boolean =>
  a.length === b.length && a.every((each, i) => sameTree(each, b[i] as Tree));

function sameArgs(a: unknown, b: unknown): boolean {
  if (Array.isArray(a) && Array.isArray(b)) return a.length === b.length && a.every((each, i) => sameArgs(each, b[i]));
  if (isTree(a) && isTree(b)) return sameTree(a, b);
  return Object.is(a, b);
}

const isTree = (value: unknown): value is Tree => typeof value === "object" && value !== null && "op" in value && "args" in value;

/** All that `&&`, or `||`, joins, however it is bracketed. */
export function spread(tree: Tree, operator: "&&" | "||"): Tree[] {
  return tree.op === operator ? (tree.args as Tree[]).flatMap((side) => spread(side, operator)) : [tree];
}
