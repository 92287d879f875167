"use client";
/** A label, its control, a hint and what is wrong; the parts find each other for screen readers. */
import clsx from "clsx";
import { CircleAlert } from "lucide-react";
import { type MouseEvent, type ReactNode, useId, useMemo } from "react";
import { FieldContext } from "./use-field-control.ts";

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
  const id = useId();
  const [hasHint, hasError] = [Boolean(hint), Boolean(error)];
  const parts = useMemo(
    () => ({
      controlId: `${id}c`,
      labelId: `${id}l`,
      describedBy: [hasError && `${id}e`, hasHint && `${id}h`].filter(Boolean).join(" ") || undefined,
      invalid: hasError,
      name,
    }),
    [id, hasHint, hasError, name],
  );
  return (
    <FieldContext value={parts}>
      <div className={clsx("flex min-w-0 flex-col gap-1.5", className)}>
        <div className="flex items-baseline justify-between gap-2">
          {/* for the mouse: the keyboard comes to the control itself */}
          {/* biome-ignore lint/a11y/useKeyWithClickEvents: see above */}
          <label id={parts.labelId} htmlFor={parts.controlId} onClick={toControl} className="text-sm font-medium text-ink">
            {label}
          </label>
          {aside ? <span className="text-xs text-faint">{aside}</span> : null}
        </div>
        {children}
        {error ? (
          <div id={`${id}e`} className="flex items-start gap-1.5 text-sm text-bad">
            <CircleAlert aria-hidden className="mt-[3px] size-3.5 shrink-0" />
            <span>{error}</span>
          </div>
        ) : null}
        {hint ? (
          <p id={`${id}h`} className="text-xs text-muted">
            {hint}
          </p>
        ) : null}
      </div>
    </FieldContext>
  );
}

/** Pressing the label of a list of choices goes to it; the browser would open it. */
function toControl(event: MouseEvent<HTMLLabelElement>): void {
  const control = event.currentTarget.control;
  if (control?.getAttribute("role") !== "combobox" || control.tagName !== "BUTTON") return;
  event.preventDefault();
  control.focus();
}
