"use client";
/** Going back: an earlier version becomes the live one under a new number, after one has read what that changes. */
import { RotateCcw } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { ask } from "#components/api/ask.ts";
import { useDeed } from "#components/api/use-deed.ts";
import { useSay } from "#components/language/say.tsx";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { Field } from "#components/ui/field.tsx";
import { Textarea } from "#components/ui/input.tsx";
import type { ToldChange } from "#lib/flow/told-changes.ts";
import { uiWords } from "#lib/language/ui.ts";
import { versionsWords } from "#lib/language/versions.ts";
import { limits } from "#lib/limits.ts";
import { ChangeList } from "./change-list.tsx";

export interface PublishAgainProps {
  flowId: string;
  version: number;
  next: number;
  /** What becomes other than it is live; null: nothing is. */
  changes: readonly ToldChange[] | null;
  draftStays: boolean;
}

export function PublishAgain({ flowId, version, next, changes, draftStays }: PublishAgainProps) {
  const say = useSay();
  const router = useRouter();
  const { busy, run } = useDeed();
  const [open, setOpen] = useState(false);
  const [note, setNote] = useState("");
  const publish = async () => {
    const done = await run(
      async () => {
        await ask<"publishVersion">("POST", `/flows/${flowId}/versions/${version}/publish`, { note });
      },
      say(versionsWords.publishedAgain, { n: version, next }),
    );
    if (!done) return;
    setOpen(false);
    setNote("");
    router.push(`/flows/${flowId}/versions?v=${next}`);
  };
  return (
    <Dialog
      open={open}
      onOpenChange={setOpen}
      title={say(versionsWords.publishAgainAs, { n: version, next })}
      description={say(versionsWords.publishAgainText)}
      trigger={
        <Button look="primary">
          <RotateCcw aria-hidden />
          {say(versionsWords.publishAgain, { n: version })}
        </Button>
      }
      footer={
        <>
          <Button onClick={() => setOpen(false)}>{say(uiWords.cancel)}</Button>
          <Button look="primary" busy={busy} onClick={() => void publish()}>
            {say(versionsWords.publishAgain, { n: version })}
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-4">
        {changes ? (
          <section>
            <h3 className="mb-1 font-medium text-muted text-xs">{say(versionsWords.becomesOther)}</h3>
            <ChangeList changes={changes} />
          </section>
        ) : null}
        <Field label={say(versionsWords.note)} hint={say(versionsWords.noteHint)}>
          <Textarea rows={2} value={note} maxLength={limits.noteCharsMax} onChange={(event) => setNote(event.target.value)} />
        </Field>
        <p className="text-muted text-sm">{say(draftStays ? versionsWords.draftStays : versionsWords.draftFollows)}</p>
      </div>
    </Dialog>
  );
}
