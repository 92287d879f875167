"use client";
/** What a document holds: how many calls, and those that cannot be offered, with why. */
import { ChevronRight } from "lucide-react";
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
        <p className="mt-2">
          <Badge tone="good" plain>
            {say(words.found, { n: offered.length })}
          </Badge>
        </p>
        <p className="mt-1 line-clamp-2 text-muted text-sm">
          {offered
            .slice(0, shownMax)
            .map((each) => each.title)
            .join(" · ")}
          {offered.length > shownMax ? " …" : ""}
        </p>
      </div>
      {leftOut.length > 0 ? (
        <div className="border-line border-t">
          <LeftOut leftOut={leftOut} />
        </div>
      ) : null}
    </div>
  );
}

export function LeftOut({ leftOut }: { leftOut: readonly LeftOperation[] }) {
  const say = useSay();
  return (
    <details className="group/left px-3.5 py-2.5 text-sm">
      <summary className="flex w-fit items-center gap-1 rounded-sm hover:text-ink">
        <Badge tone="warn" plain>
          {say(words.left, { n: leftOut.length })}
        </Badge>
        <ChevronRight aria-hidden className="size-4 text-faint transition-transform group-open/left:rotate-90" />
      </summary>
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
