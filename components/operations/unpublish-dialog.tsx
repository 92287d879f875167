"use client";
/** Takes a flow offline, and asks what becomes of its runs that wait. */
import { useEffect, useState } from "react";
import { ask } from "#components/api/ask.ts";
import { useDeed } from "#components/api/use-deed.ts";
import { useSay } from "#components/language/say.tsx";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { flowsWords } from "#lib/language/flows.ts";
import { offlineWords } from "#lib/language/offline.ts";
import { uiWords } from "#lib/language/ui.ts";
import { Choice } from "./choice.tsx";

export interface UnpublishDialogProps {
  flowId: string;
  name: string;
  open: boolean;
  onOpenChange: (open: boolean) => void;
  /** In the place of the usual text. */
  text?: string | undefined;
  onDone?: () => void;
}

export function UnpublishDialog({ flowId, name, open, onOpenChange, text, onDone }: UnpublishDialogProps) {
  const say = useSay();
  const { busy, run } = useDeed();
  const [waiting, setWaiting] = useState<"keep" | "cancel">("keep");
  const [n, setN] = useState(0);
  useEffect(() => {
    if (!open) return;
    const stop = new AbortController();
    ask<"getFlowWaiting">("GET", `/flows/${flowId}/waiting`, undefined, stop.signal)
      .then((answer) => setN(answer.waiting))
      .catch(() => {});
    return () => stop.abort();
  }, [open, flowId]);
  const confirm = async () => {
    const done = await run(() => ask<"unpublishFlow">("POST", `/flows/${flowId}/unpublish`, { waiting }), say(flowsWords.unpublished));
    if (!done) return;
    onOpenChange(false);
    onDone?.();
  };
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      title={say(flowsWords.unpublishTitle, { name })}
      description={text ?? say(flowsWords.unpublishText)}
      footer={
        <>
          <Button onClick={() => onOpenChange(false)}>{say(uiWords.cancel)}</Button>
          <Button look="danger" busy={busy} onClick={() => void confirm()}>
            {say(flowsWords.unpublish)}
          </Button>
        </>
      }
    >
      {n > 0 ? (
        <div className="flex flex-col gap-3">
          <p className="font-medium text-sm">{say(offlineWords.waiting, { n })}</p>
          <Choice
            label={say(offlineWords.waiting, { n })}
            value={waiting}
            onChange={setWaiting}
            items={[
              { value: "keep", label: say(offlineWords.keep), hint: say(offlineWords.keepHint) },
              { value: "cancel", label: say(offlineWords.cancel), hint: say(offlineWords.cancelHint) },
            ]}
          />
        </div>
      ) : null}
    </Dialog>
  );
}
