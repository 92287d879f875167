"use client";
/** A shop in one card: its address and keys; what it sends is asked for, and its past orders are fetched. */
import { useRouter } from "next/navigation";
import { type FormEvent, useId, useState } from "react";
import type { z } from "zod";
import { type Answer, ask } from "#components/api/ask.ts";
import { useSentence } from "#components/api/use-deed.ts";
import { useSay } from "#components/language/say.tsx";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { Field } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { Select } from "#components/ui/select.tsx";
import { Switch } from "#components/ui/switch.tsx";
import { shopKinds } from "#lib/api/connect.ts";
import { connectWords } from "#lib/language/connect.ts";
import { kindWords } from "#lib/language/connection-kinds.ts";
import { connectionsWords } from "#lib/language/connections.ts";
import { uiWords } from "#lib/language/ui.ts";
import { limits } from "#lib/limits.ts";
import type { ConnectionKind } from "#lib/outside/kind.ts";
import { connectionKinds } from "#lib/outside/kinds.ts";
import { ConnectResult } from "./connect-result.tsx";
import { SecretFields } from "./secret-fields.tsx";
import { type Settings, SettingsFields } from "./settings-fields.tsx";
import { soundSettings } from "./sound-settings.ts";

/** Stands apart from the buttons that open it: the first shop takes the empty screen's button away while what came of it is shown. */
export function ConnectShop({ open, onClose }: { open: boolean; onClose: () => void }) {
  const say = useSay();
  const formId = useId();
  const [busy, setBusy] = useState(false);
  const [made, setMade] = useState<{ name: string; answer: Answer<"connectShop"> } | null>(null);
  const close = () => {
    setMade(null);
    onClose();
  };
  return (
    <Dialog
      open={open}
      onOpenChange={(next) => {
        if (!next) close();
      }}
      title={made ? say(connectWords.doneTitle, { name: made.name }) : say(connectWords.title)}
      description={made ? say(connectWords.found, { found: made.answer.found }) : say(connectWords.text)}
      footer={
        made ? (
          <Button look="primary" onClick={close}>
            {say(connectionsWords.done)}
          </Button>
        ) : (
          <>
            <Button onClick={close}>{say(uiWords.cancel)}</Button>
            <Button look="primary" type="submit" form={formId} busy={busy}>
              {say(connectWords.connect)}
            </Button>
          </>
        )
      }
    >
      {made ? <ConnectResult answer={made.answer} /> : open ? <ConnectForm id={formId} onBusy={setBusy} onMade={setMade} /> : null}
    </Dialog>
  );
}

interface ConnectFormProps {
  id: string;
  onBusy: (busy: boolean) => void;
  onMade: (made: { name: string; answer: Answer<"connectShop"> }) => void;
}

function ConnectForm({ id, onBusy, onMade }: ConnectFormProps) {
  const say = useSay();
  const router = useRouter();
  const sentence = useSentence();
  const [refused, setRefused] = useState("");
  const [kind, setKind] = useState<(typeof shopKinds)[number]>("shopify");
  const [name, setName] = useState("");
  const [settings, setSettings] = useState<Settings>({});
  const [secrets, setSecrets] = useState<Record<string, string>>({});
  const [past, setPast] = useState(true);
  const [wrong, setWrong] = useState<Readonly<Record<string, string>>>({});
  const its = connectionKinds[kind];
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const read = soundSettings(its, settings);
    const given = Object.fromEntries(Object.entries(secrets).flatMap(([field, value]) => (value.trim() ? [[field, value.trim()]] : [])));
    const missing = its.secrets.filter((field) => !given[field.name]);
    const found = {
      ...Object.fromEntries(read.wrong.map((field) => [field, say(field === "baseUrl" ? connectionsWords.needUrl : kindWords.needed)])),
      ...Object.fromEntries(missing.map((field) => [field.name, say(kindWords.needed)])),
    };
    setWrong(found);
    if (Object.keys(found).length > 0) return;
    const said = name.trim() || hostOf(read.settings["baseUrl"]) || say(its.title);
    onBusy(true);
    setRefused("");
    try {
      const body = { kind, name: said, settings: read.settings, secrets: given, days: past ? limits.importDaysMax : 0 };
      onMade({ name: said, answer: await ask<"connectShop">("POST", "/connections/connect", body) });
      router.refresh();
    } catch (error) {
      setRefused(sentence(error));
    }
    onBusy(false);
  };
  return (
    <form id={id} onSubmit={submit} className="flex flex-col gap-4" noValidate>
      <Field label={say(connectWords.shop)}>
        <Select
          items={shopKinds.map((value) => ({ value, label: say(connectionKinds[value].title), hint: say(connectionKinds[value].summary) }))}
          value={kind}
          onValueChange={(next) => {
            setKind(next);
            setSettings({});
            setSecrets({});
            setWrong({});
            setRefused("");
          }}
        />
      </Field>
      <Notice title={say(kindWords.whereToFind)}>{say(its.findIt)}</Notice>
      <Field label={say(connectionsWords.name)} aside={say(uiWords.optional)} hint={say(connectionsWords.sourceNameHint)}>
        <Input value={name} onChange={(event) => setName(event.target.value)} maxLength={limits.nameCharsMax} />
      </Field>
      <SettingsFields key={kind} schema={formOf(its)} value={settings} onChange={setSettings} seldom={[]} errors={wrong} />
      <SecretFields
        key={`${kind} secrets`}
        fields={its.secrets}
        value={secrets}
        onChange={setSecrets}
        kept={false}
        errors={wrong}
        optional=""
      />
      <div className="flex items-start gap-3">
        <Switch checked={past} onCheckedChange={setPast} label={say(connectWords.importPast)} />
        <div>
          <p className="font-medium text-sm">{say(connectWords.importPast)}</p>
          <p className="text-muted text-xs">{say(connectWords.importPastText)}</p>
        </div>
      </div>
      {refused ? (
        // it stays while the keys are put right, and is in sight wherever the form was scrolled to
        <div ref={intoSight}>
          <Notice tone="bad">{refused}</Notice>
        </div>
      ) : null}
    </form>
  );
}

/** The source is made with the connection: nobody chooses one. */
function formOf({ settings }: ConnectionKind): z.ZodObject {
  return settings.omit({ sourceId: true });
}

const intoSight = (element: HTMLElement | null) => element?.scrollIntoView({ block: "nearest" });

const hostOf = (address: unknown): string => (typeof address === "string" && URL.canParse(address) ? new URL(address).hostname : "");
