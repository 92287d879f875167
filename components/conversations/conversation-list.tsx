"use client";
/** The inbox: which conversations, and one row for each. Arrow keys move through it. */
import clsx from "clsx";
import Link from "next/link";
import type { KeyboardEvent } from "react";
import { ask } from "#components/api/ask.ts";
import { useSay } from "#components/language/say.tsx";
import { RowsFrame } from "#components/live/rows-frame.tsx";
import { useRows } from "#components/live/use-rows.ts";
import { RelativeTime } from "#components/ui/relative-time.tsx";
import type { Page } from "#lib/api/page.ts";
import type { ConversationSummary } from "#lib/api/service.ts";
import { conversationsWords as words } from "#lib/language/conversations.ts";
import { type ConversationView, conversationViews } from "#lib/service/conversation-views.ts";
import { ChannelChip, ConversationState } from "./conversation-state.tsx";

interface ListProps {
  first: Page<ConversationSummary>;
  view: ConversationView;
  /** The one that is open beside it, as it is now: it stays in sight when it is no longer of this view. */
  here?: ConversationSummary;
}

const hrefOf = (id: string, view: ConversationView) => `/conversations/${encodeURIComponent(id)}${view === "open" ? "" : `?view=${view}`}`;

export function ConversationList({ first, view, here }: ListProps) {
  const say = useSay();
  const state = useRows(first, (cursor) =>
    ask<"listConversations">("GET", `/conversations?view=${view}&cursor=${encodeURIComponent(cursor)}`),
  );
  const none = view === "waiting" ? words.noneWaiting : view === "mine" ? words.noneMine : words.noneOther;
  return (
    <>
      <Views view={view} />
      {state.rows.length === 0 ? (
        <div className="px-4 py-12 text-center">
          <p className="font-medium">{say(words.noneHere)}</p>
          <p className="mt-1 text-muted text-sm">{say(none)}</p>
        </div>
      ) : (
        <RowsFrame state={state}>
          <ul aria-label={say(words.list)} onKeyDown={walk} className="divide-y divide-line">
            {state.rows.map((row) => (
              <Row key={row.id} conversation={row.id === here?.id ? here : row} view={view} isHere={row.id === here?.id} />
            ))}
          </ul>
        </RowsFrame>
      )}
    </>
  );
}

function Row({ conversation, view, isHere }: { conversation: ConversationSummary; view: ConversationView; isHere: boolean }) {
  const say = useSay();
  const waits = conversation.status === "open";
  return (
    <li>
      <Link
        href={hrefOf(conversation.id, view)}
        aria-current={isHere ? "page" : undefined}
        className={clsx("block px-4 py-2.5 outline-offset-[-2px]", isHere ? "bg-accent-soft" : "hover:bg-hover")}
      >
        <span className="flex items-baseline gap-2">
          <span className={clsx("truncate", waits ? "font-semibold" : "font-medium")}>
            {conversation.name || say(words.unknownCustomer)}
          </span>
          <ChannelChip channel={conversation.channel} />
          <RelativeTime at={conversation.lastAt} narrow className="ml-auto shrink-0 text-faint text-xs" />
        </span>
        <span lang={conversation.locale || undefined} className="mt-0.5 line-clamp-2 break-words text-muted text-sm">
          {conversation.lastText}
        </span>
        <span className="mt-1 flex">
          <ConversationState conversation={conversation} plain />
        </span>
      </Link>
    </li>
  );
}

function Views({ view }: { view: ConversationView }) {
  const say = useSay();
  return (
    <nav aria-label={say(words.views)} className="border-line border-b px-3 py-2">
      <ul className="flex flex-wrap gap-1">
        {conversationViews.map((each) => (
          <li key={each}>
            <Link
              href={each === "open" ? "/conversations" : `/conversations?view=${each}`}
              aria-current={each === view ? "page" : undefined}
              className={clsx(
                "flex h-7 items-center rounded-md px-2 text-sm",
                each === view ? "bg-accent-soft font-medium text-accent" : "text-muted hover:bg-hover hover:text-ink",
              )}
            >
              {say(words[`view_${each}`])}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function walk(event: KeyboardEvent<HTMLUListElement>): void {
  const by = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
  if (by === 0) return;
  const links = [...event.currentTarget.querySelectorAll<HTMLAnchorElement>("a")];
  const at = links.indexOf(document.activeElement as HTMLAnchorElement);
  links[Math.min(Math.max(at + by, 0), links.length - 1)]?.focus();
  event.preventDefault();
}
