"use client";
/** What a document holds: how many calls, and those that cannot be offered, with why. */
import { useSay } from "#components/language/say.tsx";
import { Badge } from "#components/ui/badge.tsx";
import type { LeftOperation, OfferedOperation } from "#lib/api/apis.ts";
import { apisWords as words } from "#lib/language/apis.ts";

interface DocumentFoundProps {
  title: string;
  version: string;
  server: string;
  offered: readonly OfferedOperation[];
  leftOut: readonly LeftOperation[];
}

const shownMax = 6;

export function DocumentFound({ title, version, server, offered, leftOut }: DocumentFoundProps) {
  const say = useSay();
  return (
    <div className="rounded-lg border border-line">
      <div className="px-3.5 py-3">
        <p className="font-semibold">
          {title} <span className="font-normal text-muted text-sm">{version}</span>
        </p>
        {server ? <p className="truncate font-mono text-muted text-xs">{server}</p> : null}
        <p className="mt-2 flex flex-wrap gap-x-4 gap-y-1">
          <Badge tone="good" plain>
            {say(words.found, { n: offered.length })}
          </Badge>
          {leftOut.length > 0 ? (
            <Badge tone="warn" plain>
              {say(words.left, { n: leftOut.length })}
            </Badge>
          ) : null}
        </p>
        <p className="mt-2 line-clamp-2 text-muted text-sm">
          {offered
            .slice(0, shownMax)
            .map((each) => each.title)
            .join(" · ")}
          {offered.length > shownMax ? " …" : ""}
        </p>
      </div>
      {leftOut.length > 0 ? <LeftOut leftOut={leftOut} /> : null}
    </div>
  );
}

export function LeftOut({ leftOut }: { leftOut: readonly LeftOperation[] }) {
  const say = useSay();
  return (
    <details className="border-line border-t px-3.5 py-2 text-sm">
      <summary className="w-fit rounded-sm text-muted hover:text-ink">{say(words.leftTitle)}</summary>
      <ul className="mt-2 flex max-h-56 flex-col gap-2 overflow-y-auto">
        {leftOut.map((each) => (
          <li key={`${each.method} ${each.path}`}>
            <p className="break-words font-mono text-xs">
              {each.method} {each.path}
            </p>
            <p className="text-muted">{say(each.why)}</p>
          </li>
        ))}
      </ul>
    </details>
  );
}
