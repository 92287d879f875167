"use client";
/** Above a conversation: whose it is, and what one can do about that. */
import { ArrowLeft, Check, Hand, RotateCcw, Undo2, UserRoundPlus } from "lucide-react";
import Link from "next/link";
import { ask } from "#components/api/ask.ts";
import { useDeed } from "#components/api/use-deed.ts";
import { useSay } from "#components/language/say.tsx";
import { Button } from "#components/ui/button.tsx";
import { Menu, MenuChoice, MenuLabel } from "#components/ui/menu.tsx";
import type { ConversationChange, ConversationDetail } from "#lib/api/service.ts";
import { conversationsWords as words } from "#lib/language/conversations.ts";
import type { Words } from "#lib/language/words.ts";
import type { ConversationView } from "#lib/service/conversation-views.ts";
import { ChannelChip, ConversationState } from "./conversation-state.tsx";

interface BarProps {
  conversation: ConversationDetail;
  view: ConversationView;
  people: readonly { userId: string; name: string }[];
  mayWrite: boolean;
}

export function ConversationBar({ conversation, view, people, mayWrite }: BarProps) {
  const say = useSay();
  const { busy, run } = useDeed();
  const change = (body: ConversationChange, done: Words) =>
    void run(() => ask<"changeConversation">("POST", `/conversations/${encodeURIComponent(conversation.id)}/change`, body), say(done));
  const { mode, status, assignee } = conversation;
  return (
    <header className="flex flex-wrap items-center gap-x-3 gap-y-2 border-line border-b px-5 py-3">
      <Link
        href={view === "open" ? "/conversations" : `/conversations?view=${view}`}
        aria-label={say(words.back)}
        className="-ml-1 rounded-md p-1 text-muted hover:bg-hover lg:hidden"
      >
        <ArrowLeft aria-hidden className="size-4" />
      </Link>
      <h1 className="min-w-0 truncate font-semibold text-lg">{conversation.name || say(words.unknownCustomer)}</h1>
      <ChannelChip channel={conversation.channel} />
      <ConversationState conversation={conversation} />
      {mayWrite ? (
        <span className="ml-auto flex flex-wrap gap-2">
          {status === "closed" ? (
            <Button size="sm" busy={busy} onClick={() => change({ do: "reopen" }, words.reopened)}>
              <RotateCcw aria-hidden />
              {say(words.reopen)}
            </Button>
          ) : (
            <>
              {mode === "person" ? null : (
                <Button size="sm" busy={busy} onClick={() => change({ do: "take-over" }, words.tookOver)}>
                  <Hand aria-hidden />
                  {say(words.takeOver)}
                </Button>
              )}
              {mode === "auto" ? null : (
                <Button size="sm" busy={busy} onClick={() => change({ do: "give-back" }, words.gaveBack)}>
                  <Undo2 aria-hidden />
                  {say(words.giveBack)}
                </Button>
              )}
              <Menu
                trigger={
                  <Button size="sm">
                    <UserRoundPlus aria-hidden />
                    {say(words.assignTo)}
                  </Button>
                }
              >
                <MenuLabel>{say(words.assignTo)}</MenuLabel>
                <MenuChoice
                  value={assignee?.userId ?? ""}
                  onValueChange={(userId) => change({ do: "assign", userId: userId || null }, words.assigned)}
                  items={[{ value: "", label: say(words.nobody) }, ...people.map(({ userId, name }) => ({ value: userId, label: name }))]}
                />
              </Menu>
              <Button size="sm" busy={busy} onClick={() => change({ do: "close" }, words.closedDone)}>
                <Check aria-hidden />
                {say(words.close)}
              </Button>
            </>
          )}
        </span>
      ) : null}
    </header>
  );
}
