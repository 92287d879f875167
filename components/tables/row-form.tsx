"use client";
/** One row, added or changed. */
import { type FormEvent, useId, useState } from "react";
import { ask } from "#components/api/ask.ts";
import { useDeed } from "#components/api/use-deed.ts";
import { useSay } from "#components/language/say.tsx";
import { Button } from "#components/ui/button.tsx";
import { Confirm, Dialog } from "#components/ui/dialog.tsx";
import { Field } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";
import type { TableRowItem, TableSummary } from "#lib/api/tables.ts";
import { tablesWords as words } from "#lib/language/tables.ts";
import { uiWords } from "#lib/language/ui.ts";
import { limits } from "#lib/limits.ts";

export interface RowFormProps {
  table: TableSummary;
  /** Null: a new one. */
  row: TableRowItem | null;
  onClose: () => void;
  /** Null: the row is gone. */
  onDone: (row: TableRowItem | null) => void;
}

export function RowForm({ table, row, onClose, onDone }: RowFormProps) {
  const say = useSay();
  const formId = useId();
  const { busy, run } = useDeed();
  const [key, setKey] = useState(row?.key ?? "");
  const [fields, setFields] = useState<Record<string, string>>(row?.fields ?? {});
  const [tried, setTried] = useState(false);
  const path = `/tables/${table.id}/rows`;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (!key.trim()) return;
    const named = Object.fromEntries(table.columns.map((name) => [name, fields[name] ?? ""]));
    const body = { key: key.trim(), fields: named, ...(row ? {} : { isNew: true }) };
    void run(async () => onDone(await ask<"putTableRow">("PUT", path, body)), say(words.saved));
  };
  const remove = (
    <Confirm
      title={say(words.removeRowTitle, { key })}
      description={say(words.removeRowText)}
      action={say(words.removeRow)}
      danger
      trigger={
        <Button look="quiet" className="mr-auto">
          {say(words.removeRow)}
        </Button>
      }
      onConfirm={() =>
        run(async () => {
          await ask<"deleteTableRow">("POST", `${path}/delete`, { key });
          onDone(null);
        }, say(words.rowRemoved))
      }
    />
  );
  return (
    <Dialog
      open
      onOpenChange={(open) => (open ? undefined : onClose())}
      title={say(row ? words.editRow : words.addRow)}
      footer={
        <>
          {row ? remove : null}
          <Button onClick={onClose}>{say(uiWords.cancel)}</Button>
          <Button look="primary" type="submit" form={formId} busy={busy}>
            {say(uiWords.save)}
          </Button>
        </>
      }
    >
      <form id={formId} onSubmit={submit} className="flex flex-col gap-4">
        <Field label={table.keyName} error={tried && !key.trim() ? say(words.keyNeeded) : undefined}>
          <Input
            value={key}
            disabled={row !== null}
            onChange={(event) => setKey(event.target.value)}
            maxLength={limits.tableKeyCharsMax}
            autoFocus={row === null}
          />
        </Field>
        {table.columns.map((name, i) => (
          <Field key={name} label={name}>
            <Input
              value={fields[name] ?? ""}
              onChange={(event) => setFields({ ...fields, [name]: event.target.value })}
              maxLength={limits.tableCellCharsMax}
              autoFocus={row !== null && i === 0}
            />
          </Field>
        ))}
      </form>
    </Dialog>
  );
}
