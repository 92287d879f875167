"use client";
import { type FormEvent, useId, useState } from "react";
import { ask } from "#components/api/ask.ts";
import { useDeed } from "#components/api/use-deed.ts";
import { useSay } from "#components/language/say.tsx";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { Field } from "#components/ui/field.tsx";
import { Input, Textarea } from "#components/ui/input.tsx";
import { Select } from "#components/ui/select.tsx";
import { Switch } from "#components/ui/switch.tsx";
import type { ConnectionSummary } from "#lib/api/outside.ts";
import { kindWords } from "#lib/language/connection-kinds.ts";
import { connectionsWords } from "#lib/language/connections.ts";
import { uiWords } from "#lib/language/ui.ts";
import { limits } from "#lib/limits.ts";
import { httpConnectionSettings } from "#lib/outside/connection-settings.ts";
import { connectionKinds, isKindId, type KindId, kindIds } from "#lib/outside/kinds.ts";
import { KindForm } from "./kind-form.tsx";
import { RateFields, rateOf, withRate } from "./rate-fields.tsx";

export interface ConnectionDialogProps {
  /** Absent: a new one. */
  connection?: ConnectionSummary;
  /** A new one of any other system begins with these. */
  fresh?: { name: string; baseUrl: string };
  onMade?: (connection: ConnectionSummary) => void;
  open: boolean;
  onOpenChange: (open: boolean) => void;
}

export function ConnectionDialog({ connection, fresh, onMade, open, onOpenChange }: ConnectionDialogProps) {
  const say = useSay();
  const formId = useId();
  const [busy, setBusy] = useState(false);
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      title={say(connection ? connectionsWords.editConnection : connectionsWords.addConnectionTitle)}
      description={say(connectionsWords.systemsText)}
      footer={
        <>
          <Button onClick={() => onOpenChange(false)}>{say(uiWords.cancel)}</Button>
          <Button look="primary" type="submit" form={formId} busy={busy}>
            {say(connection ? uiWords.save : connectionsWords.addConnection)}
          </Button>
        </>
      }
    >
      {open ? (
        <AnyForm id={formId} connection={connection} fresh={fresh} onMade={onMade} onBusy={setBusy} onDone={() => onOpenChange(false)} />
      ) : null}
    </Dialog>
  );
}

interface FormProps {
  id: string;
  connection: ConnectionSummary | undefined;
  fresh: ConnectionDialogProps["fresh"];
  onMade: ConnectionDialogProps["onMade"];
  onBusy: (busy: boolean) => void;
  onDone: () => void;
}

/** A new one is of a kind that is chosen first; what is entered for one kind is not carried to another. */
function AnyForm(props: FormProps) {
  const say = useSay();
  const { connection } = props;
  const [chosen, setChosen] = useState<KindId>("http");
  const kind = connection && isKindId(connection.kind) ? connection.kind : chosen;
  return (
    <div className="flex flex-col gap-4">
      {connection || props.fresh ? null : (
        <Field label={say(kindWords.kind)}>
          <Select
            items={[...kindIds].reverse().map((value) => ({
              value,
              label: say(connectionKinds[value].title),
              hint: say(connectionKinds[value].summary),
            }))}
            value={kind}
            onValueChange={setChosen}
          />
        </Field>
      )}
      {kind === "http" ? <ConnectionForm {...props} /> : <KindForm key={kind} kind={connectionKinds[kind]} {...props} />}
    </div>
  );
}

const hoursIn = (text: string): number => Math.min(Math.max(Math.round(Number(text)) || 1, 1), limits.keyTtlHoursMax);

function ConnectionForm({ id, connection, fresh, onMade, onBusy, onDone }: FormProps) {
  const say = useSay();
  const deed = useDeed();
  const kept =
    httpConnectionSettings.safeParse(connection?.settings ?? { baseUrl: fresh?.baseUrl ?? "" }).data ?? httpConnectionSettings.parse({});
  const [name, setName] = useState(connection?.name ?? fresh?.name ?? "");
  const [settings, setSettings] = useState(kept);
  const [hosts, setHosts] = useState(kept.allowedHosts.join("\n"));
  const [secret, setSecret] = useState("");
  const [rate, setRate] = useState(rateOf(kept));
  const [wrong, setWrong] = useState<{ name?: string; url?: string; rate?: string }>({});
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    // it may stand inside another form, that must not hear of it
    event.stopPropagation();
    const rated = withRate(settings, rate);
    const found = {
      ...(rated ? {} : { rate: say(connectionsWords.needRate) }),
      ...(name.trim() ? {} : { name: say(connectionsWords.needName) }),
      ...(settings.baseUrl === "" || /^https?:\/\/./.test(settings.baseUrl) ? {} : { url: say(connectionsWords.needUrl) }),
    };
    setWrong(found);
    if (Object.keys(found).length > 0) return;
    const allowedHosts = hosts
      .split("\n")
      .map((host) => host.trim())
      .filter(Boolean);
    const body = { name: name.trim(), settings: { ...rated, allowedHosts }, ...(secret ? { secret } : {}) };
    onBusy(true);
    const worked = await deed.run(
      () =>
        connection
          ? ask<"updateConnection">("PATCH", `/connections/${connection.id}`, body)
          : ask<"createConnection">("POST", "/connections", { kind: "http", ...body }).then((made) => onMade?.(made)),
      say(connectionsWords.connectionSaved),
    );
    onBusy(false);
    if (worked) onDone();
  };
  return (
    <form id={id} onSubmit={submit} className="flex flex-col gap-4">
      <Field label={say(connectionsWords.name)} hint={say(connectionsWords.connectionNameHint)} error={wrong.name}>
        <Input value={name} onChange={(event) => setName(event.target.value)} maxLength={limits.nameCharsMax} autoFocus />
      </Field>
      <Field label={say(connectionsWords.baseUrl)} hint={say(connectionsWords.baseUrlHint)} error={wrong.url}>
        <Input
          value={settings.baseUrl}
          onChange={(event) => setSettings({ ...settings, baseUrl: event.target.value.trim() })}
          inputMode="url"
          spellCheck={false}
          placeholder="https://api.example.com"
          className="font-mono"
        />
      </Field>
      <Field
        label={say(connectionsWords.key)}
        aside={say(uiWords.optional)}
        hint={say(connection?.hasSecret ? connectionsWords.keyKept : connectionsWords.keyHint)}
      >
        <Input
          type="password"
          value={secret}
          onChange={(event) => setSecret(event.target.value)}
          autoComplete="off"
          className="font-mono"
        />
      </Field>
      <div className="grid gap-4 sm:grid-cols-2">
        <Field label={say(connectionsWords.authHeader)}>
          <Input
            value={settings.authHeader}
            onChange={(event) => setSettings({ ...settings, authHeader: event.target.value.trim() })}
            spellCheck={false}
            className="font-mono"
          />
        </Field>
        <Field label={say(connectionsWords.authScheme)} hint={say(connectionsWords.authSchemeHint)}>
          <Input
            value={settings.authScheme}
            onChange={(event) => setSettings({ ...settings, authScheme: event.target.value.trim() })}
            spellCheck={false}
            className="font-mono"
          />
        </Field>
      </div>
      <RateFields rate={rate} onChange={setRate} error={wrong.rate} />
      <Field label={say(connectionsWords.allowedHosts)} aside={say(uiWords.optional)} hint={say(connectionsWords.allowedHostsHint)}>
        <Textarea value={hosts} onChange={(event) => setHosts(event.target.value)} rows={2} spellCheck={false} className="font-mono" />
      </Field>
      <div className="flex items-start gap-3">
        <Switch
          checked={settings.dedupes}
          onCheckedChange={(dedupes) => setSettings({ ...settings, dedupes })}
          label={say(connectionsWords.dedupes)}
        />
        <div>
          <p className="font-medium text-sm">{say(connectionsWords.dedupes)}</p>
          <p className="text-muted text-xs">{say(connectionsWords.dedupesHint)}</p>
        </div>
      </div>
      {settings.dedupes ? (
        <Field label={say(connectionsWords.keyTtl)} hint={say(connectionsWords.keyTtlHint)}>
          <Input
            type="number"
            min={1}
            max={limits.keyTtlHoursMax}
            value={settings.keyTtlHours ?? limits.keyTtlHours}
            onChange={(event) => setSettings({ ...settings, keyTtlHours: hoursIn(event.target.value) })}
            className="w-28"
          />
        </Field>
      ) : null}
    </form>
  );
}
