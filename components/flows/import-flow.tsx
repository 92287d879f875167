"use client";
/** A flow from a file, chosen or dropped: it becomes a draft, and what could not be taken as it was is said before one goes on. */
import { FileUp } from "lucide-react";
import { useRouter } from "next/navigation";
import { type DragEvent, type ReactNode, useRef, useState } from "react";
import { ask } from "#components/api/ask.ts";
import { useSentence } from "#components/api/use-deed.ts";
import { useSay } from "#components/language/say.tsx";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { toast } from "#components/ui/toast.ts";
import type { SaidRemark } from "#lib/api/flows.ts";
import { importWords, portableWords } from "#lib/language/portable.ts";
import { uiWords } from "#lib/language/ui.ts";
import { limits } from "#lib/limits.ts";

interface Imported {
  id: string;
  name: string;
  remarks: readonly SaidRemark[];
}

function useImport() {
  const say = useSay();
  const sentence = useSentence();
  const router = useRouter();
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState("");
  const [imported, setImported] = useState<Imported | null>(null);
  const take = async (files: FileList | null) => {
    const [file, ...more] = files ?? [];
    if (!file) return;
    if (more.length > 0) return setRefused(say(importWords.several));
    if (file.size > limits.apiBodyBytesMax) return setRefused(say(portableWords.tooLarge, { kb: limits.apiBodyBytesMax / 1024 }));
    setBusy(true);
    try {
      const made = await ask<"importFlow">("POST", "/flows/import", JSON.parse(await file.text()));
      if (made.remarks.length > 0) setImported(made);
      else {
        toast.success(say(importWords.imported, { name: made.name }));
        router.push(`/flows/${made.id}`);
      }
    } catch (error) {
      setRefused(error instanceof SyntaxError ? say(portableWords.notJson, { why: error.message }) : sentence(error));
    }
    setBusy(false);
  };
  const dialogs = (
    <>
      <Dialog
        width="sm"
        open={refused !== ""}
        onOpenChange={(open) => !open && setRefused("")}
        title={say(importWords.refused)}
        footer={<Button onClick={() => setRefused("")}>{say(uiWords.close)}</Button>}
      >
        <Notice tone="bad">{refused}</Notice>
      </Dialog>
      <Dialog
        open={imported !== null}
        onOpenChange={(open) => {
          if (open) return;
          setImported(null);
          router.refresh();
        }}
        title={say(importWords.withRemarks, { name: imported?.name ?? "" })}
        footer={
          <Button look="primary" onClick={() => imported && router.push(`/flows/${imported.id}`)}>
            {say(importWords.open)}
          </Button>
        }
      >
        <ul className="flex list-disc flex-col gap-1.5 pl-4 text-sm">
          {imported?.remarks.map(({ message }) => (
            <li key={message}>{message}</li>
          ))}
        </ul>
      </Dialog>
    </>
  );
  return { busy, take, dialogs };
}

export function ImportFlowButton() {
  const say = useSay();
  const { busy, take, dialogs } = useImport();
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <input
        ref={input}
        type="file"
        accept=".json,application/json"
        hidden
        aria-label={say(importWords.importFlow)}
        onChange={(event) => {
          void take(event.target.files);
          event.target.value = "";
        }}
      />
      <Button busy={busy} title={say(importWords.importText)} onClick={() => input.current?.click()}>
        {busy ? null : <FileUp aria-hidden />}
        {say(importWords.importFlow)}
      </Button>
      {dialogs}
    </>
  );
}

const holdsFile = (event: DragEvent) => event.dataTransfer.types.includes("Files");

/** A page on which a flow's file can be dropped. */
export function ImportByDrop({ children }: { children: ReactNode }) {
  const say = useSay();
  const { take, dialogs } = useImport();
  const [over, setOver] = useState(0);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the button does the same for the keyboard
    <div
      className="relative min-h-full"
      onDragEnter={(event) => holdsFile(event) && setOver((n) => n + 1)}
      onDragLeave={(event) => holdsFile(event) && setOver((n) => Math.max(0, n - 1))}
      onDragOver={(event) => holdsFile(event) && event.preventDefault()}
      onDrop={(event) => {
        setOver(0);
        if (!holdsFile(event)) return;
        event.preventDefault();
        void take(event.dataTransfer.files);
      }}
    >
      {children}
      {over > 0 ? (
        <div className="pointer-events-none absolute inset-3 z-30 flex items-center justify-center rounded-xl border-2 border-accent border-dashed bg-accent-soft/80">
          <p className="flex items-center gap-2 font-medium text-accent">
            <FileUp aria-hidden className="size-5" />
            {say(importWords.drop)}
          </p>
        </div>
      ) : null}
      {dialogs}
    </div>
  );
}
