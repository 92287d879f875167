"use client";
/** The order, what the shop has, and what the statement has: side by side. */
import Link from "next/link";
import type { ReactNode } from "react";
import { Card, Section } from "#components/frame/page.tsx";
import { useSay } from "#components/language/say.tsx";
import { ExactTime } from "#components/ui/relative-time.tsx";
import type { MoneyDifferenceDetail } from "#lib/api/money.ts";
import { differenceWordsOnPage as words } from "#lib/language/money-differences.ts";
import { lineKindWords, statementWords } from "#lib/language/money-statements.ts";
import { Amount, Provider } from "./names.tsx";

export function DifferenceSides({ difference }: { difference: MoneyDifferenceDetail }) {
  return (
    <div className="grid gap-4 lg:grid-cols-3">
      <OrderSide difference={difference} />
      <RecordSide difference={difference} />
      <LineSide difference={difference} />
    </div>
  );
}

interface Side {
  difference: MoneyDifferenceDetail;
}

function OrderSide({ difference: { order } }: Side) {
  const say = useSay();
  return (
    <Section title={say(words.order)}>
      {order ? (
        <Facts>
          <Fact name={say(words.order)}>
            <Link href={`/orders/${encodeURIComponent(order.id)}`} className="rounded-sm text-accent hover:underline">
              {order.number}
            </Link>
          </Fact>
        </Facts>
      ) : (
        <Nothing>{say(words.noOrderKnown)}</Nothing>
      )}
    </Section>
  );
}

function RecordSide({ difference: { kind, record, line } }: Side) {
  const say = useSay();
  // a refund that the shop does not know still names its payment, which is no record of the refund
  const known = record && !(kind === "missing-in-shop" && record.kind !== line?.kind);
  return (
    <Section title={say(words.record)}>
      {known ? (
        <Facts>
          <Fact name={say(statementWords.kind)}>{say(lineKindWords[record.kind])}</Fact>
          <Fact name={say(words.amount)}>
            <Amount minor={record.kind === "refund" ? -record.amountMinor : record.amountMinor} currency={record.currency} strong />
          </Fact>
          <Fact name={say(words.at)}>
            <ExactTime at={record.at} />
          </Fact>
          <Numbers of={record} />
        </Facts>
      ) : (
        <Nothing>{say(line?.kind === "refund" ? words.noRefundRecord : words.noRecord)}</Nothing>
      )}
    </Section>
  );
}

function LineSide({ difference: { line } }: Side) {
  const say = useSay();
  return (
    <Section title={say(words.line)}>
      {line ? (
        <Facts>
          <Fact name={say(statementWords.kind)}>
            {say(lineKindWords[line.kind])} · <Provider provider={line.provider} />
          </Fact>
          <Fact name={say(words.amount)}>
            <Amount minor={line.amountMinor} currency={line.currency} strong />
          </Fact>
          {line.askedMinor === line.amountMinor ? null : (
            <Fact name={say(words.asked)}>
              <Amount minor={line.askedMinor} currency={line.currency} />
            </Fact>
          )}
          {line.feeMinor === 0 ? null : (
            <Fact name={say(words.fee)}>
              <Amount minor={line.feeMinor} currency={line.currency} />
              {line.rate ? <span className="text-faint"> {line.rate}</span> : null}
            </Fact>
          )}
          <Fact name={say(words.at)}>
            <ExactTime at={line.at} seconds />
          </Fact>
          <Numbers of={line} />
          {line.note ? <Fact name={say(words.note)}>{line.note}</Fact> : null}
          <Fact name={say(statementWords.file)}>
            <Link href={`/money/statements/${line.statementId}`} className="rounded-sm text-accent hover:underline">
              {say(words.place, { number: line.number, name: line.statementName })}
            </Link>
          </Fact>
        </Facts>
      ) : (
        <Nothing>{say(words.noLine)}</Nothing>
      )}
    </Section>
  );
}

function Numbers({ of }: { of: { transactionId: string; merchantNo: string; refundId: string; refundNo: string } }) {
  const say = useSay();
  const numbers = [
    { name: words.transaction, text: of.transactionId },
    { name: words.ownNumber, text: of.merchantNo },
    { name: words.refundNumber, text: of.refundNo || of.refundId },
  ];
  return numbers
    .filter(({ text }) => text !== "")
    .map(({ name, text }) => (
      <Fact key={name.en} name={say(name)}>
        <span className="break-all font-mono text-xs">{text}</span>
      </Fact>
    ));
}

function Facts({ children }: { children: ReactNode }) {
  return (
    <Card className="px-4 py-3">
      <dl className="flex flex-col gap-2 text-sm">{children}</dl>
    </Card>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="flex items-baseline justify-between gap-4">
      <dt className="shrink-0 text-muted">{name}</dt>
      <dd className="min-w-0 text-right">{children}</dd>
    </div>
  );
}

function Nothing({ children }: { children: ReactNode }) {
  return <div className="rounded-lg border border-line border-dashed px-4 py-6 text-center text-muted text-sm">{children}</div>;
}
