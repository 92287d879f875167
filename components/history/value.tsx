"use client";
/** A recorded value for a reader who is no programmer: names and values, and only what is nested as text. */
import { useLiveText } from "#components/inspector/live-value.tsx";
import { useLocale } from "#components/language/say.tsx";
import { CodeBlock } from "#components/ui/code-block.tsx";
import { outputFieldWords } from "#lib/language/output-fields.ts";

const isFlat = (value: unknown): value is string | number | boolean | null => value === null || typeof value !== "object";
const isMoney = (value: object): value is { amountMinor: number; currency: string } => "amountMinor" in value && "currency" in value;

/** More lines than this are easier to search as text. */
const linesMax = 12;

export interface ValueProps {
  value: unknown;
  label: string;
  /** What people call a field; null: they do not look at it. */
  nameOf?: (field: string) => string | null;
}

export function Value({ value, label, nameOf }: ValueProps) {
  const live = useLiveText();
  const locale = useLocale();
  if (typeof value !== "object" || value === null || Array.isArray(value)) return <CodeBlock value={value} label={label} />;
  const known = (name: string) => outputFieldWords[name]?.[locale] ?? name;
  const called = nameOf ?? known;
  const fields = Object.entries(value).flatMap(([name, each]) => {
    const title = called(name);
    return title === null ? [] : [[name, title, each] as const];
  });
  if (fields.length > linesMax || fields.some(([, , each]) => !isFlat(each) && !isShort(each)))
    return <CodeBlock value={value} label={label} />;
  return (
    <dl className="grid grid-cols-[minmax(6rem,max-content)_1fr] gap-x-4 gap-y-1 rounded-md border border-line bg-raised px-3 py-2 text-sm">
      {fields.map(([name, title, each]) => (
        <div key={name} className="contents">
          <dt className="truncate text-muted">{title}</dt>
          <dd className="tabular min-w-0 whitespace-pre-wrap break-words">
            {isNothing(each)
              ? "–"
              : typeof each === "string"
                ? each
                : Array.isArray(each)
                  ? each.map((one) => live(one)).join(", ")
                  : live(each)}
          </dd>
        </div>
      ))}
    </dl>
  );
}

const isShort = (value: unknown): boolean =>
  typeof value === "object" &&
  value !== null &&
  (isMoney(value) || (Array.isArray(value) && value.every(isFlat) && value.length <= linesMax) || Object.keys(value).length === 0);

const isNothing = (value: unknown): boolean =>
  value === null ||
  value === undefined ||
  value === "" ||
  (typeof value === "object" && !isMoney(value) && Object.keys(value).length === 0);
