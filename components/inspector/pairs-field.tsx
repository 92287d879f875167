"use client";
/** Named texts as rows. A row being typed may have no name yet, or one that another row has: it is kept until it is right. */
import { Plus, X } from "lucide-react";
import { useId, useState } from "react";
import { useEditor } from "#components/canvas/editor-context.tsx";
import { documentOf } from "#components/canvas/editor-store.ts";
import { useSay } from "#components/language/say.tsx";
import { Button, IconButton } from "#components/ui/button.tsx";
import { Input } from "#components/ui/input.tsx";
import type { Problem } from "#lib/flow/flow.ts";
import { formWords } from "#lib/language/inspector.ts";
import { catalog } from "#lib/nodes/catalog.ts";
import { CodeField } from "./code-field.tsx";

type Row = [name: string, value: string];
const rowsOf = (value: unknown): Row[] =>
  typeof value === "object" && value !== null && !Array.isArray(value)
    ? Object.entries(value).map(([name, text]) => [name, String(text)])
    : [];
const pairsOf = (rows: readonly Row[]) =>
  Object.fromEntries(rows.map(([name, text]) => [name.trim(), text] as const).filter(([name]) => name !== ""));

export interface PairsFieldProps {
  nodeId: string;
  problems: readonly Problem[];
  label: string;
  /** What stands behind each name: a text with values of the event in it, or one value. */
  kind: "template" | "expression";
  value: unknown;
  disabled?: boolean | undefined;
  onChange: (value: Record<string, string>) => void;
  onBlur: () => void;
}

export function PairsField({ nodeId, label, kind, value, problems, disabled, onChange, onBlur }: PairsFieldProps) {
  const say = useSay();
  const id = useId();
  // a start asks questions; any other step hands on texts, with values of the event in them
  const asks = useEditor(
    (state) => catalog.get(documentOf(state).nodes.find((node) => node.id === nodeId)?.type ?? "")?.kind === "trigger",
  );
  const [rows, setRows] = useState<Row[]>(() => rowsOf(value));
  const given = JSON.stringify(rowsOf(value));
  // An undo, or somebody else's draft, puts other pairs in place of ours.
  const shown = JSON.stringify(Object.entries(pairsOf(rows))) === given ? rows : rowsOf(value);
  const change = (next: Row[]) => {
    setRows(next);
    onChange(pairsOf(next));
  };
  return (
    <fieldset className="flex flex-col gap-1.5" disabled={disabled}>
      <legend className="sr-only">{label}</legend>
      {shown.map(([name, text], i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a row has no name of its own until it is typed
        <div key={i} className="grid grid-cols-[minmax(0,2fr)_minmax(0,3fr)_auto] items-start gap-1.5">
          <Input
            aria-label={say(formWords.pairName)}
            placeholder={say(formWords.pairName)}
            value={name}
            onBlur={onBlur}
            onChange={(event) => change(shown.map((row, at) => (at === i ? [event.target.value, row[1]] : row)))}
          />
          {asks ? (
            <Input
              aria-label={say(formWords.pairValue)}
              placeholder={say(formWords.pairValue)}
              value={text}
              onBlur={onBlur}
              onChange={(event) => change(shown.map((row, at) => (at === i ? [row[0], event.target.value] : row)))}
            />
          ) : (
            <CodeField
              kind={kind}
              id={`${id}-${i}`}
              nodeId={nodeId}
              label={say(formWords.pairValue)}
              placeholder={say(formWords.pairValue)}
              value={text}
              problems={problems.filter(({ field }) => name !== "" && field?.endsWith(`.${name}`))}
              disabled={disabled}
              onBlur={onBlur}
              onChange={(next) => change(shown.map((row, at) => (at === i ? [row[0], next] : row)))}
            />
          )}
          <IconButton
            label={say(formWords.removePair, { name: name || String(i + 1) })}
            onClick={() => change(shown.filter((_, at) => at !== i))}
          >
            <X aria-hidden />
          </IconButton>
        </div>
      ))}
      <Button size="sm" look="quiet" className="self-start" onClick={() => setRows([...shown, ["", ""]])}>
        <Plus aria-hidden />
        {say(formWords.addPair)}
      </Button>
    </fieldset>
  );
}
