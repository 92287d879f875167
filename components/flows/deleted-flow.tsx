"use client";
/** In the place of a flow that somebody deleted, perhaps while it was open here: nothing of it is lost. */
import { Trash2 } from "lucide-react";
import { ask } from "#components/api/ask.ts";
import { useDeed } from "#components/api/use-deed.ts";
import { useSay } from "#components/language/say.tsx";
import { Button, ButtonLink } from "#components/ui/button.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { flowsWords } from "#lib/language/flows.ts";

export function DeletedFlow({ flowId, name, mayEdit }: { flowId: string; name: string; mayEdit: boolean }) {
  const say = useSay();
  const { busy, run } = useDeed();
  return (
    <EmptyState
      alone
      picture={<Trash2 aria-hidden className="size-8" strokeWidth={1.5} />}
      title={<span className="break-words">{say(flowsWords.deletedTitle, { name })}</span>}
      action={
        <>
          {mayEdit ? (
            <Button
              look="primary"
              busy={busy}
              onClick={() => run(() => ask<"restoreFlow">("POST", `/flows/${flowId}/restore`), say(flowsWords.restored))}
            >
              {say(flowsWords.restore)}
            </Button>
          ) : null}
          <ButtonLink href="/flows">{say(flowsWords.toFlows)}</ButtonLink>
        </>
      }
    >
      {say(mayEdit ? flowsWords.deletedText : flowsWords.deletedAsk)}
    </EmptyState>
  );
}
