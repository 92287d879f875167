"use client";
/** A difference in words, each change a button that shows its steps on the canvas. */
import clsx from "clsx";
import { Dot } from "lucide-react";
import { useSay } from "#components/language/say.tsx";
import type { ToldChange } from "#lib/flow/told-changes.ts";
import { versionsWords } from "#lib/language/versions.ts";
import { MarkBadge } from "./mark-badge.tsx";

export interface ChangeListProps {
  changes: readonly ToldChange[];
  /** The steps that are shown now. */
  chosen?: readonly string[];
  /** Absent: only to be read. */
  onChoose?: (steps: readonly string[]) => void;
}

export function ChangeList({ changes, chosen = [], onChoose }: ChangeListProps) {
  const say = useSay();
  if (changes.length === 0) return <p className="text-muted text-sm">{say(versionsWords.sameText)}</p>;
  return (
    <ul className="flex flex-col">
      {changes.map(({ text, mark, steps }, i) => {
        const row = (
          <>
            {mark ? (
              <MarkBadge mark={mark} />
            ) : (
              <span className="flex size-5 shrink-0 justify-center">
                <Dot aria-hidden className="size-5 text-faint" />
              </span>
            )}
            <span className="min-w-0 break-words">{text}</span>
          </>
        );
        const isChosen = steps.length > 0 && steps.every((id) => chosen.includes(id));
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: two changes may read the same
          <li key={i}>
            {onChoose && steps.length > 0 ? (
              <button
                type="button"
                aria-pressed={isChosen}
                onClick={() => onChoose(steps)}
                className={clsx(
                  "flex w-full items-start gap-2 rounded-md px-1.5 py-1 text-left text-sm",
                  isChosen ? "bg-accent-soft" : "hover:bg-hover",
                )}
              >
                {row}
              </button>
            ) : (
              <span className="flex items-start gap-2 px-1.5 py-1 text-sm">{row}</span>
            )}
          </li>
        );
      })}
    </ul>
  );
}
