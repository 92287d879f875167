"use client";
/** The cases of a choice, in the order in which they are looked at. A case keeps its id, and with it its connections, whatever it is called. */
import { ArrowDown, ArrowUp, Plus, X } from "lucide-react";
import { useId } from "react";
import { useSay } from "#components/language/say.tsx";
import { Button, IconButton } from "#components/ui/button.tsx";
import { Input } from "#components/ui/input.tsx";
import type { Problem } from "#lib/flow/flow.ts";
import { isObject } from "#lib/flow/is-object.ts";
import { formWords } from "#lib/language/inspector.ts";
import { limits } from "#lib/limits.ts";
import { ConditionField } from "./condition-field.tsx";
import { FieldProblems } from "./field-problem.tsx";

interface CaseText {
  id: string;
  label: string;
  when: string;
}

function casesIn(value: unknown): CaseText[] {
  if (!Array.isArray(value)) return [];
  const text = (each: unknown, name: string) => (isObject(each) && typeof each[name] === "string" ? each[name] : "");
  return value.map((each: unknown) => ({ id: text(each, "id"), label: text(each, "label"), when: text(each, "when") }));
}

function freshCase(cases: readonly CaseText[]): CaseText {
  for (let n = cases.length + 1; ; n += 1) if (!cases.some(({ id }) => id === `case${n}`)) return { id: `case${n}`, label: "", when: "" };
}

export interface CasesFieldProps {
  nodeId: string;
  name: string;
  label: string;
  value: unknown;
  problems: readonly Problem[];
  disabled: boolean;
  onChange: (value: CaseText[]) => void;
  onBlur: () => void;
}

export function CasesField({ nodeId, name, label, value, problems, disabled, onChange, onBlur }: CasesFieldProps) {
  const say = useSay();
  const cases = casesIn(value);
  const swap = (at: number, by: number) => {
    const next = [...cases];
    const [moved] = next.splice(at, 1);
    if (moved) next.splice(at + by, 0, moved);
    onChange(next);
  };
  return (
    <fieldset className="flex flex-col gap-2.5" disabled={disabled}>
      <legend className="sr-only">{label}</legend>
      {cases.map((each, i) => (
        <CaseRow
          key={each.id}
          at={i}
          of={cases.length}
          nodeId={nodeId}
          value={each}
          problems={problems.filter((problem) => problem.field?.startsWith(`${name}.${i}.`))}
          disabled={disabled}
          onChange={(next) => onChange(cases.map((other, at) => (at === i ? next : other)))}
          onBlur={onBlur}
          onMove={(by) => swap(i, by)}
          onRemove={() => onChange(cases.filter((_, at) => at !== i))}
        />
      ))}
      {disabled || cases.length >= limits.casesMax ? null : (
        <Button size="sm" look="quiet" className="self-start" onClick={() => onChange([...cases, freshCase(cases)])}>
          <Plus aria-hidden />
          {say(formWords.addCase)}
        </Button>
      )}
    </fieldset>
  );
}

interface CaseRowProps {
  at: number;
  of: number;
  nodeId: string;
  value: CaseText;
  problems: readonly Problem[];
  disabled: boolean;
  onChange: (value: CaseText) => void;
  onBlur: () => void;
  onMove: (by: -1 | 1) => void;
  onRemove: () => void;
}

function CaseRow({ at, of, nodeId, value, problems, disabled, onChange, onBlur, onMove, onRemove }: CaseRowProps) {
  const say = useSay();
  const id = useId();
  const called = value.label.trim() || String(at + 1);
  const when = say(formWords.caseWhen, { label: called });
  return (
    <div className="flex flex-col gap-2 rounded-lg border border-line p-2.5">
      <div className="flex items-center gap-1">
        <span className="tabular w-4 shrink-0 text-center text-faint text-xs">{at + 1}</span>
        <Input
          aria-label={say(formWords.caseName, { n: at + 1 })}
          placeholder={say(formWords.caseNamePlaceholder)}
          maxLength={limits.nameCharsMax}
          value={value.label}
          onChange={(event) => onChange({ ...value, label: event.target.value })}
          onBlur={onBlur}
        />
        {disabled ? null : (
          <span className="flex shrink-0">
            <IconButton size="sm" label={say(formWords.caseUp, { label: called })} disabled={at === 0} onClick={() => onMove(-1)}>
              <ArrowUp aria-hidden />
            </IconButton>
            <IconButton size="sm" label={say(formWords.caseDown, { label: called })} disabled={at === of - 1} onClick={() => onMove(1)}>
              <ArrowDown aria-hidden />
            </IconButton>
            <IconButton size="sm" label={say(formWords.removeCase, { label: called })} disabled={of === 1} onClick={onRemove}>
              <X aria-hidden />
            </IconButton>
          </span>
        )}
      </div>
      <ConditionField
        id={`${id}-when`}
        nodeId={nodeId}
        label={when}
        value={value.when}
        bare
        problems={problems.filter((problem) => problem.field?.endsWith(".when"))}
        describedBy={`${id}-problems`}
        disabled={disabled}
        onChange={(next) => onChange({ ...value, when: next })}
        onBlur={onBlur}
      />
      <FieldProblems id={`${id}-problems`} problems={problems} text={value.when} />
    </div>
  );
}
