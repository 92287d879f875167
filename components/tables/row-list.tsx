"use client";
/** A table's rows: read, found, changed one at a time. */
import { Plus } from "lucide-react";
import { useEffect, useEffectEvent, useState } from "react";
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
import { limits } from "#lib/limits.ts";
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
  const [made, setMade] = useState<TableRowItem | null>(null);
  const [busy, setBusy] = useState(false);
  const [open, setOpen] = useState<TableRowItem | "new" | null>(null);
  const inFirst = new Set(first.items.map((row) => row.key));
  const listed = [...first.items, ...(more?.items ?? []).filter((row) => !inFirst.has(row.key))];
  // one's own is looked for: where it stands further down, it is shown above
  const isListed = made !== null && listed.some((row) => row.key === made.key);
  const rows = made === null ? listed : isListed ? listed.map((row) => newer(row, made)) : [made, ...listed];
  const next = more ? more.next : first.next;
  const page = (cursor: string, limit?: number) => {
    const asked = [query, `cursor=${encodeURIComponent(cursor)}`, limit ? `limit=${limit}` : ""].filter(Boolean).join("&");
    return ask<"listTableRows">("GET", `/tables/${table.id}/rows?${asked}`);
  };
  const load = async () => {
    if (next === null) return;
    setBusy(true);
    try {
      const read = await page(next);
      setMore({ items: [...(more?.items ?? []), ...read.items], next: read.next });
    } catch (error) {
      toast.error(sentence(error));
    } finally {
      setBusy(false);
    }
  };
  const reload = useEffectEvent(async (start: Page<TableRowItem>, isLeft: () => boolean) => {
    if (more === null) return;
    let read: Page<TableRowItem> = { items: [], next: start.next };
    try {
      while (read.next !== null && read.items.length < more.items.length) {
        const size = Math.min(limits.pageRowsMax, more.items.length - read.items.length);
        const { items, next: after } = await page(read.next, size);
        read = { items: [...read.items, ...items], next: after };
      }
      if (!isLeft()) setMore(read);
    } catch {
      // what was read before stays, until the page is read once more
    }
  });
  // with the first page all that follows it has moved
  useEffect(() => {
    let left = false;
    void reload(first, () => left);
    return () => {
      left = true;
    };
  }, [first]);
  const shown = table.columns.slice(0, columnsShown);
  const add = mayEdit ? (
    <Button look="primary" onClick={() => setOpen("new")}>
      <Plus aria-hidden />
      {say(words.addRow)}
    </Button>
  ) : null;
  const done = (row: TableRowItem | null) => {
    if (row === null && more) setMore({ ...more, items: more.items.filter(({ key }) => open === "new" || key !== open?.key) });
    setMade(row);
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

const newer = (row: TableRowItem, own: TableRowItem): TableRowItem => (row.key === own.key && row.updatedAt < own.updatedAt ? own : row);

/** As many as can be read side by side; the others are in the row. */
const columnsShown = 6;
