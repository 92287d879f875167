"use client";
/** Goes on from an earlier version: it becomes the draft, and nothing that is live changes. */
import { PencilLine } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { ApiProblem } from "#components/api/ask.ts";
import { useSentence } from "#components/api/use-deed.ts";
import { useSay } from "#components/language/say.tsx";
import { Button } from "#components/ui/button.tsx";
import { Confirm } from "#components/ui/dialog.tsx";
import { toast } from "#components/ui/toast.ts";
import { versionsWords } from "#lib/language/versions.ts";

export interface RestoreDraftProps {
  flowId: string;
  version: number;
  /** The draft that the reader has seen: another one is not replaced. */
  revision: number;
  draftChanges: number;
}

export function RestoreDraft({ flowId, version, revision, draftChanges }: RestoreDraftProps) {
  const say = useSay();
  const sentence = useSentence();
  const router = useRouter();
  const [asking, setAsking] = useState(false);
  const [busy, setBusy] = useState(false);
  const restore = async () => {
    setBusy(true);
    const answer = await fetch(`/api/v1/flows/${flowId}/versions/${version}/restore`, {
      method: "POST",
      headers: { "if-match": `"${revision}"` },
    }).catch(() => null);
    if (answer?.ok) {
      toast.success(say(versionsWords.restoredDone, { n: version }));
      router.push(`/flows/${flowId}`);
      return true;
    }
    setBusy(false);
    const said = (await answer?.json().catch(() => null)) as { detail?: string; code?: string } | null;
    toast.error(sentence(new ApiProblem(answer?.status ?? 0, said?.code ?? "", said?.detail ?? "")));
    return false;
  };
  return (
    <>
      <Button busy={busy && !asking} onClick={() => (draftChanges > 0 ? setAsking(true) : void restore())}>
        {busy && !asking ? null : <PencilLine aria-hidden />}
        {say(versionsWords.restore, { n: version })}
      </Button>
      <Confirm
        open={asking}
        onOpenChange={setAsking}
        title={say(versionsWords.restoreTitle, { n: version })}
        description={say(versionsWords.restoreText, { changes: draftChanges })}
        action={say(versionsWords.restoreDo)}
        onConfirm={restore}
      />
    </>
  );
}
