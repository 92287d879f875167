"use client";
/** A time zone, found by typing a part of its name. */
import { type ComponentProps, useId, useMemo } from "react";
import { Input } from "./input.tsx";

export function ZoneInput(props: Omit<ComponentProps<typeof Input>, "list" | "spellCheck">) {
  const list = useId();
  const zones = useMemo(() => ["UTC", ...Intl.supportedValuesOf("timeZone")], []);
  return (
    <>
      <Input {...props} list={list} spellCheck={false} autoComplete="off" />
      <datalist id={list}>
        {zones.map((zone) => (
          <option key={zone} value={zone} />
        ))}
      </datalist>
    </>
  );
}
