"use client";
/** A condition: as rows where rows can say it, else as a formula. */
import { useState } from "react";
import { useSay } from "#components/language/say.tsx";
import { readCondition } from "#lib/flow/edit/condition-rows.ts";
import type { Problem } from "#lib/flow/flow.ts";
import { formWords } from "#lib/language/editor.ts";
import { CodeField } from "./code-field.tsx";
import { ConditionRows } from "./condition-rows.tsx";

/** Which of the two it is shown as, and the button that changes it. */
export function useFormula(text: string, disabled: boolean): { formula: boolean; toggle: React.ReactNode } {
  const say = useSay();
  const fits = readCondition(text) !== null;
  const [wanted, setWanted] = useState(!fits);
  const toggle = disabled ? null : (
    <button
      type="button"
      disabled={wanted && !fits}
      title={wanted && !fits ? say(formWords.tooRich) : undefined}
      onClick={() => setWanted(!wanted)}
      className="shrink-0 rounded-sm text-accent text-xs hover:underline disabled:text-faint disabled:no-underline"
    >
      {say(wanted ? formWords.asRows : formWords.asText)}
    </button>
  );
  return { formula: wanted || !fits, toggle };
}

export interface ConditionFieldProps {
  id: string;
  nodeId: string;
  label: string;
  value: string;
  formula: boolean;
  placeholder?: string | undefined;
  problems: readonly Problem[];
  describedBy?: string | undefined;
  disabled: boolean;
  onChange: (value: string) => void;
  onBlur: () => void;
}

export function ConditionField({ formula, ...props }: ConditionFieldProps) {
  if (formula) return <CodeField kind="expression" rows={2} {...props} />;
  const { nodeId, label, value, disabled, onChange, onBlur } = props;
  return <ConditionRows {...{ nodeId, label, value, disabled, onChange, onBlur }} />;
}
