"use client";
/** Somebody else saved this flow meanwhile: theirs can be loaded, ours kept as a copy, and neither is lost. */
import { useRouter } from "next/navigation";
import { useState } from "react";
import { useReactFlow } from "reactflow";
import { ask } from "#components/api/ask.ts";
import { useSay } from "#components/language/say.tsx";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { toast } from "#components/ui/toast.ts";
import { conflictWords } from "#lib/language/editor-bar.ts";
import { limits } from "#lib/limits.ts";
import { type DraftSaver, forgetDraft } from "./draft-saver.ts";
import { useEditor, useEditorStore } from "./editor-context.tsx";
import { documentOf } from "./editor-store.ts";

export function ConflictSheet({ saver }: { saver: DraftSaver | null }) {
  const say = useSay();
  const store = useEditorStore();
  const router = useRouter();
  const flow = useReactFlow();
  const open = useEditor((state) => state.sheet === "conflict");
  const [busy, setBusy] = useState(false);
  const close = () => store.getState().openSheet(null);
  const theirs = async () => {
    setBusy(true);
    const loaded = (await saver?.loadTheirs()) ?? false;
    setBusy(false);
    if (!loaded) return void toast.error(say(conflictWords.failed));
    close();
    toast.success(say(conflictWords.loaded));
    setTimeout(() => void flow.fitView({ maxZoom: 1, padding: 0.2 }), 50);
  };
  const copy = async () => {
    setBusy(true);
    const document = documentOf(store.getState());
    const name = say(conflictWords.copyName, { name: document.name }).slice(0, limits.nameCharsMax);
    try {
      const made = await ask<"createFlow">("POST", "/flows", { ...document, name });
      forgetDraft(store.getState().flowId);
      close();
      router.push(`/flows/${made.id}`);
    } catch {
      toast.error(say(conflictWords.failed));
    }
    setBusy(false);
  };
  return (
    <Dialog
      width="sm"
      open={open}
      onOpenChange={(next) => {
        if (!next) close();
      }}
      title={say(conflictWords.title)}
      footer={
        <>
          <Button busy={busy} onClick={copy}>
            {say(conflictWords.copy)}
          </Button>
          <Button look="primary" busy={busy} onClick={theirs}>
            {say(conflictWords.theirs)}
          </Button>
        </>
      }
    >
      <p className="text-muted">{say(conflictWords.body)}</p>
    </Dialog>
  );
}
