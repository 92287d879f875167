"use client";
/** The calls of a system, under the headings of its document, found by name and path. */
import { useState } from "react";
import { useSay } from "#components/language/say.tsx";
import { Input } from "#components/ui/input.tsx";
import type { OfferedOperation } from "#lib/api/apis.ts";
import { apisWords as words } from "#lib/language/apis.ts";

const searchFrom = 10;

export function CallList({ offered }: { offered: readonly OfferedOperation[] }) {
  const say = useSay();
  const [search, setSearch] = useState("");
  const parts = search.toLowerCase().split(/\s+/).filter(Boolean);
  const found = offered.filter(({ title, method, path, key, tag }) => {
    const hay = `${title} ${method} ${path} ${key} ${tag}`.toLowerCase();
    return parts.every((part) => hay.includes(part));
  });
  const tags = [...new Set(found.map(({ tag }) => tag))];
  return (
    <div className="flex flex-col gap-4">
      {offered.length >= searchFrom ? (
        <Input
          aria-label={say(words.search)}
          placeholder={say(words.search)}
          value={search}
          onChange={(event) => setSearch(event.target.value)}
          className="max-w-sm"
        />
      ) : null}
      {found.length === 0 ? <p className="text-muted text-sm">{say(words.nothingFits)}</p> : null}
      {tags.map((tag) => (
        <section key={tag} aria-label={tag || say(words.calls)}>
          {tag ? <h3 className="mb-1 text-faint text-xs">{tag}</h3> : null}
          <ul className="divide-y divide-line rounded-lg border border-line">
            {found
              .filter((each) => each.tag === tag)
              .map((each) => (
                <li key={each.key} className="flex flex-wrap items-baseline gap-x-4 gap-y-0.5 px-3.5 py-2 text-sm">
                  <span className="min-w-0 flex-1 basis-56 font-medium">{each.title}</span>
                  <span className="min-w-0 flex-1 basis-56 break-words font-mono text-muted text-xs">
                    {each.method} {each.path}
                  </span>
                </li>
              ))}
          </ul>
        </section>
      ))}
    </div>
  );
}
