"use client";
import { useLanguageTag } from "#components/language/say.tsx";
import { spanText } from "#components/ui/time.ts";

export function Took({ from, to }: { from: string; to: string | null }) {
  const tag = useLanguageTag();
  if (to === null) return <>–</>;
  return <span className="tabular">{spanText(Date.parse(to) - Date.parse(from), tag)}</span>;
}
