"use client";
/** An OpenAPI document from a file, or pasted. */
import { FileUp } from "lucide-react";
import { useRef, useState } from "react";
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
  const [name, setName] = useState("");
  const [tooLarge, setTooLarge] = useState(false);
  const take = async (chosen: File | undefined) => {
    if (!chosen) return;
    const large = chosen.size > limits.apiDocumentCharsMax;
    setTooLarge(large);
    if (large) return;
    setName(chosen.name);
    onText(await chosen.text());
  };
  return (
    <div className="flex flex-col gap-4">
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
          onChange={(event) => void take(event.target.files?.[0])}
        />
        {tooLarge ? <p className="mt-1.5 text-bad text-sm">{say(words.fileTooLarge, { mb })}</p> : null}
      </div>
      <Field label={say(words.pasted)} error={error}>
        <Textarea
          rows={9}
          value={text.length > shownMax ? text.slice(0, shownMax) : text}
          readOnly={text.length > shownMax}
          onChange={(event) => onText(event.target.value)}
          onPaste={(event) => {
            const pasted = event.clipboardData.getData("text");
            if (pasted.length <= shownMax) return;
            event.preventDefault();
            onText(pasted);
          }}
          placeholder={example}
          spellCheck={false}
          className="overflow-x-auto whitespace-pre font-mono text-xs"
        />
      </Field>
    </div>
  );
}

/** A box with a long document holds up the page for seconds: of one the beginning is shown. */
const shownMax = 20_000;
