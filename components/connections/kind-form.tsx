"use client";
/** A connection of a kind that declares its own form: its settings, its secrets, and where they are found. */
import { type FormEvent, useState } from "react";
import { ask } from "#components/api/ask.ts";
import { useDeed } from "#components/api/use-deed.ts";
import { useSay } from "#components/language/say.tsx";
import { Field } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";
import { Notice } from "#components/ui/notice.tsx";
import type { ConnectionSummary } from "#lib/api/outside.ts";
import { kindWords } from "#lib/language/connection-kinds.ts";
import { connectionsWords } from "#lib/language/connections.ts";
import { uiWords } from "#lib/language/ui.ts";
import { limits } from "#lib/limits.ts";
import type { ConnectionKind } from "#lib/outside/kind.ts";
import { SecretFields } from "./secret-fields.tsx";
import { type Settings, SettingsFields } from "./settings-fields.tsx";
import { soundSettings } from "./sound-settings.ts";

interface KindFormProps {
  id: string;
  kind: ConnectionKind;
  connection: ConnectionSummary | undefined;
  onBusy: (busy: boolean) => void;
  onDone: () => void;
}

export function KindForm({ id, kind, connection, onBusy, onDone }: KindFormProps) {
  const say = useSay();
  const deed = useDeed();
  const [name, setName] = useState(connection?.name ?? say(kind.title));
  const [settings, setSettings] = useState<Settings>(connection?.settings ?? {});
  const [secrets, setSecrets] = useState<Record<string, string>>({});
  const [wrong, setWrong] = useState<Readonly<Record<string, string>>>({});
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const read = soundSettings(kind, settings);
    const given = Object.fromEntries(Object.entries(secrets).flatMap(([field, value]) => (value.trim() ? [[field, value.trim()]] : [])));
    const missing = connection?.hasSecret ? [] : kind.secrets.filter((field) => !field.optional && !given[field.name]);
    const found = {
      ...Object.fromEntries(read.wrong.map((field) => [field, say(field === "baseUrl" ? connectionsWords.needUrl : kindWords.needed)])),
      ...Object.fromEntries(missing.map((field) => [field.name, say(kindWords.needed)])),
      ...(name.trim() ? {} : { name: say(connectionsWords.needName) }),
    };
    setWrong(found);
    if (Object.keys(found).length > 0) return;
    const body = { name: name.trim(), settings: read.settings, ...(Object.keys(given).length > 0 ? { secrets: given } : {}) };
    onBusy(true);
    const worked = await deed.run(
      () =>
        connection
          ? ask<"updateConnection">("PATCH", `/connections/${connection.id}`, body)
          : ask<"createConnection">("POST", "/connections", { kind: kind.id, ...body }),
      say(connectionsWords.connectionSaved),
    );
    onBusy(false);
    if (worked) onDone();
  };
  return (
    <form id={id} onSubmit={submit} className="flex flex-col gap-4" noValidate>
      {kind.findIt ? <Notice title={say(kindWords.whereToFind)}>{say(kind.findIt)}</Notice> : null}
      <Field label={say(connectionsWords.name)} error={wrong["name"]}>
        <Input value={name} onChange={(event) => setName(event.target.value)} maxLength={limits.nameCharsMax} />
      </Field>
      <SecretFields
        fields={kind.secrets}
        value={secrets}
        onChange={setSecrets}
        kept={connection?.hasSecret ?? false}
        errors={wrong}
        optional={say(uiWords.optional)}
      />
      <SettingsFields schema={kind.settings} value={settings} onChange={setSettings} seldom={[]} errors={wrong} />
    </form>
  );
}
