"use client";
/** A system's name, and the connection that its new steps are given. */
import { Settings2 } from "lucide-react";
import { type FormEvent, useId, useState } from "react";
import { ask } from "#components/api/ask.ts";
import { useDeed } from "#components/api/use-deed.ts";
import { useSay } from "#components/language/say.tsx";
import { Button, IconButton } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { Field } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";
import type { ApiWhole } from "#lib/api/apis.ts";
import { apisWords as words } from "#lib/language/apis.ts";
import { uiWords } from "#lib/language/ui.ts";
import { limits } from "#lib/limits.ts";
import { ConnectionChoice, type HttpConnection } from "./connection-choice.tsx";

interface SystemSettingsProps {
  api: ApiWhole;
  connections: readonly HttpConnection[];
}

export function SystemSettings(props: SystemSettingsProps) {
  const say = useSay();
  const formId = useId();
  const { busy, run } = useDeed();
  const [open, setOpen] = useState(false);
  const save = async (settings: Settings) => {
    const worked = await run(() => ask<"updateApi">("PATCH", `/apis/${props.api.id}`, settings), say(words.settingsSaved));
    if (worked) setOpen(false);
  };
  return (
    <Dialog
      open={open}
      onOpenChange={setOpen}
      title={say(words.settings)}
      trigger={
        <IconButton label={say(words.settings)} title={say(words.settings)}>
          <Settings2 aria-hidden />
        </IconButton>
      }
      footer={
        <>
          <Button onClick={() => setOpen(false)}>{say(uiWords.cancel)}</Button>
          <Button look="primary" type="submit" form={formId} busy={busy}>
            {say(uiWords.save)}
          </Button>
        </>
      }
    >
      <SettingsForm {...props} id={formId} onSave={(settings) => void save(settings)} />
    </Dialog>
  );
}

interface Settings {
  name: string;
  connectionId: string | null;
}

/** What is written here lasts as long as the dialog is open. */
function SettingsForm({ api, connections, id, onSave }: SystemSettingsProps & { id: string; onSave: (settings: Settings) => void }) {
  const say = useSay();
  const [name, setName] = useState(api.name);
  const [connectionId, setConnectionId] = useState(api.connectionId);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (name.trim() !== "") onSave({ name: name.trim(), connectionId });
  };
  return (
    <form id={id} onSubmit={submit} className="flex flex-col gap-4">
      <Field label={say(words.name)} hint={say(words.nameHint)} error={name.trim() === "" ? say(words.needName) : undefined}>
        <Input value={name} onChange={(event) => setName(event.target.value)} maxLength={limits.nameCharsMax} autoFocus />
      </Field>
      <ConnectionChoice connections={connections} value={connectionId} server={api.server} name={name} onChange={setConnectionId} />
    </form>
  );
}
