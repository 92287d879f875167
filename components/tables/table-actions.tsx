"use client";
/** What can be done with a table as a whole. */
import { Download, Settings2, Trash2 } from "lucide-react";
import { useRouter } from "next/navigation";
import { ask } from "#components/api/ask.ts";
import { useDeed } from "#components/api/use-deed.ts";
import { useSay } from "#components/language/say.tsx";
import { Button, IconButton } from "#components/ui/button.tsx";
import { Confirm } from "#components/ui/dialog.tsx";
import type { TableSummary } from "#lib/api/tables.ts";
import { tablesWords as words } from "#lib/language/tables.ts";
import { ImportRows } from "./import-rows.tsx";
import { TableForm } from "./table-form.tsx";

export function TableActions({ table, mayEdit }: { table: TableSummary; mayEdit: boolean }) {
  const say = useSay();
  const router = useRouter();
  const { run } = useDeed();
  const save = () =>
    run(async () => {
      const { csv } = await ask<"exportTable">("GET", `/tables/${table.id}/export`);
      // with the mark by which table programs know UTF-8
      const url = URL.createObjectURL(new Blob([`\uFEFF${csv}`], { type: "text/csv" }));
      const link = document.createElement("a");
      link.href = url;
      link.download = `${table.name.replace(/[\\/:*?"<>|\p{Cc}]+/gu, " ").trim() || "table"}.csv`;
      link.click();
      URL.revokeObjectURL(url);
    });
  return (
    <>
      <Button onClick={save}>
        <Download aria-hidden />
        {say(words.exportCsv)}
      </Button>
      {mayEdit ? (
        <>
          <ImportRows table={table} />
          <TableForm
            table={table}
            trigger={
              <IconButton label={say(words.settings)} title={say(words.settings)}>
                <Settings2 aria-hidden />
              </IconButton>
            }
          />
          <Confirm
            title={say(words.removeTitle, { name: table.name })}
            description={say(words.removeText)}
            action={say(words.remove)}
            danger
            trigger={
              <IconButton label={say(words.remove)} title={say(words.remove)}>
                <Trash2 aria-hidden />
              </IconButton>
            }
            onConfirm={() =>
              run(async () => {
                await ask<"deleteTable">("DELETE", `/tables/${table.id}`);
                router.push("/tables");
              }, say(words.removed))
            }
          />
        </>
      ) : null}
    </>
  );
}
