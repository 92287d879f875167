"use client";
/** What is known of something, one below the other; what is not known is left out. */
import type { ReactNode } from "react";
import { useSay } from "#components/language/say.tsx";
import type { Words } from "#lib/language/words.ts";

export interface Fact {
  label: Words;
  value: ReactNode;
}

export function Facts({ facts }: { facts: readonly Fact[] }) {
  const say = useSay();
  return (
    <dl className="flex flex-col gap-3 p-4 text-sm">
      {facts
        .filter((fact) => fact.value)
        .map((fact) => (
          <div key={fact.label.en}>
            <dt className="text-faint text-xs">{say(fact.label)}</dt>
            <dd className="break-words">{fact.value}</dd>
          </div>
        ))}
    </dl>
  );
}
