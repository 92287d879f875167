"use client";
import { Field } from "@base-ui/react/field";
import { Input as BaseInput } from "@base-ui/react/input";
import clsx from "clsx";
import type { ComponentProps } from "react";

export const controlClass =
  "w-full min-w-0 rounded-md border border-line-strong bg-raised px-2.5 text-base text-ink transition-colors hover:border-faint focus:border-focus focus:outline-2 focus:-outline-offset-1 focus:outline-focus aria-invalid:border-bad data-invalid:border-bad disabled:cursor-not-allowed disabled:bg-sunken disabled:text-faint";

export function Input({ className, ...rest }: Omit<ComponentProps<typeof BaseInput>, "className"> & { className?: string | undefined }) {
  return <BaseInput {...rest} className={clsx(controlClass, "h-8 read-only:bg-sunken", className)} />;
}

export function Textarea({ className, rows = 3, ...rest }: ComponentProps<"textarea">) {
  return (
    <Field.Control render={<textarea {...rest} rows={rows} className={clsx(controlClass, "min-h-16 resize-y py-1.5", className)} />} />
  );
}
