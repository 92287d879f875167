/**
 * CEL as a built condition. What rows cannot say stays a formula, letter for letter; where nothing else is left, or something
 * would get lost (a remark), the whole is not ours and answers null.
 */
import { clockQuestions } from "../../language/fields.ts";
import { limits } from "../../limits.ts";
import { callOf, type Tree, textOf } from "../tree.ts";
import {
  type Comparison,
  comparisonOperators,
  emptyGroup,
  type Group,
  group,
  type Item,
  itemName,
  type Literal,
  type Many,
  opposite,
  type Quantity,
  type Row,
  type Value,
} from "./model.ts";
import { parse, sameTree, spread } from "./parse.ts";
import { tagName, writeCondition, writeItem } from "./write.ts";

const known = new Map<string, Group | null>();

export function readCondition(text: string): Group | null {
  let read = known.get(text);
  if (read === undefined) {
    read = readNow(text);
    if (known.size >= limits.compiledMax) known.delete(known.keys().next().value ?? "");
    known.set(text, read);
  }
  return read;
}

function readNow(text: string): Group | null {
  if (text.trim() === "") return emptyGroup;
  if (text.length > limits.expressionCharsMax || hasRemark(text)) return null;
  const tree = parse(text);
  if (!tree) return null;
  const item = readItem(tree);
  const root = item.kind === "group" ? item : group("all", [item]);
  if (!saysMore(root)) return null;
  const written = parse(writeCondition(root));
  return written && sameTree(tree, written) ? root : null;
}

/** `//` outside a text begins a remark. */
const hasRemark = (text: string): boolean => /\/\//.test(text.replace(/'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"/g, "''"));

const saysMore = (item: Item): boolean => (item.kind === "group" ? item.items.some(saysMore) : item.kind !== "formula");

function readItem(tree: Tree): Item {
  if (tree.op === "&&") return group("all", spread(tree, "&&").map(readItem));
  if (tree.op === "||") return group("any", spread(tree, "||").map(readItem));
  const atom = readAtom(tree);
  if (atom) return faithful(atom, tree);
  if (tree.op !== "!_") return { kind: "formula", text: textOf(tree) };
  const inner = tree.args as Tree;
  return group("none", spread(inner, "||").map(readItem));
}

/** A row stands for its text only where it writes the same. */
function faithful(item: Item, tree: Tree): Item {
  const written = parse(writeItem(item));
  return written && sameTree(tree, written) ? item : { kind: "formula", text: textOf(tree) };
}

function readAtom(tree: Tree): Item | null {
  if (tree.op !== "!_") return readMany(tree) ?? readRow(tree);
  const inner = readAtom(tree.args as Tree);
  return inner && opposite(inner);
}

const row = (field: string, operator: Row["operator"], value: Value = null): Row => ({ kind: "row", field, operator, value });
const isComparison = (operator: string): operator is Comparison => (comparisonOperators as readonly string[]).includes(operator);

function readRow(tree: Tree): Row | null {
  if (isComparison(tree.op)) {
    const [left, right] = tree.args as [Tree, Tree];
    return readTime(tree.op, left, right) ?? readComparison(tree.op, left, right);
  }
  if (tree.op === "in") {
    const [left, right] = tree.args as [Tree, Tree];
    const field = pathOf(left);
    if (field !== null) {
      const values = listOf(right);
      return values && row(field, "oneOf", values);
    }
    const [value, list] = [literalOf(left), pathOf(right)];
    return value && list !== null ? row(list, "has", value) : null;
  }
  const call = callOf(tree);
  if (call) return readCall(call) ?? readTruth(tree);
  return readTruth(tree);
}

/** A path by itself is a yes or no; a bare word is more likely half a word. */
function readTruth(tree: Tree): Row | null {
  const field = tree.op === "id" ? null : pathOf(tree);
  return field === null ? null : row(field, "yes");
}

function readComparison(operator: Comparison, left: Tree, right: Tree): Row | null {
  const field = pathOf(left);
  const value = operandOf(right);
  return field !== null && value ? row(field, operator, value) : null;
}

const dayOperators = { "==": "onDay", "<": "beforeDay", ">": "afterDay", ">=": "fromDay", "<=": "untilDay" } as const;
const day = /^\d{4}-\d{2}-\d{2}$/;

function readTime(operator: Comparison, left: Tree, right: Tree): Row | null {
  const call = callOf(left);
  const [argument] = call?.args ?? [];
  if (!call || call.receiver || !argument) return null;
  const field = pathOf(argument);
  if (field === null) return null;
  if (call.name === "dateOf") {
    if (operator === "!=") return null;
    const other = callOf(right);
    if (operator === "==" && other?.name === "dateOf" && other.args[0]?.op === "id" && other.args[0].args === "now")
      return row(field, "today");
    const value = literalOf(right);
    return value?.kind === "text" && day.test(value.text) ? row(field, dayOperators[operator], { kind: "day", day: value.text }) : null;
  }
  if (call.name !== "timestamp" || (right.op !== "-" && right.op !== "+")) return null;
  const [moment, length] = right.args as [Tree, Tree];
  const span = lengthOf(length);
  if (moment.op !== "id" || moment.args !== "now" || !span) return null;
  if (operator === ">") return row(field, right.op === "-" ? "inLast" : "laterThan", span);
  return operator === "<" ? row(field, right.op === "-" ? "longerAgo" : "withinNext", span) : null;
}

function lengthOf(tree: Tree): Value {
  const call = callOf(tree);
  const text = call?.name === "duration" && call.args[0] ? literalOf(call.args[0]) : null;
  const read = text?.kind === "text" ? /^(\d{1,6})([hm])$/.exec(text.text) : null;
  if (!read) return null;
  const n = Number(read[1]);
  if (read[2] === "m") return { kind: "span", n, unit: "minutes" };
  return n % 24 === 0 ? { kind: "span", n: n / 24, unit: "days" } : { kind: "span", n, unit: "hours" };
}

type Call = NonNullable<ReturnType<typeof callOf>>;

function readCall({ name, receiver, args }: Call): Row | null {
  const [first, second] = args;
  if (!first) return null;
  if (!receiver) {
    const field = name === "isEmpty" ? pathOf(first) : null;
    return field === null ? null : row(field, "empty");
  }
  const field = pathOf(receiver);
  if (name === "contains" || name === "startsWith" || name === "endsWith") {
    const value = operandOf(first);
    return field !== null && value ? row(field, name, value) : null;
  }
  if (first.op !== "id" || first.args !== tagName || second?.op !== "in") return null;
  const [item, among] = second.args as [Tree, Tree];
  if (item.op !== "id" || item.args !== tagName) return null;
  if (name === "exists") {
    const values = listOf(among);
    return field !== null && values ? row(field, "hasAny", values) : null;
  }
  const [values, list] = [listOf(receiver), pathOf(among)];
  return name === "all" && values && list !== null ? row(list, "hasAll", values) : null;
}

function readMany(tree: Tree): Many | null {
  if (isComparison(tree.op)) {
    const [left, right] = tree.args as [Tree, Tree];
    const call = callOf(left);
    const number = literalOf(right);
    const [counted] = call?.args ?? [];
    if (call?.name !== "size" || call.receiver || !counted || number?.kind !== "number" || !/^\d{1,9}$/.test(number.number)) return null;
    const quantity: Quantity = { is: "count", compare: tree.op, count: number.number };
    const list = pathOf(counted);
    return list === null ? itemsOf(counted, "filter", quantity) : { kind: "many", list, name: itemName, quantity, where: emptyGroup };
  }
  return itemsOf(tree, "exists", { is: "any" }) ?? itemsOf(tree, "all", { is: "every" });
}

function itemsOf(tree: Tree, name: string, quantity: Quantity): Many | null {
  const call = callOf(tree);
  const list = call?.receiver ? pathOf(call.receiver) : null;
  const [variable, body, more] = call?.args ?? [];
  if (call?.name !== name || list === null || variable?.op !== "id" || variable.args === tagName || !body || more) return null;
  const read = readItem(body);
  const where = read.kind === "group" ? read : group("all", [read]);
  return { kind: "many", list, name: String(variable.args), quantity, where };
}

/** A path as we write it; null for anything else. */
function pathOf(tree: Tree): string | null {
  if (tree.op === "id") return String(tree.args);
  if (tree.op === ".") {
    const [left, key] = tree.args as [Tree, unknown];
    const path = pathOf(left);
    return path === null || typeof key !== "string" ? null : `${path}.${key}`;
  }
  if (tree.op === "[]") {
    const [left, index] = tree.args as [Tree, Tree];
    const path = pathOf(left);
    if (path === null || index.op !== "value") return null;
    if (typeof index.args === "bigint") return `${path}[${index.args}]`;
    return typeof index.args === "string" ? `${path}[${JSON.stringify(index.args)}]` : null;
  }
  const call = callOf(tree);
  const [moment] = call?.args ?? [];
  const asks = call && !call.receiver && (clockQuestions as readonly string[]).includes(call.name) && moment?.op === "id";
  return asks ? `${call.name}(${String(moment.args)})` : null;
}

function literalOf(tree: Tree): Literal | null {
  if (tree.op === "-_") {
    const number = literalOf(tree.args as Tree);
    return number?.kind === "number" && !number.number.startsWith("-") ? { kind: "number", number: `-${number.number}` } : null;
  }
  if (tree.op !== "value") return null;
  if (typeof tree.args === "string") return { kind: "text", text: tree.args };
  if (typeof tree.args === "boolean") return { kind: "flag", flag: tree.args };
  const number = textOf(tree);
  return /^\d{1,15}(?:\.\d{1,9})?$/.test(number) ? { kind: "number", number } : null;
}

function listOf(tree: Tree): Extract<Value, { kind: "list" }> | null {
  if (tree.op !== "list") return null;
  const values = (tree.args as Tree[]).map(literalOf);
  return values.every((value) => value !== null) ? { kind: "list", values } : null;
}

function operandOf(tree: Tree): Value {
  const literal = literalOf(tree);
  if (literal) return literal;
  const field = pathOf(tree);
  return field === null ? null : { kind: "field", field };
}
