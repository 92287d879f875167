"use client";
/** Writing back: answers that fit at hand, a draft that a mistake does not lose, and the keys to send it. */
import { type FormEvent, type KeyboardEvent, useId, useRef, useState } from "react";
import { ask } from "#components/api/ask.ts";
import { newKey } from "#components/api/new-key.ts";
import { useDeed } from "#components/api/use-deed.ts";
import { useSay } from "#components/language/say.tsx";
import { Button } from "#components/ui/button.tsx";
import { controlClass } from "#components/ui/input.tsx";
import { toast } from "#components/ui/toast.ts";
import type { ConversationDetail, Suggestion } from "#lib/api/service.ts";
import { channelWords, conversationsWords as words } from "#lib/language/conversations.ts";
import { limits } from "#lib/limits.ts";

export function Composer({ conversation, suggestions }: { conversation: ConversationDetail; suggestions: readonly Suggestion[] }) {
  const say = useSay();
  const { busy, run } = useDeed();
  const fieldId = useId();
  const field = useRef<HTMLTextAreaElement>(null);
  const [text, setText] = useState("");
  const [used, setUsed] = useState<{ entryId: string; text: string } | null>(null);
  /** What was last given to be sent: the same reply however often it is pressed, and another one once it is written otherwise. */
  const given = useRef({ text: "", key: "" });
  const submit = async (event?: FormEvent) => {
    event?.preventDefault();
    if (text.trim() === "" || busy) return;
    await run(async () => {
      const reply = text.trim();
      if (given.current.text !== reply) given.current = { text: reply, key: newKey() };
      const entry = used && used.text.trim() === reply ? { entryId: used.entryId } : {};
      const body = { ...given.current, ...entry };
      const answer = await ask<"replyConversation">("POST", `/conversations/${encodeURIComponent(conversation.id)}/reply`, body);
      if (answer.state === "failed" || answer.state === "unknown") toast.error(say(words.notSent));
      given.current = { text: "", key: "" };
      // what was written on meanwhile is the next one
      setText((now) => (now === text ? "" : now));
      setUsed(null);
    });
    field.current?.focus();
  };
  const press = (event: KeyboardEvent) => {
    if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey) || event.nativeEvent.isComposing) return;
    event.preventDefault();
    void submit();
  };
  const take = ({ entryId, text: answer }: Suggestion) => {
    if (answer === null) return;
    setText(answer);
    setUsed({ entryId, text: answer });
    field.current?.focus();
  };
  const channel = conversation.sendsBy ? (channelWords[conversation.sendsBy.kind] ?? null) : null;
  return (
    <form onSubmit={submit} className="border-line border-t bg-surface px-5 pt-3 pb-4">
      <Suggestions items={suggestions} onUse={take} />
      <label htmlFor={fieldId} className="sr-only">
        {say(words.reply)}
      </label>
      <textarea
        ref={field}
        id={fieldId}
        rows={3}
        value={text}
        maxLength={limits.replyCharsMax}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={press}
        placeholder={say(words.replyPlaceholder, { name: conversation.name || say(words.unknownCustomer) })}
        className={`${controlClass} max-h-72 min-h-20 resize-y py-2`}
      />
      <div className="mt-2 flex flex-wrap items-center justify-between gap-3">
        <p className="min-w-0 flex-1 text-faint text-xs">
          {channel ? say(words.goesBy, { channel: say(channel) }) : say(words.staysHere)}
          {conversation.mode === "person" ? null : <> · {say(words.sendingHolds)}</>}
        </p>
        <span className="text-faint text-xs max-md:hidden">{say(words.sendKeys)}</span>
        <Button type="submit" look="primary" busy={busy} disabled={text.trim() === ""}>
          {say(words.send)}
        </Button>
      </div>
    </form>
  );
}

function Suggestions({ items, onUse }: { items: readonly Suggestion[]; onUse: (item: Suggestion) => void }) {
  const say = useSay();
  return (
    <section aria-label={say(words.suggestions)} className="pb-3">
      <h3 className="pb-1.5 text-faint text-xs">{say(items.length > 0 ? words.suggestions : words.noSuggestions)}</h3>
      <ul className="flex gap-2 overflow-x-auto pb-1">
        {items.map((item) => (
          <li key={item.entryId} className="w-64 shrink-0">
            <button
              type="button"
              disabled={item.text === null}
              onClick={() => onUse(item)}
              title={item.text ?? undefined}
              className="flex h-full w-full flex-col rounded-md border border-line bg-raised px-3 py-2 text-left hover:border-line-strong hover:bg-hover disabled:cursor-not-allowed disabled:bg-sunken"
            >
              <span className="flex w-full items-baseline gap-2">
                <span className="truncate font-medium text-sm">{item.question}</span>
                <span className="ml-auto shrink-0 text-faint text-xs tabular-nums">{Math.round(item.confidence * 100)} %</span>
              </span>
              <span className="mt-0.5 line-clamp-2 text-muted text-xs">
                {item.text ?? say(words.needs, { fields: item.missing.join(", ") })}
              </span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
