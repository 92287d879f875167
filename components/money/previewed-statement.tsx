"use client";
/** What is in a file, before it is kept: whose it is, its days, its sums, its first lines and those that could not be read. */
import { useLocale, useSay } from "#components/language/say.tsx";
import { Badge } from "#components/ui/badge.tsx";
import { Notice } from "#components/ui/notice.tsx";
import type { PreviewedFile } from "#lib/api/money.ts";
import { importWords } from "#lib/language/money-import.ts";
import { bookWords, lineKindWords, statementWords } from "#lib/language/money-statements.ts";
import { providerName } from "#lib/reconcile/names.ts";
import { Amount, Days } from "./names.tsx";
import { StatementChecks, UnreadLines } from "./statement-checks.tsx";

export function PreviewedStatement({ file }: { file: PreviewedFile }) {
  const say = useSay();
  const provider = providerName(file.provider, useLocale());
  return (
    <section className="flex flex-col gap-3" aria-label={file.name}>
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <h3 className="font-semibold">{say(importWords.found, { provider, book: say(bookWords[file.book]) })}</h3>
        <span className="text-muted text-sm">
          <Days from={file.from} to={file.to} none={say(statementWords.noDays)} />
        </span>
        {file.repeats > 0 ? <Badge>{say(statementWords.repeats, { n: file.repeats })}</Badge> : null}
        <span className="ml-auto truncate text-faint text-xs">{file.name}</span>
      </div>
      {file.known ? <Notice>{say(importWords.known)}</Notice> : null}
      <StatementChecks cut={file.cut} controls={file.controls} />
      <UnreadLines lines={file.firstUnread} />
      {file.sums.length > 0 ? (
        <dl className="flex flex-wrap gap-x-8 gap-y-2">
          {file.sums.map(({ currency, kind, count, amountMinor, feeMinor }) => (
            <div key={`${currency} ${kind}`}>
              <dt className="text-muted text-xs">
                {say(lineKindWords[kind])} · {count}
              </dt>
              <dd>
                <Amount minor={amountMinor} currency={currency} strong />
                {feeMinor !== 0 ? (
                  <span className="text-muted text-xs">
                    {" "}
                    {say(statementWords.fee)} <Amount minor={feeMinor} currency={currency} />
                  </span>
                ) : null}
              </dd>
            </div>
          ))}
        </dl>
      ) : null}
      {file.first.length > 0 ? (
        <div className="overflow-x-auto rounded-lg border border-line">
          <table className="w-full text-sm" aria-label={say(statementWords.lines)}>
            <tbody className="divide-y divide-line">
              {file.first.map((line) => (
                <tr key={line.number}>
                  <td className="tabular px-3 py-1.5 text-right text-faint">{line.number}</td>
                  <td className="whitespace-nowrap px-3 text-muted">{line.day}</td>
                  <td className="whitespace-nowrap px-3">{say(lineKindWords[line.kind])}</td>
                  <td className="whitespace-nowrap px-3 text-right">
                    <Amount minor={line.amountMinor} currency={line.currency} strong />
                  </td>
                  <td className="max-w-40 truncate px-3 font-mono text-muted text-xs">{line.merchantNo || line.transactionId}</td>
                  <td className="max-w-56 truncate px-3 text-muted">{line.note}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      ) : null}
    </section>
  );
}
