"use client";
import { ask } from "#components/api/ask.ts";
import { useSay } from "#components/language/say.tsx";
import { CsvImport } from "#components/ui/csv-import.tsx";
import type { TableSummary } from "#lib/api/tables.ts";
import { tablesWords as words } from "#lib/language/tables.ts";

export function ImportRows({ table }: { table: TableSummary }) {
  const say = useSay();
  return (
    <CsvImport
      words={words}
      placeholder={[table.keyName, ...table.columns].join(",")}
      send={async (csv) => {
        const { added, changed, problems } = await ask<"importTable">("POST", `/tables/${table.id}/import`, { csv });
        return { taken: say(words.imported, { added, changed }), problems };
      }}
    />
  );
}
