"use client";
/** A line of the ledger in words: "Set aside 2 at Shenzhen for order #1001". */
import Link from "next/link";
import { useSay } from "#components/language/say.tsx";
import type { StockEntry } from "#lib/api/stock.ts";
import { moveWords, stockWords } from "#lib/language/stock.ts";

const signed = (n: number) => (n > 0 ? `+${n}` : `−${Math.abs(n)}`);

export function StockLine({ entry, withSku }: { entry: StockEntry; withSku: boolean }) {
  const say = useSay();
  const { kind, onHand, reserved, onHandAfter, reservedAfter, location, order, runId, by, reason, sku } = entry;
  const pieces = kind === "reserve" || kind === "release" ? Math.abs(reserved) : signed(onHand);
  return (
    <>
      <p className="break-words font-medium">
        {say(moveWords[kind])} <span className="tabular">{pieces}</span>
        {withSku ? (
          <>
            {" × "}
            <Link href={`/stock/${encodeURIComponent(sku)}`} className="rounded-sm font-mono text-accent text-sm hover:underline">
              {sku}
            </Link>
          </>
        ) : null}
      </p>
      <p className="break-words text-muted text-sm">
        {[location, say(stockWords.now, { there: onHandAfter, free: onHandAfter - reservedAfter }), reason, by]
          .filter((part) => part !== "")
          .join(" · ")}
        {order && !withSku ? (
          <>
            {" · "}
            <Link href={`/orders/${encodeURIComponent(order.id)}`} className="rounded-sm hover:underline">
              {say(stockWords.forOrder, { number: order.number })}
            </Link>
          </>
        ) : null}
        {runId && !withSku ? (
          <>
            {" · "}
            <Link href={`/runs/${runId}`} className="rounded-sm hover:underline">
              {say(stockWords.byFlow)}
            </Link>
          </>
        ) : null}
      </p>
    </>
  );
}
