/** Everything that is wrong with a flow, said at the place where it can be mended. The editor asks at each edit, the publish gate once. */
import { instantMs } from "../commerce/instant.ts";
import { fill, flowProblemWords as say } from "../language/flow-problems.ts";
import type { Words } from "../language/words.ts";
import { limits } from "../limits.ts";
import type { Catalog } from "../nodes/catalog.ts";
import { portsOf, waysOut } from "../nodes/ports.ts";
import { configProblems } from "./config-problems.ts";
import type { FlowDocument, FlowNode, Problem } from "./flow.ts";
import { type Around, logicProblems, nothingAround } from "./logic-problems.ts";
import { type NamesAt, namesAt } from "./names-at.ts";
import { stepProblems } from "./step-problems.ts";
import { usualTitle } from "./step-title.ts";

const cache = new WeakMap<Catalog, Map<string, Problem[]>>();
const cacheMax = 50;

/** Total: any half-drawn document gets its list. Known by its text, so asking again costs nothing. */
export function validate(document: FlowDocument, catalog: Catalog, around: Around = nothingAround): Problem[] {
  const known = cache.get(catalog) ?? new Map<string, Problem[]>();
  cache.set(catalog, known);
  const key = JSON.stringify([
    document.nodes.map(({ position: _position, notes: _notes, ...rest }) => rest),
    document.edges,
    document.from,
    document.until,
    around,
  ]);
  let problems = known.get(key);
  if (!problems) {
    problems = validateNow(document, catalog, around);
    if (known.size >= cacheMax) known.delete(known.keys().next().value ?? "");
    known.set(key, problems);
  }
  return problems;
}

export const hasErrors = (problems: readonly Problem[]): boolean => problems.some((problem) => problem.level === "error");

function validateNow(document: FlowDocument, catalog: Catalog, around: Around): Problem[] {
  const names = namesAt(document, catalog);
  const problems = [
    ...startProblems(document, catalog, names),
    ...windowProblems(document),
    ...doubleIds(document),
    ...edgeProblems(document, catalog, names),
    ...cycleProblems(names, catalog),
  ];
  for (const node of names.nodes.values()) problems.push(...nodeProblems(node, catalog, names, around));
  return problems;
}

const error = (code: string, message: Words, nodeId?: string): Problem => ({
  code,
  level: "error",
  ...(nodeId === undefined ? {} : { nodeId }),
  message,
});

function startProblems(document: FlowDocument, catalog: Catalog, { graph }: NamesAt): Problem[] {
  const starts = document.nodes.filter((node) => catalog.get(node.type)?.kind === "trigger");
  if (starts.length === 0) return [error("flow.no-start", say.noTrigger)];
  if (graph.starts.length === 0) return [error("flow.starts-off", say.triggersOff)];
  return graph.reached.size === graph.starts.length ? [{ ...error("flow.no-steps", say.noSteps), level: "warning" }] : [];
}

function windowProblems({ from, until }: FlowDocument): Problem[] {
  const [begin, end] = [from, until].map((text) => (text === undefined ? null : instantMs(text)));
  return typeof begin === "number" && typeof end === "number" && end <= begin ? [error("flow.window", say.window)] : [];
}

function doubleIds(document: FlowDocument): Problem[] {
  const seen = new Set<string>();
  const double = new Set<string>();
  for (const { id } of document.nodes) (seen.has(id) ? double : seen).add(id);
  return [...double].map((id) => error("flow.same-id", fill(say.sameId, { id }), id));
}

function edgeProblems(document: FlowDocument, catalog: Catalog, { nodes }: NamesAt): Problem[] {
  const seen = new Set<string>();
  return document.edges.flatMap(({ from, port, to }) => {
    const [start, end] = [nodes.get(from), nodes.get(to)];
    if (!start) return [error("edge.from", fill(say.edgeFrom, { id: from }), end ? to : undefined)];
    if (!end) return [error("edge.to", fill(say.edgeTo, { id: to }), from)];
    const key = `${from} ${port} ${to}`;
    if (seen.has(key)) return [{ ...error("edge.twice", say.edgeTwice, from), level: "warning" as const }];
    seen.add(key);
    const found: Problem[] = [];
    const type = catalog.get(start.type);
    if (type && !waysOut(type, start.config).some((each) => each.id === port))
      found.push(error("edge.port", fill(say.edgePort, { port }), from));
    if (catalog.get(end.type)?.kind === "trigger") found.push(error("edge.into-start", say.edgeIntoStart, to));
    return found;
  });
}

function cycleProblems({ graph, nodes }: NamesAt, catalog: Catalog): Problem[] {
  return graph.cycles.slice(0, limits.problemsPerKindMax).map((around) => {
    const titles = around.map((id) => titleOf(nodes.get(id), catalog, id));
    const path = { en: titles.map((title) => title.en).join(" → "), zh: titles.map((title) => title.zh).join(" → ") };
    return error("flow.cycle", fill(say.cycle, { path }), around[0]);
  });
}

function nodeProblems(node: FlowNode, catalog: Catalog, names: NamesAt, around: Around): Problem[] {
  const type = catalog.get(node.type);
  if (!type) return [error("node.type", fill(say.unknownType, { type: node.type }), node.id)];
  const problems: Problem[] = [];
  const { graph } = names;
  if (type.kind !== "trigger" && graph.starts.length > 0 && !graph.reached.has(node.id))
    problems.push({ ...error("node.unreachable", say.unreachable, node.id), level: node.disabled ? "warning" : "error" });
  if (node.disabled) {
    const port = type.ports[0].label;
    if (portsOf(type, node.config).length > 1 && graph.reached.has(node.id))
      problems.push({ ...error("node.check-off", fill(say.checkOff, { port }), node.id), level: "warning" });
    return problems;
  }
  if (node.version > type.version) return [...problems, error("node.version", say.newerType, node.id)];
  const { problems: own, expressions } = configProblems(node, type, names.environment(node.id), () => names.awaited(node.id));
  const title = (id: string) => titleOf(names.nodes.get(id), catalog, id);
  return [...problems, ...own, ...stepProblems(node, type, expressions, names, title), ...logicProblems(node, type, names, around, title)];
}

export function titleOf(node: FlowNode | undefined, catalog: Catalog, id: string): Words {
  if (node?.title) return { en: node.title, zh: node.title };
  const kind = node && catalog.get(node.type)?.title;
  return kind ? { en: usualTitle(node, kind.en), zh: usualTitle(node, kind.zh) } : { en: id, zh: id };
}
