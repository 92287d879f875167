"use client";
import { Pencil, Trash2 } from "lucide-react";
import { ask } from "#components/api/ask.ts";
import { useDeed } from "#components/api/use-deed.ts";
import { StepPieces } from "#components/canvas/step-pieces.tsx";
import { useSay } from "#components/language/say.tsx";
import { RowsFrame } from "#components/live/rows-frame.tsx";
import { useRows } from "#components/live/use-rows.ts";
import { IconButton } from "#components/ui/button.tsx";
import { Confirm } from "#components/ui/dialog.tsx";
import { Switch } from "#components/ui/switch.tsx";
import { Table, TableHead, Td, Th, Tr } from "#components/ui/table.tsx";
import type { Page } from "#lib/api/page.ts";
import type { AnswerItem } from "#lib/api/service.ts";
import { templatePieces } from "#lib/flow/spoken-template.ts";
import { answersWords as words } from "#lib/language/answer-list.ts";
import { AnswerOpener } from "./answer-opener.tsx";

export const questionOf = ({ phrasingsEn, phrasingsZh }: Pick<AnswerItem, "phrasingsEn" | "phrasingsZh">, isChinese: boolean): string =>
  (isChinese ? (phrasingsZh[0] ?? phrasingsEn[0]) : (phrasingsEn[0] ?? phrasingsZh[0])) ?? "";

export function AnswerList({
  first,
  query,
  mayWrite,
  isChinese,
}: {
  first: Page<AnswerItem>;
  query: string;
  mayWrite: boolean;
  isChinese: boolean;
}) {
  const say = useSay();
  const state = useRows(first, (cursor) =>
    ask<"listAnswers">("GET", `/answers?${query}${query ? "&" : ""}cursor=${encodeURIComponent(cursor)}`),
  );
  return (
    <RowsFrame state={state}>
      <Table label={say(words.title)} className="table-fixed">
        <TableHead>
          <Th>{say(words.question)}</Th>
          <Th className="max-sm:hidden">{say(words.answer)}</Th>
          <Th className="w-24 max-md:hidden">{say(words.used)}</Th>
          <Th className="w-16">{say(words.state)}</Th>
          <Th className="w-24" />
        </TableHead>
        <tbody>
          {state.rows.map((answer) => (
            <Row key={answer.id} answer={answer} mayWrite={mayWrite} isChinese={isChinese} />
          ))}
        </tbody>
      </Table>
    </RowsFrame>
  );
}

function Row({ answer, mayWrite, isChinese }: { answer: AnswerItem; mayWrite: boolean; isChinese: boolean }) {
  const say = useSay();
  const deed = useDeed();
  const question = questionOf(answer, isChinese);
  const more = answer.phrasingsEn.length + answer.phrasingsZh.length - 1;
  const said = (isChinese ? answer.answerZh || answer.answerEn : answer.answerEn || answer.answerZh).replace(/\s+/g, " ");
  const turn = (on: boolean) => void deed.run(() => ask<"updateAnswer">("PATCH", `/answers/${answer.id}`, { state: on ? "on" : "off" }));
  return (
    <Tr>
      <Td className="py-1.5">
        <span className="block truncate font-medium">{question}</span>
        {more > 0 ? <span className="block text-faint text-xs">{say(words.moreWays, { n: more })}</span> : null}
      </Td>
      <Td className="truncate text-muted max-sm:hidden">
        <StepPieces pieces={templatePieces(said, isChinese ? "zh" : "en")} />
      </Td>
      <Td className="text-muted max-md:hidden">{say(words.times, { n: answer.used })}</Td>
      <Td>
        <Switch label={say(words.switchOn, { question })} checked={answer.state === "on"} disabled={!mayWrite} onCheckedChange={turn} />
      </Td>
      <Td className="text-right">
        {mayWrite ? (
          <>
            <AnswerOpener
              answer={answer}
              trigger={
                <IconButton label={`${say(words.edit)}: ${question}`} size="sm">
                  <Pencil aria-hidden />
                </IconButton>
              }
            />
            <Confirm
              title={say(words.removeTitle)}
              description={say(words.removeText)}
              action={say(words.remove)}
              danger
              trigger={
                <IconButton label={`${say(words.remove)}: ${question}`} size="sm">
                  <Trash2 aria-hidden />
                </IconButton>
              }
              onConfirm={() => deed.run(() => ask<"deleteAnswer">("DELETE", `/answers/${answer.id}`), say(words.removed))}
            />
          </>
        ) : null}
      </Td>
    </Tr>
  );
}
