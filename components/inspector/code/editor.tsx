"use client";
/** An expression, or a text with `{{ }}` parts, in CodeMirror. Loaded when the first such field is seen. */
import { autocompletion, closeBrackets, closeBracketsKeymap, closeCompletion, completionStatus } from "@codemirror/autocomplete";
import { defaultKeymap, history, historyKeymap } from "@codemirror/commands";
import { Compartment, EditorState, Prec, StateEffect, StateField } from "@codemirror/state";
import { Decoration, type DecorationSet, EditorView, keymap, placeholder as placeholderText, tooltips } from "@codemirror/view";
import { type Ref, useEffect, useImperativeHandle, useLayoutEffect, useRef } from "react";
import { useSay } from "#components/language/say.tsx";
import type { FieldInScope } from "#lib/flow/fields-in-scope.ts";
import type { Problem } from "#lib/flow/flow.ts";
import { codeWords } from "#lib/language/functions.ts";
import { useLiveText } from "../live-value.tsx";
import { languageFor } from "./language.ts";
import { helpAtWord, type Speech, suggestionsFor } from "./suggest.ts";
import { theme } from "./theme.ts";

export interface CodeHandle {
  insert: (path: string) => void;
  focus: () => void;
}

export interface CodeEditorProps {
  id: string;
  label: string;
  value: string;
  kind: "template" | "expression";
  /** Enter makes no new line. */
  single: boolean;
  fields: readonly FieldInScope[];
  problems: readonly Problem[];
  placeholder: string | undefined;
  describedBy: string | undefined;
  disabled: boolean;
  /** Where the caret was in the plain box that it takes the place of; null: it was not in use. */
  caret: number | null;
  handle: Ref<CodeHandle>;
  onChange: (value: string) => void;
  onBlur: () => void;
}

const setWrong = StateEffect.define<readonly Problem[]>();
const wrong = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update(marks, transaction) {
    let now = marks.map(transaction.changes);
    for (const effect of transaction.effects) if (effect.is(setWrong)) now = marksOf(effect.value, transaction.state.doc.length);
    return now;
  },
  provide: (field) => EditorView.decorations.from(field),
});

function marksOf(problems: readonly Problem[], length: number): DecorationSet {
  const marks = problems.flatMap(({ range }) => {
    if (!range) return [];
    const from = Math.max(0, Math.min(range.start, length - 1));
    const to = Math.min(Math.max(range.end, from + 1), length);
    return from < to ? [Decoration.mark({ class: "tw-wrong" }).range(from, to)] : [];
  });
  return Decoration.set(marks, true);
}

const outside = "outside";

export function CodeEditor(props: CodeEditorProps) {
  const { id, label, value, kind, single, fields, problems, placeholder, describedBy, disabled, handle } = props;
  const say = useSay();
  const live = useLiveText();
  const host = useRef<HTMLDivElement>(null);
  const view = useRef<EditorView | null>(null);
  const now = useRef({ props, speech: { kind, fields, say, live } as Speech });
  now.current = { props, speech: { kind, fields, say, live } };
  /** What was typed comes back as the value, maybe after the next letter: that is no change from outside. */
  const own = useRef(new Set([value]));
  const able = useRef(new Compartment());
  const named = useRef(new Compartment());
  const bad = problems.some((problem) => problem.level === "error");
  const names = EditorView.contentAttributes.of({
    id,
    "aria-label": label,
    ...(describedBy ? { "aria-describedby": describedBy } : {}),
    ...(bad ? { "aria-invalid": "true" } : {}),
    ...(single ? { "aria-multiline": "false" } : {}),
    spellcheck: String(kind === "template" && !single),
    autocapitalize: "off",
  });

  // biome-ignore lint/correctness/useExhaustiveDependencies: made once; what changes is handed on below
  useLayoutEffect(() => {
    if (!host.current) return;
    const speech = () => now.current.speech;
    const state = EditorState.create({
      doc: now.current.props.value,
      extensions: [
        Prec.highest(
          EditorView.domEventHandlers({
            keydown(event, editor) {
              if (event.key !== "Escape") return false;
              // suggestions that are only thought about are not in sight: Escape leaves the field
              const inSight = completionStatus(editor.state) === "active";
              const closed = closeCompletion(editor);
              if (inSight) event.stopPropagation();
              return inSight && closed;
            },
            blur: () => {
              now.current.props.onBlur();
              return false;
            },
          }),
        ),
        history(),
        autocompletion({
          override: [suggestionsFor(speech)],
          icons: false,
          defaultKeymap: true,
          activateOnTypingDelay: 60,
          interactionDelay: 0,
        }),
        kind === "expression" ? closeBrackets() : [],
        helpAtWord(speech),
        // where Enter makes no line it does nothing (a suggestion takes it first); Tab is not ours: it goes to the next field
        keymap.of([
          ...(single
            ? [
                { key: "Enter", run: () => true },
                { key: "Shift-Enter", run: () => true },
              ]
            : []),
          ...closeBracketsKeymap,
          ...historyKeymap,
          ...defaultKeymap.filter(({ key }) => key !== "Escape" && key !== "Mod-Enter"),
        ]),
        single
          ? EditorState.transactionFilter.of((transaction) =>
              transaction.newDoc.lines > 1 ? [transaction, joined(transaction.newDoc.toString())] : transaction,
            )
          : [],
        languageFor(kind),
        wrong,
        theme,
        EditorView.lineWrapping,
        tooltips({ parent: document.body, position: "fixed" }),
        placeholder ? placeholderText(placeholder) : [],
        EditorState.phrases.of({ Completions: say(codeWords.suggestions) }),
        able.current.of(EditorView.editable.of(!disabled)),
        named.current.of(names),
        EditorView.updateListener.of((update) => {
          if (!update.docChanged || update.transactions.some((each) => each.isUserEvent(outside))) return;
          const text = update.state.doc.toString();
          own.current.add(text);
          now.current.props.onChange(text);
        }),
      ],
    });
    const made = new EditorView({ state, parent: host.current });
    view.current = made;
    const { caret } = now.current.props;
    if (caret !== null) {
      made.focus();
      made.dispatch({ selection: { anchor: Math.min(caret, made.state.doc.length) } });
    }
    const labels = [...document.querySelectorAll<HTMLLabelElement>(`label[for="${CSS.escape(id)}"]`)];
    const focus = () => made.focus();
    for (const each of labels) each.addEventListener("click", focus);
    return () => {
      for (const each of labels) each.removeEventListener("click", focus);
      made.destroy();
      view.current = null;
    };
  }, []);

  useEffect(() => {
    const editor = view.current;
    if (!editor) return;
    const isHere = editor.state.doc.toString() === value;
    if (!isHere && own.current.has(value)) return;
    own.current.clear();
    if (isHere) return;
    // an undo, or somebody else's draft
    editor.dispatch({ changes: { from: 0, to: editor.state.doc.length, insert: value }, userEvent: outside });
  }, [value]);
  useEffect(() => {
    view.current?.dispatch({ effects: setWrong.of(problems) });
  }, [problems]);
  useEffect(() => {
    view.current?.dispatch({ effects: able.current.reconfigure(EditorView.editable.of(!disabled)) });
  }, [disabled]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the attributes follow from these
  useEffect(() => {
    view.current?.dispatch({ effects: named.current.reconfigure(names) });
  }, [id, label, describedBy, bad]);

  useImperativeHandle(handle, () => ({
    focus: () => view.current?.focus(),
    insert(path) {
      const editor = view.current;
      if (!editor) return;
      const { from, to } = editor.state.selection.main;
      const before = editor.state.doc.sliceString(0, from);
      const inside = kind === "expression" || before.lastIndexOf("{{") > before.lastIndexOf("}}");
      const piece = inside ? path : `{{ ${path} }}`;
      editor.dispatch({ changes: { from, to, insert: piece }, selection: { anchor: from + piece.length }, userEvent: "input" });
    },
  }));

  return <div ref={host} className={kind === "expression" ? "min-w-0 font-mono text-sm!" : "min-w-0 text-base"} />;
}

/** What was pasted with line breaks, on one line. */
const joined = (text: string) => ({
  changes: { from: 0, to: text.length, insert: text.replace(/\s*\n\s*/g, " ") },
  sequential: true,
});
