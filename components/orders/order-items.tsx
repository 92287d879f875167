"use client";
import { useSay } from "#components/language/say.tsx";
import { Money } from "#components/ui/money.tsx";
import type { Money as Amount } from "#lib/commerce/money.ts";
import type { Order } from "#lib/commerce/order.ts";
import { ordersWords } from "#lib/language/orders.ts";
import type { Words } from "#lib/language/words.ts";

export function OrderItems({ order, refunded }: { order: Order; refunded: Amount }) {
  const say = useSay();
  const lines: { label: Words; amount: Amount; minus?: boolean }[] = [
    { label: ordersWords.subtotal, amount: order.subtotal },
    { label: ordersWords.discount, amount: order.discount, minus: true },
    { label: ordersWords.shipping, amount: order.shipping },
    { label: ordersWords.tax, amount: order.tax },
  ];
  return (
    <div>
      {order.items.length === 0 ? (
        <p className="px-4 py-3 text-muted">{say(ordersWords.noItems)}</p>
      ) : (
        <table className="w-full text-sm" aria-label={say(ordersWords.items)}>
          <thead className="sr-only">
            <tr>
              <th scope="col">{say(ordersWords.item)}</th>
              <th scope="col">{say(ordersWords.quantity)}</th>
              <th scope="col">{say(ordersWords.sum)}</th>
            </tr>
          </thead>
          <tbody>
            {order.items.map((item, i) => (
              <tr key={item.id || i} className="border-line border-b">
                <td className="px-4 py-2">
                  <span className="font-medium">{item.title || item.sku || item.id}</span>
                  {item.sku ? <span className="block font-mono text-faint text-xs">{item.sku}</span> : null}
                </td>
                <td className="tabular whitespace-nowrap px-2 py-2 text-right text-muted">
                  {item.quantity} × <Money amount={item.price} />
                </td>
                <td className="whitespace-nowrap px-4 py-2 text-right">
                  <Money amount={item.total} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <dl className="flex flex-col gap-1 px-4 py-3 text-sm">
        {lines
          .filter((line) => line.amount.amountMinor !== 0)
          .map((line) => (
            <div key={line.label.en} className="flex justify-between text-muted">
              <dt>{say(line.label)}</dt>
              <dd>
                {line.minus ? "−" : ""}
                <Money amount={line.amount} />
              </dd>
            </div>
          ))}
        <div className="flex justify-between font-semibold">
          <dt>{say(ordersWords.total)}</dt>
          <dd>
            <Money amount={order.total} />
          </dd>
        </div>
        {refunded.amountMinor > 0 ? (
          <div className="flex justify-between text-muted">
            <dt>{say(ordersWords.refunded)}</dt>
            <dd>
              −<Money amount={refunded} />
            </dd>
          </div>
        ) : null}
      </dl>
    </div>
  );
}
