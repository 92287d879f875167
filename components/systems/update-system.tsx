"use client";
/** Reads a newer document of a system: what is different is shown before it is kept. */
import { FileUp } from "lucide-react";
import { type FormEvent, useId, useState } from "react";
import { type Answer, ask } from "#components/api/ask.ts";
import { useDeed, useSentence } from "#components/api/use-deed.ts";
import { useSay } from "#components/language/say.tsx";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { Notice } from "#components/ui/notice.tsx";
import type { ApiWhole } from "#lib/api/apis.ts";
import { apisWords as words } from "#lib/language/apis.ts";
import { uiWords } from "#lib/language/ui.ts";
import { DocumentFound } from "./document-found.tsx";
import { DocumentInput } from "./document-input.tsx";

export function UpdateSystem({ api }: { api: ApiWhole }) {
  const say = useSay();
  const sentence = useSentence();
  const formId = useId();
  const { busy, run } = useDeed();
  const [open, setOpen] = useState(false);
  const [reading, setReading] = useState(false);
  const [document, setDocument] = useState("");
  const [error, setError] = useState<string | undefined>();
  const [found, setFound] = useState<Answer<"previewApi"> | null>(null);
  const n = api.revision + 1;
  const close = () => {
    setOpen(false);
    setDocument("");
    setError(undefined);
    setFound(null);
  };
  const read = async () => {
    if (document.trim() === "") return setError(say(words.needDocument));
    setReading(true);
    try {
      const answer = await ask<"previewApi">("POST", "/apis/preview", { document, against: api.id });
      if (answer.same) setError(say(words.same));
      else setFound(answer);
    } catch (problem) {
      setError(sentence(problem));
    } finally {
      setReading(false);
    }
  };
  const keep = async () => {
    const worked = await run(
      () => ask<"addApiRevision">("POST", `/apis/${api.id}/revisions`, { document }),
      say(words.updated, { n, name: api.name }),
    );
    if (worked) close();
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void (found ? keep() : read());
  };
  return (
    <Dialog
      open={open}
      onOpenChange={(next) => (next ? setOpen(true) : close())}
      width="lg"
      title={say(words.updateTitle, { name: api.name })}
      description={say(words.updateText)}
      trigger={
        <Button>
          <FileUp aria-hidden />
          {say(words.update)}
        </Button>
      }
      footer={
        <>
          <Button onClick={close}>{say(uiWords.cancel)}</Button>
          <Button look="primary" type="submit" form={formId} busy={busy || reading}>
            {found ? say(words.updateSave, { n }) : say(words.look)}
          </Button>
        </>
      }
    >
      <form id={formId} onSubmit={submit} className="flex flex-col gap-4">
        {found ? (
          <>
            <DocumentFound {...found} />
            <div>
              <h3 className="mb-1.5 font-medium text-sm">{say(words.changesTitle)}</h3>
              {found.changes && found.changes.length > 0 ? (
                <ul className="flex max-h-64 list-disc flex-col gap-1 overflow-y-auto pl-5 text-sm">
                  {found.changes.map((change) => (
                    <li key={change.en}>{say(change)}</li>
                  ))}
                </ul>
              ) : (
                <Notice>{say(words.noChanges)}</Notice>
              )}
            </div>
          </>
        ) : (
          <DocumentInput
            text={document}
            error={error}
            onText={(text) => {
              setDocument(text);
              setError(undefined);
            }}
          />
        )}
      </form>
    </Dialog>
  );
}
