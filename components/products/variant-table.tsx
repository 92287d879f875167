"use client";
/** A product's variants with what each costs and how many are left; a SKU that is counted leads to its stock. */
import Link from "next/link";
import { useSay } from "#components/language/say.tsx";
import { StockState } from "#components/stock/stock-state.tsx";
import { Money } from "#components/ui/money.tsx";
import type { ProductDetail } from "#lib/api/products.ts";
import { isOnlyVariant } from "#lib/commerce/only-variant.ts";
import { productsWords } from "#lib/language/products.ts";
import { limits } from "#lib/limits.ts";

export function VariantTable({ product }: { product: ProductDetail }) {
  const say = useSay();
  if (product.items.length === 0) return <p className="px-4 py-3 text-muted">{say(productsWords.noVariants)}</p>;
  return (
    <>
      <table className="w-full text-sm" aria-label={say(productsWords.variants)}>
        <thead>
          <tr className="border-line border-b text-faint text-xs">
            <th scope="col" className="px-4 py-2 text-left font-normal">
              {say(productsWords.variant)}
            </th>
            <th scope="col" className="px-2 py-2 text-right font-normal">
              {say(productsWords.price)}
            </th>
            <th scope="col" className="px-2 py-2 text-right font-normal">
              {say(productsWords.free)}
            </th>
            <th scope="col" className="w-28 px-4 py-2 text-left font-normal max-sm:hidden">
              {say(productsWords.stockState)}
            </th>
          </tr>
        </thead>
        <tbody>
          {product.items.map(({ id, sku, title, price, stock }) => (
            <tr key={id} className="border-line border-b last:border-b-0">
              <td className="px-4 py-2">
                <span className="font-medium">{isOnlyVariant(title) ? say(productsWords.onlyVariant) : title}</span>
                {sku ? (
                  stock ? (
                    <Link
                      href={`/stock/${encodeURIComponent(sku)}`}
                      className="block w-fit rounded-sm font-mono text-accent text-xs hover:underline"
                    >
                      {sku}
                    </Link>
                  ) : (
                    <span className="block font-mono text-faint text-xs">{sku}</span>
                  )
                ) : null}
              </td>
              <td className="whitespace-nowrap px-2 py-2 text-right">{price ? <Money amount={price} /> : "–"}</td>
              <td className="tabular whitespace-nowrap px-2 py-2 text-right">
                {stock ? stock.free : <span className="text-faint">{say(productsWords.notCounted)}</span>}
              </td>
              <td className="px-4 py-2 max-sm:hidden">{stock ? <StockState item={stock} /> : null}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {product.variants > product.items.length ? (
        <p className="border-line border-t px-4 py-2 text-muted text-sm">{say(productsWords.more, { n: limits.productVariantsShown })}</p>
      ) : null}
    </>
  );
}
