"use client";
/** A new source: choose its kind, name it, and copy what the sender needs. The secret is shown here and never again. */
import { ArrowLeft } from "lucide-react";
import { type FormEvent, useId, useState } from "react";
import { type Answer, ask } from "#components/api/ask.ts";
import { useDeed } from "#components/api/use-deed.ts";
import { useSay } from "#components/language/say.tsx";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { Field } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { type SchemeId, sourceSchemes } from "#lib/commerce/source-schemes.ts";
import type { SourceScheme } from "#lib/commerce/sources/source-scheme.ts";
import { connectionsWords } from "#lib/language/connections.ts";
import { sourceKindsWords } from "#lib/language/source-kinds.ts";
import { uiWords } from "#lib/language/ui.ts";
import { limits } from "#lib/limits.ts";
import { ChooseKind } from "./choose-kind.tsx";
import { Secret } from "./secret.tsx";
import { type Settings, SettingsFields } from "./settings-fields.tsx";
import { SourceSteps } from "./source-steps.tsx";

interface Made {
  name: string;
  kind: SchemeId;
  /** A secret that the person brought needs no showing. */
  broughtSecret: boolean;
  answer: Answer<"createSource">;
}

/** Stands apart from the buttons that open it: the first source takes the empty screen's button away while its secret is shown. */
export function AddSource({ open, onClose }: { open: boolean; onClose: () => void }) {
  const say = useSay();
  const [kind, setKind] = useState<SchemeId | null>(null);
  const [made, setMade] = useState<Made | null>(null);
  const close = () => {
    setMade(null);
    setKind(null);
    onClose();
  };
  const formId = useId();
  const [busy, setBusy] = useState(false);
  const scheme = kind ? sourceSchemes[kind] : null;
  const title = made
    ? say(connectionsWords.madeTitle, { name: made.name })
    : scheme
      ? say(sourceKindsWords.formTitle, { kind: say(scheme.title) })
      : say(connectionsWords.addSourceTitle);
  return (
    <Dialog
      open={open}
      onOpenChange={(next) => {
        if (!next) close();
      }}
      title={title}
      description={made ? say(connectionsWords.madeText) : say(scheme ? scheme.summary : sourceKindsWords.chooseText)}
      width={kind === null ? "lg" : "md"}
      footer={
        made ? (
          <Button look="primary" onClick={close}>
            {say(connectionsWords.done)}
          </Button>
        ) : kind === null ? (
          <Button onClick={close}>{say(uiWords.cancel)}</Button>
        ) : (
          <>
            <Button className="mr-auto" onClick={() => setKind(null)}>
              <ArrowLeft aria-hidden />
              {say(sourceKindsWords.otherKind)}
            </Button>
            <Button look="primary" type="submit" form={formId} busy={busy}>
              {say(connectionsWords.addSource)}
            </Button>
          </>
        )
      }
    >
      {made ? (
        <SourceMade made={made} />
      ) : kind === null ? (
        <ChooseKind onChoose={setKind} />
      ) : (
        <SourceForm
          key={kind}
          kind={kind}
          id={formId}
          onBusy={setBusy}
          onMade={(name, broughtSecret, answer) => setMade({ name, kind, broughtSecret, answer })}
        />
      )}
    </Dialog>
  );
}

function SourceMade({ made: { kind, broughtSecret, answer } }: { made: Made }) {
  const say = useSay();
  const scheme: SourceScheme = sourceSchemes[kind];
  const secret = broughtSecret ? null : answer.secret;
  return (
    <div className="flex flex-col gap-4">
      {scheme.group === "queue" ? null : (
        <Secret label={say(connectionsWords.address)} copy={say(connectionsWords.copyAddress)} text={answer.url} />
      )}
      {secret && scheme.secret === "given" ? (
        <Notice tone="warn">{say(sourceKindsWords.secretMissing, { kind: say(scheme.title) })}</Notice>
      ) : secret ? (
        <>
          <Secret label={say(connectionsWords.secret)} copy={say(connectionsWords.copySecret)} text={secret} />
          <Notice tone="warn">{say(connectionsWords.secretOnce)}</Notice>
        </>
      ) : null}
      <SourceSteps kind={kind} />
    </div>
  );
}

/** Their messages say what they are about. */
const saysItself: readonly SchemeId[] = ["shopify", "standard-webhooks"];

interface SourceFormProps {
  id: string;
  kind: SchemeId;
  onBusy: (busy: boolean) => void;
  onMade: (name: string, broughtSecret: boolean, answer: Answer<"createSource">) => void;
}

function SourceForm({ id, kind, onBusy, onMade }: SourceFormProps) {
  const say = useSay();
  const deed = useDeed();
  const [name, setName] = useState("");
  const [secret, setSecret] = useState("");
  const [settings, setSettings] = useState<Settings>({});
  const [nameMissing, setNameMissing] = useState(false);
  const scheme: SourceScheme = sourceSchemes[kind];
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const said = name.trim();
    setNameMissing(said === "");
    if (said === "") return;
    onBusy(true);
    await deed.run(async () => {
      const given = secret.trim();
      const body = { name: said, scheme: kind, settings, ...(given ? { secret: given } : {}) };
      onMade(said, given !== "", await ask<"createSource">("POST", "/sources", body));
    });
    onBusy(false);
  };
  return (
    <form id={id} onSubmit={submit} className="flex flex-col gap-4">
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
          label={say(scheme.secretName ?? connectionsWords.secret)}
          aside={scheme.secret === "made" ? say(uiWords.optional) : undefined}
          hint={scheme.secret === "made" ? say(connectionsWords.secretMadeHint) : scheme.secretHint ? say(scheme.secretHint) : undefined}
        >
          <Input
            value={secret}
            onChange={(event) => setSecret(event.target.value)}
            autoComplete="off"
            spellCheck={false}
            className="font-mono"
            placeholder={scheme.secret === "given" && scheme.group !== "queue" ? say(sourceKindsWords.secretLater) : ""}
          />
        </Field>
      )}
      <SettingsFields
        schema={scheme.settings}
        value={settings}
        onChange={setSettings}
        seldom={saysItself.includes(kind) ? ["platform", "topic"] : []}
      />
    </form>
  );
}
