/** The fields that an operator may pick at a step: the event's, the payload's as far as a sample shows it, and those of steps that have certainly run. */
import type { CanonicalEvent } from "../commerce/event.ts";
import { type ClockQuestion, clockQuestions, fieldWords, partWords } from "../language/fields.ts";
import { itemWords, listFieldWords } from "../language/item-fields.ts";
import { orderStatusWords } from "../language/order-status.ts";
import { outputFieldWords } from "../language/output-fields.ts";
import type { Words } from "../language/words.ts";
import { limits } from "../limits.ts";
import type { Catalog } from "../nodes/catalog.ts";
import { compile } from "./expression.ts";
import type { ExpressionEnvironment } from "./expression-environment.ts";
import type { FlowDocument } from "./flow.ts";
import { isObject } from "./is-object.ts";
import { namesAt } from "./names-at.ts";
import { eventShape, partShapes } from "./parts.ts";
import { toPreview } from "./plain.ts";
import { type Scope, scopeOf } from "./scope.ts";
import type { ObjectShape, Shape } from "./shape.ts";
import { titleOf } from "./validate.ts";

export interface FieldInScope {
  /** The expression that reads it: `order.total`. */
  path: string;
  type: "text" | "number" | "yesNo" | "money" | "time" | "list" | "record" | "any";
  label: Words;
  /** What it belongs to: the order, the customer, an earlier step. */
  group: Words;
  /** The values that it can have, where they are few, and what they are called. */
  values?: readonly string[];
  valueWords?: Record<string, Words>;
  /** Of a list: an item's own fields, each with what follows the item's name in its path (`.sku`; nothing for the item itself). */
  item?: readonly FieldInScope[];
  /** Its value in the sample event; absent where there is none. */
  sample?: unknown;
}

/** `steps`: outputs of the sample's run, where there is one. */
export interface Sample {
  event: CanonicalEvent;
  steps?: Record<string, unknown>;
}

/** `later`: for what a waiting step works out on the event that it hears of. */
export function fieldsInScope(document: FlowDocument, nodeId: string, catalog: Catalog, sample?: Sample, later = false): FieldInScope[] {
  const names = namesAt(document, catalog);
  const fields: FieldInScope[] = [];
  const environment = later ? names.awaited(nodeId) : names.environment(nodeId);
  for (const name of later ? names.awaitedParts(nodeId) : names.parts(nodeId))
    fields.push(...fieldsOf(partShapes[name], name, partWords[name]));
  for (const id of names.ways.certain(nodeId)) {
    const node = names.nodes.get(id);
    const output = environment.records.get("steps")?.fields[id];
    if (!node || node.disabled || output?.kind !== "object") continue;
    const group = titleOf(node, catalog, id);
    const answers = asks.has(node.type) ? answerFields(node.config["inputs"], id, group) : [];
    const given = fieldsOf(output, `steps.${id}`, group).map((field) =>
      node.type === "outside.operation" ? asAnswered(field, id) : field,
    );
    fields.push(...given.filter(({ path }) => !answers.some((answer) => answer.path === path)), ...answers);
  }
  fields.push(...fieldsOf(eventShape, "event", partWords.event).filter((field) => field.path !== "event.body"));
  fields.push(...clockQuestions.map((question) => clockField(question)));
  if (!sample) return fields;
  fields.push(...payloadFields(sample.event.body));
  const scope = scopeOf(sample.event, sample.steps ?? {}, sample.event.receivedAt);
  return fields.map((field) => withSample(field, environment, scope));
}

/** Fields of another system are called as that system calls them, with what they belong to. */
function asAnswered(field: FieldInScope, id: string): FieldInScope {
  const lead = `steps.${id}.body.`;
  if (!field.path.startsWith(lead)) return field;
  const name = field.path.slice(lead.length).replaceAll(".", " › ");
  return { ...field, label: { en: name, zh: name } };
}

const known: Record<string, Words> = fieldWords;

function fieldsOf(shape: ObjectShape, path: string, group: Words): FieldInScope[] {
  return Object.entries(shape.fields).flatMap(([name, field]): FieldInScope[] => {
    const inner = `${path}.${name}`;
    if (field.kind === "object") return fieldsOf(field, inner, group);
    return [fieldOf(field, inner, known[inner] ?? outputFieldWords[name] ?? { en: name, zh: name }, group)];
  });
}

function fieldOf(shape: Shape, path: string, label: Words, group: Words): FieldInScope {
  if (shape.kind === "string" && shape.time) return { path, type: "time", label, group };
  const values = shape.kind === "string" && shape.values ? { values: shape.values, ...wordsOf(shape.values) } : {};
  const item = shape.kind === "list" ? { item: itemFields(shape.of) } : {};
  return { path, type: kinds[shape.kind], label, group, ...values, ...item };
}

const statuses: Record<string, Words> = orderStatusWords;
const wordsOf = (values: readonly string[]) => (values.every((value) => statuses[value]) ? { valueWords: statuses } : {});

function itemFields(shape: Shape): FieldInScope[] {
  if (shape.kind !== "object") return [fieldOf(shape, "", itemWords.item, itemWords.group)];
  return Object.entries(shape.fields)
    .filter(([, field]) => field.kind !== "object")
    .map(([name, field]) => fieldOf(field, `.${name}`, listFieldWords[name] ?? { en: name, zh: name }, itemWords.group));
}

const kinds: Record<Shape["kind"], FieldInScope["type"]> = {
  string: "text",
  int: "number",
  double: "number",
  bool: "yesNo",
  money: "money",
  time: "time",
  list: "list",
  map: "record",
  object: "record",
  dyn: "any",
};

const clockTypes: Record<ClockQuestion, FieldInScope["type"]> = {
  isOpen: "yesNo",
  isWorkday: "yesNo",
  hourOf: "number",
  weekdayOf: "number",
  dateOf: "text",
};
const clockField = (question: ClockQuestion): FieldInScope => {
  const path = `${question}(now)` as const;
  return { path, type: clockTypes[question], label: fieldWords[path], group: partWords.clock };
};

const asks: ReadonlySet<string> = new Set(["trigger.manual", "trigger.flow"]);

/** A start by hand, or by another flow, asks questions: each answer is a field, called by its question. */
function answerFields(inputs: unknown, id: string, group: Words): FieldInScope[] {
  if (!isObject(inputs)) return [];
  return Object.entries(inputs)
    .filter(([name]) => identifier.test(name))
    .map(([name, question]) => {
      const label = typeof question === "string" && question !== "" ? question : name;
      return { path: `steps.${id}.input.${name}`, type: "text", label: { en: label, zh: label }, group };
    });
}

const identifier = /^[A-Za-z_][A-Za-z0-9_]*$/;
const depthMax = 5;

/** Of a list the first item speaks for all. */
function payloadFields(body: unknown): FieldInScope[] {
  const fields: FieldInScope[] = [];
  const walk = (value: unknown, path: string, name: string, depth: number): void => {
    if (fields.length >= limits.fieldsShownMax) return;
    const entries = Array.isArray(value)
      ? value.slice(0, 1).map((item, i) => [String(i), item] as const)
      : isObject(value)
        ? Object.entries(value)
        : null;
    if (path !== "event.body" && (!isObject(value) || depth >= depthMax))
      fields.push({ path, type: typeOf(value), label: { en: name, zh: name }, group: partWords.payload, ...itemsOf(value) });
    if (!entries || depth >= depthMax) return;
    for (const [key, item] of entries) {
      const step = Array.isArray(value) ? `[${key}]` : identifier.test(key) ? `.${key}` : `[${JSON.stringify(key)}]`;
      walk(item, path + step, name + (step.startsWith(".") && name === "" ? key : step), depth + 1);
    }
  };
  walk(body, "event.body", "", 0);
  return fields;
}

/** Of a sent list the first item speaks for all. */
function itemsOf(value: unknown): Pick<FieldInScope, "item"> {
  if (!Array.isArray(value)) return {};
  const [first]: unknown[] = value;
  const field = (path: string, name: string, each: unknown): FieldInScope => ({
    path,
    type: typeOf(each),
    label: name === "" ? itemWords.item : { en: name, zh: name },
    group: itemWords.group,
  });
  if (!isObject(first)) return { item: [field("", "", first)] };
  const flat = Object.entries(first).filter(([, each]) => !isObject(each));
  return { item: flat.map(([key, each]) => field(identifier.test(key) ? `.${key}` : `[${JSON.stringify(key)}]`, key, each)) };
}

function typeOf(value: unknown): FieldInScope["type"] {
  if (Array.isArray(value)) return "list";
  if (typeof value === "string") return "text";
  if (typeof value === "number") return "number";
  if (typeof value === "boolean") return "yesNo";
  return isObject(value) ? "record" : "any";
}

function withSample(field: FieldInScope, environment: ExpressionEnvironment, scope: Scope): FieldInScope {
  const compiled = compile(field.path, environment);
  const result = compiled.ok ? compiled.expression.evaluate(scope) : null;
  return result?.ok && result.value !== undefined ? { ...field, sample: toPreview(result.value) } : field;
}
