"use client";
/** A recorded value for a reader who is no programmer: names and values, and only what is nested as text. */
import { CodeBlock } from "#components/ui/code-block.tsx";

const isFlat = (value: unknown): value is string | number | boolean | null => value === null || typeof value !== "object";
const isMoney = (value: object): value is { amountMinor: number; currency: string } => "amountMinor" in value && "currency" in value;

/** More lines than this are easier to search as text. */
const linesMax = 12;

export interface ValueProps {
  value: unknown;
  label: string;
  /** What people call a field; its own name where nobody says. */
  nameOf?: (field: string) => string;
}

export function Value({ value, label, nameOf = (field) => field }: ValueProps) {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return <CodeBlock value={value} label={label} />;
  const fields = Object.entries(value);
  if (fields.length > linesMax || fields.some(([, each]) => !isFlat(each) && !isShort(each)))
    return <CodeBlock value={value} label={label} />;
  return (
    <dl className="grid grid-cols-[minmax(6rem,max-content)_1fr] gap-x-4 gap-y-1 rounded-md border border-line bg-raised px-3 py-2 text-sm">
      {fields.map(([name, each]) => (
        <div key={name} className="contents">
          <dt className="truncate text-muted">{nameOf(name)}</dt>
          <dd className="min-w-0 whitespace-pre-wrap break-words font-mono text-xs leading-5">{short(each)}</dd>
        </div>
      ))}
    </dl>
  );
}

const isShort = (value: unknown): boolean =>
  typeof value === "object" &&
  value !== null &&
  (isMoney(value) || (Array.isArray(value) && value.every(isFlat) && value.length <= linesMax) || Object.keys(value).length === 0);

function short(value: unknown): string {
  if (value === null || value === undefined || value === "") return "–";
  if (Array.isArray(value)) return value.length === 0 ? "–" : value.join(", ");
  if (typeof value === "object") return isMoney(value) ? `${value.amountMinor} ${value.currency}` : "–";
  return String(value);
}
