"use client";
/** Suggestions and help at the word, from what is in scope. */
import type { Completion, CompletionContext, CompletionResult } from "@codemirror/autocomplete";
import { type EditorView, hoverTooltip, type Tooltip } from "@codemirror/view";
import { expressionBefore, type Known, knownAt, type Suggestion, suggestionsAt } from "#lib/flow/completion.ts";
import type { FieldInScope } from "#lib/flow/fields-in-scope.ts";
import { codeWords, kindWords } from "#lib/language/functions.ts";
import type { Say } from "#lib/language/render.ts";

/** What the editor was last drawn with: its extensions are made once. */
export interface Speech {
  kind: "template" | "expression";
  fields: readonly FieldInScope[];
  say: Say;
  live: (value: unknown, field?: FieldInScope) => string;
}

export function suggestionsFor(speech: () => Speech) {
  const suggest = (context: CompletionContext): CompletionResult | null => {
    const { kind, fields } = speech();
    const text = context.state.doc.toString();
    const place = kind === "template" ? expressionBefore(text, context.pos) : { start: 0, before: text.slice(0, context.pos) };
    if (!place) return null;
    const found = suggestionsAt(place.before, fields, context.explicit || (kind === "template" && place.before.trim() === ""));
    if (!found || found.options.length === 0) return null;
    return {
      from: place.start + found.from,
      filter: false,
      options: found.options.map((option) => completionOf(option, speech())),
      // at once with the typing: Enter never meets a list that is behind
      update: (_result, _from, _to, later) => suggest(later),
    };
  };
  return suggest;
}

function completionOf(option: Suggestion, { say, live }: Speech): Completion {
  if (option.kind === "field") {
    const { field } = option;
    return {
      label: option.text,
      displayLabel: say(field.label),
      detail: option.text,
      type: "field",
      info: () => card(say(field.label), `${option.text} · ${say(kindWords[field.type])}`, sampleOf(field, say, live)),
    };
  }
  return {
    label: option.text,
    displayLabel: option.name,
    detail: say(kindWords.function),
    type: "function",
    info: () => card(option.says.form, say(option.says.words)),
    apply: (view, _, from, to) => {
      const { text, caret } = option;
      view.dispatch({
        changes: { from, to, insert: text },
        selection: { anchor: from + text.length - caret },
        userEvent: "input.complete",
      });
    },
  };
}

const sampleOf = (field: FieldInScope, say: Say, live: Speech["live"]): string =>
  field.sample === undefined ? "" : say(codeWords.sample, { value: live(field.sample, field) });

export const helpAtWord = (speech: () => Speech) =>
  hoverTooltip(
    (view: EditorView, pos: number): Tooltip | null => {
      const { kind, fields, say, live } = speech();
      const text = view.state.doc.toString();
      if (kind === "template" && !expressionBefore(text, pos)) return null;
      const known = knownAt(text, pos, fields);
      if (!known) return null;
      return { pos: known.start, end: known.end, above: true, create: () => ({ dom: cardOf(known, say, live) }) };
    },
    { hideOnChange: true },
  );

function cardOf(known: Known, say: Say, live: Speech["live"]): HTMLElement {
  if (known.kind === "function") return card(known.says.form, say(known.says.words));
  const { field } = known;
  return card(say(field.label), `${field.path} · ${say(kindWords[field.type])}`, sampleOf(field, say, live));
}

function card(title: string, ...lines: string[]): HTMLElement {
  const dom = document.createElement("div");
  dom.className = "tw-card";
  for (const [i, line] of [title, ...lines].entries()) {
    if (line === "") continue;
    const part = dom.appendChild(document.createElement("div"));
    part.textContent = line;
    part.className = i === 0 ? "tw-card-title" : "";
  }
  return dom;
}
