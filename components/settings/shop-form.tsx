"use client";
import { type FormEvent, useState } from "react";
import { ask } from "#components/api/ask.ts";
import { useDeed } from "#components/api/use-deed.ts";
import { useSay } from "#components/language/say.tsx";
import { Button } from "#components/ui/button.tsx";
import { Field } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";
import { ZoneInput } from "#components/ui/zone-input.tsx";
import { settingsWords } from "#lib/language/settings.ts";
import { limits } from "#lib/limits.ts";

export function ShopForm({ name, timezone, owner }: { name: string; timezone: string; owner: boolean }) {
  const say = useSay();
  const { busy, run } = useDeed();
  const [fields, setFields] = useState({ name, timezone });
  const changed = fields.name.trim() !== name || fields.timezone !== timezone;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void run(
      () => ask<"updateWorkspace">("PATCH", "/workspace", { name: fields.name.trim(), timezone: fields.timezone }),
      say(settingsWords.saved),
    );
  };
  return (
    <form onSubmit={submit} className="flex max-w-md flex-col gap-4">
      <Field label={say(settingsWords.name)} hint={owner ? undefined : say(settingsWords.onlyOwner)}>
        <Input
          value={fields.name}
          readOnly={!owner}
          maxLength={limits.nameCharsMax}
          onChange={(event) => setFields({ ...fields, name: event.target.value })}
        />
      </Field>
      <Field label={say(settingsWords.timezone)} hint={say(settingsWords.timezoneHint)}>
        <ZoneInput value={fields.timezone} readOnly={!owner} onChange={(event) => setFields({ ...fields, timezone: event.target.value })} />
      </Field>
      {owner ? (
        <div>
          <Button type="submit" look="primary" busy={busy} disabled={!changed || fields.name.trim() === ""}>
            {say(settingsWords.save)}
          </Button>
        </div>
      ) : null}
    </form>
  );
}
