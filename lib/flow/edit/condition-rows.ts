/**
 * A condition as rows of field, operator and value, and back. Only what rows can say is read; a richer formula answers
 * null and is edited as text. What is read is written back as the same condition.
 */
import { clockQuestions } from "../../language/fields.ts";

export const operators = [
  "==",
  "!=",
  ">",
  ">=",
  "<",
  "<=",
  "contains",
  "startsWith",
  "endsWith",
  "has",
  "lacks",
  "empty",
  "filled",
] as const;
export type Operator = (typeof operators)[number];
export interface ConditionRow {
  /** A path: `order.total`. */
  field: string;
  operator: Operator;
  /** A text, a yes or no, or a number as it is written: `500`, `12.50`. */
  value: string | boolean | NumberText | null;
}
/** A number keeps its text: no binary fraction comes between what was typed and what is compared. */
export interface NumberText {
  number: string;
  toString(): string;
}
export interface Condition {
  join: "all" | "any";
  rows: ConditionRow[];
}

export const numberText = (number: string): NumberText => ({ number, toString: () => number.replace(/\.0$/, "") });
export const isNumberText = (value: unknown): value is NumberText => typeof value === "object" && value !== null && "number" in value;

/** A path, or a question to the shop's clock: `isOpen(now)`. */
const path = String.raw`(?:${clockQuestions.join("|")})\(now\)|[A-Za-z_]\w*(?:\.[A-Za-z_]\w*)*`;
const literal = String.raw`'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"|-?\d+(?:\.\d+)?|true|false`;
const comparison = new RegExp(String.raw`^(${path})\s*(==|!=|>=|<=|>|<)\s*(${literal})$`);
const membership = new RegExp(String.raw`^(!?)\(?\s*('(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*")\s+in\s+(${path})\s*\)?$`);
const method = new RegExp(String.raw`^(${path})\.(contains|startsWith|endsWith)\(\s*('(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*")\s*\)$`);
const emptiness = new RegExp(String.raw`^(!?)isEmpty\(\s*(${path})\s*\)$`);
const truth = new RegExp(`^(!?)(${path})$`);

export function readCondition(text: string): Condition | null {
  const trimmed = text.trim();
  if (trimmed === "") return { join: "all", rows: [] };
  for (const [join, mark] of [
    ["all", "&&"],
    ["any", "||"],
  ] as const) {
    const parts = splitOutside(trimmed, mark);
    if (!parts) return null;
    if (parts.length === 1 && mark === "&&") continue;
    const rows = parts.map((part) => readRow(part.trim()));
    if (rows.every((row) => row !== null)) return { join: rows.length === 1 ? "all" : join, rows };
    if (parts.length > 1) return null;
  }
  return null;
}

function readRow(text: string): ConditionRow | null {
  let match = comparison.exec(text);
  if (match?.[1] && match[2] && match[3]) return { field: match[1], operator: match[2] as Operator, value: readLiteral(match[3]) };
  match = membership.exec(text);
  if (match?.[2] && match[3] && (match[1] === "" || text.includes("("))) {
    const bracketed = /^!?\(/.test(text) === text.endsWith(")");
    return bracketed ? { field: match[3], operator: match[1] ? "lacks" : "has", value: readLiteral(match[2]) } : null;
  }
  match = method.exec(text);
  if (match?.[1] && match[2] && match[3]) return { field: match[1], operator: match[2] as Operator, value: readLiteral(match[3]) };
  match = emptiness.exec(text);
  if (match?.[2]) return { field: match[2], operator: match[1] ? "filled" : "empty", value: null };
  match = truth.exec(text);
  if (match?.[2] && /[.(]/.test(match[2])) return { field: match[2], operator: "==", value: !match[1] };
  return null;
}

function readLiteral(text: string): ConditionRow["value"] {
  if (text === "true" || text === "false") return text === "true";
  const quote = text[0];
  if (quote !== "'" && quote !== '"') return numberText(text);
  return text.slice(1, -1).replace(/\\(.)/g, (_, char: string) => ({ n: "\n", t: "\t", r: "\r" })[char] ?? char);
}

export function writeCondition({ join, rows }: Condition): string {
  return rows.map(writeRow).join(join === "all" ? " && " : " || ");
}

function writeRow({ field, operator, value }: ConditionRow): string {
  const said = writeLiteral(value);
  switch (operator) {
    case "has":
      return `${said} in ${field}`;
    case "lacks":
      return `!(${said} in ${field})`;
    case "empty":
      return `isEmpty(${field})`;
    case "filled":
      return `!isEmpty(${field})`;
    case "contains":
    case "startsWith":
    case "endsWith":
      return `${field}.${operator}(${said})`;
    default:
      return `${field} ${operator} ${said}`;
  }
}

function writeLiteral(value: ConditionRow["value"]): string {
  if (value === null) return "''";
  if (typeof value === "boolean") return String(value);
  if (isNumberText(value)) return value.number;
  const escaped = value.replace(/\\/g, "\\\\").replace(/'/g, "\\'").replace(/\n/g, "\\n").replace(/\r/g, "\\r").replace(/\t/g, "\\t");
  return `'${escaped}'`;
}

/** Split at an operator that stands outside quotes and brackets; null for unbalanced text. */
function splitOutside(text: string, mark: string): string[] | null {
  const parts: string[] = [];
  let depth = 0;
  let quote = "";
  let from = 0;
  for (let i = 0; i < text.length; i += 1) {
    const char = text[i] ?? "";
    if (quote) {
      if (char === "\\") i += 1;
      else if (char === quote) quote = "";
    } else if (char === "'" || char === '"') quote = char;
    else if (char === "(" || char === "[" || char === "{") depth += 1;
    else if (char === ")" || char === "]" || char === "}") depth -= 1;
    else if (depth === 0 && text.startsWith(mark, i)) {
      parts.push(text.slice(from, i));
      i += mark.length - 1;
      from = i + 1;
    }
  }
  if (quote || depth !== 0) return null;
  parts.push(text.slice(from));
  return parts;
}
