"use client";
/** JavaScript in CodeMirror. Loaded when the first such field is seen. */
import { closeBrackets, closeBracketsKeymap } from "@codemirror/autocomplete";
import { defaultKeymap, history, historyKeymap } from "@codemirror/commands";
import { javascriptLanguage } from "@codemirror/lang-javascript";
import { bracketMatching, indentOnInput, syntaxHighlighting } from "@codemirror/language";
import { Compartment, EditorState } from "@codemirror/state";
import { EditorView, keymap, lineNumbers, placeholder as placeholderText } from "@codemirror/view";
import { useEffect, useLayoutEffect, useRef } from "react";
import type { ScriptFieldProps } from "../script-field.tsx";
import { style } from "./language.ts";
import { theme } from "./theme.ts";

const outside = "outside";
const lines = EditorView.theme({
  ".cm-scroller": { maxHeight: "28rem" },
  ".cm-content": { padding: "6px 8px 6px 0", minHeight: "9rem" },
  ".cm-line": { padding: "0 0 0 6px" },
  ".cm-gutters": { backgroundColor: "transparent", border: "none", color: "var(--color-faint)", paddingTop: "0" },
  ".cm-lineNumbers .cm-gutterElement": { minWidth: "1.75rem", padding: "0 2px 0 6px" },
  ".cm-matchingBracket": { backgroundColor: "color-mix(in oklch, var(--color-accent) 18%, transparent)" },
});

export function ScriptEditor(props: ScriptFieldProps & { caret: number | null }) {
  const { id, label, value, placeholder, describedBy, disabled = false, bad } = props;
  const host = useRef<HTMLDivElement>(null);
  const view = useRef<EditorView | null>(null);
  const now = useRef(props);
  now.current = props;
  /** What was typed comes back as the value, maybe after the next letter: that is no change from outside. */
  const own = useRef(new Set([value]));
  const able = useRef(new Compartment());
  const named = useRef(new Compartment());
  const names = EditorView.contentAttributes.of({
    id,
    "aria-label": label,
    ...(describedBy ? { "aria-describedby": describedBy } : {}),
    ...(bad ? { "aria-invalid": "true" } : {}),
    spellcheck: "false",
    autocapitalize: "off",
  });

  // biome-ignore lint/correctness/useExhaustiveDependencies: made once; what changes is handed on below
  useLayoutEffect(() => {
    if (!host.current) return;
    const made = new EditorView({
      parent: host.current,
      state: EditorState.create({
        doc: now.current.value,
        extensions: [
          lineNumbers(),
          history(),
          closeBrackets(),
          bracketMatching(),
          indentOnInput(),
          javascriptLanguage,
          syntaxHighlighting(style),
          // Tab is not ours: it goes to the next field
          keymap.of([...closeBracketsKeymap, ...historyKeymap, ...defaultKeymap.filter(({ key }) => key !== "Mod-Enter")]),
          theme,
          lines,
          EditorView.lineWrapping,
          placeholder ? placeholderText(placeholder) : [],
          able.current.of(EditorView.editable.of(!disabled)),
          named.current.of(names),
          EditorView.domEventHandlers({
            blur: () => {
              now.current.onBlur();
              return false;
            },
          }),
          EditorView.updateListener.of((update) => {
            if (!update.docChanged || update.transactions.some((each) => each.isUserEvent(outside))) return;
            const text = update.state.doc.toString();
            own.current.add(text);
            now.current.onChange(text);
          }),
        ],
      }),
    });
    view.current = made;
    const { caret } = now.current;
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
    view.current?.dispatch({ effects: able.current.reconfigure(EditorView.editable.of(!disabled)) });
  }, [disabled]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the attributes follow from these
  useEffect(() => {
    view.current?.dispatch({ effects: named.current.reconfigure(names) });
  }, [id, label, describedBy, bad]);

  return <div ref={host} className="min-w-0 font-mono text-sm!" />;
}
