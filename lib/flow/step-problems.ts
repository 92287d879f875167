/** A step may speak of another only where that one has certainly happened; and of a status only where there is such a one. */
import { expressionWords, fill, flowProblemWords as say } from "../language/flow-problems.ts";
import type { Words } from "../language/words.ts";
import type { NodeType } from "../nodes/define.ts";
import type { Placed } from "./config-problems.ts";
import type { ExpressionEnvironment } from "./expression-environment.ts";
import type { FlowNode, Problem } from "./flow.ts";
import type { NamesAt } from "./names-at.ts";
import { nearest } from "./nearest.ts";
import { type Tree, textOf, visit } from "./tree.ts";

export function stepProblems(
  node: FlowNode,
  type: NodeType,
  expressions: readonly Placed[],
  names: NamesAt,
  title: (id: string) => Words,
): Problem[] {
  const problems: Problem[] = [];
  for (const { field, offset, expression, environment } of expressions) {
    const at = (tree: Tree) => ({ nodeId: node.id, field, range: { start: offset + tree.start, end: offset + tree.end } });
    visit(expression.tree, (tree) => {
      const id = stepOf(tree);
      const message = id === null ? null : stepMessage(id, node, type, names, title);
      if (message) problems.push({ code: "expression.step", level: "error", ...at(tree), message });
      const odd = oddValue(tree, environment.records);
      if (odd) problems.push({ code: "expression.value", level: "warning", ...at(tree), message: odd });
    });
  }
  return problems;
}

/** The step that `steps.<id>` or `steps["<id>"]` names. */
function stepOf(tree: Tree): string | null {
  if (tree.op !== "." && tree.op !== "[]") return null;
  const [left, key] = tree.args as [Tree, string | Tree];
  if (left.op !== "id" || left.args !== "steps") return null;
  if (typeof key === "string") return key;
  return key.op === "value" && typeof key.args === "string" ? key.args : null;
}

function stepMessage(
  id: string,
  node: FlowNode,
  type: NodeType,
  { graph, ways, nodes }: NamesAt,
  title: (id: string) => Words,
): Words | null {
  const step = nodes.get(id);
  if (!step) {
    const near = nearest(id, nodes.keys());
    return near ? fill(say.stepUnknownNear, { id, near }) : fill(say.stepUnknown, { id });
  }
  if (id === node.id) return say.stepSelf;
  if (type.kind === "trigger") return say.stepsInStart;
  if (step.disabled) return fill(say.stepOff, { step: title(id) });
  // What nothing leads to has a problem of its own; to say more would be guessing.
  if (!graph.reached.has(node.id) || ways.certain(node.id).has(id)) return null;
  if (inside(id, node.id, nodes, ways)) return fill(say.stepInBody, { step: title(id) });
  if (graph.comesAfter(id, node.id) && !graph.comesAfter(node.id, id)) return fill(say.stepAfter, { step: title(id) });
  return fill(say.stepMayNotHaveRun, { step: title(id) });
}

/** Whether a step is one of those done for each item of a list, and the other is not. */
function inside(id: string, place: string, nodes: NamesAt["nodes"], ways: NamesAt["ways"]): boolean {
  for (const node of nodes.values())
    if (node.type === "logic.for-each" && ways.behind(node.id, "each").has(id) && !ways.behind(node.id, "each").has(place)) return true;
  return false;
}

/** `order.status == "payed"`: a field of few values compared with one that it never has. */
function oddValue(tree: Tree, records: ExpressionEnvironment["records"]): Words | null {
  if (tree.op !== "==" && tree.op !== "!=") return null;
  const [left, right] = tree.args as [Tree, Tree];
  const [field, literal] = right.op === "value" ? [left, right] : [right, left];
  if (field.op !== "." || literal.op !== "value" || typeof literal.args !== "string") return null;
  const [owner, name] = field.args as [Tree, string];
  const shape = records.get(owner.checkedType?.name ?? "")?.fields[name];
  if (shape?.kind !== "string" || !shape.values || shape.values.includes(literal.args)) return null;
  const near = nearest(literal.args, shape.values) ?? shape.values[0] ?? "";
  return fill(expressionWords.unknownValue, { field: textOf(field), value: literal.args, near });
}
