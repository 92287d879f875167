"use client";
import Link from "next/link";
import { useSay } from "#components/language/say.tsx";
import { RelativeTime } from "#components/ui/relative-time.tsx";
import type { StockDetail } from "#lib/api/stock.ts";
import { stockWords } from "#lib/language/stock.ts";

export function StockPlaces({ levels }: Pick<StockDetail, "levels">) {
  const say = useSay();
  return (
    <table className="w-full text-sm" aria-label={say(stockWords.places)}>
      <thead>
        <tr className="text-faint text-xs">
          <th scope="col" className="px-4 py-2 text-left font-normal">
            {say(stockWords.place)}
          </th>
          <th scope="col" className="px-2 py-2 text-right font-normal">
            {say(stockWords.onHand)}
          </th>
          <th scope="col" className="px-2 py-2 text-right font-normal">
            {say(stockWords.reserved)}
          </th>
          <th scope="col" className="px-4 py-2 text-right font-normal">
            {say(stockWords.free)}
          </th>
        </tr>
      </thead>
      <tbody>
        {levels.map(({ location, onHand, reserved, free }) => (
          <tr key={location} className="border-line border-t">
            <td className="break-words px-4 py-2">{location || say(stockWords.mainPlace)}</td>
            <td className="tabular px-2 py-2 text-right text-muted">{onHand}</td>
            <td className="tabular px-2 py-2 text-right text-muted">{reserved}</td>
            <td className="tabular px-4 py-2 text-right font-medium">{free}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

export function StockHoldings({ holdings }: Pick<StockDetail, "holdings">) {
  const say = useSay();
  if (holdings.length === 0) return <p className="px-4 py-3 text-muted text-sm">{say(stockWords.nothingHeld)}</p>;
  return (
    <ul className="text-sm">
      {holdings.map(({ order, location, quantity, since }) => (
        <li key={`${order.id}/${location}`} className="flex items-baseline gap-2 border-line border-t px-4 py-2 first:border-t-0">
          <Link href={`/orders/${encodeURIComponent(order.id)}`} className="min-w-0 flex-1 truncate rounded-sm text-accent hover:underline">
            {order.number}
          </Link>
          <span className="tabular">{quantity}</span>
          <RelativeTime at={since} narrow className="w-20 text-right text-faint text-xs" />
        </li>
      ))}
    </ul>
  );
}
