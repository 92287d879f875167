"use client";
import clsx from "clsx";
import { type FormEvent, useState } from "react";
import { type Answer, ask } from "#components/api/ask.ts";
import { newKey } from "#components/api/new-key.ts";
import { useSentence } from "#components/api/use-deed.ts";
import { useSay } from "#components/language/say.tsx";
import { Button } from "#components/ui/button.tsx";
import { controlClass } from "#components/ui/input.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { RelativeTime } from "#components/ui/relative-time.tsx";
import { askWords as words } from "#lib/language/ask.ts";

interface ThreadProps {
  channelId: string;
  token: string;
  /** Null: not fetched yet. */
  conversation: Answer<"getAsked"> | null;
  onSent: () => Promise<void>;
}

export function VisitorThread({ channelId, token, conversation, onSent }: ThreadProps) {
  const say = useSay();
  const sentence = useSentence();
  const [text, setText] = useState("");
  const [key, setKey] = useState(() => newKey());
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState("");
  const messages = conversation?.messages ?? [];
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (text.trim() === "") return;
    setBusy(true);
    setFailure("");
    try {
      await ask<"askShop">("POST", `/ask/${channelId}`, { text: text.trim(), token, key });
      setText("");
      setKey(newKey());
      await onSent();
    } catch (error) {
      setFailure(sentence(error));
    }
    setBusy(false);
  };
  return (
    <>
      <ol aria-live="polite" className="flex flex-col gap-4">
        {messages.length === 0 ? <li className="text-muted">{say(words.sending)}</li> : null}
        {messages.map((message) => (
          <li
            key={message.id}
            className={clsx("flex max-w-[85%] flex-col", message.mine ? "items-end self-end" : "items-start self-start")}
          >
            <p className="flex gap-1.5 pb-1 text-faint text-xs">
              <span className="font-medium text-muted">{message.mine ? say(words.you) : message.by || say(words.shop)}</span>
              <RelativeTime at={message.at} narrow />
            </p>
            <p
              className={clsx(
                "whitespace-pre-line break-words rounded-lg px-3.5 py-2.5 text-base",
                message.mine ? "bg-accent-soft" : "border border-line bg-raised",
              )}
            >
              {message.text}
            </p>
          </li>
        ))}
      </ol>
      {messages.length > 0 && messages.at(-1)?.mine ? <p className="mt-4 text-muted text-sm">{say(words.waiting)}</p> : null}
      {conversation?.closed ? <p className="mt-4 text-muted text-sm">{say(words.closed)}</p> : null}
      <form onSubmit={submit} className="mt-6 flex flex-col gap-2">
        <textarea
          aria-label={say(words.write)}
          placeholder={say(words.write)}
          rows={2}
          value={text}
          maxLength={2_000}
          onChange={(event) => setText(event.target.value)}
          className={`${controlClass} resize-y py-2`}
        />
        {failure ? <Notice tone="bad">{failure}</Notice> : null}
        <Button type="submit" look="primary" busy={busy} disabled={text.trim() === ""} className="self-end">
          {say(words.sendMore)}
        </Button>
      </form>
    </>
  );
}
