"use client";
/** A question as a customer might put it: what would be found, how sure that is, and whether a flow would answer at all. */
import { type FormEvent, useState } from "react";
import { type Answer, ask } from "#components/api/ask.ts";
import { useDeed } from "#components/api/use-deed.ts";
import { useSay } from "#components/language/say.tsx";
import { Button } from "#components/ui/button.tsx";
import { Field } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { answersWords as words } from "#lib/language/answer-list.ts";
import { handOverWords } from "#lib/language/hand-over.ts";

export function TryQuestion() {
  const say = useSay();
  const { busy, run } = useDeed();
  const [text, setText] = useState("");
  const [found, setFound] = useState<Answer<"tryAnswers"> | null>(null);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (text.trim() === "") return;
    void run(async () => setFound(await ask<"tryAnswers">("POST", "/answers/try", { text: text.trim() })));
  };
  const why = found ? handOverWords[found.person] : undefined;
  return (
    <form onSubmit={submit} className="mb-6 max-w-2xl">
      <Field label={say(words.tryTitle)}>
        <span className="flex gap-2">
          <Input value={text} onChange={(event) => setText(event.target.value)} placeholder={say(words.tryPlaceholder)} />
          <Button type="submit" busy={busy}>
            {say(words.tryAction)}
          </Button>
        </span>
      </Field>
      {found ? (
        <div aria-live="polite" className="mt-3 flex flex-col gap-2">
          {why ? <Notice tone="warn">{say(words.tryPerson, { why: say(why) })}</Notice> : null}
          {found.items.length === 0 ? <p className="text-muted text-sm">{say(words.tryNone)}</p> : null}
          <ul className="divide-y divide-line">
            {found.items.map((item) => (
              <li key={item.entryId} className="flex items-baseline gap-3 py-2 text-sm">
                <span className="w-12 shrink-0 text-right font-medium tabular-nums">{Math.round(item.confidence * 100)} %</span>
                <span className="min-w-0">
                  <span className="block font-medium">{item.question}</span>
                  <span className="line-clamp-2 text-muted">{item.answer}</span>
                </span>
              </li>
            ))}
          </ul>
        </div>
      ) : null}
    </form>
  );
}
