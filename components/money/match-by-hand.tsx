"use client";
/** Matches a line with a payment, chosen among those of the same amount near in time; nothing is chosen for the person. */
import { Link2 } from "lucide-react";
import { useState } from "react";
import { ask } from "#components/api/ask.ts";
import { useDeed } from "#components/api/use-deed.ts";
import { useSay } from "#components/language/say.tsx";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { ExactTime } from "#components/ui/relative-time.tsx";
import type { MoneyDifferenceDetail } from "#lib/api/money.ts";
import { differenceWordsOnPage as words } from "#lib/language/money-differences.ts";
import { Amount } from "./names.tsx";

interface Candidate {
  id: string;
  name: string;
  amountMinor: number;
  currency: string;
  at: string;
}

export function MatchByHand({ difference }: { difference: MoneyDifferenceDetail }) {
  const say = useSay();
  const { busy, run } = useDeed();
  const [open, setOpen] = useState(false);
  const { id, line, record, suggestedLines, suggestedRecords } = difference;
  const candidates: Candidate[] = line
    ? suggestedRecords.map((each) => ({ ...each, name: each.orderNumber || each.merchantNo || each.id }))
    : suggestedLines.map((each) => ({ ...each, name: each.merchantNo || each.transactionId }));
  const at = line?.at ?? record?.at ?? "";
  const match = async (chosen: string) => {
    const body = { as: "match", ...(line ? { recordId: chosen } : { lineId: chosen }) };
    if (await run(() => ask<"settleDifference">("POST", `/money/differences/${id}/settle`, body), say(words.matchedSaid))) setOpen(false);
  };
  return (
    <Dialog
      open={open}
      onOpenChange={setOpen}
      title={say(words.matchTitle)}
      description={say(words.matchText)}
      trigger={
        <Button>
          <Link2 aria-hidden />
          {say(words.match)}
        </Button>
      }
    >
      {candidates.length === 0 ? (
        <p className="py-4 text-center text-muted">{say(words.matchNone)}</p>
      ) : (
        <ul className="divide-y divide-line rounded-lg border border-line">
          {candidates.map((each) => (
            <li key={each.id} className="flex items-center gap-3 px-3 py-2.5">
              <div className="min-w-0 flex-1">
                <p className="truncate font-medium">{each.name}</p>
                <p className="text-muted text-sm">
                  <ExactTime at={each.at} /> · <Apart from={at} to={each.at} />
                </p>
              </div>
              <Amount minor={each.amountMinor} currency={each.currency} strong />
              <Button size="sm" busy={busy} onClick={() => match(each.id)}>
                {say(words.matchWith)}
              </Button>
            </li>
          ))}
        </ul>
      )}
    </Dialog>
  );
}

function Apart({ from, to }: { from: string; to: string }) {
  const say = useSay();
  const minutes = Math.round(Math.abs(Date.parse(from) - Date.parse(to)) / 60_000);
  return minutes < 120 ? say(words.minutes, { n: minutes }) : say(words.hours, { n: Math.round(minutes / 60) });
}
