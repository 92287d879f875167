"use client";
/** One question with all that a decider needs: what, how much, why, the order, the customer's history, who has said what. */
import Link from "next/link";
import type { ReactNode } from "react";
import { Card } from "#components/frame/page.tsx";
import { OrderStatusBadge } from "#components/history/order-status.tsx";
import { useLanguageTag, useReader, useSay } from "#components/language/say.tsx";
import { Money, moneyText } from "#components/ui/money.tsx";
import { ExactTime, RelativeTime } from "#components/ui/relative-time.tsx";
import { exactTime } from "#components/ui/time.ts";
import type { ApprovalDetail } from "#lib/api/approvals.ts";
import type { Money as Amount } from "#lib/commerce/money.ts";
import { approvalWords } from "#lib/language/approvals.ts";
import { ordersWords } from "#lib/language/orders.ts";
import { Votes } from "./votes.tsx";

export interface QuestionViewProps {
  approval: ApprovalDetail;
  /** Whether the reader is signed in and can follow links into the product. */
  inside: boolean;
}

export function QuestionView({ approval, inside }: QuestionViewProps) {
  const say = useSay();
  const { amount, details, votes } = approval;
  return (
    <div className="flex flex-col gap-4">
      <header>
        <p className="text-muted text-sm">{say(approvalWords.byFlow, { flow: approval.flow.name })}</p>
        <h1 className="mt-1 break-words font-semibold text-2xl text-balance">{approval.question}</h1>
        {amount ? (
          <p className="mt-3">
            <span className="block text-faint text-xs">{say(approvalWords.atStake)}</span>
            <Money amount={amount} className="tabular font-semibold text-2xl" />
          </p>
        ) : null}
        {details ? <p className="mt-3 whitespace-pre-line break-words text-base">{details}</p> : null}
        <Deadline approval={approval} />
      </header>
      {approval.orderNow ? <OrderCard order={approval.orderNow} inside={inside} /> : null}
      {approval.customer ? <CustomerCard approval={approval} inside={inside} /> : null}
      <Card className="p-4">
        <h2 className="font-semibold text-base">{say(approvalWords.whoDecides)}</h2>
        <Deciders approval={approval} />
        {votes.length > 0 ? (
          <div className="mt-3 border-line border-t pt-3">
            <Votes votes={votes} />
          </div>
        ) : null}
      </Card>
    </div>
  );
}

function Deadline({ approval: { until, status, askedAt } }: { approval: ApprovalDetail }) {
  const say = useSay();
  return (
    <p className="mt-3 flex flex-wrap gap-x-4 gap-y-1 text-muted text-sm">
      <span>
        {say(approvalWords.asked)} <RelativeTime at={askedAt} />
      </span>
      {until ? (
        <span>
          {say(status === "open" ? approvalWords.until : approvalWords.untilPassed)} <ExactTime at={until} />
        </span>
      ) : (
        <span>{say(approvalWords.noEnd)}</span>
      )}
    </p>
  );
}

/** As many lines of an order as are read at a glance. */
const itemsShown = 4;

function OrderCard({ order, inside }: { order: NonNullable<ApprovalDetail["orderNow"]>; inside: boolean }) {
  const say = useSay();
  const tag = useLanguageTag();
  const title = say(approvalWords.orderN, { number: order.number || order.id });
  const more = order.items.length - itemsShown;
  return (
    <Card className="p-4">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <h2 className="flex min-w-0 items-center gap-2 font-semibold text-base">
          {inside ? (
            <Link href={`/orders/${encodeURIComponent(order.id)}`} className="rounded-sm hover:underline">
              {title}
            </Link>
          ) : (
            title
          )}
          <OrderStatusBadge status={order.status} plain />
        </h2>
        <Money amount={order.total} className="tabular font-medium" />
      </div>
      <ul className="mt-2 flex flex-col gap-1 text-sm">
        {order.items.slice(0, itemsShown).map((item, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: an order keeps its lines' order
          <li key={i} className="flex gap-2 text-muted">
            <span className="tabular shrink-0">{item.quantity} ×</span>
            <span className="min-w-0 break-words">{item.title}</span>
          </li>
        ))}
        {more > 0 ? <li className="text-faint">{say(approvalWords.moreItems, { n: more })}</li> : null}
      </ul>
      {order.refunded.amountMinor > 0 ? (
        <p className="mt-2 font-medium text-sm text-warn">{say(approvalWords.alreadyRefunded, { sum: moneyText(order.refunded, tag) })}</p>
      ) : null}
    </Card>
  );
}

function CustomerCard({ approval: { customer, history }, inside }: { approval: ApprovalDetail; inside: boolean }) {
  const say = useSay();
  const tag = useLanguageTag();
  const name = customer?.name || customer?.id || say(ordersWords.guest);
  return (
    <Card className="p-4">
      <p className="text-faint text-xs">{say(approvalWords.customer)}</p>
      <h2 className="break-words font-semibold text-base">
        {inside && customer ? (
          <Link href={`/customers/${encodeURIComponent(customer.id)}`} className="rounded-sm hover:underline">
            {name}
          </Link>
        ) : (
          name
        )}
      </h2>
      {history ? (
        <>
          <p className="text-muted text-sm">
            {say(approvalWords.since, {
              date: new Intl.DateTimeFormat(tag, { year: "numeric", month: "long", timeZone: "UTC" }).format(new Date(history.since)),
            })}
          </p>
          <table className="mt-3 w-full text-sm">
            <thead>
              <tr className="text-faint text-xs">
                <td />
                <th scope="col" className="pb-1 text-right font-normal">
                  {say(approvalWords.lastYear)}
                </th>
                <th scope="col" className="pb-1 text-right font-normal">
                  {say(approvalWords.ever)}
                </th>
              </tr>
            </thead>
            <tbody className="tabular">
              <Line label={say(approvalWords.orders)} values={[history.lastYear.orders, history.ever.orders]} />
              <Line
                label={say(approvalWords.spent)}
                values={[<Sums key="y" sums={history.lastYear.spent} />, <Sums key="e" sums={history.ever.spent} />]}
              />
              <Line
                label={say(approvalWords.refunds)}
                values={[
                  <Sums key="y" sums={history.lastYear.refunded} count={history.lastYear.refunds} />,
                  <Sums key="e" sums={history.ever.refunded} count={history.ever.refunds} />,
                ]}
              />
            </tbody>
          </table>
          {history.recent.length > 0 ? (
            <>
              <h3 className="mt-4 text-faint text-xs">{say(approvalWords.recentOrders)}</h3>
              <ul className="mt-1 flex flex-col gap-1 text-sm">
                {history.recent.map((order) => (
                  <li key={order.id} className="flex items-center gap-3">
                    <span className="w-16 shrink-0 truncate font-medium">{order.number || order.id}</span>
                    <OrderStatusBadge status={order.status} plain />
                    <span className="min-w-0 flex-1 truncate text-right text-faint text-xs">
                      <RelativeTime at={order.placedAt} narrow />
                    </span>
                    <Money amount={order.total} className="tabular shrink-0" />
                  </li>
                ))}
              </ul>
            </>
          ) : null}
        </>
      ) : (
        <p className="text-muted text-sm">{say(approvalWords.noHistory)}</p>
      )}
    </Card>
  );
}

function Line({ label, values }: { label: string; values: readonly ReactNode[] }) {
  return (
    <tr className="border-line border-t align-top">
      <th scope="row" className="py-1.5 text-left font-normal text-muted">
        {label}
      </th>
      {values.map((value, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the columns never change places
        <td key={i} className="py-1.5 pl-3 text-right">
          {value}
        </td>
      ))}
    </tr>
  );
}

function Sums({ sums, count }: { sums: readonly Amount[]; count?: number }) {
  const say = useSay();
  if (sums.length === 0) return <span className="text-faint">{say(approvalWords.none)}</span>;
  return (
    <>
      {sums.map((sum) => (
        <span key={sum.currency} className="block">
          {count ? <span className="text-faint">{count} · </span> : null}
          <Money amount={sum} />
        </span>
      ))}
    </>
  );
}

function Deciders({ approval: { decides, people, deputy, remindAt, needed } }: { approval: ApprovalDetail }) {
  const say = useSay();
  const tag = useLanguageTag();
  const { now } = useReader();
  const who =
    decides === "named"
      ? new Intl.ListFormat(tag, { type: "conjunction" }).format(people.map(({ name }) => name))
      : say(decides === "owners" ? approvalWords.anyOwner : approvalWords.anyEditor);
  const standIn =
    deputy && remindAt
      ? Date.parse(remindAt) <= now
        ? say(approvalWords.deputyNow, { name: deputy.name })
        : say(approvalWords.deputyFrom, { name: deputy.name, time: exactTime(remindAt, tag, { zone: "UTC", seconds: false }) })
      : null;
  return (
    <div className="mt-1 text-muted text-sm">
      <p className="text-ink">{who}</p>
      <p>{say(approvalWords.needsN, { n: needed })}</p>
      {standIn ? <p>{standIn}</p> : null}
    </div>
  );
}
