"use client";
import { ask } from "#components/api/ask.ts";
import { useSay } from "#components/language/say.tsx";
import { RowsFrame } from "#components/live/rows-frame.tsx";
import { useRows } from "#components/live/use-rows.ts";
import { Tags } from "#components/orders/order-list.tsx";
import { RelativeTime } from "#components/ui/relative-time.tsx";
import { RowLink, Table, TableHead, Td, Th, Tr } from "#components/ui/table.tsx";
import type { Page } from "#lib/api/page.ts";
import type { CustomerSummary } from "#lib/api/shop.ts";
import { customersWords } from "#lib/language/stock.ts";

export function CustomerList({ first, query }: { first: Page<CustomerSummary>; query: string }) {
  const say = useSay();
  const state = useRows(first, (cursor) =>
    ask<"listCustomers">("GET", `/customers?${query}${query ? "&" : ""}cursor=${encodeURIComponent(cursor)}`),
  );
  return (
    <RowsFrame state={state}>
      <Table label={say(customersWords.title)} className="table-fixed">
        <TableHead>
          <Th>{say(customersWords.customer)}</Th>
          <Th className="max-sm:hidden">{say(customersWords.email)}</Th>
          <Th className="max-lg:hidden">{say(customersWords.tags)}</Th>
          <Th className="w-24 text-right">{say(customersWords.orders)}</Th>
          <Th className="w-32 max-md:hidden">{say(customersWords.seen)}</Th>
        </TableHead>
        <tbody>
          {state.rows.map((customer) => (
            <Tr key={customer.id}>
              <Td className="truncate">
                <RowLink href={`/customers/${encodeURIComponent(customer.id)}`}>{customer.name || say(customersWords.unnamed)}</RowLink>
              </Td>
              <Td className="truncate text-muted max-sm:hidden">{customer.email}</Td>
              <Td className="max-lg:hidden">
                <Tags tags={customer.tags} />
              </Td>
              <Td className="tabular text-right">{customer.ordersCount}</Td>
              <Td className="truncate text-muted max-md:hidden">
                <RelativeTime at={customer.updatedAt} narrow />
              </Td>
            </Tr>
          ))}
        </tbody>
      </Table>
    </RowsFrame>
  );
}
