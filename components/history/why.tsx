"use client";
/** Why a condition went the way it did: the value of each of its parts in this run. */
import { Check, Minus, X } from "lucide-react";
import { useLanguageTag, useSay } from "#components/language/say.tsx";
import { CodeBlock } from "#components/ui/code-block.tsx";
import { moneyText } from "#components/ui/money.tsx";
import { activityWords } from "#lib/language/activity.ts";
import { readWhy } from "./read-why.ts";

export function Why({ why }: { why: unknown }) {
  const say = useSay();
  const tag = useLanguageTag();
  const parts = readWhy(why);
  if (parts.length === 0) return <CodeBlock value={why} label={say(activityWords.why)} />;
  return (
    <ul className="overflow-hidden rounded-md border border-line bg-raised text-sm">
      {parts.map((part) => (
        <li
          key={`${part.start}-${part.end}`}
          style={{ paddingLeft: 12 + 16 * depthOf(part, parts) }}
          className="flex items-center gap-2 border-line border-b py-1.5 pr-3 last:border-b-0"
        >
          <Truth value={part.value} />
          <code className="min-w-0 flex-1 break-words font-mono text-xs">{part.text}</code>
          {typeof part.value === "boolean" ? null : (
            <span className="max-w-[55%] break-words text-right font-mono text-muted text-xs">
              {shown(part.value, tag, say(activityWords.notPresent))}
            </span>
          )}
        </li>
      ))}
    </ul>
  );
}

type Part = ReturnType<typeof readWhy>[number];

/** How many others a part stands within: a long condition is read as a tree. */
const depthOf = (part: Part, parts: readonly Part[]): number =>
  Math.min(4, parts.filter((other) => other !== part && other.start <= part.start && other.end >= part.end).length);

function Truth({ value }: { value: unknown }) {
  const say = useSay();
  if (value === true) return <Check aria-label={say(activityWords.holds)} className="size-3.5 shrink-0 text-good" />;
  if (value === false) return <X aria-label={say(activityWords.holdsNot)} className="size-3.5 shrink-0 text-bad" />;
  return <Minus aria-hidden className="size-3.5 shrink-0 text-faint" />;
}

function shown(value: unknown, tag: string, absent: string): string {
  if (value === null || value === undefined || value === "") return absent;
  if (typeof value === "object" && "amountMinor" in value && "currency" in value)
    return moneyText({ amountMinor: Number(value.amountMinor), currency: String(value.currency) }, tag);
  return typeof value === "string" ? value : JSON.stringify(value);
}
