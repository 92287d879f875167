"use client";
/** Colleagues to choose from: several by their boxes, or one. */
import { useSay } from "#components/language/say.tsx";
import { Select } from "#components/ui/select.tsx";
import { formWords } from "#lib/language/inspector.ts";
import { uiWords } from "#lib/language/ui.ts";
import { type Choice, useChoices } from "./use-choices.ts";

/** Those chosen who are not there any more stay in sight until they are taken off. */
function withGone(items: readonly Choice[], chosen: readonly string[], gone: string): Choice[] {
  const missing = chosen.filter((id) => id !== "" && !items.some((item) => item.id === id));
  return [...items, ...missing.map((id) => ({ id, name: gone }))];
}

export interface PeopleFieldProps {
  label: string;
  value: unknown;
  disabled: boolean;
  onChange: (value: string[]) => void;
}

export function PeopleField({ label, value, disabled, onChange }: PeopleFieldProps) {
  const say = useSay();
  const members = useChoices("/members");
  const chosen = Array.isArray(value) ? value.filter((id): id is string => typeof id === "string") : [];
  const shown = withGone(members.items, chosen, say(members.state === "ready" ? formWords.gone : uiWords.loading));
  if (members.state === "failed") return <p className="text-warn text-xs">{say(formWords.loadFailed)}</p>;
  return (
    <fieldset disabled={disabled} className="max-h-44 overflow-y-auto rounded-md border border-line-strong">
      <legend className="sr-only">{label}</legend>
      {shown.map(({ id, name, hint }) => (
        <label
          key={id}
          className="flex min-h-8 items-center gap-2.5 border-line border-b px-2.5 py-1 text-sm last:border-b-0 hover:bg-hover"
        >
          <input
            type="checkbox"
            className="size-4 shrink-0 accent-accent"
            checked={chosen.includes(id)}
            onChange={(event) => onChange(event.target.checked ? [...chosen, id] : chosen.filter((other) => other !== id))}
          />
          <span className="min-w-0 flex-1 truncate">{name}</span>
          {hint ? <span className="min-w-0 truncate text-faint text-xs">{hint}</span> : null}
        </label>
      ))}
    </fieldset>
  );
}

const nobody = "-";

export function PersonField({
  label,
  value,
  disabled,
  onChange,
  none,
}: {
  label: string;
  value: string;
  disabled: boolean;
  onChange: (value: string) => void;
  /** What it is called to choose nobody. */
  none?: string;
}) {
  const say = useSay();
  const members = useChoices("/members");
  const shown = withGone(members.items, [value], say(members.state === "ready" ? formWords.gone : uiWords.loading));
  return (
    <>
      <Select
        label={label}
        value={value === "" ? nobody : value}
        disabled={disabled}
        onValueChange={(next) => onChange(next === nobody ? "" : next)}
        items={[
          { value: nobody, label: none ?? say(formWords.nobody) },
          ...shown.map(({ id, name, hint }) => ({ value: id, label: name, hint })),
        ]}
      />
      {members.state === "failed" ? <p className="text-warn text-xs">{say(formWords.loadFailed)}</p> : null}
    </>
  );
}
