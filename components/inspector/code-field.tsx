"use client";
/** A text with `{{ }}` parts, or a formula, with suggestions, and what it comes to on the sample event. A plain box until the editor is there. */
import clsx from "clsx";
import { Braces } from "lucide-react";
import { type CSSProperties, useRef } from "react";
import { focusChosen } from "#components/canvas/focus.ts";
import { useSay } from "#components/language/say.tsx";
import { IconButton } from "#components/ui/button.tsx";
import { controlClass } from "#components/ui/input.tsx";
import type { Problem } from "#lib/flow/flow.ts";
import { formWords } from "#lib/language/inspector.ts";
import type { ExpressionType } from "#lib/nodes/fields.ts";
import type { CodeHandle } from "./code/editor.tsx";
import { useCodeEditor } from "./code/use-code-editor.ts";
import { FieldPicker } from "./field-picker.tsx";
import { LiveResult } from "./live-result.tsx";
import { useFields } from "./use-fields.ts";

export interface CodeFieldProps {
  id: string;
  nodeId: string;
  label: string;
  value: string;
  kind: "template" | "expression";
  returns?: ExpressionType | undefined;
  rows?: number;
  placeholder?: string | undefined;
  problems: readonly Problem[];
  describedBy?: string | undefined;
  disabled?: boolean | undefined;
  onChange: (value: string) => void;
  onBlur: () => void;
}

export function CodeField({
  id,
  nodeId,
  label,
  value,
  kind,
  returns,
  rows = 1,
  placeholder,
  problems,
  describedBy,
  disabled,
  onChange,
  onBlur,
}: CodeFieldProps) {
  const say = useSay();
  const fields = useFields(nodeId);
  const Editor = useCodeEditor();
  const box = useRef<HTMLTextAreaElement>(null);
  const code = useRef<CodeHandle>(null);
  const bad = problems.some((problem) => problem.level === "error");
  const insert = (path: string) => {
    if (code.current) return code.current.insert(path);
    const at = box.current;
    const start = at?.selectionStart ?? value.length;
    const inside = kind === "expression" || insideBraces(value, start);
    onChange(value.slice(0, start) + (inside ? path : `{{ ${path} }}`) + value.slice(at?.selectionEnd ?? start));
  };
  const mono = kind === "expression";
  const shape = clsx("whitespace-pre-wrap break-words py-[5px] pr-9 pl-2.5 text-base", mono && "font-mono text-sm!");
  return (
    <div className="flex min-w-0 flex-col gap-1.5">
      <div className="relative">
        <div
          className={clsx(
            controlClass,
            "grid p-0! focus-within:border-focus focus-within:outline-2 focus-within:-outline-offset-1 focus-within:outline-focus",
            bad && "border-bad!",
            disabled && "bg-sunken",
          )}
        >
          {Editor ? (
            <div className="min-w-0" style={{ "--code-height": `${rows * 20 + 12}px` } as CSSProperties}>
              <Editor
                {...{ id, label, value, kind, fields, problems, placeholder, describedBy, onChange, onBlur }}
                handle={code}
                single={rows === 1 && !mono}
                disabled={disabled === true}
                caret={box.current !== null && box.current === document.activeElement ? box.current.selectionStart : null}
              />
            </div>
          ) : (
            <>
              <div
                aria-hidden
                className={clsx(shape, "pointer-events-none col-start-1 row-start-1 max-h-64 overflow-hidden text-transparent")}
                style={{ minHeight: rows * 20 + 12 }}
              >
                <Marked text={value} kind={kind} problems={problems} />
                {"\u200b"}
              </div>
              <textarea
                ref={box}
                id={id}
                aria-label={label}
                aria-invalid={bad || undefined}
                aria-describedby={describedBy}
                value={value}
                rows={1}
                spellCheck={!mono && rows > 1}
                autoCapitalize="off"
                autoComplete="off"
                disabled={disabled}
                placeholder={placeholder}
                onChange={(event) => onChange(rows > 1 || mono ? event.target.value : event.target.value.replace(/\n/g, " "))}
                onBlur={onBlur}
                onKeyDown={(event) => {
                  if (event.key === "Enter" && rows === 1 && !mono && !event.nativeEvent.isComposing) event.preventDefault();
                }}
                className={clsx(shape, "col-start-1 row-start-1 max-h-64 resize-none overflow-auto bg-transparent text-ink outline-none")}
              />
            </>
          )}
        </div>
        {disabled ? null : (
          <div className="absolute top-0.5 right-0.5 z-10">
            <FieldPicker
              fields={fields}
              onPick={(field) => insert(field.path)}
              after={() => focusChosen(() => code.current ?? box.current)}
              trigger={
                <IconButton size="sm" label={say(formWords.insertField)} title={say(formWords.insertField)}>
                  <Braces aria-hidden />
                </IconButton>
              }
            />
          </div>
        )}
      </div>
      {problems.length > 0 ? null : <LiveResult nodeId={nodeId} text={value} kind={kind} returns={returns} />}
    </div>
  );
}

const insideBraces = (text: string, at: number) => text.lastIndexOf("{{", at - 1) > text.lastIndexOf("}}", at - 1);

/** Behind the text: a soft ground under each `{{ }}`, a wavy line under what is wrong. */
function Marked({ text, kind, problems }: { text: string; kind: CodeFieldProps["kind"]; problems: readonly Problem[] }) {
  const cuts = new Set([0, text.length]);
  const parts =
    kind === "template"
      ? [...text.matchAll(/\{\{[\s\S]*?\}\}/g)].map((match) => [match.index, match.index + match[0].length] as const)
      : [];
  const wrong = problems.flatMap((problem) =>
    problem.range ? [[problem.range.start, Math.max(problem.range.end, problem.range.start + 1)] as const] : [],
  );
  for (const [start, end] of [...parts, ...wrong]) {
    cuts.add(Math.min(start, text.length));
    cuts.add(Math.min(end, text.length));
  }
  const places = [...cuts].sort((a, b) => a - b);
  const within = (ranges: readonly (readonly [number, number])[], at: number) => ranges.some(([start, end]) => at >= start && at < end);
  return places.slice(0, -1).map((start, i) => (
    <span
      key={start}
      className={clsx(
        within(parts, start) && "rounded-sm bg-accent-soft",
        within(wrong, start) && "underline decoration-2 decoration-bad decoration-wavy underline-offset-2",
      )}
    >
      {text.slice(start, places[i + 1])}
    </span>
  ));
}
