"use client";
/** The button for taking in a table; what it opens comes later. */
import { Upload } from "lucide-react";
import dynamic from "next/dynamic";
import { useSay } from "#components/language/say.tsx";
import type { Words } from "#lib/language/words.ts";
import { Button } from "./button.tsx";
import { LateDialog } from "./late-dialog.tsx";

const load = () => import("./csv-import-box.tsx").then((module) => module.CsvImportBox);
const CsvImportBox = dynamic(load, { ssr: false });

export interface CsvImportProps {
  words: Record<"importTitle" | "importText" | "importCsv" | "importAction" | "notTaken" | "line" | "file" | "pasted", Words>;
  placeholder: string;
  send: (csv: string) => Promise<CsvReport>;
}

export interface CsvReport {
  /** What has come of it, as a sentence. */
  taken: string;
  /** `line` 0: of no line of the text. */
  problems: readonly { line: number; text: string; why: Words }[];
}

export function CsvImport(props: CsvImportProps) {
  const say = useSay();
  return (
    <LateDialog
      load={load}
      trigger={
        <Button>
          <Upload aria-hidden />
          {say(props.words.importCsv)}
        </Button>
      }
    >
      {(box) => <CsvImportBox {...props} {...box} />}
    </LateDialog>
  );
}
