"use client";
/** One conversation: what was written by whom, from which answer, and how its sending ended. */
import clsx from "clsx";
import { Bot, CircleAlert, LoaderCircle, UserRound } from "lucide-react";
import Link from "next/link";
import { useEffect, useRef } from "react";
import { ask } from "#components/api/ask.ts";
import { useDeed } from "#components/api/use-deed.ts";
import { useSay } from "#components/language/say.tsx";
import { Button } from "#components/ui/button.tsx";
import { RelativeTime } from "#components/ui/relative-time.tsx";
import type { ConversationDetail, ConversationMessage } from "#lib/api/service.ts";
import { conversationsWords as words } from "#lib/language/conversations.ts";

export function Thread({ conversation, mayWrite }: { conversation: ConversationDetail; mayWrite: boolean }) {
  const say = useSay();
  const end = useRef<HTMLLIElement>(null);
  const count = conversation.messages.length;
  // biome-ignore lint/correctness/useExhaustiveDependencies: another conversation, or another message in it
  useEffect(() => {
    // newer browsers answer with a promise
    void end.current?.scrollIntoView({ block: "nearest" });
  }, [conversation.id, count]);
  return (
    <ol aria-label={say(words.messages)} className="flex flex-col gap-4 px-5 py-5">
      {conversation.messages.map((message) => (
        <Message key={message.id} message={message} conversation={conversation} mayWrite={mayWrite} />
      ))}
      <li ref={end} aria-hidden />
    </ol>
  );
}

interface MessageProps {
  message: ConversationMessage;
  conversation: ConversationDetail;
  mayWrite: boolean;
}

function Message({ message, conversation, mayWrite }: MessageProps) {
  const say = useSay();
  const isOurs = message.author !== "customer";
  const name =
    message.author === "tradewind"
      ? say(words.tradewind)
      : message.author === "person"
        ? message.authorName || say(words.person)
        : message.authorName || conversation.name || say(words.unknownCustomer);
  const Icon = message.author === "tradewind" ? Bot : UserRound;
  return (
    <li className={clsx("flex max-w-[640px] flex-col", isOurs ? "items-end self-end" : "items-start self-start")}>
      <p className="flex items-center gap-1.5 pb-1 text-faint text-xs">
        {isOurs ? <Icon aria-hidden className="size-3.5" /> : null}
        <span className="font-medium text-muted">{name}</span>
        <RelativeTime at={message.at} narrow />
      </p>
      <p
        lang={isOurs ? undefined : conversation.locale || undefined}
        className={clsx(
          "whitespace-pre-line break-words rounded-lg px-3.5 py-2.5 text-base",
          isOurs ? "bg-accent-soft text-ink" : "border border-line bg-raised",
        )}
      >
        {message.text}
      </p>
      <Origin message={message} />
      {isOurs ? <Fate message={message} conversationId={conversation.id} mayWrite={mayWrite} /> : null}
    </li>
  );
}

function Origin({ message }: { message: ConversationMessage }) {
  const say = useSay();
  if (!message.entry && !message.runId) return null;
  return (
    <p className="flex flex-wrap justify-end gap-x-1.5 pt-1 text-faint text-xs">
      {message.entry ? (
        <Link href={`/conversations/answers?search=${encodeURIComponent(message.entry.question)}`} className="rounded-sm hover:underline">
          {say(words.fromAnswer, { question: message.entry.question })}
        </Link>
      ) : null}
      {message.confidence === null ? null : <span>· {say(words.sure, { percent: Math.round(message.confidence * 100) })}</span>}
      {message.runId ? (
        <Link href={`/runs/${message.runId}`} className="rounded-sm text-accent hover:underline">
          {say(words.seeRun)}
        </Link>
      ) : null}
    </p>
  );
}

/** What has to be said about the sending; nothing where it went well. */
function Fate({ message, conversationId, mayWrite }: { message: ConversationMessage; conversationId: string; mayWrite: boolean }) {
  const say = useSay();
  const { busy, run } = useDeed();
  const { state, failure } = message;
  if (state === "sending")
    return (
      <p className="flex items-center gap-1.5 pt-1 text-faint text-xs">
        <LoaderCircle aria-hidden className="size-3.5 animate-spin" />
        {say(words.sending)}
      </p>
    );
  if (state === "kept") return <p className="pt-1 text-faint text-xs">{say(words.kept)}</p>;
  if (state !== "failed" && state !== "unknown") return null;
  const resend = (arrived: boolean) =>
    run(() =>
      ask<"resendMessage">(
        "POST",
        `/conversations/${encodeURIComponent(conversationId)}/messages/${encodeURIComponent(message.id)}/resend`,
        { arrived },
      ),
    );
  return (
    <div className="flex flex-col items-end gap-1.5 pt-1.5">
      <p role="alert" className="flex items-start gap-1.5 text-bad text-sm">
        <CircleAlert aria-hidden className="mt-0.5 size-3.5 shrink-0" />
        <span>{say(state === "failed" ? words.failed : words.unknown, { why: failure })}</span>
      </p>
      {mayWrite ? (
        <div className="flex gap-2">
          {state === "unknown" ? (
            <Button size="sm" busy={busy} onClick={() => resend(true)}>
              {say(words.itArrived)}
            </Button>
          ) : null}
          <Button size="sm" busy={busy} onClick={() => resend(false)}>
            {say(words.sendAgain)}
          </Button>
        </div>
      ) : null}
    </div>
  );
}
