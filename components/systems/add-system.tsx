"use client";
/** Brings in a system: its document is read and shown first, then it is given a name and kept. */
import { Plus } from "lucide-react";
import { useRouter } from "next/navigation";
import { type FormEvent, useId, useState } from "react";
import { ask } from "#components/api/ask.ts";
import { useDeed } from "#components/api/use-deed.ts";
import { useSay } from "#components/language/say.tsx";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { Field } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";
import { apisWords as words } from "#lib/language/apis.ts";
import { uiWords } from "#lib/language/ui.ts";
import { limits } from "#lib/limits.ts";
import { ConnectionChoice, type HttpConnection } from "./connection-choice.tsx";
import { DocumentFound } from "./document-found.tsx";
import { DocumentInput } from "./document-input.tsx";
import { useDocument } from "./use-document.ts";

export function AddSystem({ connections }: { connections: readonly HttpConnection[] }) {
  const say = useSay();
  const router = useRouter();
  const formId = useId();
  const { busy, run } = useDeed();
  const [open, setOpen] = useState(false);
  const document = useDocument();
  const { found } = document;
  const [name, setName] = useState("");
  const [tried, setTried] = useState(false);
  const [connectionId, setConnectionId] = useState<string | null>(null);
  const close = () => {
    setOpen(false);
    document.clear();
    setName("");
    setTried(false);
    setConnectionId(null);
  };
  const read = async () => {
    const answer = await document.read();
    if (answer) setName((before) => before || answer.title.slice(0, limits.nameCharsMax));
  };
  const keep = async () => {
    setTried(true);
    if (name.trim() === "") return;
    const worked = await run(
      async () => {
        const { id } = await ask<"createApi">("POST", "/apis", { name: name.trim(), connectionId, document: document.readText });
        router.push(`/connections/systems/${id}`);
      },
      say(words.saved, { name: name.trim() }),
    );
    if (worked) close();
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    event.stopPropagation();
    void (found ? keep() : read());
  };
  return (
    <Dialog
      open={open}
      onOpenChange={(next) => (next ? setOpen(true) : close())}
      width="lg"
      title={say(words.addTitle)}
      description={say(words.text)}
      trigger={
        <Button look="primary">
          <Plus aria-hidden />
          {say(words.add)}
        </Button>
      }
      footer={
        <>
          {found ? (
            <Button look="quiet" className="mr-auto" onClick={document.reopen}>
              {say(words.otherDocument)}
            </Button>
          ) : null}
          <Button onClick={close}>{say(uiWords.cancel)}</Button>
          <Button look="primary" type="submit" form={formId} busy={busy || document.reading}>
            {found ? say(words.save, { n: found.offered.length }) : say(words.look)}
          </Button>
        </>
      }
    >
      <form id={formId} onSubmit={submit} className="flex flex-col gap-4">
        {found ? (
          <>
            <DocumentFound {...found} />
            <Field label={say(words.name)} hint={say(words.nameHint)} error={tried && name.trim() === "" ? say(words.needName) : undefined}>
              <Input value={name} onChange={(event) => setName(event.target.value)} maxLength={limits.nameCharsMax} autoFocus />
            </Field>
            <ConnectionChoice connections={connections} value={connectionId} server={found.server} name={name} onChange={setConnectionId} />
          </>
        ) : (
          <DocumentInput text={document.text} error={document.error} onText={document.write} />
        )}
      </form>
    </Dialog>
  );
}
