"use client";
/** A time of day, typed as one likes and shown on 24 hours: the browser's own box follows the machine's language, not the reader's. */
import clsx from "clsx";
import { type ComponentProps, useState } from "react";
import { readClockTime } from "#lib/calendar/clock-time.ts";
import { Input } from "./input.tsx";

export interface TimeInputProps extends Omit<ComponentProps<typeof Input>, "value" | "onChange" | "type"> {
  /** `09:00`. */
  value: string;
  onChange: (value: string) => void;
  /** Whether a day may end at 24:00. */
  to24?: boolean;
}

export function TimeInput({ value, onChange, onBlur, to24 = false, className, ...rest }: TimeInputProps) {
  const [typed, setTyped] = useState<string | null>(null);
  const take = (text: string) => {
    const time = readClockTime(text);
    if (time !== null && (to24 || time !== "24:00")) onChange(time);
  };
  return (
    <Input
      {...rest}
      inputMode="numeric"
      autoComplete="off"
      placeholder="09:00"
      className={clsx("w-20! tabular-nums", className)}
      value={typed ?? value}
      onChange={(event) => {
        setTyped(event.target.value);
        // four digits are a whole time; fewer may still grow
        if (/\d{1,2}\D?\d{2}$/.test(event.target.value.normalize("NFKC"))) take(event.target.value);
      }}
      onBlur={(event) => {
        if (typed !== null) take(typed);
        setTyped(null);
        onBlur?.(event);
      }}
    />
  );
}
