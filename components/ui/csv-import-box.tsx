"use client";
/** Takes a table from a CSV file, or pasted. Lines that could not be taken stay on the screen with why. */
import { type FormEvent, useId, useState } from "react";
import { useDeed } from "#components/api/use-deed.ts";
import { useSay } from "#components/language/say.tsx";
import { uiWords } from "#lib/language/ui.ts";
import { Button } from "./button.tsx";
import type { CsvImportProps, CsvReport } from "./csv-import.tsx";
import { decodeText } from "./decode-text.ts";
import { Dialog } from "./dialog.tsx";
import { Field } from "./field.tsx";
import { Textarea } from "./input.tsx";
import type { OpenBox } from "./late-dialog.tsx";
import { Notice } from "./notice.tsx";

interface CsvImportBoxProps extends CsvImportProps, OpenBox {}

export function CsvImportBox({ words, placeholder, send, open, onOpenChange }: CsvImportBoxProps) {
  const say = useSay();
  const { busy, run } = useDeed();
  const formId = useId();
  const fileId = useId();
  const [csv, setCsv] = useState("");
  const [report, setReport] = useState<CsvReport | null>(null);
  const close = () => onOpenChange(false);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void run(async () => setReport(await send(csv)));
  };
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      width="lg"
      title={say(words.importTitle)}
      description={say(words.importText)}
      footer={
        report ? (
          <Button look="primary" onClick={close}>
            {say(uiWords.close)}
          </Button>
        ) : (
          <>
            <Button onClick={close}>{say(uiWords.cancel)}</Button>
            <Button look="primary" type="submit" form={formId} busy={busy} disabled={csv.trim() === ""}>
              {say(words.importAction)}
            </Button>
          </>
        )
      }
    >
      {report ? (
        <div className="flex flex-col gap-3">
          <Notice tone="good">{report.taken}</Notice>
          {report.problems.length > 0 ? (
            <>
              <p className="font-medium">{say(words.notTaken, { n: report.problems.length })}</p>
              <ul className="max-h-72 divide-y divide-line overflow-y-auto rounded-md border border-line text-sm">
                {report.problems.map((problem) => (
                  <li key={`${problem.line} ${problem.text}`} className="px-3 py-2">
                    <p>
                      {problem.line > 0 ? <span className="font-medium">{say(words.line, { n: problem.line })}: </span> : null}
                      {say(problem.why)}
                    </p>
                    <p className="mt-0.5 truncate font-mono text-faint text-xs">{problem.text}</p>
                  </li>
                ))}
              </ul>
            </>
          ) : null}
        </div>
      ) : (
        <form id={formId} onSubmit={submit} className="flex flex-col gap-4">
          <div>
            <label htmlFor={fileId} className="mb-1.5 block font-medium text-sm">
              {say(words.file)}
            </label>
            <input
              id={fileId}
              type="file"
              accept=".csv,.tsv,.txt,text/csv"
              className="block w-full text-sm file:mr-3 file:rounded-md file:border file:border-line-strong file:bg-raised file:px-3 file:py-1"
              onChange={async (event) => setCsv(decodeText(new Uint8Array((await event.target.files?.[0]?.arrayBuffer()) ?? [])))}
            />
          </div>
          <Field label={say(words.pasted)}>
            <Textarea
              rows={8}
              value={csv}
              onChange={(event) => setCsv(event.target.value)}
              placeholder={placeholder}
              className="font-mono text-xs"
            />
          </Field>
        </form>
      )}
    </Dialog>
  );
}
