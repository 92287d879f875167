"use client";
/** What became of a step between two versions: an icon and a word, never colour alone. */
import clsx from "clsx";
import { type LucideIcon, Minus, Pencil, Plus } from "lucide-react";
import { useSay } from "#components/language/say.tsx";
import type { Mark } from "#lib/flow/merge.ts";
import { versionsWords } from "#lib/language/versions.ts";
import type { Words } from "#lib/language/words.ts";

const looks: Record<Mark, { icon: LucideIcon; words: Words; className: string }> = {
  added: { icon: Plus, words: versionsWords.newStep, className: "bg-good-soft text-good" },
  removed: { icon: Minus, words: versionsWords.gone, className: "bg-bad-soft text-bad" },
  changed: { icon: Pencil, words: versionsWords.changed, className: "bg-info-soft text-info" },
};
export const markRing: Record<Mark, string> = { added: "border-good!", removed: "border-bad!", changed: "border-info!" };
export const markEdge = {
  added: { stroke: "var(--color-good)", strokeWidth: 2 },
  removed: { stroke: "var(--color-bad)", strokeWidth: 1.5, strokeDasharray: "5 4" },
} as const;

export function MarkBadge({ mark }: { mark: Mark }) {
  const say = useSay();
  const { icon: Icon, words, className } = looks[mark];
  return (
    <span
      role="img"
      aria-label={say(words)}
      title={say(words)}
      className={clsx("flex size-5 shrink-0 items-center justify-center rounded-full", className)}
    >
      <Icon aria-hidden className="size-3" />
    </span>
  );
}
