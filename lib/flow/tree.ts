/**
 * A checked expression's tree as we need it. The library's types leave out `checkedType` and `evaluate`, which its type
 * checker and its evaluator set on every node; tests pin both for the version that package.json fixes.
 */
export interface Tree {
  readonly op: string;
  readonly args: unknown;
  readonly start: number;
  readonly end: number;
  readonly input: string;
  readonly checkedType?: { readonly kind: string; readonly name: string };
  evaluate(evaluator: unknown, tree: Tree, context: unknown): unknown;
}

export const comparisons: ReadonlySet<string> = new Set(["==", "!=", "<", "<=", ">", ">=", "in"]);
/** Calls that look at each item of what they stand behind. */
export const loops: ReadonlySet<string> = new Set(["all", "exists", "exists_one", "map", "filter"]);

/** The text of a part. The library leaves out a bracket that a part begins or ends with: `(a + b) * c` would begin at `a`. */
export function textOf(tree: Tree): string {
  const { start, end } = spanOf(tree);
  return tree.input.slice(start, end);
}

export function spanOf({ input, start, end }: Tree): { start: number; end: number } {
  let open = 0;
  let missing = 0;
  for (const [mark] of input.slice(start, end).matchAll(/'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"|[()]/g)) {
    if (mark === "(") open += 1;
    else if (mark === ")" && open > 0) open -= 1;
    else if (mark === ")") missing += 1;
  }
  const before = new RegExp(`(?:\\(\\s*){${missing}}$`).exec(input.slice(0, start));
  const after = new RegExp(`^(?:\\s*\\)){${open}}`).exec(input.slice(end));
  return { start: start - (before?.[0].length ?? 0), end: end + (after?.[0].length ?? 0) };
}

/** A call's parts: its name, what it stands behind (null for a plain function) and its arguments. */
export function callOf(tree: Tree): { name: string; receiver: Tree | null; args: Tree[] } | null {
  if (tree.op === "call") {
    const [name, args] = tree.args as [string, Tree[]];
    return { name, receiver: null, args };
  }
  if (tree.op === "rcall") {
    const [name, receiver, args] = tree.args as [string, Tree, Tree[]];
    return { name, receiver, args };
  }
  return null;
}

export function childrenOf(tree: Tree): Tree[] {
  switch (tree.op) {
    case "value":
    case "id":
      return [];
    case ".":
      return [(tree.args as [Tree, string])[0]];
    case "!_":
    case "-_":
      return [tree.args as Tree];
    case "call":
    case "rcall": {
      const call = callOf(tree);
      return call ? [...(call.receiver ? [call.receiver] : []), ...call.args] : [];
    }
    case "map":
      return (tree.args as [Tree, Tree][]).flat();
    default:
      return Array.isArray(tree.args) ? (tree.args as Tree[]) : [];
  }
}

export function visit(tree: Tree, each: (tree: Tree) => void): void {
  each(tree);
  for (const child of childrenOf(tree)) visit(child, each);
}
