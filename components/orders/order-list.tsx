"use client";
import { ask } from "#components/api/ask.ts";
import { OrderStatusBadge } from "#components/history/order-status.tsx";
import { useSay } from "#components/language/say.tsx";
import { RowsFrame } from "#components/live/rows-frame.tsx";
import { useRows } from "#components/live/use-rows.ts";
import { Chip } from "#components/ui/badge.tsx";
import { Money } from "#components/ui/money.tsx";
import { RelativeTime } from "#components/ui/relative-time.tsx";
import { RowLink, Table, TableHead, Td, Th, Tr } from "#components/ui/table.tsx";
import type { OrderSummary } from "#lib/api/orders.ts";
import type { Page } from "#lib/api/page.ts";
import { ordersWords } from "#lib/language/orders.ts";

export function OrderList({ first, query }: { first: Page<OrderSummary>; query: string }) {
  const say = useSay();
  const state = useRows(first, (cursor) =>
    ask<"listOrders">("GET", `/orders?${query}${query ? "&" : ""}cursor=${encodeURIComponent(cursor)}`),
  );
  return (
    <RowsFrame state={state}>
      <Table label={say(ordersWords.title)} className="table-fixed">
        <TableHead>
          <Th className="w-24 sm:w-28">{say(ordersWords.order)}</Th>
          <Th className="max-sm:hidden">{say(ordersWords.customer)}</Th>
          <Th className="sm:w-32">{say(ordersWords.status)}</Th>
          <Th className="max-lg:hidden">{say(ordersWords.tags)}</Th>
          <Th className="w-28 text-right sm:w-32">{say(ordersWords.total)}</Th>
          <Th className="w-32 max-md:hidden">{say(ordersWords.placed)}</Th>
        </TableHead>
        <tbody>
          {state.rows.map((order) => (
            <Tr key={order.id}>
              <Td className="truncate">
                <RowLink href={`/orders/${encodeURIComponent(order.id)}`}>{order.number || order.id}</RowLink>
              </Td>
              <Td className="truncate text-muted max-sm:hidden">{order.customer?.name || say(ordersWords.guest)}</Td>
              <Td>
                <OrderStatusBadge status={order.status} plain />
              </Td>
              <Td className="max-lg:hidden">
                <Tags tags={order.tags} />
              </Td>
              <Td className="truncate text-right">
                <Money amount={order.total} />
              </Td>
              <Td className="truncate text-muted max-md:hidden">
                <RelativeTime at={order.placedAt} narrow />
              </Td>
            </Tr>
          ))}
        </tbody>
      </Table>
    </RowsFrame>
  );
}

/** As many as fit one line; the rest is counted. */
const tagsShown = 3;

export function Tags({ tags, all = false }: { tags: readonly string[]; all?: boolean }) {
  const shown = all ? tags : tags.slice(0, tagsShown);
  return (
    <span className={all ? "flex flex-wrap gap-1" : "flex min-w-0 gap-1"}>
      {shown.map((tag) => (
        <Chip key={tag}>{tag}</Chip>
      ))}
      {tags.length > shown.length ? (
        <span className="text-faint text-xs leading-5" title={tags.slice(shown.length).join(", ")}>
          +{tags.length - shown.length}
        </span>
      ) : null}
    </span>
  );
}
