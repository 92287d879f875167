"use client";
/** A table's name and columns: a new one, or one that is there. */
import { useRouter } from "next/navigation";
import { type FormEvent, type ReactElement, useId, useState } from "react";
import { ask } from "#components/api/ask.ts";
import { useDeed } from "#components/api/use-deed.ts";
import { useSay } from "#components/language/say.tsx";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { Field } from "#components/ui/field.tsx";
import { Input, Textarea } from "#components/ui/input.tsx";
import type { TableBody, TableSummary } from "#lib/api/tables.ts";
import { tablesWords as words } from "#lib/language/tables.ts";
import { uiWords } from "#lib/language/ui.ts";
import { limits } from "#lib/limits.ts";

export function TableForm({ table, trigger }: { table?: TableSummary; trigger: ReactElement }) {
  const say = useSay();
  const router = useRouter();
  const formId = useId();
  const { busy, run } = useDeed();
  const [open, setOpen] = useState(false);
  const save = async (body: TableBody) => {
    const worked = await run(
      async () => {
        if (table) await ask<"updateTable">("PATCH", `/tables/${table.id}`, body);
        else router.push(`/tables/${(await ask<"createTable">("POST", "/tables", body)).id}`);
      },
      say(table ? words.saved : words.made),
    );
    if (worked) setOpen(false);
  };
  return (
    <Dialog
      open={open}
      onOpenChange={setOpen}
      title={table ? table.name : say(words.add)}
      trigger={trigger}
      footer={
        <>
          <Button onClick={() => setOpen(false)}>{say(uiWords.cancel)}</Button>
          <Button look="primary" type="submit" form={formId} busy={busy}>
            {say(table ? uiWords.save : words.add)}
          </Button>
        </>
      }
    >
      <Fields id={formId} table={table} onSave={(body) => void save(body)} />
    </Dialog>
  );
}

/** What is written here lasts as long as the dialog is open. */
function Fields({ id, table, onSave }: { id: string; table: TableSummary | undefined; onSave: (body: TableBody) => void }) {
  const say = useSay();
  const [name, setName] = useState(table?.name ?? "");
  const [keyName, setKeyName] = useState(table?.keyName ?? "");
  const [columns, setColumns] = useState(table?.columns.join("\n") ?? "");
  const [tried, setTried] = useState(false);
  const named = columns
    .split("\n")
    .map((each) => each.trim())
    .filter(Boolean);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    const body = { name: name.trim(), keyName: keyName.trim(), columns: named };
    if (body.name && body.keyName && named.length > 0) onSave(body);
  };
  return (
    <form id={id} onSubmit={submit} className="flex flex-col gap-4">
      <Field label={say(words.name)} error={tried && !name.trim() ? say(words.nameNeeded) : undefined}>
        <Input value={name} onChange={(event) => setName(event.target.value)} maxLength={limits.nameCharsMax} autoFocus />
      </Field>
      <Field label={say(words.keyName)} hint={say(words.keyHint)} error={tried && !keyName.trim() ? say(words.nameNeeded) : undefined}>
        <Input value={keyName} onChange={(event) => setKeyName(event.target.value)} maxLength={limits.nameCharsMax} />
      </Field>
      <Field
        label={say(words.columns)}
        hint={say(words.columnsHint)}
        error={tried && named.length === 0 ? say(words.columnsNeeded) : undefined}
      >
        <Textarea value={columns} onChange={(event) => setColumns(event.target.value)} rows={5} />
      </Field>
    </form>
  );
}
