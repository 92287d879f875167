"use client";
/** A channel: its kind, what it is set up with, and what it keeps secret. */
import { type FormEvent, useId, useState } from "react";
import { ask } from "#components/api/ask.ts";
import { useDeed } from "#components/api/use-deed.ts";
import { type Settings, SettingsFields } from "#components/connections/settings-fields.tsx";
import { useSay } from "#components/language/say.tsx";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { Field } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";
import type { OpenBox } from "#components/ui/late-dialog.tsx";
import { Select } from "#components/ui/select.tsx";
import type { ChannelItem } from "#lib/api/service.ts";
import { channelsWords as words } from "#lib/language/channels.ts";
import { uiWords } from "#lib/language/ui.ts";
import { limits } from "#lib/limits.ts";
import { type ChannelKind, channelKinds } from "#lib/service/channel-kinds.ts";
import { type ChannelKindId, channelKindIds } from "#lib/service/channel-titles.ts";

interface ChannelDialogProps extends OpenBox {
  /** Absent: a new one. */
  channel: ChannelItem | undefined;
}

export function ChannelDialog({ channel, open, onOpenChange }: ChannelDialogProps) {
  const say = useSay();
  const formId = useId();
  const [busy, setBusy] = useState(false);
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      title={say(channel ? words.edit : words.addTitle)}
      footer={
        <>
          <Button onClick={() => onOpenChange(false)}>{say(uiWords.cancel)}</Button>
          <Button look="primary" type="submit" form={formId} busy={busy}>
            {say(channel ? words.save : words.add)}
          </Button>
        </>
      }
    >
      {open ? <ChannelForm id={formId} channel={channel} onBusy={setBusy} onDone={() => onOpenChange(false)} /> : null}
    </Dialog>
  );
}

interface FormProps {
  id: string;
  channel: ChannelItem | undefined;
  onBusy: (busy: boolean) => void;
  onDone: () => void;
}

function ChannelForm({ id, channel, onBusy, onDone }: FormProps) {
  const say = useSay();
  const deed = useDeed();
  const [kindId, setKind] = useState<ChannelKindId>(channel?.kind ?? "web");
  const [name, setName] = useState(channel?.name ?? "");
  const [settings, setSettings] = useState<Settings>(channel?.settings ?? {});
  const [secrets, setSecrets] = useState<Record<string, string>>({});
  const [wrong, setWrong] = useState(false);
  const kind: ChannelKind = channelKinds[kindId];
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setWrong(name.trim() === "");
    if (name.trim() === "") return;
    onBusy(true);
    const body = { name: name.trim(), settings, secrets };
    const done = await deed.run(
      () =>
        channel
          ? ask<"updateChannel">("PATCH", `/channels/${channel.id}`, body)
          : ask<"createChannel">("POST", "/channels", { kind: kindId, ...body }),
      say(words.saved),
    );
    onBusy(false);
    if (done) onDone();
  };
  return (
    <form id={id} onSubmit={submit} className="flex flex-col gap-4">
      {channel ? null : (
        <Field label={say(words.kind)}>
          <Select
            items={channelKindIds.map((value) => ({
              value,
              label: say(channelKinds[value].title),
              hint: say(channelKinds[value].summary),
            }))}
            value={kindId}
            onValueChange={(value) => {
              setKind(value);
              setSettings({});
              setSecrets({});
            }}
          />
        </Field>
      )}
      {kind.findIt ? <p className="text-muted text-sm">{say(kind.findIt)}</p> : null}
      <Field label={say(words.name)} hint={say(words.nameHint)} error={wrong ? say(words.needName) : undefined}>
        <Input value={name} onChange={(event) => setName(event.target.value)} maxLength={limits.nameCharsMax} autoFocus />
      </Field>
      <SettingsFields key={kindId} schema={kind.settings} value={settings} onChange={setSettings} seldom={[]} />
      {kind.secrets.map((secret) => (
        <Field
          key={secret.name}
          label={say(secret.label)}
          hint={channel?.hasSecrets ? say(words.secretKept) : secret.hint ? say(secret.hint) : undefined}
        >
          <Input
            type="password"
            autoComplete="new-password"
            value={secrets[secret.name] ?? ""}
            onChange={(event) => setSecrets({ ...secrets, [secret.name]: event.target.value })}
            className="font-mono"
          />
        </Field>
      ))}
    </form>
  );
}
