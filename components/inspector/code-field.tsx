"use client";
/** A text with `{{ }}` parts, or a formula: a plain text box that marks its parts and takes values from the picker. */
import clsx from "clsx";
import { Braces } from "lucide-react";
import { useRef } from "react";
import { useSay } from "#components/language/say.tsx";
import { IconButton } from "#components/ui/button.tsx";
import { controlClass } from "#components/ui/input.tsx";
import type { Problem } from "#lib/flow/flow.ts";
import { formWords } from "#lib/language/editor.ts";
import type { ExpressionType } from "#lib/nodes/fields.ts";
import { FieldPicker } from "./field-picker.tsx";
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
  const box = useRef<HTMLTextAreaElement>(null);
  const bad = problems.some((problem) => problem.level === "error");
  const insert = (path: string) => {
    const at = box.current;
    const start = at?.selectionStart ?? value.length;
    const end = at?.selectionEnd ?? value.length;
    const inside = kind === "expression" || insideBraces(value, start);
    const piece = inside ? path : `{{ ${path} }}`;
    onChange(value.slice(0, start) + piece + value.slice(end));
    requestAnimationFrame(() => {
      at?.focus();
      at?.setSelectionRange(start + piece.length, start + piece.length);
    });
  };
  const mono = kind === "expression";
  const shape = clsx("whitespace-pre-wrap break-words py-[5px] pr-9 pl-2.5 text-base", mono && "font-mono text-sm!");
  return (
    <div className="relative">
      <div
        className={clsx(
          controlClass,
          "grid p-0! focus-within:border-focus focus-within:outline-2 focus-within:-outline-offset-1 focus-within:outline-focus",
          bad && "border-bad!",
          disabled && "bg-sunken",
        )}
      >
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
      </div>
      {disabled ? null : (
        <div className="absolute top-0.5 right-0.5">
          <FieldPicker
            fields={fields}
            onPick={(field) => insert(field.path)}
            trigger={
              <IconButton size="sm" label={say(formWords.insertField)} title={say(formWords.insertField)}>
                <Braces aria-hidden />
              </IconButton>
            }
          />
        </div>
      )}
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
