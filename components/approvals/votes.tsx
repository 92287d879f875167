"use client";
/** Who said what, when and why: of a question, and of a step in a run. */
import { CircleCheck, CircleX } from "lucide-react";
import { useSay } from "#components/language/say.tsx";
import { RelativeTime } from "#components/ui/relative-time.tsx";
import { approvalWords } from "#lib/language/approvals.ts";
import type { Words } from "#lib/language/words.ts";

export interface Vote {
  name: string;
  decision: "approved" | "rejected";
  reason: string;
  at: string;
  way?: "product" | "link" | "key";
  linkBy?: string | null;
}

export function Votes({ votes }: { votes: readonly Vote[] }) {
  const say = useSay();
  return (
    <ul className="flex flex-col gap-2.5">
      {votes.map((vote) => {
        const yes = vote.decision === "approved";
        const Icon = yes ? CircleCheck : CircleX;
        return (
          <li key={`${vote.name} ${vote.at}`} className="flex items-start gap-2 text-sm">
            <Icon aria-hidden className={`mt-0.5 size-4 shrink-0 ${yes ? "text-good" : "text-bad"}`} />
            <div className="min-w-0 flex-1">
              <p>
                <span className="font-medium">
                  {say(yes ? approvalWords.saidApproved : approvalWords.saidRejected, { name: vote.name })}
                </span>{" "}
                <span className="text-muted">
                  <RelativeTime at={vote.at} /> <Way vote={vote} />
                </span>
              </p>
              {vote.reason ? <p className="mt-0.5 whitespace-pre-line break-words text-muted">{vote.reason}</p> : null}
            </div>
          </li>
        );
      })}
    </ul>
  );
}

function Way({ vote }: { vote: Vote }) {
  const say = useSay();
  const ways: Record<string, Words> = { link: approvalWords.byLink, key: approvalWords.byKey };
  if (vote.linkBy) return say(approvalWords.byLinkOf, { name: vote.linkBy });
  const way = ways[vote.way ?? ""];
  return way ? say(way) : null;
}
