"use client";
/** A statement from a file: what is in it is shown before anything is kept, and of a CSV nobody knows the columns are asked. */
import { FileUp } from "lucide-react";
import { useRouter } from "next/navigation";
import { useRef, useState } from "react";
import { ask } from "#components/api/ask.ts";
import { useSentence } from "#components/api/use-deed.ts";
import { useSay } from "#components/language/say.tsx";
import { noteDeed } from "#components/live/own-deed.ts";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import type { OpenBox } from "#components/ui/late-dialog.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { toast } from "#components/ui/toast.ts";
import type { StatementPreview } from "#lib/api/money.ts";
import { importWords } from "#lib/language/money-import.ts";
import { uiWords } from "#lib/language/ui.ts";
import { limits } from "#lib/limits.ts";
import type { ColumnMapping } from "#lib/statement/by-columns.ts";
import { ColumnChoice } from "./column-choice.tsx";
import { PreviewedStatement } from "./previewed-statement.tsx";

interface Chosen {
  name: string;
  content: string;
}

export function ImportStatementBox({ open, onOpenChange }: OpenBox) {
  const say = useSay();
  const sentence = useSentence();
  const router = useRouter();
  const input = useRef<HTMLInputElement>(null);
  const [busy, setBusy] = useState(false);
  const [over, setOver] = useState(false);
  const [refused, setRefused] = useState("");
  const [file, setFile] = useState<Chosen | null>(null);
  const [mapping, setMapping] = useState<ColumnMapping | null>(null);
  const [preview, setPreview] = useState<StatementPreview | null>(null);
  const [asking, setAsking] = useState(false);

  const forget = () => {
    setRefused("");
    setFile(null);
    setMapping(null);
    setPreview(null);
    setAsking(false);
  };
  const work = async (deed: () => Promise<void>) => {
    setBusy(true);
    setRefused("");
    await deed().catch((error: unknown) => setRefused(sentence(error)));
    setBusy(false);
  };
  const look1 = (chosen: Chosen, columns: ColumnMapping | null) =>
    work(async () => {
      const read = await ask<"previewStatement">("POST", "/money/statements/preview", {
        ...chosen,
        ...(columns ? { mapping: columns } : {}),
      });
      setFile(chosen);
      setMapping(columns);
      setPreview(read);
      setAsking(columns === null && read.unknown.length > 0);
    });
  const take = async (files: FileList | null) => {
    const [chosen] = files ?? [];
    if (!chosen) return;
    forget();
    if (chosen.size > limits.statementBytesMax) return setRefused(say(importWords.problem.large));
    await look1({ name: chosen.name, content: base64(new Uint8Array(await chosen.arrayBuffer())) }, null);
  };
  const keep = () =>
    work(async () => {
      const done = await ask<"importStatement">("POST", "/money/statements", { ...file, ...(mapping ? { mapping } : {}) });
      const lines = done.statements.reduce((n, each) => n + (each.known ? 0 : each.lines - each.repeats), 0);
      for (const { id } of done.statements) noteDeed(id);
      toast.success(say(importWords.doneSaid, { n: lines, open: done.open }));
      onOpenChange(false);
      router.refresh();
    });

  const stranger = preview?.unknown[0];
  const lines = preview?.files.reduce((n, each) => n + each.lines - each.repeats, 0) ?? 0;
  const all = preview !== null && preview.files.length > 0 && !asking && (mapping !== null || !stranger);
  return (
    <Dialog
      width={preview ? "xl" : "md"}
      open={open}
      onOpenChange={onOpenChange}
      title={say(importWords.title)}
      description={say(importWords.text)}
      footer={
        preview ? (
          <>
            <Button disabled={busy} onClick={forget}>
              {say(importWords.another)}
            </Button>
            {mapping && !asking ? (
              <Button disabled={busy} onClick={() => setAsking(true)}>
                {say(importWords.columnsAgain)}
              </Button>
            ) : null}
            {all ? (
              <Button look="primary" busy={busy} onClick={keep}>
                {lines > 0 ? say(importWords.keep, { n: lines }) : say(importWords.keepNothing)}
              </Button>
            ) : null}
          </>
        ) : (
          <Button onClick={() => onOpenChange(false)}>{say(uiWords.cancel)}</Button>
        )
      }
    >
      <input
        ref={input}
        type="file"
        accept=".csv,.txt,.gz,.zip,text/csv,application/zip,application/gzip"
        hidden
        aria-label={say(importWords.choose)}
        onChange={(event) => {
          void take(event.target.files);
          event.target.value = "";
        }}
      />
      <div className="flex flex-col gap-4">
        {refused ? <Notice tone="bad">{refused}</Notice> : null}
        {preview === null ? (
          // biome-ignore lint/a11y/noStaticElementInteractions: the button does the same for the keyboard
          <div
            onDragOver={(event) => {
              event.preventDefault();
              setOver(true);
            }}
            onDragLeave={() => setOver(false)}
            onDrop={(event) => {
              event.preventDefault();
              setOver(false);
              void take(event.dataTransfer.files);
            }}
            className={`flex flex-col items-center gap-2 rounded-lg border border-dashed px-6 py-10 ${over ? "border-accent bg-accent-soft" : "border-line-strong"}`}
          >
            <Button busy={busy} onClick={() => input.current?.click()}>
              {busy ? null : <FileUp aria-hidden />}
              {say(busy ? importWords.reading : importWords.choose)}
            </Button>
            <p className="text-muted text-sm">{say(importWords.drop)}</p>
          </div>
        ) : null}
        {asking && stranger && file ? (
          <ColumnChoice
            key={stranger.name}
            stranger={stranger}
            before={mapping}
            busy={busy}
            onChosen={async (columns) => {
              await look1(file, columns);
              setAsking(false);
            }}
          />
        ) : null}
        {asking ? null : preview?.files.map((each) => <PreviewedStatement key={each.name} file={each} />)}
      </div>
    </Dialog>
  );
}

function base64(bytes: Uint8Array): string {
  let text = "";
  // as many arguments as every browser takes
  for (let at = 0; at < bytes.length; at += 0x8000) text += String.fromCharCode(...bytes.subarray(at, at + 0x8000));
  return btoa(text);
}
