"use client";
import { useSay } from "#components/language/say.tsx";
import { RelativeTime } from "#components/ui/relative-time.tsx";
import { RowLink, Table, TableHead, Td, Th, Tr } from "#components/ui/table.tsx";
import type { ApiSummary } from "#lib/api/apis.ts";
import { apisWords as words } from "#lib/language/apis.ts";

export function SystemList({ apis }: { apis: readonly ApiSummary[] }) {
  const say = useSay();
  return (
    <Table label={say(words.title)} className="table-fixed">
      <TableHead>
        <Th>{say(words.name)}</Th>
        <Th className="max-sm:hidden">{say(words.server)}</Th>
        <Th className="w-24 text-right">{say(words.calls)}</Th>
        <Th className="w-52 max-md:hidden">{say(words.usedBy)}</Th>
        <Th className="w-32 max-md:hidden">{say(words.readAt)}</Th>
      </TableHead>
      <tbody>
        {apis.map((api) => (
          <Tr key={api.id}>
            <Td className="truncate">
              <RowLink href={`/connections/systems/${api.id}`}>{api.name}</RowLink>
            </Td>
            <Td className="truncate font-mono text-muted text-xs max-sm:hidden">{api.server}</Td>
            <Td className="tabular text-right text-muted">{api.operations}</Td>
            <Td className="truncate text-muted max-md:hidden">
              {api.usedBy.length > 0 ? api.usedBy.map(({ name }) => name).join(", ") : say(words.usedByNone)}
            </Td>
            <Td className="truncate text-muted max-md:hidden">
              <RelativeTime at={api.readAt} narrow />
            </Td>
          </Tr>
        ))}
      </tbody>
    </Table>
  );
}
