"use client";
import clsx from "clsx";
import type { ComponentProps } from "react";
import { useFieldControl } from "./use-field-control.ts";

export const controlClass =
  "w-full min-w-0 rounded-md border border-line-strong bg-raised px-2.5 text-base text-ink transition-colors hover:border-faint focus:border-focus focus:outline-2 focus:-outline-offset-1 focus:outline-focus aria-invalid:border-bad data-invalid:border-bad disabled:cursor-not-allowed disabled:bg-sunken disabled:text-faint";

/** What the field around it says holds where the control does not say it itself. */
function withField<P extends ComponentProps<"input"> | ComponentProps<"textarea">>(props: P, field: ReturnType<typeof useFieldControl>): P {
  const described = [props["aria-describedby"], field["aria-describedby"]].filter(Boolean).join(" ") || undefined;
  const given = Object.fromEntries(Object.entries(props).filter(([, value]) => value !== undefined)) as P;
  return { ...field, ...given, "aria-describedby": described };
}
const hasName = (props: { "aria-label"?: string | undefined; "aria-labelledby"?: string | undefined }): boolean =>
  props["aria-label"] !== undefined || props["aria-labelledby"] !== undefined;

export function Input({ className, ...rest }: Omit<ComponentProps<"input">, "className"> & { className?: string | undefined }) {
  const field = useFieldControl(hasName(rest));
  return <input {...withField(rest, field)} className={clsx(controlClass, "h-8 read-only:bg-sunken", className)} />;
}

export function Textarea({ className, rows = 3, ...rest }: ComponentProps<"textarea">) {
  const field = useFieldControl(hasName(rest));
  return <textarea {...withField(rest, field)} rows={rows} className={clsx(controlClass, "min-h-16 resize-y py-1.5", className)} />;
}
