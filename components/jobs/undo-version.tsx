"use client";
import { Undo2 } from "lucide-react";
import dynamic from "next/dynamic";
import { useState } from "react";
import { useSay } from "#components/language/say.tsx";
import { Button } from "#components/ui/button.tsx";
import { Late } from "#components/ui/late.tsx";
import { undoOpenWords } from "#lib/language/run-again.ts";

const load = () => import("./undo-dialog.tsx").then((module) => module.UndoDialog);
const UndoDialog = dynamic(load, { ssr: false });

export function UndoVersion({ flowId, version }: { flowId: string; version: number }) {
  const say = useSay();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button onClick={() => setOpen(true)}>
        <Undo2 aria-hidden />
        {say(undoOpenWords.menu, { n: version })}
      </Button>
      <Late open={open} close={() => setOpen(false)} load={load}>
        {open ? <UndoDialog flowId={flowId} version={version} onClose={() => setOpen(false)} /> : null}
      </Late>
    </>
  );
}
