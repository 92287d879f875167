"use client";
/** What Tradewind is, in one picture: a flow with a fork. */
import { Bell, CreditCard, Gift, type LucideIcon, Split } from "lucide-react";
import { useSay } from "#components/language/say.tsx";
import { doorWords } from "#lib/language/door.ts";

export function DoorPicture() {
  const say = useSay();
  return (
    <figure className="w-full max-w-xl">
      <div aria-hidden className="relative mx-auto h-[300px] w-[520px] max-w-full">
        <svg aria-hidden className="absolute inset-0 size-full" viewBox="0 0 520 300" fill="none">
          <path d="M150 150 H190" className="stroke-line-strong" strokeWidth="1.5" />
          <path d="M330 138 C360 138 340 72 370 72" className="stroke-accent" strokeWidth="2" />
          <path d="M330 162 C360 162 340 228 370 228" className="stroke-line-strong" strokeWidth="1.5" />
        </svg>
        <Box icon={CreditCard} text={say(doorWords.picturePaid)} className="top-[122px] left-0 w-[150px]" />
        <Box icon={Split} text={say(doorWords.pictureCheck)} className="top-[122px] left-[190px] w-[140px]" />
        <Box icon={Bell} text={say(doorWords.pictureHold)} className="top-[44px] left-[370px] w-[150px] border-accent!" />
        <Box icon={Gift} text={say(doorWords.pictureThank)} className="top-[200px] left-[370px] w-[150px]" />
        <span className="absolute top-[84px] left-[326px] rounded-sm bg-sunken px-1 text-muted text-xs">{say(doorWords.yes)}</span>
        <span className="absolute top-[198px] left-[326px] rounded-sm bg-sunken px-1 text-muted text-xs">{say(doorWords.no)}</span>
      </div>
      <figcaption className="mx-auto mt-4 max-w-md text-balance text-center text-lg text-muted">{say(doorWords.pictureTitle)}</figcaption>
    </figure>
  );
}

function Box({ icon: Icon, text, className }: { icon: LucideIcon; text: string; className: string }) {
  return (
    <div className={`absolute flex h-14 items-center gap-2.5 rounded-lg border border-line-strong bg-raised px-2.5 ${className}`}>
      <span className="flex size-7 shrink-0 items-center justify-center rounded-md bg-sunken text-muted">
        <Icon className="size-4" />
      </span>
      <span className="font-medium text-ink text-sm leading-tight">{text}</span>
    </div>
  );
}
