"use client";
import { Undo2 } from "lucide-react";
import { useState } from "react";
import { useSay } from "#components/language/say.tsx";
import { Button } from "#components/ui/button.tsx";
import { undoWords } from "#lib/language/undo.ts";
import { UndoDialog } from "./undo-dialog.tsx";

export function UndoVersion({ flowId, version }: { flowId: string; version: number }) {
  const say = useSay();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button onClick={() => setOpen(true)}>
        <Undo2 aria-hidden />
        {say(undoWords.menu, { n: version })}
      </Button>
      {open ? <UndoDialog flowId={flowId} version={version} onClose={() => setOpen(false)} /> : null}
    </>
  );
}
