/** The text of a document as a value: JSON, else YAML, with the line where it goes wrong. */
import { LineCounter, parseDocument } from "yaml";
import { isObject } from "../flow/is-object.ts";
import { apiReading as say } from "../language/api-reading.ts";
import type { Words } from "../language/words.ts";
import { limits } from "../limits.ts";
import { tell } from "./tell.ts";

export type Opened = { ok: true; document: Record<string, unknown> } | { ok: false; why: Words };

const refuse = (why: Words): Opened => ({ ok: false, why });

export function openDocument(given: string): Opened {
  const text = given.charCodeAt(0) === 0xfeff ? given.slice(1) : given;
  if (text.trim() === "") return refuse(say.empty);
  if (text.length > limits.apiDocumentCharsMax) return refuse(tell(say.tooLarge, { mb: limits.apiDocumentCharsMax / 1024 / 1024 }));
  const value = /^\s*\{/.test(text) ? (fromJson(text) ?? fromYaml(text)) : fromYaml(text);
  if ("why" in value) return refuse(value.why);
  return isObject(value.value) ? { ok: true, document: value.value } : refuse(say.noDocument);
}

type Value = { value: unknown } | { why: Words };

/** Null: it is not JSON. YAML, which allows all that JSON does, then says where. */
function fromJson(text: string): Value | null {
  try {
    return { value: (isUnkept(text) ? JSON.parse(text, kept) : JSON.parse(text)) as unknown };
  } catch {
    return null;
  }
}

/** Ten times slower than JSON, so its bound is lower. */
function fromYaml(text: string): Value {
  if (text.length > limits.apiYamlCharsMax) return { why: tell(say.yamlTooLarge, { mb: limits.apiYamlCharsMax / 1024 / 1024 }) };
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, schema: "core", prettyErrors: false, uniqueKeys: false });
  const [error] = document.errors;
  if (error) {
    const { line, col } = lines.linePos(error.pos[0]);
    return { why: tell(say.unreadable, { line, column: col, why: error.message }) };
  }
  try {
    const reviver = isUnkept(text) ? { reviver: kept } : {};
    return { value: document.toJS({ maxAliasCount: limits.apiYamlAliasesMax, ...reviver }) as unknown };
  } catch {
    return { why: say.tooManyAliases };
  }
}

/** Whether it may hold what a database does not keep: the sign of number zero, and halves of signs. */
const isUnkept = (text: string): boolean => /\\(?:0|x00|u0000|U0000|ud[89a-f])/i.test(text) || text.includes("\0") || !text.isWellFormed();
const keptText = (text: string): string => text.replaceAll("\0", "").toWellFormed();

/** Of each value as it is read, the names of its fields too. */
function kept(_key: unknown, value: unknown): unknown {
  if (typeof value === "string") return keptText(value);
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [keptText(name), each]));
}
