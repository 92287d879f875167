"use client";
/** A new secret for a source: made here and shown once, or pasted from the sender. */
import { useState } from "react";
import { ask } from "#components/api/ask.ts";
import { useDeed } from "#components/api/use-deed.ts";
import { useSay } from "#components/language/say.tsx";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { Field } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";
import type { OpenBox } from "#components/ui/late-dialog.tsx";
import { Notice } from "#components/ui/notice.tsx";
import type { SourceSummary } from "#lib/api/outside.ts";
import { connectionsWords } from "#lib/language/connections.ts";
import type { SchemeFacts } from "./kind-facts.ts";
import { Secret } from "./secret.tsx";

interface ChangeSecretProps extends OpenBox {
  source: SourceSummary;
  scheme: SchemeFacts | undefined;
}

export function ChangeSecret({ source, scheme, open, onOpenChange }: ChangeSecretProps) {
  const say = useSay();
  const deed = useDeed();
  const [made, setMade] = useState<string | null>(null);
  const [pasted, setPasted] = useState("");
  const given = scheme?.secret === "given";
  const close = () => {
    onOpenChange(false);
    setMade(null);
    setPasted("");
  };
  const change = () =>
    deed.run(async () => {
      const answer = await ask<"updateSource">(
        "PATCH",
        `/sources/${source.id}`,
        pasted.trim() ? { secret: pasted.trim() } : { rotate: true },
      );
      if (answer.secret) setMade(answer.secret);
      else close();
    }, say(connectionsWords.secretChanged));
  return (
    <Dialog
      open={open}
      onOpenChange={(next) => (next ? onOpenChange(true) : close())}
      title={given ? say(connectionsWords.changeSecret) : say(connectionsWords.rotateTitle, { name: source.name })}
      description={say(given ? connectionsWords.changeSecretText : connectionsWords.rotateText)}
      width="sm"
      footer={
        made ? (
          <Button look="primary" onClick={close}>
            {say(connectionsWords.done)}
          </Button>
        ) : (
          <Button look="primary" busy={deed.busy} disabled={given && pasted.trim() === ""} onClick={change}>
            {say(given || pasted.trim() ? connectionsWords.changeSecret : connectionsWords.rotate)}
          </Button>
        )
      }
    >
      {made ? (
        <div className="flex flex-col gap-4">
          <Secret label={say(connectionsWords.newSecret)} copy={say(connectionsWords.copySecret)} text={made} />
          <Notice tone="warn">{say(connectionsWords.secretOnce)}</Notice>
        </div>
      ) : (
        <Field
          label={say(scheme?.secretName ?? connectionsWords.secret)}
          hint={given ? scheme.secretHint && say(scheme.secretHint) : say(connectionsWords.secretMadeHint)}
        >
          <Input
            value={pasted}
            onChange={(event) => setPasted(event.target.value)}
            autoComplete="off"
            spellCheck={false}
            className="font-mono"
          />
        </Field>
      )}
    </Dialog>
  );
}
