/** Turns what the parser or the type checker found into a sentence at its place, with the name that was probably meant. */
import { fill, expressionWords as say, typeWords } from "../language/flow-problems.ts";
import type { Words } from "../language/words.ts";
import { limits } from "../limits.ts";
import type { ExpressionEnvironment } from "./expression-environment.ts";
import { nearest } from "./nearest.ts";
import { partNames } from "./part-names.ts";
import { callOf, type Tree, textOf, visit } from "./tree.ts";

export interface ExpressionProblem {
  code: string;
  range: { start: number; end: number };
  message: Words;
}

interface Raised {
  code?: string;
  range?: { start: number; end: number };
  node?: Tree;
}

export const typeOf = (name: string | undefined): Words => {
  const bare = name?.replace(/^dyn<(.*)>$/, "$1") ?? "";
  if (bare === "Money") return typeWords.amount;
  if (bare === "string") return typeWords.text;
  if (bare === "int" || bare === "double" || bare === "uint") return typeWords.number;
  if (bare === "bool") return typeWords.yesNo;
  if (bare === "null") return typeWords.nothing;
  if (bare.startsWith("list")) return typeWords.list;
  if (bare === "google.protobuf.Timestamp") return typeWords.time;
  if (bare === "google.protobuf.Duration") return typeWords.duration;
  return typeWords.record;
};

const widths: Record<string, string> = {
  "，": ",",
  "。": ".",
  "（": "(",
  "）": ")",
  "“": '"',
  "”": '"',
  "‘": "'",
  "’": "'",
  "＝": "==",
  "＞": ">",
  "＜": "<",
  "！": "!",
  "＆": "&&",
  "｜": "||",
  "＋": "+",
  "－": "-",
  "×": "*",
  "÷": "/",
  "≥": ">=",
  "≤": "<=",
  "≠": "!=",
  "：": ":",
  "？": "?",
  "［": "[",
  "］": "]",
  "　": " ",
};
const symbols: Record<string, string> = { and: "&&", or: "||", not: "!", AND: "&&", OR: "||", NOT: "!", 且: "&&", 或: "||", 非: "!" };

export function problemOf(error: unknown, text: string, environment: ExpressionEnvironment): ExpressionProblem {
  const raised: Raised = typeof error === "object" && error !== null ? error : {};
  const code = raised.code ?? "unreadable";
  const range = clamp(raised.range ?? { start: 0, end: text.length }, text);
  const found = checked(raised, code, range, environment) ?? parsed(code, range, text);
  return { range, ...found };
}

type Found = { code: string; message: Words; range?: { start: number; end: number } };

function checked({ node }: Raised, code: string, range: { start: number; end: number }, environment: ExpressionEnvironment): Found | null {
  // The parser points at a place, the type checker at a node.
  if (node?.op === undefined) return null;
  switch (code) {
    case "unknown_variable": {
      const name = String(node.args);
      if ((partNames as readonly string[]).includes(name)) return { code: "expression.part", message: fill(say.partNotHere, { name }) };
      const near = nearest(name, environment.roots);
      return { code: "expression.name", message: near ? fill(say.noNameNear, { name, near }) : fill(say.noName, { name }) };
    }
    case "no_such_key": {
      const [left, key] = node.args as [Tree, unknown];
      const name = typeof key === "string" ? key : String((key as Tree).args);
      const path = `${textOf(left)}.${name}`;
      const fields = environment.records.get(left.checkedType?.name ?? "")?.fields ?? {};
      const known = textOf(left) === "steps" ? environment.stepIds : Object.keys(fields);
      const near = nearest(name, known);
      return {
        code: "expression.name",
        message: near ? fill(say.noNameNear, { name: path, near: `${textOf(left)}.${near}` }) : fill(say.noName, { name: path }),
      };
    }
    case "cannot_index_type": {
      const [left, key] = node.args as [Tree, unknown];
      const name = typeof key === "string" ? key : textOf(key as Tree);
      return { code: "expression.type", message: fill(say.noFields, { left: textOf(left), type: typeOf(left.checkedType?.name), name }) };
    }
    case "invalid_index_type":
      return { code: "expression.type", message: fill(say.functionMisused, { name: textOf(node) }) };
    case "no_matching_overload": {
      const call = callOf(node);
      const name = call?.name ?? textOf(node);
      if (call?.receiver && call.args[0] && asked.has(name) && isList(call.receiver))
        return { code: "expression.type", message: lookIn(call.args[0], call.receiver) };
      if (environment.functions.includes(name)) return { code: "expression.type", message: fill(say.functionMisused, { name }) };
      const near = nearest(name, environment.functions);
      return { code: "expression.function", message: near ? fill(say.noFunctionNear, { name, near }) : fill(say.noFunction, { name }) };
    }
    case "no_such_overload":
      return { code: "expression.type", message: overload(node) };
    case "invalid_logical_operand": {
      const odd = (node.args as Tree[]).find((side) => side.checkedType && !/^(bool|dyn)/.test(side.checkedType.name)) ?? node;
      return {
        code: "expression.type",
        range: { start: odd.start, end: odd.end },
        message: fill(say.notYesNo, { part: textOf(odd), type: typeOf(odd.checkedType?.name) }),
      };
    }
    case "invalid_condition_type":
      return { code: "expression.type", message: fill(say.notYesNo, { part: textOf(node), type: typeOf(node.checkedType?.name) }) };
    case "incompatible_ternary_branches":
      return { code: "expression.type", message: say.branchesDiffer };
    case "invalid_comprehension_range":
      return { code: "expression.type", message: fill(say.notAList, { part: textOf(node) }) };
    case "limit_exceeded":
      return { code: "expression.size", message: say.tooLarge };
    default:
      return range.end > range.start && !parseCodes.has(code)
        ? { code: "expression.type", message: fill(say.functionMisused, { name: textOf(node) }) }
        : null;
  }
}

const parseCodes = new Set(["unexpected_character", "unexpected_token", "expected_token", "reserved_identifier"]);

function overload(node: Tree): Words {
  if (!Array.isArray(node.args)) {
    const operand = node.args as Tree;
    return fill(say.cannotNegate, { op: node.op.slice(0, 1), type: typeOf(operand.checkedType?.name) });
  }
  const [left, right] = node.args as [Tree, Tree];
  if (node.op === "==" && isList(left) && !isList(right)) return lookIn(right, left);
  return fill(say.cannotCompare, {
    left: textOf(left),
    leftType: typeOf(left.checkedType?.name),
    right: textOf(right),
    rightType: typeOf(right.checkedType?.name),
    op: node.op,
  });
}

const asked = new Set(["contains", "includes", "has", "indexOf"]);
const isList = (tree: Tree) => tree.checkedType?.kind === "list";
const lookIn = (item: Tree, list: Tree): Words => fill(say.useIn, { example: `${textOf(item)} in ${textOf(list)}` });

function parsed(code: string, range: { start: number; end: number }, text: string): Found {
  const rest = text.slice(range.start).trimStart();
  const char = rest.slice(0, 1);
  if (code === "limit_exceeded") return { code: "expression.size", message: say.tooLarge };
  if (/string|quote/.test(code)) return { code: "expression.syntax", message: say.openText };
  if (/^[¥￥$€£元円]/.test(char)) return { code: "expression.syntax", message: fill(say.noSign, { sign: char }) };
  if (/^,\d{3}/.test(rest) && /\d$/.test(text.slice(0, range.start))) return { code: "expression.syntax", message: say.noThousands };
  const plain = widths[char];
  if (plain !== undefined) return { code: "expression.syntax", message: fill(say.fullWidth, { char, plain }) };
  if (rest === "") return { code: "expression.syntax", message: say.unfinished };
  if (char === "=" && rest[1] !== "=") return { code: "expression.syntax", message: say.oneEquals };
  const word = /^(?:[A-Za-z]+|[且或非])/.exec(rest)?.[0] ?? "";
  const symbol = symbols[word];
  if (symbol)
    return {
      code: "expression.syntax",
      range: { start: range.start, end: range.start + word.length },
      message: fill(say.useSymbol, { symbol, word }),
    };
  return { code: "expression.syntax", message: fill(say.unreadable, { rest: rest.slice(0, 20) }) };
}

function clamp({ start, end }: { start: number; end: number }, text: string): { start: number; end: number } {
  const from = Math.max(0, Math.min(start, text.length));
  return { start: from, end: Math.max(from, Math.min(end, text.length)) };
}

/** What the type checker lets through and we do not: patterns, hidden names, amounts whose currencies are written down and differ. */
export function refusalIn(root: Tree): ExpressionProblem | null {
  let found: ExpressionProblem | null = null;
  visit(root, (tree) => {
    if (found) return;
    const range = { start: tree.start, end: tree.end };
    const call = callOf(tree);
    if (call?.name === "matches") found = { code: "expression.matches", range, message: say.noMatches };
    else if (tree.op === "id" && hidden.has(String(tree.args)))
      found = { code: "expression.name", range, message: fill(say.noName, { name: String(tree.args) }) };
    else if (mixable.has(tree.op)) {
      const [left, right] = (tree.args as [Tree, Tree]).map(writtenCurrency);
      if (left && right && left !== right) found = { code: "expression.currencies", range, message: fill(say.currencies, { left, right }) };
    }
  });
  return found;
}

/** Library names that would let an expression grow without bound, or that mean nothing in a shop. */
const hidden = new Set(["cel", "google"]);
const mixable = new Set(["+", "-", "==", "!=", "<", "<=", ">", ">="]);

function writtenCurrency(tree: Tree): string | null {
  const call = callOf(tree);
  const currency = call?.name === "money" ? call.args[1] : undefined;
  if (currency?.op === "value" && typeof currency.args === "string") return currency.args.toUpperCase();
  if (["+", "-", "*", "/"].includes(tree.op)) {
    for (const side of tree.args as Tree[]) {
      const written = writtenCurrency(side);
      if (written) return written;
    }
  }
  return null;
}

export const tooLong = (text: string): ExpressionProblem => ({
  code: "expression.size",
  range: { start: limits.expressionCharsMax, end: text.length },
  message: fill(say.tooLong, { max: limits.expressionCharsMax }),
});
