"use client";
/** One value of the event: chosen by its name, or worked out by a formula. */
import clsx from "clsx";
import { ChevronsUpDown, X } from "lucide-react";
import { useState } from "react";
import { useLocale, useSay } from "#components/language/say.tsx";
import { IconButton } from "#components/ui/button.tsx";
import { controlClass } from "#components/ui/input.tsx";
import type { FieldInScope } from "#lib/flow/fields-in-scope.ts";
import { builderWords } from "#lib/language/condition.ts";
import { uiWords } from "#lib/language/ui.ts";
import type { ExpressionType } from "#lib/nodes/fields.ts";
import { CodeField, type CodeFieldProps } from "./code-field.tsx";
import { FieldPicker } from "./field-picker.tsx";
import { useLiveText } from "./live-value.tsx";
import { useFields } from "./use-fields.ts";

export interface ValueFieldProps extends Omit<CodeFieldProps, "kind" | "rows"> {
  optional: boolean;
}

const wanted: Partial<Record<ExpressionType, FieldInScope["type"]>> = { list: "list", money: "money", time: "time", string: "text" };

export function ValueField({ optional, ...props }: ValueFieldProps) {
  const { id, nodeId, label, value, returns = "any", describedBy, disabled, onChange, onBlur } = props;
  const say = useSay();
  const locale = useLocale();
  const live = useLiveText();
  const fields = useFields(nodeId);
  const chosen = fields.find(({ path }) => path === value.trim());
  const [typing, setTyping] = useState(false);
  const formula = typing || (value.trim() !== "" && !chosen);
  const fits = ({ type }: FieldInScope) => type === "any" || (wanted[returns] ? type === wanted[returns] : type !== "record");
  return (
    <div className="flex min-w-0 flex-col gap-1.5">
      <div className="flex items-center justify-between gap-2">
        <label htmlFor={id} className="font-medium text-ink text-sm">
          {label}
        </label>
        <span className="flex items-center gap-2">
          {optional ? <span className="text-faint text-xs">{say(uiWords.optional)}</span> : null}
          {disabled || (formula && value.trim() !== "" && !chosen) ? null : (
            <button type="button" className="rounded-sm text-accent text-xs hover:underline" onClick={() => setTyping(!formula)}>
              {say(formula ? builderWords.chooseField : builderWords.asText)}
            </button>
          )}
        </span>
      </div>
      {formula ? (
        <CodeField kind="expression" rows={1} {...props} />
      ) : (
        <div className="flex gap-1">
          <FieldPicker
            fields={fields}
            only={fits}
            onPick={({ path }) => {
              onChange(path);
              onBlur();
            }}
            trigger={
              <button
                type="button"
                id={id}
                disabled={disabled}
                aria-describedby={describedBy}
                className={clsx(controlClass, "flex h-8 items-center justify-between gap-2 text-left")}
              >
                <span className={clsx("truncate", !chosen && "text-faint")}>
                  {chosen ? chosen.label[locale] : say(builderWords.chooseField)}
                </span>
                {chosen?.sample === undefined ? null : (
                  <span className="tabular ml-auto max-w-[50%] truncate text-muted text-xs">{live(chosen.sample, chosen)}</span>
                )}
                <ChevronsUpDown aria-hidden className="size-3.5 shrink-0 text-faint" />
              </button>
            }
          />
          {optional && chosen && !disabled ? (
            <IconButton label={say(builderWords.clear)} onClick={() => onChange("")}>
              <X aria-hidden />
            </IconButton>
          ) : null}
        </div>
      )}
    </div>
  );
}
