"use client";
/** The kinds of source, in groups, found by typing any part of their name or of what they bring. */
import { Search } from "lucide-react";
import { useState } from "react";
import { useSay } from "#components/language/say.tsx";
import { Input } from "#components/ui/input.tsx";
import { type SchemeId, schemeIds, sourceSchemes } from "#lib/commerce/source-schemes.ts";
import { sourceGroups } from "#lib/commerce/sources/source-scheme.ts";
import { isFoundBy } from "#lib/language/pinyin.ts";
import { sourceGroupWords, sourceKindsWords } from "#lib/language/source-kinds.ts";

export function ChooseKind({ onChoose }: { onChoose: (kind: SchemeId) => void }) {
  const say = useSay();
  const [search, setSearch] = useState("");
  const found = schemeIds.filter((id) => {
    const { title, summary } = sourceSchemes[id];
    return isFoundBy(search.trim(), [id, title.en, title.zh, summary.en, summary.zh]);
  });
  const [only] = found;
  return (
    <div className="flex min-h-80 flex-col gap-4">
      <div className="relative">
        <Search aria-hidden className="pointer-events-none absolute top-2 left-2.5 size-4 text-faint" />
        <Input
          type="search"
          value={search}
          onChange={(event) => setSearch(event.target.value)}
          onKeyDown={(event) => {
            if (event.key !== "Enter" || found.length !== 1 || !only) return;
            event.preventDefault();
            onChoose(only);
          }}
          placeholder={say(sourceKindsWords.search)}
          aria-label={say(sourceKindsWords.search)}
          className="pl-8"
          autoFocus
        />
      </div>
      {sourceGroups.map((group) => {
        const kinds = found.filter((id) => sourceSchemes[id].group === group);
        if (kinds.length === 0) return null;
        return (
          <section key={group} aria-label={say(sourceGroupWords[group])}>
            <h3 className="mb-1.5 text-faint text-xs">{say(sourceGroupWords[group])}</h3>
            <ul className="grid gap-2 sm:grid-cols-2">
              {kinds.map((id) => (
                <li key={id} className="min-w-0">
                  <button
                    type="button"
                    onClick={() => onChoose(id)}
                    className="flex size-full flex-col items-start gap-0.5 rounded-lg border border-line px-3 py-2 text-left transition-colors hover:border-line-strong hover:bg-sunken"
                  >
                    <span className="font-medium text-ink">{say(sourceSchemes[id].title)}</span>
                    <span className="text-pretty text-muted text-xs">{say(sourceSchemes[id].summary)}</span>
                  </button>
                </li>
              ))}
            </ul>
          </section>
        );
      })}
      {found.length === 0 ? <p className="text-muted text-sm">{say(sourceKindsWords.nothingFound)}</p> : null}
    </div>
  );
}
