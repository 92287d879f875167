/** The items of a JSON list, each exactly as it was written. */
import { limits } from "../limits.ts";

/** Null for what is no list of objects, or too long a one: it is then one message. */
export function jsonItems(given: string): string[] | null {
  const text = given.trim();
  if (!text.startsWith("[") || !text.endsWith("]")) return null;
  const items: string[] = [];
  let depth = 0;
  let from = 0;
  for (let i = 0; i < text.length; i++) {
    const character = text[i];
    if (character === '"') {
      i = endOfText(text, i);
    } else if (character === "{" || character === "[") {
      if (depth === 1) from = i;
      depth++;
    } else if (character === "}" || character === "]") {
      depth--;
      if (depth === 1) items.push(text.slice(from, i + 1));
    }
    if (items.length > limits.messagesInBodyMax) return null;
  }
  return items.length > 0 && items.every((item) => item.startsWith("{")) ? items : null;
}

function endOfText(text: string, start: number): number {
  let i = start + 1;
  while (i < text.length && text[i] !== '"') i += text[i] === "\\" ? 2 : 1;
  return i;
}

/** The items of the list that a JSON object has under a name of its own; null where it has none, or one item: it is then one message. */
export function jsonItemsUnder(name: string, text: string): string[] | null {
  let depth = 0;
  for (let i = 0; i < text.length; i++) {
    const character = text[i];
    if (character === '"') {
      const end = endOfText(text, i);
      const value = depth === 1 && text.slice(i + 1, end) === name ? /^\s*:\s*(?=\[)/.exec(text.slice(end + 1)) : null;
      if (value) return severalOf(jsonItems(text.slice(...listAt(text, end + 1 + value[0].length))));
      i = end;
    } else if (character === "{" || character === "[") depth++;
    else if (character === "}" || character === "]") depth--;
  }
  return null;
}

const severalOf = (items: string[] | null) => (items && items.length > 1 ? items : null);

function listAt(text: string, start: number): [start: number, end: number] {
  let depth = 0;
  for (let i = start; i < text.length; i++) {
    const character = text[i];
    if (character === '"') i = endOfText(text, i);
    else if (character === "{" || character === "[") depth++;
    else if ((character === "}" || character === "]") && --depth === 0) return [start, i + 1];
  }
  return [start, text.length];
}
