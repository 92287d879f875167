"use client";
import { ask } from "#components/api/ask.ts";
import { useSay } from "#components/language/say.tsx";
import { RowsFrame } from "#components/live/rows-frame.tsx";
import { useRows } from "#components/live/use-rows.ts";
import { RelativeTime } from "#components/ui/relative-time.tsx";
import { RowLink, Table, TableHead, Td, Th, Tr } from "#components/ui/table.tsx";
import type { Page } from "#lib/api/page.ts";
import type { StockSummary } from "#lib/api/stock.ts";
import { stockWords } from "#lib/language/stock.ts";
import { StockState } from "./stock-state.tsx";

export function StockList({ first, query }: { first: Page<StockSummary>; query: string }) {
  const say = useSay();
  const state = useRows(first, (cursor) =>
    ask<"listStock">("GET", `/stock?${query}${query ? "&" : ""}cursor=${encodeURIComponent(cursor)}`),
  );
  return (
    <RowsFrame state={state}>
      <Table label={say(stockWords.title)} className="table-fixed">
        <TableHead>
          <Th>{say(stockWords.product)}</Th>
          <Th className="w-36 max-md:hidden">{say(stockWords.sku)}</Th>
          <Th className="w-20 text-right max-sm:hidden">{say(stockWords.onHand)}</Th>
          <Th className="w-24 text-right max-sm:hidden">{say(stockWords.reserved)}</Th>
          <Th className="w-22 text-right">{say(stockWords.free)}</Th>
          <Th className="w-34">{say(stockWords.state)}</Th>
          <Th className="w-22 text-right max-lg:hidden">{say(stockWords.places)}</Th>
          <Th className="w-28 max-md:hidden">{say(stockWords.changed)}</Th>
        </TableHead>
        <tbody>
          {state.rows.map((item) => (
            <Tr key={item.id}>
              <Td className="truncate">
                <RowLink href={`/stock/${encodeURIComponent(item.sku)}`}>{item.title || item.sku}</RowLink>
              </Td>
              <Td className="truncate font-mono text-muted text-xs max-md:hidden">{item.sku}</Td>
              <Td className="tabular text-right text-muted max-sm:hidden">{item.onHand}</Td>
              <Td className="tabular text-right text-muted max-sm:hidden">{item.reserved}</Td>
              <Td className="tabular text-right font-medium">{item.free}</Td>
              <Td>
                <StockState item={item} />
              </Td>
              <Td className="tabular text-right text-muted max-lg:hidden">{item.places}</Td>
              <Td className="truncate text-muted max-md:hidden">
                <RelativeTime at={item.updatedAt} narrow />
              </Td>
            </Tr>
          ))}
        </tbody>
      </Table>
    </RowsFrame>
  );
}
