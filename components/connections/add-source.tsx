"use client";
/** A new source: choose its kind, name it, and copy what the sender needs. The secret is shown here and never again. */
import { type FormEvent, useId, useState } from "react";
import { type Answer, ask } from "#components/api/ask.ts";
import { useDeed } from "#components/api/use-deed.ts";
import { useSay } from "#components/language/say.tsx";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { Field } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { Select } from "#components/ui/select.tsx";
import { type SchemeId, schemeIds, sourceSchemes } from "#lib/commerce/source-schemes.ts";
import { connectionsWords } from "#lib/language/connections.ts";
import { uiWords } from "#lib/language/ui.ts";
import { limits } from "#lib/limits.ts";
import { Secret } from "./secret.tsx";
import { type Settings, SettingsFields } from "./settings-fields.tsx";

/** Stands apart from the buttons that open it: the first source takes the empty screen's button away while its secret is shown. */
export function AddSource({ open, onClose }: { open: boolean; onClose: () => void }) {
  const say = useSay();
  const [made, setMade] = useState<{ name: string; answer: Answer<"createSource"> } | null>(null);
  const close = () => {
    setMade(null);
    onClose();
  };
  const formId = useId();
  const [busy, setBusy] = useState(false);
  return (
    <Dialog
      open={open}
      onOpenChange={(next) => {
        if (!next) close();
      }}
      title={made ? say(connectionsWords.madeTitle, { name: made.name }) : say(connectionsWords.addSourceTitle)}
      description={made ? say(connectionsWords.madeText) : say(connectionsWords.addSourceText)}
      footer={
        made ? (
          <Button look="primary" onClick={close}>
            {say(connectionsWords.done)}
          </Button>
        ) : (
          <>
            <Button onClick={close}>{say(uiWords.cancel)}</Button>
            <Button look="primary" type="submit" form={formId} busy={busy}>
              {say(connectionsWords.addSource)}
            </Button>
          </>
        )
      }
    >
      {made ? (
        <div className="flex flex-col gap-4">
          <Secret label={say(connectionsWords.address)} copy={say(connectionsWords.copyAddress)} text={made.answer.url} />
          {made.answer.secret ? (
            <>
              <Secret label={say(connectionsWords.secret)} copy={say(connectionsWords.copySecret)} text={made.answer.secret} />
              <Notice tone="warn">{say(connectionsWords.secretOnce)}</Notice>
            </>
          ) : null}
        </div>
      ) : (
        <SourceForm id={formId} onBusy={setBusy} onMade={(name, answer) => setMade({ name, answer })} />
      )}
    </Dialog>
  );
}

/** Their messages say what they are about. */
const saysItself: readonly SchemeId[] = ["shopify", "standard-webhooks"];

interface SourceFormProps {
  id: string;
  onBusy: (busy: boolean) => void;
  onMade: (name: string, answer: Answer<"createSource">) => void;
}

function SourceForm({ id, onBusy, onMade }: SourceFormProps) {
  const say = useSay();
  const deed = useDeed();
  const [kind, setKind] = useState<SchemeId>("shopify");
  const [name, setName] = useState("");
  const [secret, setSecret] = useState("");
  const [settings, setSettings] = useState<Settings>({});
  const [nameMissing, setNameMissing] = useState(false);
  const scheme = sourceSchemes[kind];
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const said = name.trim();
    setNameMissing(said === "");
    if (said === "") return;
    onBusy(true);
    await deed.run(async () => {
      const body = { name: said, scheme: kind, settings, ...(secret.trim() ? { secret: secret.trim() } : {}) };
      const answer = await ask<"createSource">("POST", "/sources", body);
      // a secret that the person brought needs no showing
      onMade(said, secret.trim() ? { ...answer, secret: null } : answer);
    });
    onBusy(false);
  };
  return (
    <form id={id} onSubmit={submit} className="flex flex-col gap-4">
      <Field label={say(connectionsWords.kind)}>
        <Select
          items={schemeIds.map((value) => ({ value, label: say(sourceSchemes[value].title), hint: say(sourceSchemes[value].summary) }))}
          value={kind}
          onValueChange={(value) => {
            setKind(value);
            setSettings({});
          }}
        />
      </Field>
      {scheme.warning ? <Notice tone="warn">{say(scheme.warning)}</Notice> : null}
      <Field
        label={say(connectionsWords.name)}
        hint={say(connectionsWords.sourceNameHint)}
        error={nameMissing ? say(connectionsWords.needName) : undefined}
      >
        <Input value={name} onChange={(event) => setName(event.target.value)} maxLength={limits.nameCharsMax} autoFocus />
      </Field>
      {scheme.secret === "none" ? null : (
        <Field
          label={say(connectionsWords.secret)}
          aside={scheme.secret === "made" ? say(uiWords.optional) : undefined}
          hint={scheme.secret === "made" ? say(connectionsWords.secretMadeHint) : scheme.secretHint ? say(scheme.secretHint) : undefined}
        >
          <Input
            value={secret}
            onChange={(event) => setSecret(event.target.value)}
            autoComplete="off"
            spellCheck={false}
            className="font-mono"
            placeholder={scheme.secret === "given" ? say(connectionsWords.secretGivenPlaceholder) : ""}
          />
        </Field>
      )}
      <SettingsFields
        key={kind}
        schema={scheme.settings}
        value={settings}
        onChange={setSettings}
        seldom={saysItself.includes(kind) ? ["platform", "topic"] : []}
      />
    </form>
  );
}
