/** A form body (`application/x-www-form-urlencoded`) as a record of texts. */
import { limits } from "../limits.ts";
import type { ParsedBody } from "./parse-body.ts";

/** Malformed: text that is not well encoded, a name that comes twice, or more fields than any form has. */
export function parseForm(text: string): ParsedBody {
  const pairs = text.trim() === "" ? [] : text.trim().split("&", limits.formFieldsMax + 1);
  if (pairs.length === 0 || pairs.length > limits.formFieldsMax) return { ok: false, problem: "malformed" };
  const value: Record<string, string> = Object.create(null);
  try {
    for (const pair of pairs) {
      const [name, content] = decoded(pair);
      if (name === "" || name === "__proto__" || name in value) return { ok: false, problem: "malformed" };
      value[name] = content;
    }
  } catch {
    return { ok: false, problem: "malformed" };
  }
  return { ok: true, value: { ...value } };
}

function decoded(pair: string): [name: string, content: string] {
  const at = pair.indexOf("=");
  const [name, content] = at < 0 ? [pair, ""] : [pair.slice(0, at), pair.slice(at + 1)];
  return [decode(name), decode(content)];
}

const decode = (text: string): string => decodeURIComponent(text.replaceAll("+", " ")).replaceAll(unfit, "�");

// what no database takes in a text
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what it is about
const unfit = /[\0\u001e\u001f]/g;
