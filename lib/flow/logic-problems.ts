/** What is wrong with the steps that steer: bodies that leak, branches that never meet, cases that are empty, calls that lead nowhere. */
import { durationMs } from "../commerce/duration.ts";
import { type EventType, eventTypes } from "../commerce/event.ts";
import { eventWords } from "../language/events.ts";
import { partWords } from "../language/fields.ts";
import { fill, flowProblemWords as say } from "../language/flow-problems.ts";
import type { Words } from "../language/words.ts";
import { failedPort, type NodeType } from "../nodes/define.ts";
import { portWords } from "../nodes/ports.ts";
import type { FlowNode, Problem } from "./flow.ts";
import { isObject } from "./is-object.ts";
import type { NamesAt } from "./names-at.ts";
import { type PartName, partsOfEvent } from "./part-names.ts";

/** A live flow that others may call, and what it asks for: short names with their questions. */
export interface Callable {
  id: string;
  name: string;
  inputs: Readonly<Record<string, string>>;
}
/** What is known around a flow. `callable` null: not asked. */
export interface Around {
  flowId: string | null;
  callable: readonly Callable[] | null;
}
export const nothingAround: Around = { flowId: null, callable: null };

type Found = Omit<Problem, "nodeId">;
const error = (code: string, message: Words, field?: string): Found => ({ code, level: "error", message, ...(field ? { field } : {}) });
const warning = (code: string, message: Words, field?: string): Found => ({ ...error(code, message, field), level: "warning" });

export function logicProblems(node: FlowNode, type: NodeType, names: NamesAt, around: Around, title: (id: string) => Words): Problem[] {
  return [...leaks(node, names, title), ...own(node, type, names, around)].map((found) => ({ ...found, nodeId: node.id }));
}

function own(node: FlowNode, type: NodeType, names: NamesAt, around: Around): Found[] {
  const follows = (port: string) => names.ways.targets(node.id, port).length > 0;
  const label = (port: string) => portWords(type, node, port) ?? { en: port, zh: port };
  const setting = (name: string) => node.config[name];
  switch (node.type) {
    case "logic.for-each":
      return follows("each") ? [] : [warning("each.empty", fill(say.eachEmpty, { port: label("each") }))];
    case "logic.try":
      return follows("do") && !follows(failedPort) ? [warning("try.open", fill(say.tryOpen, { port: label(failedPort) }))] : [];
    case "logic.join":
      return joinProblems(node, names);
    case "logic.switch":
      return caseProblems(setting("cases"));
    case "logic.call-flow":
      return callProblems(node, around);
    case "logic.approval":
      return approvalProblems(node);
    case "logic.wait-for-event":
      return awaitedProblems(node, names);
    case "trigger.overdue": {
      const event = setting("event") ?? "order.paid";
      const same = event === (setting("missing") ?? "order.shipped");
      return same ? [error("overdue.same", say.overdueSame, "missing")] : [];
    }
    case "trigger.transition":
      return setting("from") === (setting("to") ?? "paid") ? [error("transition.same", say.becomesSame, "from")] : [];
    default:
      return [];
  }
}

/** A step done for each item has a run of its own: nothing of the flow around it may lead there. Said at the step where the two meet. */
function leaks(node: FlowNode, { nodes, ways }: NamesAt, title: (id: string) => Words): Found[] {
  for (const each of nodes.values()) {
    if (each.type !== "logic.for-each" || each.disabled || !ways.behind(each.id, "each").has(node.id)) continue;
    for (const from of nodes.keys()) {
      if (ways.behind(each.id, "each").has(from)) continue;
      const outside = ways.used(from).some((port) => !(from === each.id && port === "each") && ways.targets(from, port).includes(node.id));
      if (outside) return [error("each.mixed", fill(say.bodyMixed, { step: title(each.id), other: title(from) }))];
    }
  }
  return [];
}

function joinProblems(node: FlowNode, { nodes, ways }: NamesAt): Found[] {
  let incoming = 0;
  for (const from of nodes.keys()) for (const port of ways.used(from)) if (ways.targets(from, port).includes(node.id)) incoming += 1;
  if (incoming < 2) return [warning("join.few", fill(say.joinFew, { n: incoming }))];
  const wanted = node.config["how"] === "number" ? (node.config["count"] ?? 2) : 0;
  if (typeof wanted !== "number" || wanted <= incoming) return [];
  return [warning("join.never", fill(say.joinNever, { count: wanted, n: incoming }), "count")];
}

function caseProblems(cases: unknown): Found[] {
  if (!Array.isArray(cases)) return [];
  const found: Found[] = [];
  const seen = { id: new Set<string>(), label: new Set<string>(), when: new Set<string>() };
  const again = (kind: keyof typeof seen, value: string) => seen[kind].has(value) || !seen[kind].add(value);
  cases.forEach((each: unknown, i) => {
    if (!isObject(each)) return;
    const [id, label, when] = ["id", "label", "when"].map((name) => (typeof each[name] === "string" ? each[name].trim() : ""));
    const n = i + 1;
    if (id && again("id", id)) found.push(error("case.same-id", fill(say.caseSameId, { id }), `cases.${i}.id`));
    if (!label) found.push(error("case.no-label", fill(say.caseNoLabel, { n }), `cases.${i}.label`));
    else if (again("label", label)) found.push(error("case.same-label", fill(say.caseSameLabel, { label }), `cases.${i}.label`));
    if (!when) found.push(error("case.no-condition", fill(say.caseNoWhen, { n }), `cases.${i}.when`));
    else if (again("when", when))
      found.push(warning("case.same-condition", fill(say.caseSameWhen, { label: label || String(n) }), `cases.${i}.when`));
  });
  return found;
}

function callProblems(node: FlowNode, { flowId, callable }: Around): Found[] {
  const called = node.config["flow"];
  if (typeof called !== "string" || called === "") return [];
  if (called === flowId) return [error("call.self", say.callSelf, "flow")];
  if (!callable) return [];
  const flow = callable.find(({ id }) => id === called);
  if (!flow) return [error("call.missing", say.callMissing, "flow")];
  const given = isObject(node.config["inputs"]) ? Object.keys(node.config["inputs"]) : [];
  const wanted = Object.keys(flow.inputs);
  return [
    ...wanted
      .filter((name) => !given.includes(name))
      .map((name) => warning("call.without", fill(say.callWithout, { flow: flow.name, name }), "inputs")),
    ...given
      .filter((name) => !wanted.includes(name))
      .map((name) => warning("call.unknown", fill(say.callUnknown, { flow: flow.name, name }), `inputs.${name}`)),
  ];
}

function approvalProblems({ config }: FlowNode): Found[] {
  const found: Found[] = [];
  const ms = (name: string, usual: string) => durationMs(String(config[name] ?? usual));
  const [remind, expires] = [ms("remindAfter", ""), ms("expiresAfter", "P3D")];
  if (remind !== null && expires !== null && remind >= expires) found.push(warning("approval.reminder", say.remindLate, "remindAfter"));
  const deputy = typeof config["deputy"] === "string" && config["deputy"] !== "";
  if (deputy && remind === null) found.push(warning("approval.deputy", say.deputyNever, "deputy"));
  const people = Array.isArray(config["people"]) ? new Set(config["people"]).size : 0;
  const needed = config["needed"] ?? 1;
  const may = people + (deputy ? 1 : 0);
  if (people > 0 && typeof needed === "number" && needed > may)
    found.push(error("approval.people", fill(say.neededMany, { needed, n: may }), "needed"));
  return found;
}

const partFor: Record<string, PartName> = { order: "order", customer: "customer", conversation: "message" };

function awaitedProblems({ id, config }: FlowNode, names: NamesAt): Found[] {
  const event = config["event"] ?? "order.paid";
  const part = partFor[String(config["about"] ?? "order")];
  if (!part || !eventTypes.includes(event as EventType)) return [];
  const about = partWords[part];
  if (!partsOfEvent[event as EventType].includes(part))
    return [error("awaited.other", fill(say.awaitedOther, { event: eventWords[event as EventType], about }), "about")];
  const known = names.graph.startsOf(id).size > 0;
  return known && !names.parts(id).includes(part) ? [error("awaited.nothing", fill(say.awaitedNothing, { about }), "about")] : [];
}
