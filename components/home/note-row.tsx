"use client";
/** A note that a flow, or a platform that did not take a change, left for the team. */
import { Check, StickyNote } from "lucide-react";
import Link from "next/link";
import { useState } from "react";
import { ask } from "#components/api/ask.ts";
import { useDeed } from "#components/api/use-deed.ts";
import { noteText } from "#components/history/note-text.ts";
import { useSay } from "#components/language/say.tsx";
import { Badge } from "#components/ui/badge.tsx";
import { Button } from "#components/ui/button.tsx";
import { RelativeTime } from "#components/ui/relative-time.tsx";
import { toast } from "#components/ui/toast.ts";
import type { TeamNote } from "#lib/api/team.ts";
import { approvalWords } from "#lib/language/approvals.ts";
import { homeWords } from "#lib/language/home.ts";
import { timelineWords } from "#lib/language/timeline.ts";

export function NoteRow({ note, mayEdit }: { note: TeamNote; mayEdit: boolean }) {
  const say = useSay();
  const { busy, run } = useDeed();
  const [done, setDone] = useState(false);
  const finish = (value: boolean) => ask<"finishNote">("POST", `/notes/${note.id}/finish`, { done: value });
  const mark = async () => {
    if (!(await run(() => finish(true)))) return;
    setDone(true);
    toast.success(say(homeWords.noteDoneSaid), {
      action: {
        label: say(homeWords.undo),
        onClick: async () => {
          if (await run(() => finish(false))) setDone(false);
        },
      },
    });
  };
  if (done) return null;
  return (
    <li className="flex items-start gap-3 px-4 py-2.5">
      <StickyNote aria-hidden className="mt-0.5 size-4 shrink-0 text-muted" />
      <div className="min-w-0 flex-1">
        <p className="whitespace-pre-line break-words">{noteText(note, say)}</p>
        <p className="mt-0.5 flex flex-wrap items-center gap-x-2 text-muted text-sm">
          {note.urgent ? (
            <Badge tone="warn" plain>
              {say(timelineWords.urgent)}
            </Badge>
          ) : null}
          {note.approvalId ? (
            <Link href={`/approvals/${note.approvalId}`} className="rounded-sm text-accent hover:underline">
              {say(approvalWords.reminder)}
            </Link>
          ) : null}
          {note.order ? (
            <Link href={`/orders/${encodeURIComponent(note.order.id)}`} className="rounded-sm text-accent hover:underline">
              {say(homeWords.ofOrder, { number: note.order.number })}
            </Link>
          ) : null}
          <RelativeTime at={note.createdAt} />
        </p>
      </div>
      {mayEdit ? (
        <Button size="sm" busy={busy} onClick={mark}>
          <Check aria-hidden />
          <span className="max-sm:sr-only">{say(homeWords.noteDone)}</span>
        </Button>
      ) : null}
    </li>
  );
}
