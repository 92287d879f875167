"use client";
/** A condition: built where it can be, else as a formula. */
import { Maximize2 } from "lucide-react";
import { useState } from "react";
import { useSay } from "#components/language/say.tsx";
import { IconButton } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import type { Problem } from "#lib/flow/flow.ts";
import { builderWords } from "#lib/language/condition.ts";
import { CodeField } from "./code-field.tsx";
import { ConditionBuilder } from "./condition/builder.tsx";
import { useDraft } from "./condition/draft.ts";

export interface ConditionFieldProps {
  id: string;
  nodeId: string;
  label: string;
  /** Its label is seen elsewhere. */
  bare?: boolean;
  value: string;
  placeholder?: string | undefined;
  problems: readonly Problem[];
  describedBy?: string | undefined;
  disabled: boolean;
  onChange: (value: string) => void;
  onBlur: () => void;
}

export function ConditionField({ bare = false, ...props }: ConditionFieldProps) {
  const { id, nodeId, label, value, disabled, onChange, onBlur } = props;
  const say = useSay();
  const { condition, change } = useDraft(value, onChange);
  const [wanted, setWanted] = useState(condition === null);
  const [large, setLarge] = useState(false);
  const formula = wanted || condition === null;
  const builder = <ConditionBuilder {...{ nodeId, label, condition, disabled, onBlur }} onChange={change} />;
  return (
    <div className="flex min-w-0 flex-col gap-1.5">
      <div className="flex min-h-7 items-center justify-between gap-2">
        {bare ? (
          <span className="text-muted text-xs">{say(builderWords.when)}</span>
        ) : (
          <label htmlFor={id} className="font-medium text-ink text-sm">
            {label}
          </label>
        )}
        {disabled ? null : (
          <span className="flex shrink-0 items-center gap-1">
            <button
              type="button"
              disabled={formula && condition === null}
              title={condition === null ? say(builderWords.tooRich) : undefined}
              onClick={() => setWanted(!formula)}
              className="rounded-sm text-accent text-xs hover:underline disabled:text-faint disabled:no-underline"
            >
              {say(formula ? builderWords.asRows : builderWords.asText)}
            </button>
            {formula ? null : (
              <IconButton size="sm" label={say(builderWords.larger)} title={say(builderWords.larger)} onClick={() => setLarge(true)}>
                <Maximize2 aria-hidden />
              </IconButton>
            )}
          </span>
        )}
      </div>
      {formula ? (
        <CodeField kind="expression" returns="bool" rows={2} {...props} />
      ) : large ? (
        <Dialog open width="xl" title={label} onOpenChange={setLarge}>
          {builder}
        </Dialog>
      ) : (
        builder
      )}
    </div>
  );
}
