"use client";
/** An OpenAPI document from a file, or pasted. */
import { FileUp } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { useSay } from "#components/language/say.tsx";
import { Button } from "#components/ui/button.tsx";
import { Field } from "#components/ui/field.tsx";
import { Textarea } from "#components/ui/input.tsx";
import { apisWords as words } from "#lib/language/apis.ts";
import { limits } from "#lib/limits.ts";

const mb = Math.round(limits.apiDocumentCharsMax / 1024 / 1024);
const example = "openapi: 3.1.0\ninfo:\n  title: Warehouse";

interface DocumentInputProps {
  text: string;
  error: string | undefined;
  onText: (text: string) => void;
}

export function DocumentInput({ text, error, onText }: DocumentInputProps) {
  const say = useSay();
  const file = useRef<HTMLInputElement>(null);
  const box = useRef<HTMLDivElement>(null);
  const [name, setName] = useState("");
  const [tooLarge, setTooLarge] = useState(false);
  /** What stands in the box as somebody wrote it there; it is never cut under their hands. */
  const [written, setWritten] = useState("");
  const isCut = text.length > shownMax && text !== written;
  // a file that is still being read when another comes, or when the box goes, is not wanted any more
  const chosen = useRef(0);
  useEffect(
    () => () => {
      chosen.current += 1;
    },
    [],
  );
  const put = (next: string, from = "", large = false) => {
    chosen.current += 1;
    setName(from);
    setTooLarge(large);
    onText(next);
  };
  const take = async (next: File | undefined) => {
    if (!next) return;
    if (next.size > limits.apiDocumentCharsMax) return put("", "", true);
    chosen.current += 1;
    const mine = chosen.current;
    const inIt = await next.text();
    if (mine === chosen.current) put(inIt, next.name);
  };
  return (
    <div ref={box} className="flex flex-col gap-4">
      <div>
        <p className="mb-1.5 font-medium text-sm">{say(words.file)}</p>
        <div className="flex min-w-0 items-center gap-3">
          <Button onClick={() => file.current?.click()}>
            <FileUp aria-hidden />
            {say(words.chooseFile)}
          </Button>
          <span className="min-w-0 truncate text-muted text-sm">{name || say(words.fileHint)}</span>
        </div>
        <input
          ref={file}
          type="file"
          aria-label={say(words.file)}
          tabIndex={-1}
          accept=".json,.yaml,.yml,application/json,application/yaml"
          className="sr-only"
          onChange={(event) => {
            const [next] = event.target.files ?? [];
            // the same file may be chosen again, mended
            event.target.value = "";
            void take(next);
          }}
        />
        {tooLarge ? <p className="mt-1.5 text-bad text-sm">{say(words.fileTooLarge, { mb })}</p> : null}
      </div>
      <Field label={say(words.pasted)} error={error}>
        <Textarea
          rows={9}
          value={isCut ? text.slice(0, shownMax) : text}
          readOnly={isCut}
          onChange={(event) => {
            setWritten(event.target.value);
            put(event.target.value);
          }}
          onPaste={(event) => {
            const pasted = event.clipboardData.getData("text");
            // into a box that shows a beginning only, a paste is another document
            if (!isCut && pasted.length <= shownMax) return;
            event.preventDefault();
            if (pasted !== "") put(pasted);
          }}
          placeholder={example}
          spellCheck={false}
          className="overflow-x-auto whitespace-pre font-mono text-xs"
        />
      </Field>
      {isCut ? (
        <p className="-mt-2.5 flex items-baseline gap-3 text-muted text-xs">
          {say(words.onlyBeginning)}
          <Button
            size="sm"
            look="quiet"
            onClick={() => {
              put("");
              box.current?.querySelector("textarea")?.focus();
            }}
          >
            {say(words.clear)}
          </Button>
        </p>
      ) : null}
    </div>
  );
}

/** A box with a long document holds up the page for seconds: of one the beginning is shown. */
const shownMax = 20_000;
