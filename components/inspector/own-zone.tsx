"use client";
/** A step's own time zone; empty, it goes by the shop's, which is named. */
import { useReader, useSay } from "#components/language/say.tsx";
import { ZoneInput } from "#components/ui/zone-input.tsx";
import { scheduleWords } from "#lib/language/schedule.ts";

export interface OwnZoneProps {
  id: string;
  value: string;
  describedBy: string;
  disabled: boolean;
  onChange: (value: string) => void;
  onBlur: () => void;
}

export function OwnZone({ id, value, describedBy, disabled, onChange, onBlur }: OwnZoneProps) {
  const say = useSay();
  const { timeZone } = useReader();
  return (
    <ZoneInput
      id={id}
      value={value}
      aria-describedby={describedBy}
      disabled={disabled}
      placeholder={say(scheduleWords.shopZone, { zone: timeZone })}
      onChange={(event) => onChange(event.target.value.trim())}
      onBlur={onBlur}
    />
  );
}
