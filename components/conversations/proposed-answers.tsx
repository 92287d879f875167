"use client";
/** What people answered themselves, to be confirmed before anything uses it. */
import Link from "next/link";
import { ask } from "#components/api/ask.ts";
import { useDeed } from "#components/api/use-deed.ts";
import { Card, Section } from "#components/frame/page.tsx";
import { useSay } from "#components/language/say.tsx";
import { Button } from "#components/ui/button.tsx";
import type { AnswerItem } from "#lib/api/service.ts";
import { answersWords as words } from "#lib/language/answer-list.ts";
import { questionOf } from "./answer-list.tsx";
import { AnswerOpener } from "./answer-opener.tsx";

export function ProposedAnswers({ items, mayWrite, isChinese }: { items: readonly AnswerItem[]; mayWrite: boolean; isChinese: boolean }) {
  const say = useSay();
  return (
    <Section title={say(words.proposedTitle)} className="pb-6">
      <p className="-mt-1 mb-3 text-muted text-sm">{say(words.proposedText)}</p>
      <Card>
        <ul className="divide-y divide-line">
          {items.map((item) => (
            <Proposed key={item.id} item={item} mayWrite={mayWrite} isChinese={isChinese} />
          ))}
        </ul>
      </Card>
    </Section>
  );
}

function Proposed({ item, mayWrite, isChinese }: { item: AnswerItem; mayWrite: boolean; isChinese: boolean }) {
  const say = useSay();
  const { busy, run } = useDeed();
  return (
    <li className="flex flex-wrap items-start gap-x-4 gap-y-2 px-4 py-3">
      <div className="min-w-0 flex-1 basis-80">
        <p className="break-words font-medium">{questionOf(item, isChinese)}</p>
        <p className="mt-0.5 whitespace-pre-line break-words text-muted text-sm">{item.answerEn || item.answerZh}</p>
        {item.conversationId ? (
          <Link
            href={`/conversations/${encodeURIComponent(item.conversationId)}`}
            className="mt-1 inline-block rounded-sm text-accent text-xs hover:underline"
          >
            {say(words.seeConversation)}
          </Link>
        ) : null}
      </div>
      {mayWrite ? (
        <div className="flex flex-wrap gap-2">
          <Button
            size="sm"
            busy={busy}
            onClick={() => run(() => ask<"updateAnswer">("PATCH", `/answers/${item.id}`, { state: "on" }), say(words.confirmed))}
          >
            {say(words.confirm)}
          </Button>
          <AnswerOpener answer={item} trigger={<Button size="sm">{say(words.edit)}</Button>} />
          <Button
            size="sm"
            look="quiet"
            busy={busy}
            onClick={() => run(() => ask<"deleteAnswer">("DELETE", `/answers/${item.id}`), say(words.turnedDown))}
          >
            {say(words.turnDown)}
          </Button>
        </div>
      ) : null}
    </li>
  );
}
