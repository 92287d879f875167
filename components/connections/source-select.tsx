"use client";
/** Which source's orders: chosen among those there are. */
import { useChoices } from "#components/inspector/use-choices.ts";
import { useSay } from "#components/language/say.tsx";
import { Select } from "#components/ui/select.tsx";
import { kindWords } from "#lib/language/connection-kinds.ts";

const none = "-";

export function SourceSelect({ value, onChange }: { value: string; onChange: (value: string) => void }) {
  const say = useSay();
  const choices = useChoices("/sources");
  return (
    <Select
      items={[{ value: none, label: say(kindWords.noSource) }, ...choices.items.map(({ id, name }) => ({ value: id, label: name }))]}
      value={value === "" ? none : value}
      onValueChange={(next) => onChange(next === none ? "" : next)}
    />
  );
}
