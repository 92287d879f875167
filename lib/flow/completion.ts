/** What may stand where somebody is typing in an expression, and what a word in it is. */
import { type FunctionWords, functionWords, listMethodWords, textMethodWords } from "../language/functions.ts";
import { isFoundBy } from "../language/pinyin.ts";
import type { FieldInScope } from "./fields-in-scope.ts";
import { piecesOf } from "./template-pieces.ts";

export type Suggestion =
  | { kind: "field"; text: string; field: FieldInScope }
  /** `caret`: how many characters before its end the typing goes on. */
  | { kind: "function"; text: string; caret: number; name: string; says: FunctionWords };

export interface Suggestions {
  /** From where what is typed is replaced. */
  from: number;
  options: Suggestion[];
}

const typedWord = /[\p{L}_][\p{L}\p{N}_.[\]]*$/u;
const optionsMax = 60;

/** Null: nothing to say here, as inside a quoted text. */
export function suggestionsAt(before: string, fields: readonly FieldInScope[], asked: boolean): Suggestions | null {
  if (insideText(before)) return null;
  const word = typedWord.exec(before)?.[0] ?? "";
  if (word === "" && !asked) return null;
  const from = before.length - word.length;
  const spoken = [...itemsIn(before, fields), ...fields];
  const dot = word.lastIndexOf(".");
  const owner = spoken.find(({ path }) => path === word.slice(0, dot));
  const typed = word.slice(dot + 1);
  if (dot >= 0 && owner) {
    const methods = owner.type === "list" ? listMethodWords : owner.type === "text" ? textMethodWords : {};
    const options = functions(methods).filter(({ name }) => isFoundBy(typed, [name]));
    if (options.length > 0) return { from: from + dot + 1, options };
  }
  const found = spoken.filter(
    ({ path, label, group }) => word === "" || isFoundBy(word, [path, label.en, label.zh, ...(dot >= 0 ? [] : [group.zh])]),
  );
  const options: Suggestion[] = [
    ...found.map((field): Suggestion => ({ kind: "field", text: field.path, field })),
    ...functions(functionWords).filter(({ name }) => dot < 0 && isFoundBy(word, [name])),
  ];
  const rank = ({ text }: Suggestion) => (text.startsWith(word) ? 0 : text.toLowerCase().includes(word.toLowerCase()) ? 1 : 2);
  return { from, options: options.toSorted((a, b) => rank(a) - rank(b)).slice(0, optionsMax) };
}

const functions = (known: Record<string, FunctionWords>) =>
  Object.entries(known).map(([name, says]) => {
    const text = `${name}()`;
    return { kind: "function" as const, text, name, says, caret: says.form.endsWith("()") ? 0 : 1 };
  });

/** `order.items.exists(line, ` brings `line.sku` into scope. */
function itemsIn(before: string, fields: readonly FieldInScope[]): FieldInScope[] {
  const lists = before.matchAll(/([\p{L}_][\w.[\]]*)\.(?:exists|all|filter|map|exists_one)\(\s*([A-Za-z_]\w*)\s*,/gu);
  return [...lists].flatMap(([, list, name]) =>
    (fields.find(({ path }) => path === list)?.item ?? []).map((field) => ({ ...field, path: `${name}${field.path}` })),
  );
}

function insideText(before: string): boolean {
  let quote = "";
  for (let i = 0; i < before.length; i += 1) {
    const char = before[i];
    if (quote && char === "\\") i += 1;
    else if (quote) quote = char === quote ? "" : quote;
    else if (char === "'" || char === '"') quote = char;
  }
  return quote !== "";
}

/** In a template: the expression that the place stands in, as far as it goes before it; null: plain text. */
export function expressionBefore(text: string, at: number): { start: number; before: string } | null {
  const { pieces, open } = piecesOf(text);
  for (const piece of pieces)
    if ("expression" in piece && at >= piece.start && at <= piece.end) return { start: piece.start, before: text.slice(piece.start, at) };
  return open !== null && at >= open + 2 ? { start: open + 2, before: text.slice(open + 2, at) } : null;
}

export type Known = { kind: "field"; field: FieldInScope } | { kind: "function"; says: FunctionWords };

/** What stands at a place, for help at the word. */
export function knownAt(text: string, at: number, fields: readonly FieldInScope[]): (Known & { start: number; end: number }) | null {
  const left = /[\p{L}\p{N}_.[\]]*$/u.exec(text.slice(0, at))?.[0] ?? "";
  const right = /^[\p{L}\p{N}_[\]]*/u.exec(text.slice(at))?.[0] ?? "";
  const word = left + right;
  if (word === "" || insideText(text.slice(0, at))) return null;
  const [start, end] = [at - left.length, at + right.length];
  const asked = text[end] === "(" && fields.find(({ path }) => path === `${word}(now)`);
  const field = asked || [...itemsIn(text.slice(0, at), fields), ...fields].find(({ path }) => path === word);
  if (field) return { kind: "field", field, start, end };
  const name = word.slice(word.lastIndexOf(".") + 1);
  const says =
    text[end] === "(" ? (word.includes(".") ? (listMethodWords[name] ?? textMethodWords[name]) : functionWords[name]) : undefined;
  return says ? { kind: "function", says, start: end - name.length, end } : null;
}
