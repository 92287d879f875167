/** Where the `{{ expression }}` parts of a text stand, without a look at what they say. */

/** A piece of a template: text as it stands, or an expression with its place in the whole. */
export type Piece = { text: string } | { expression: string; start: number; end: number };

/** A closing `}}` inside a quoted text or a `{ }` of the expression's own closes nothing. */
export function piecesOf(text: string): { pieces: Piece[]; open: number | null } {
  const pieces: Piece[] = [];
  let at = 0;
  while (at < text.length) {
    const start = text.indexOf("{{", at);
    if (start < 0) break;
    const end = closing(text, start + 2);
    if (end < 0) return { pieces: [...pieces, { text: text.slice(at) }], open: start };
    if (start > at) pieces.push({ text: text.slice(at, start) });
    pieces.push({ expression: text.slice(start + 2, end), start: start + 2, end });
    at = end + 2;
  }
  if (at < text.length) pieces.push({ text: text.slice(at) });
  return { pieces, open: null };
}

function closing(text: string, from: number): number {
  let depth = 0;
  let quote = "";
  for (let i = from; i < text.length; i++) {
    const char = text[i] ?? "";
    if (quote) {
      if (char === "\\") i += 1;
      else if (char === quote) quote = "";
    } else if (char === '"' || char === "'") quote = char;
    else if (char === "{") depth += 1;
    else if (char === "}") {
      if (depth > 0) depth -= 1;
      else if (text[i + 1] === "}") return i;
    }
  }
  // Nobody meant an apostrophe to swallow the braces: take the next ones as they stand, and let the expression complain.
  return text.indexOf("}}", from);
}
