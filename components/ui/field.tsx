"use client";
/** A label, its control, a hint and what is wrong; the parts find each other for screen readers. */
import { Field as BaseField } from "@base-ui/react/field";
import clsx from "clsx";
import { CircleAlert } from "lucide-react";
import type { ReactNode } from "react";

export interface FieldProps {
  label: ReactNode;
  hint?: ReactNode | undefined;
  error?: string | undefined;
  /** Shown behind the label: "optional". */
  aside?: ReactNode | undefined;
  name?: string | undefined;
  className?: string | undefined;
  children: ReactNode;
}

export function Field({ label, hint, error, aside, name, className, children }: FieldProps) {
  return (
    <BaseField.Root name={name} invalid={Boolean(error)} className={clsx("flex min-w-0 flex-col gap-1.5", className)}>
      <div className="flex items-baseline justify-between gap-2">
        <BaseField.Label className="text-sm font-medium text-ink">{label}</BaseField.Label>
        {aside ? <span className="text-xs text-faint">{aside}</span> : null}
      </div>
      {children}
      {error ? (
        <BaseField.Error match className="flex items-start gap-1.5 text-sm text-bad">
          <CircleAlert aria-hidden className="mt-[3px] size-3.5 shrink-0" />
          <span>{error}</span>
        </BaseField.Error>
      ) : null}
      {hint ? <BaseField.Description className="text-xs text-muted">{hint}</BaseField.Description> : null}
    </BaseField.Root>
  );
}
