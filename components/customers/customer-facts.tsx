"use client";
import type { ReactNode } from "react";
import { useSay } from "#components/language/say.tsx";
import { Tags } from "#components/orders/order-list.tsx";
import { type Fact, Facts } from "#components/ui/facts.tsx";
import { Money } from "#components/ui/money.tsx";
import { ExactTime } from "#components/ui/relative-time.tsx";
import type { CustomerDetail } from "#lib/api/shop.ts";
import type { Money as Amount } from "#lib/commerce/money.ts";
import { customersWords } from "#lib/language/stock.ts";
import type { Words } from "#lib/language/words.ts";

export function CustomerFacts({ customer }: { customer: CustomerDetail }) {
  const facts: Fact[] = [
    { label: customersWords.email, value: customer.email },
    { label: customersWords.phone, value: customer.phone },
    { label: customersWords.language, value: customer.locale },
    { label: customersWords.tags, value: customer.tags.length > 0 ? <Tags tags={customer.tags} all /> : null },
    { label: customersWords.first, value: <ExactTime at={customer.firstSeenAt} /> },
    { label: customersWords.seen, value: <ExactTime at={customer.updatedAt} /> },
  ];
  return <Facts facts={facts} />;
}

/** What they bought, gave back and disputed over three spells of time, side by side. */
export function CustomerHistory({ history }: Pick<CustomerDetail, "history">) {
  const say = useSay();
  const spells = [
    { days: 30, spell: history.days30 },
    { days: 90, spell: history.days90 },
    { days: 365, spell: history.days365 },
  ];
  const sums = (all: readonly Amount[]) =>
    all.length === 0 ? "–" : all.map((amount) => <Money key={amount.currency} amount={amount} className="block" />);
  const rows: { label: Words; of: (spell: (typeof spells)[number]["spell"]) => ReactNode }[] = [
    { label: customersWords.orders, of: ({ orders }) => orders },
    { label: customersWords.spent, of: ({ spent }) => sums(spent) },
    { label: customersWords.refunds, of: ({ refunds }) => refunds },
    { label: customersWords.refunded, of: ({ refunded }) => sums(refunded) },
    { label: customersWords.disputes, of: ({ disputes }) => disputes },
  ];
  return (
    <table className="w-full text-sm" aria-label={say(customersWords.history)}>
      <thead>
        <tr className="text-faint text-xs">
          <td className="px-4 py-2" />
          {spells.map(({ days }) => (
            <th key={days} scope="col" className="px-2 py-2 text-right font-normal last:pr-4">
              {say(customersWords.days, { n: days })}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ label, of }) => (
          <tr key={label.en} className="border-line border-t">
            <th scope="row" className="px-4 py-2 text-left font-normal text-muted">
              {say(label)}
            </th>
            {spells.map(({ days, spell }) => (
              <td key={days} className="tabular px-2 py-2 text-right last:pr-4">
                {of(spell)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
