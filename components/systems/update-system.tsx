"use client";
/** Reads a newer document of a system: what is different is shown before it is kept. */
import { FileUp } from "lucide-react";
import { type FormEvent, useId, useState } from "react";
import { ask } from "#components/api/ask.ts";
import { useDeed } from "#components/api/use-deed.ts";
import { useSay } from "#components/language/say.tsx";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { Notice } from "#components/ui/notice.tsx";
import type { ApiWhole } from "#lib/api/apis.ts";
import { apisWords as words } from "#lib/language/apis.ts";
import { uiWords } from "#lib/language/ui.ts";
import { DocumentFound } from "./document-found.tsx";
import { DocumentInput } from "./document-input.tsx";
import { useDocument } from "./use-document.ts";

export function UpdateSystem({ api }: { api: ApiWhole }) {
  const say = useSay();
  const formId = useId();
  const { busy, run } = useDeed();
  const [open, setOpen] = useState(false);
  const document = useDocument(api.id);
  const { found } = document;
  const n = api.revision + 1;
  const close = () => {
    setOpen(false);
    document.clear();
  };
  const keep = async () => {
    const worked = await run(
      () => ask<"addApiRevision">("POST", `/apis/${api.id}/revisions`, { document: document.readText }),
      say(words.updated, { n, name: api.name }),
    );
    if (worked) close();
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void (found ? keep() : document.read());
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
          <Button look="primary" type="submit" form={formId} busy={busy || document.reading}>
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
          <DocumentInput text={document.text} error={document.error} onText={document.write} />
        )}
      </form>
    </Dialog>
  );
}
