"use client";
/** Why a condition went the way it did: each of its rows in words, with the value that it had in this run. */
import { Check, Minus, X } from "lucide-react";
import { useLiveText } from "#components/inspector/live-value.tsx";
import { useLocale, useSay } from "#components/language/say.tsx";
import { CodeBlock } from "#components/ui/code-block.tsx";
import { describeItem } from "#lib/flow/condition/describe.ts";
import { type WhyRow, whyRows } from "#lib/flow/condition/why.ts";
import { fieldName } from "#lib/flow/field-names.ts";
import { activityWords } from "#lib/language/activity.ts";
import { joinWords } from "#lib/language/condition.ts";
import { orderStatusWords } from "#lib/language/order-status.ts";
import { verdictWords } from "#lib/language/verdicts.ts";
import type { Words } from "#lib/language/words.ts";
import { readWhy } from "./read-why.ts";

const indentsMost = 4;
const statusWords: Record<string, Words> = orderStatusWords;

export function Why({ why }: { why: unknown }) {
  const say = useSay();
  const rows = whyRows(readWhy(why));
  if (rows.length === 0) return <CodeBlock value={why} label={say(activityWords.why)} />;
  return (
    <ul className="overflow-hidden rounded-md border border-line bg-raised text-sm">
      {rows.map((row, i) => (
        <li
          // biome-ignore lint/suspicious/noArrayIndexKey: a record does not change
          key={i}
          style={{ paddingLeft: 12 + 16 * Math.min(indentsMost, row.depth) }}
          className="flex items-start gap-2 border-line border-b py-1.5 pr-3 last:border-b-0"
        >
          <Truth row={row} />
          <Said row={row} />
        </li>
      ))}
    </ul>
  );
}

function Said({ row }: { row: WhyRow }) {
  const say = useSay();
  const locale = useLocale();
  if (row.kind === "group") return <span className="min-w-0 flex-1 font-medium">{say(joinWords[row.group.join])}</span>;
  if (row.kind === "value") {
    const name = fieldName(row.text, locale);
    return (
      <>
        {name === null ? <Formula text={row.text} /> : <span className="min-w-0 flex-1 break-words text-muted">{name}</span>}
        <Values values={[row.value]} path={row.text} />
      </>
    );
  }
  const { item } = row;
  return (
    <>
      {item.kind === "formula" ? (
        <Formula text={item.text} />
      ) : (
        <span className="min-w-0 flex-1 break-words">{describeItem(item, locale)}</span>
      )}
      {row.isSkipped ? (
        <span className="shrink-0 text-faint text-xs leading-5" title={say(verdictWords.skipped)}>
          {say(verdictWords.skippedShort)}
        </span>
      ) : (
        <Values values={row.values} path={item.kind === "row" ? item.field : ""} />
      )}
    </>
  );
}

const Formula = ({ text }: { text: string }) => <code className="min-w-0 flex-1 break-words font-mono text-xs leading-5">{text}</code>;

function Values({ values, path }: { values: readonly unknown[]; path: string }) {
  const say = useSay();
  const live = useLiveText();
  const type = path.endsWith("At")
    ? { type: "time" as const }
    : { type: "text" as const, valueWords: path === "order.status" ? statusWords : {} };
  const shown = values
    .filter((value) => typeof value !== "boolean")
    .map((value) => (value === undefined || value === null || value === "" ? say(activityWords.notPresent) : live(value, type)));
  return shown.length === 0 ? null : (
    <span className="tabular max-w-[50%] shrink-0 break-words text-right text-muted text-xs leading-5">{shown.join(" · ")}</span>
  );
}

function Truth({ row: { holds, isSkipped } }: { row: WhyRow }) {
  const say = useSay();
  const look = "mt-[3px] size-3.5 shrink-0";
  if (holds === true) return <Check role="img" aria-label={say(activityWords.holds)} className={`${look} text-good`} />;
  if (holds === false) return <X role="img" aria-label={say(activityWords.holdsNot)} className={`${look} text-bad`} />;
  return (
    <Minus role="img" aria-label={isSkipped ? say(verdictWords.skipped) : ""} aria-hidden={!isSkipped} className={`${look} text-faint`} />
  );
}
