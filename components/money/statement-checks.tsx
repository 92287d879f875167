"use client";
/** What a file says of itself beside what was read in it, and the lines that could not be read. */
import { useLocale, useSay } from "#components/language/say.tsx";
import { Notice } from "#components/ui/notice.tsx";
import type { StatementDetail, UnreadLineShown } from "#lib/api/money.ts";
import { controlWords, lineProblemWords, statementWords } from "#lib/language/money-statements.ts";
import { amountText } from "#lib/reconcile/names.ts";

export function StatementChecks({ cut, controls }: Pick<StatementDetail, "cut" | "controls">) {
  const say = useSay();
  const locale = useLocale();
  const amiss = controls.filter(({ said, read }) => said !== read);
  const text = (minor: number, currency: string) => (currency === "" ? String(minor) : amountText(minor, currency, locale));
  return (
    <>
      {cut ? <Notice tone="warn">{say(statementWords.cut)}</Notice> : null}
      {amiss.length > 0 ? (
        <Notice tone="warn">
          {amiss.map(({ of, said, read, currency }) => (
            <p key={`${of} ${said}`}>
              {say(statementWords.disagrees, { of: say(controlWords[of]), said: text(said, currency), read: text(read, currency) })}
            </p>
          ))}
        </Notice>
      ) : null}
      {amiss.length === 0 && controls.length > 0 ? <Notice tone="good">{say(statementWords.agrees)}</Notice> : null}
    </>
  );
}

export function UnreadLines({ lines }: { lines: readonly UnreadLineShown[] }) {
  const say = useSay();
  if (lines.length === 0) return null;
  return (
    <Notice tone="warn" title={say(statementWords.unreadTitle)}>
      <p>{say(statementWords.unreadText)}</p>
      <ul className="mt-2 flex max-h-56 flex-col gap-1.5 overflow-y-auto">
        {lines.map((line) => (
          <li key={line.number} className="text-ink">
            <span className="tabular font-medium">
              {say(statementWords.lineNumber)} {line.number}
            </span>
            {" · "}
            {say(lineProblemWords[line.problem], { found: line.found })}
            <code className="block truncate font-mono text-muted text-xs" title={line.text}>
              {line.text}
            </code>
          </li>
        ))}
      </ul>
    </Notice>
  );
}
