/** What is wrong with one step's settings: each by itself, and each expression in them. */
import { z } from "zod";
import { isCron } from "../calendar/cron.ts";
import { argumentFaults } from "../language/apis.ts";
import { durationWords } from "../language/duration.ts";
import { expressionWords, fill, flowProblemWords as say } from "../language/flow-problems.ts";
import type { Words } from "../language/words.ts";
import type { NodeType } from "../nodes/define.ts";
import { configFields, defaultOf, type ExpressionType, type FieldMeta, innerOf, isAsked } from "../nodes/fields.ts";
import { isOperation } from "../openapi/operation.ts";
import { argumentProblems } from "./argument-problems.ts";
import { compile, type Expression } from "./expression.ts";
import type { ExpressionEnvironment } from "./expression-environment.ts";
import { type ExpressionProblem, typeOf } from "./expression-problem.ts";
import type { FlowNode, Problem } from "./flow.ts";
import { isObject } from "./is-object.ts";
import { compileTemplate } from "./template.ts";

/** A compiled expression with its field, and where it begins in the field's text. */
export interface Placed {
  field: string;
  offset: number;
  expression: Expression;
  environment: ExpressionEnvironment;
}

export function configProblems(
  node: FlowNode,
  type: NodeType,
  usual: ExpressionEnvironment,
  awaited: () => ExpressionEnvironment,
): { problems: Problem[]; expressions: Placed[] } {
  const problems: Problem[] = [];
  const expressions: Placed[] = [];
  const fields = configFields(type.config);
  for (const { name, schema, meta } of fields) {
    if (!isAsked(meta, node.config, fields)) continue;
    const value = Object.hasOwn(node.config, name) ? node.config[name] : undefined;
    const own = fieldProblem(node.id, name, schema, meta, value);
    if (own) problems.push(own);
    else for (const [field, text, whole] of textsIn(name, meta, value, schema)) look(field, text, whole, meta.later ? awaited() : usual);
  }
  for (const name of Object.keys(node.config)) {
    if (fields.some((field) => field.name === name)) continue;
    problems.push({
      code: "setting.unknown",
      level: "error",
      nodeId: node.id,
      field: name,
      message: fill(say.unknownField, { field: name }),
    });
  }
  if (node.type === "trigger.manual" || node.type === "trigger.flow") problems.push(...inputNameProblems(node, "inputs"));
  for (const { name, meta } of fields) if (meta.widget === "arguments") problems.push(...callProblems(node, name, usual));
  for (const { name, meta } of fields) if (meta.widget === "values") problems.push(...inputNameProblems(node, name));
  return { problems, expressions };

  function look(field: string, text: string, meta: Whole | null, environment: ExpressionEnvironment): void {
    const found: ExpressionProblem[] = [];
    if (meta) {
      const compiled = compile(text, environment, meta.returns === "bool");
      if (!compiled.ok) found.push(compiled.problem);
      else {
        expressions.push({ field, offset: 0, expression: compiled.expression, environment });
        found.push(...resultProblem(compiled.expression, meta));
      }
    } else {
      const { template, problems: inside } = compileTemplate(text, environment);
      found.push(...inside);
      for (const [expression, offset] of placesIn(template.parts, text)) expressions.push({ field, offset, expression, environment });
    }
    for (const { code, range, message } of found) problems.push({ code, level: "error", nodeId: node.id, field, range, message });
  }
}

/** What an operation is given; without one the setting that holds it says what is missing. */
function callProblems(node: FlowNode, name: string, environment: ExpressionEnvironment): Problem[] {
  const operation = Object.values(node.config).find(isOperation);
  const given = node.config[name] ?? {};
  if (!operation || !isObject(given)) return [];
  const texts = Object.fromEntries(Object.entries(given).filter((each): each is [string, string] => typeof each[1] === "string"));
  const problems = argumentProblems(node.id, name, operation, texts, environment);
  if (operation.server === "" && isNothing(node.config["connection"]))
    problems.push({ code: "argument.server", level: "error", nodeId: node.id, field: "connection", message: argumentFaults.noServer });
  return problems;
}

/** Each expression of a template with its place, found again in order. */
function placesIn(parts: readonly (string | Expression)[], text: string): [Expression, number][] {
  let at = 0;
  return parts.flatMap((part): [Expression, number][] => {
    if (typeof part === "string") return [];
    const place = text.indexOf(part.text, text.indexOf("{{", at));
    at = place + part.text.length;
    return [[part, place]];
  });
}

/** What a text that is one whole expression must have for a result. */
type Whole = Pick<FieldMeta, "returns">;

/** The texts that hold expressions: [field path, text, what is wanted where the whole text is one expression]. */
function textsIn(name: string, meta: FieldMeta, value: unknown, schema: z.core.$ZodType): [string, string, Whole | null][] {
  const stored = value ?? defaultOf(schema);
  switch (meta.widget) {
    case "expression":
      return typeof stored === "string" && stored.trim() !== "" ? [[name, stored, meta]] : [];
    case "template":
    case "longTemplate":
      return typeof stored === "string" && stored.includes("{{") ? [[name, stored, null]] : [];
    case "cases":
      if (!Array.isArray(stored)) return [];
      return stored.flatMap((each: unknown, i): [string, string, Whole][] =>
        isObject(each) && typeof each["when"] === "string" && each["when"].trim() !== ""
          ? [[`${name}.${i}.when`, each["when"], { returns: "bool" }]]
          : [],
      );
    case "values":
      if (!isObject(stored)) return [];
      return Object.entries(stored).flatMap(([key, text]): [string, string, Whole][] =>
        typeof text === "string" && text.trim() !== "" ? [[`${name}.${key}`, text, { returns: "any" }]] : [],
      );
    case "pairs":
    case "arguments":
      if (!isObject(stored)) return [];
      return Object.entries(stored).flatMap(([key, text]): [string, string, null][] =>
        typeof text === "string" && text.includes("{{") ? [[`${name}.${key}`, text, null]] : [],
      );
    default:
      return [];
  }
}

/** The CEL types that give what is wanted. A text may be a time; whether it is one shows when it comes. */
const giving: Record<Exclude<ExpressionType, "any">, { types: RegExp; words: Words }> = {
  bool: { types: /^bool$/, words: expressionWords.resultNotYesNo },
  string: { types: /^string$/, words: expressionWords.resultNotText },
  list: { types: /^list\b/, words: expressionWords.resultNotList },
  money: { types: /^(Money|null)$/, words: expressionWords.resultNotAmount },
  time: { types: /^(google\.protobuf\.Timestamp|string)$/, words: expressionWords.resultNotTime },
};

function resultProblem({ text, type }: Expression, { returns = "any" }: Whole): ExpressionProblem[] {
  const bare = type.replace(/^dyn<(.*)>$/, "$1");
  if (bare === "dyn" || returns === "any" || giving[returns].types.test(bare)) return [];
  return [
    { code: "expression.result", range: { start: 0, end: text.length }, message: fill(giving[returns].words, { type: typeOf(type) }) },
  ];
}

function fieldProblem(nodeId: string, name: string, schema: z.core.$ZodType, meta: FieldMeta, value: unknown): Problem | null {
  const result = z.safeParse(schema, value);
  const missing: Problem = {
    code: "setting.missing",
    level: "error",
    nodeId,
    field: name,
    message: fill(say.missing, { field: meta.label }),
  };
  if (result.success) {
    if (meta.widget === "cron" && !isCron(String(result.data)))
      return isNothing(value) ? missing : { code: "setting.cron", level: "error", nodeId, field: name, message: say.noCron };
    // asked for by another setting, it may not stay empty
    return meta.onlyWhen !== undefined && meta.optional && isNothing(value) ? missing : null;
  }
  const issue = result.error.issues[0];
  const field = issue && issue.path.length > 0 ? `${name}.${issue.path.map(String).join(".")}` : name;
  const at = { level: "error" as const, nodeId, field };
  const label = meta.label;
  if (isNothing(value)) return { code: "setting.missing", ...at, message: fill(say.missing, { field: label }) };
  switch (issue?.code) {
    case "too_small":
    case "too_big": {
      const bounds = boundsOf(schema);
      if (bounds) return { code: "setting.range", ...at, message: fill(say.outOfRange, { field: label, ...bounds }) };
      return issue.code === "too_small"
        ? { code: "setting.missing", ...at, message: fill(say.missing, { field: label }) }
        : { code: "setting.too-long", ...at, message: fill(say.tooLong, { field: label }) };
    }
    case "invalid_value":
      return { code: "setting.choice", ...at, message: fill(say.notAllowed, { field: label }) };
    default:
      if (meta.widget === "duration" && meta.shortest && meta.longest) {
        const bounds = { min: spokenDuration(meta.shortest), max: spokenDuration(meta.longest) };
        return { code: "setting.duration", ...at, message: fill(say.outOfTime, { field: label, ...bounds }) };
      }
      if (meta.widget === "cron") return { code: "setting.cron", ...at, message: say.noCron };
      if (meta.widget === "timezone") return { code: "setting.timezone", ...at, message: fill(say.noZone, { zone: String(value) }) };
      if (meta.widget === "expression" && typeof value === "string")
        return { code: "setting.too-long", ...at, message: fill(say.tooLong, { field: label }) };
      return { code: "setting.kind", ...at, message: fill(say.wrongKind, { field: label }) };
  }
}

const spokenDuration = (text: string): Words => ({ en: durationWords(text, "en"), zh: durationWords(text, "zh") });

const isNothing = (value: unknown) => value === undefined || value === null || (typeof value === "string" && value.trim() === "");

function boundsOf(schema: z.core.$ZodType): { min: number; max: number } | null {
  for (let inner: z.core.$ZodType | undefined = schema; inner; inner = innerOf(inner)) {
    if (!(inner instanceof z.ZodNumber)) continue;
    const { minValue, maxValue } = inner;
    return minValue === null || maxValue === null ? null : { min: minValue, max: maxValue };
  }
  return null;
}

const inputName = /^[A-Za-z_][A-Za-z0-9_]{0,63}$/;

function inputNameProblems(node: FlowNode, field: string): Problem[] {
  const inputs = node.config[field];
  if (!isObject(inputs)) return [];
  return Object.keys(inputs)
    .filter((name) => !inputName.test(name))
    .map((name) => ({
      code: "setting.input-name",
      level: "error",
      nodeId: node.id,
      field,
      message: fill(say.inputName, { name }),
    }));
}
