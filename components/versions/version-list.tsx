"use client";
/** Who published what, when and why, newest first; the one that is shown has its changes below it. */
import clsx from "clsx";
import { Hourglass, RotateCcw } from "lucide-react";
import Link from "next/link";
import { type ReactNode, useState } from "react";
import { ask } from "#components/api/ask.ts";
import { useDeed } from "#components/api/use-deed.ts";
import { useSay } from "#components/language/say.tsx";
import { Badge } from "#components/ui/badge.tsx";
import { Button } from "#components/ui/button.tsx";
import { RelativeTime } from "#components/ui/relative-time.tsx";
import type { FlowVersionSummary } from "#lib/api/flows.ts";
import type { Page } from "#lib/api/page.ts";
import type { ToldChange } from "#lib/flow/told-changes.ts";
import { versionsWords } from "#lib/language/versions.ts";
import { ChangeList } from "./change-list.tsx";
import type { Shown } from "./versions-view.tsx";

export interface VersionListProps {
  flowId: string;
  first: Page<FlowVersionSummary>;
  shown: Shown;
  draftChanges: number | null;
  /** Null: it is shown alone. */
  changes: readonly ToldChange[] | null;
  chosen: readonly string[];
  onChoose: (steps: readonly string[]) => void;
}

export function VersionList({ flowId, first, shown, draftChanges, changes, chosen, onChoose }: VersionListProps) {
  const say = useSay();
  const [older, setOlder] = useState<Page<FlowVersionSummary> | null>(null);
  const { busy, run } = useDeed();
  const rows = older ? [...first.items, ...older.items.filter(({ version }) => version < (first.items.at(-1)?.version ?? 0))] : first.items;
  const next = (older ?? first).next;
  const more = (cursor: string) =>
    run(async () => {
      const page = await ask<"listVersions">("GET", `/flows/${flowId}/versions?cursor=${encodeURIComponent(cursor)}`);
      setOlder({ items: [...(older?.items ?? []), ...page.items], next: page.next });
    });
  const href = (v: number | "draft") => `/flows/${flowId}/versions?v=${v}`;
  const below = (
    <div className="px-3 pt-1 pb-3">
      {changes === null ? (
        shown.version === 1 ? (
          <p className="px-1.5 text-muted text-sm">{say(versionsWords.first)}</p>
        ) : null
      ) : (
        <>
          <p className="px-1.5 pb-1 font-medium text-muted text-xs">{say(versionsWords.changes, { n: changes.length })}</p>
          <ChangeList changes={changes} chosen={chosen} onChoose={onChoose} />
        </>
      )}
    </div>
  );
  return (
    <nav
      aria-label={say(versionsWords.list)}
      className="w-[380px] shrink-0 overflow-y-auto border-line border-r bg-raised max-xl:w-[340px] max-lg:w-full max-lg:border-r-0"
    >
      <ol>
        {draftChanges ? (
          <Item selected={shown.version === null} href={href("draft")} below={below}>
            <span className="flex items-center gap-2">
              <span className="font-medium">{say(versionsWords.draft)}</span>
              <Badge tone="info" icon={null}>
                {say(versionsWords.changes, { n: draftChanges })}
              </Badge>
            </span>
          </Item>
        ) : null}
        {rows.map((row) => (
          <Item
            key={row.version}
            selected={shown.version === row.version}
            href={href(row.version)}
            below={below}
            aside={<Waiting flowId={flowId} row={row} />}
          >
            <span className="flex items-center gap-2">
              <span className="font-medium">{say(versionsWords.n, { n: row.version })}</span>
              {row.live ? <Badge tone="good">{say(versionsWords.live)}</Badge> : null}
              <RelativeTime at={row.publishedAt} narrow className="ml-auto text-faint text-xs" />
            </span>
            <span className="block text-muted text-sm">{row.publishedBy ?? say(versionsWords.nobody)}</span>
            {row.restoredFrom === null ? null : (
              <span className="flex items-center gap-1.5 text-muted text-sm">
                <RotateCcw aria-hidden className="size-3.5 shrink-0" />
                {say(versionsWords.restored, { n: row.restoredFrom })}
              </span>
            )}
            {row.note ? <span className="line-clamp-3 block break-words text-sm">{row.note}</span> : null}
          </Item>
        ))}
      </ol>
      {next ? (
        <div className="p-3">
          <Button look="quiet" className="w-full" busy={busy} onClick={() => void more(next)}>
            {say(versionsWords.older)}
          </Button>
        </div>
      ) : null}
    </nav>
  );
}

interface ItemProps {
  selected: boolean;
  href: string;
  children: ReactNode;
  aside?: ReactNode;
  below: ReactNode;
}

function Item({ selected, href, children, aside, below }: ItemProps) {
  return (
    <li className={clsx("border-line border-b", selected && "bg-sunken")}>
      <Link
        href={href}
        scroll={false}
        aria-current={selected || undefined}
        className={clsx("block border-l-2 px-4 py-3", selected ? "border-accent" : "border-transparent hover:bg-hover")}
      >
        {children}
      </Link>
      {aside}
      {selected ? below : null}
    </li>
  );
}

function Waiting({ flowId, row }: { flowId: string; row: FlowVersionSummary }) {
  const say = useSay();
  if (row.waiting === 0) return null;
  return (
    <Link
      href={`/runs?flowId=${flowId}&version=${row.version}&status=parked`}
      className="mx-4 mb-3 flex items-center gap-1.5 rounded-sm text-sm text-warn hover:underline"
    >
      <Hourglass aria-hidden className="size-3.5 shrink-0" />
      {say(versionsWords.waiting, { n: row.waiting, version: row.version })}
    </Link>
  );
}
