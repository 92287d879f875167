"use client";
import { ask } from "#components/api/ask.ts";
import { useSay } from "#components/language/say.tsx";
import { RowsFrame } from "#components/live/rows-frame.tsx";
import { useRows } from "#components/live/use-rows.ts";
import { RelativeTime } from "#components/ui/relative-time.tsx";
import { RowLink, Table, TableHead, Td, Th, Tr } from "#components/ui/table.tsx";
import type { Page } from "#lib/api/page.ts";
import type { ProductSummary } from "#lib/api/products.ts";
import { productsWords } from "#lib/language/products.ts";
import { PriceRange } from "./price-range.tsx";
import { ProductState } from "./product-state.tsx";

export function ProductList({ first, query }: { first: Page<ProductSummary>; query: string }) {
  const say = useSay();
  const state = useRows(first, (cursor) =>
    ask<"listProducts">("GET", `/products?${query}${query ? "&" : ""}cursor=${encodeURIComponent(cursor)}`),
  );
  return (
    <RowsFrame state={state}>
      <Table label={say(productsWords.title)} className="table-fixed">
        <TableHead>
          <Th>{say(productsWords.product)}</Th>
          <Th className="w-36">{say(productsWords.state)}</Th>
          <Th className="w-24 text-right max-md:hidden">{say(productsWords.variants)}</Th>
          <Th className="w-44 text-right">{say(productsWords.price)}</Th>
          <Th className="w-28 text-right max-sm:hidden">{say(productsWords.free)}</Th>
          <Th className="w-32 max-md:hidden">{say(productsWords.changed)}</Th>
        </TableHead>
        <tbody>
          {state.rows.map((product) => (
            <Tr key={product.id}>
              <Td className="truncate">
                <RowLink href={`/products/${encodeURIComponent(product.id)}`}>{product.title}</RowLink>
                {product.vendor ? <span className="ml-2 text-faint">{product.vendor}</span> : null}
              </Td>
              <Td className="truncate">
                <ProductState state={product.state} />
              </Td>
              <Td className="tabular text-right text-muted max-md:hidden">{product.variants}</Td>
              <Td className="truncate text-right">
                <PriceRange price={product.price} />
              </Td>
              <Td className="tabular text-right max-sm:hidden">
                {product.free === null ? <span className="text-faint">{say(productsWords.notCounted)}</span> : product.free}
              </Td>
              <Td className="truncate text-muted max-md:hidden">
                <RelativeTime at={product.updatedAt} narrow />
              </Td>
            </Tr>
          ))}
        </tbody>
      </Table>
    </RowsFrame>
  );
}
