"use client";
import { useSay } from "#components/language/say.tsx";
import { RelativeTime } from "#components/ui/relative-time.tsx";
import { RowLink, Table, TableHead, Td, Th, Tr } from "#components/ui/table.tsx";
import type { TableSummary } from "#lib/api/tables.ts";
import { tablesWords as words } from "#lib/language/tables.ts";

export function TableList({ tables }: { tables: readonly TableSummary[] }) {
  const say = useSay();
  return (
    <Table label={say(words.title)} className="table-fixed">
      <TableHead>
        <Th>{say(words.name)}</Th>
        <Th className="max-sm:hidden">{say(words.allColumns)}</Th>
        <Th className="w-28 text-right" />
        <Th className="w-32 max-md:hidden">{say(words.changed)}</Th>
      </TableHead>
      <tbody>
        {tables.map((table) => (
          <Tr key={table.id}>
            <Td className="truncate">
              <RowLink href={`/tables/${table.id}`}>{table.name}</RowLink>
            </Td>
            <Td className="truncate text-muted max-sm:hidden">{[table.keyName, ...table.columns].join(" · ")}</Td>
            <Td className="tabular text-right text-muted">{say(words.rows, { n: table.rows })}</Td>
            <Td className="truncate text-muted max-md:hidden">
              <RelativeTime at={table.updatedAt} narrow />
            </Td>
          </Tr>
        ))}
      </tbody>
    </Table>
  );
}
