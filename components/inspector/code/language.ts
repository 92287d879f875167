"use client";
/** How expressions, and texts with `{{ }}` parts, are coloured: in the theme's own colours. */
import { HighlightStyle, StreamLanguage, syntaxHighlighting } from "@codemirror/language";
import { tags } from "@lezer/highlight";

type Stream = Parameters<NonNullable<Parameters<typeof StreamLanguage.define>[0]["token"]>>[0];

function expressionToken(stream: Stream): string | null {
  if (stream.eatSpace()) return null;
  if (stream.match(/^(?:'(?:[^'\\]|\\.)*'?|"(?:[^"\\]|\\.)*"?)/)) return "string";
  if (stream.match(/^\d+(?:\.\d+)?/)) return "number";
  if (stream.match(/^(?:true|false|null|in)\b/)) return "keyword";
  if (stream.match(/^[A-Za-z_]\w*(?=\s*\()/)) return "function";
  if (stream.match(/^[A-Za-z_]\w*/)) return "variableName";
  if (stream.match(/^(?:&&|\|\||[=!<>]=|[!<>+\-*/%?:])/)) return "operator";
  stream.next();
  return "punctuation";
}

const tokenTable = { function: tags.function(tags.variableName) };

const expression = StreamLanguage.define({ name: "expression", tokenTable, token: expressionToken });

const template = StreamLanguage.define<{ inside: boolean }>({
  name: "template",
  tokenTable,
  startState: () => ({ inside: false }),
  token(stream, state) {
    if (stream.match(state.inside ? "}}" : "{{")) {
      state.inside = !state.inside;
      return "brace";
    }
    if (state.inside) return expressionToken(stream);
    if (!stream.skipTo("{{")) stream.skipToEnd();
    return null;
  },
});

export const style = HighlightStyle.define([
  { tag: tags.string, color: "var(--color-good)" },
  { tag: tags.number, color: "var(--color-info)" },
  { tag: tags.keyword, color: "var(--color-info)" },
  { tag: tags.function(tags.variableName), color: "var(--color-warn)" },
  { tag: tags.variableName, color: "var(--color-accent-strong)" },
  { tag: tags.operator, color: "var(--color-muted)" },
  { tag: [tags.punctuation, tags.brace], color: "var(--color-faint)" },
]);

export const languageFor = (kind: "template" | "expression") => [kind === "template" ? template : expression, syntaxHighlighting(style)];
