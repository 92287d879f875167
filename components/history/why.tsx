"use client";
/** Why a condition went the way it did: the value of each of its parts in this run. */
import { Check, Minus, X } from "lucide-react";
import { useSay } from "#components/language/say.tsx";
import { CodeBlock } from "#components/ui/code-block.tsx";
import { activityWords } from "#lib/language/activity.ts";

interface Part {
  text: string;
  value: unknown;
}
const isPart = (value: unknown): value is Part =>
  typeof value === "object" && value !== null && "text" in value && "value" in value && typeof value.text === "string";

export function Why({ why }: { why: unknown }) {
  const say = useSay();
  const parts = Array.isArray(why) ? why.filter(isPart) : [];
  if (parts.length === 0) return <CodeBlock value={why} label={say(activityWords.why)} />;
  return (
    <ul className="flex flex-col gap-px overflow-hidden rounded-md border border-line bg-line text-sm">
      {parts.map((part, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: parts of one sentence, in its order
        <li key={i} className="flex items-baseline gap-2 bg-raised px-3 py-1.5">
          <Truth value={part.value} />
          <code className="min-w-0 flex-1 break-words font-mono text-xs">{part.text}</code>
          {typeof part.value === "boolean" ? null : (
            <span className="max-w-[50%] break-words text-right font-mono text-muted text-xs">
              {shown(part.value, say(activityWords.notPresent))}
            </span>
          )}
        </li>
      ))}
    </ul>
  );
}

function Truth({ value }: { value: unknown }) {
  if (value === true) return <Check aria-label="true" className="size-3.5 shrink-0 self-center text-good" />;
  if (value === false) return <X aria-label="false" className="size-3.5 shrink-0 self-center text-bad" />;
  return <Minus aria-hidden className="size-3.5 shrink-0 self-center text-faint" />;
}

function shown(value: unknown, absent: string): string {
  if (value === null || value === undefined || value === "") return absent;
  return typeof value === "string" ? value : JSON.stringify(value);
}
