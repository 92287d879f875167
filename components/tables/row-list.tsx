"use client";
/** A table's rows: read, found, changed one at a time. */
import { Plus } from "lucide-react";
import { useState } from "react";
import { ask } from "#components/api/ask.ts";
import { useSentence } from "#components/api/use-deed.ts";
import { useSay } from "#components/language/say.tsx";
import { Button } from "#components/ui/button.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { LoadMore } from "#components/ui/load-more.tsx";
import { Table, TableHead, Td, Th, Tr } from "#components/ui/table.tsx";
import { toast } from "#components/ui/toast.ts";
import type { Page } from "#lib/api/page.ts";
import type { TableRowItem, TableSummary } from "#lib/api/tables.ts";
import { tablesWords as words } from "#lib/language/tables.ts";
import { RowForm } from "./row-form.tsx";

export interface RowListProps {
  table: TableSummary;
  first: Page<TableRowItem>;
  /** What was searched for, as it stands in the address. */
  query: string;
  mayEdit: boolean;
}

export function RowList({ table, first, query, mayEdit }: RowListProps) {
  const say = useSay();
  const sentence = useSentence();
  const [more, setMore] = useState<Page<TableRowItem> | null>(null);
  const [busy, setBusy] = useState(false);
  const [open, setOpen] = useState<TableRowItem | "new" | null>(null);
  const rows = [...first.items, ...(more?.items ?? [])];
  const next = more ? more.next : first.next;
  const load = async () => {
    if (next === null) return;
    setBusy(true);
    try {
      const page = await ask<"listTableRows">(
        "GET",
        `/tables/${table.id}/rows?${query}${query ? "&" : ""}cursor=${encodeURIComponent(next)}`,
      );
      setMore({ items: [...(more?.items ?? []), ...page.items], next: page.next });
    } catch (error) {
      toast.error(sentence(error));
    } finally {
      setBusy(false);
    }
  };
  const shown = table.columns.slice(0, columnsShown);
  const add = mayEdit ? (
    <Button look="primary" onClick={() => setOpen("new")}>
      <Plus aria-hidden />
      {say(words.addRow)}
    </Button>
  ) : null;
  const done = (row: TableRowItem | null) => {
    // what was loaded beyond the first page is not read anew with it
    const key = open === "new" || open === null ? null : open.key;
    if (more) setMore({ ...more, items: more.items.flatMap((each) => (each.key !== key ? [each] : row ? [row] : [])) });
    setOpen(null);
  };
  return (
    <>
      {open ? <RowForm table={table} row={open === "new" ? null : open} onClose={() => setOpen(null)} onDone={done} /> : null}
      {rows.length === 0 ? (
        query ? (
          <p className="py-10 text-center text-muted">{say(words.nothingFits)}</p>
        ) : (
          <EmptyState title={say(words.emptyRows)} action={add}>
            {say(words.emptyRowsText)}
          </EmptyState>
        )
      ) : (
        <>
          {add ? <div className="mb-3 flex justify-end">{add}</div> : null}
          <Table label={table.name} className="table-fixed">
            <TableHead>
              <Th>{table.keyName}</Th>
              {shown.map((name, i) => (
                <Th key={name} className={i > 0 ? "max-md:hidden" : ""}>
                  {name}
                </Th>
              ))}
            </TableHead>
            <tbody>
              {rows.map((row) => (
                <Tr key={row.key}>
                  <Td className="truncate font-medium">
                    {mayEdit ? (
                      <button
                        type="button"
                        className="max-w-full truncate rounded-sm text-left after:absolute after:inset-0 hover:underline"
                        onClick={() => setOpen(row)}
                      >
                        {row.key}
                      </button>
                    ) : (
                      row.key
                    )}
                  </Td>
                  {shown.map((name, i) => (
                    <Td key={name} className={i > 0 ? "truncate text-muted max-md:hidden" : "truncate text-muted"}>
                      {row.fields[name] ?? ""}
                    </Td>
                  ))}
                </Tr>
              ))}
            </tbody>
          </Table>
          {next === null ? null : <LoadMore onClick={load} busy={busy} />}
        </>
      )}
    </>
  );
}

/** As many as can be read side by side; the others are in the row. */
const columnsShown = 6;
