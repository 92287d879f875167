"use client";
/** One answer: how it is asked for and what to say, in both languages. */
import { type FormEvent, useId, useState } from "react";
import { ask } from "#components/api/ask.ts";
import { useDeed } from "#components/api/use-deed.ts";
import { useSay } from "#components/language/say.tsx";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { Field } from "#components/ui/field.tsx";
import { Textarea } from "#components/ui/input.tsx";
import type { OpenBox } from "#components/ui/late-dialog.tsx";
import type { AnswerItem } from "#lib/api/service.ts";
import { answersWords as words } from "#lib/language/answer-list.ts";
import { uiWords } from "#lib/language/ui.ts";
import { draftProblem, phrasingsIn } from "#lib/service/answers-csv.ts";

interface AnswerDialogProps extends OpenBox {
  /** Absent: a new one. */
  answer: AnswerItem | undefined;
}

export function AnswerDialog({ answer, open, onOpenChange }: AnswerDialogProps) {
  const say = useSay();
  const { busy, run } = useDeed();
  const formId = useId();
  const [draft, setDraft] = useState(() => draftOf(answer));
  const [tried, setTried] = useState(false);
  const body = {
    phrasingsZh: phrasingsIn(draft.phrasingsZh),
    phrasingsEn: phrasingsIn(draft.phrasingsEn),
    answerZh: draft.answerZh.trim(),
    answerEn: draft.answerEn.trim(),
  };
  const wrong = draftProblem(body);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (wrong) return;
    const done = await run(
      () =>
        answer
          ? ask<"updateAnswer">("PATCH", `/answers/${answer.id}`, { ...body, ...(answer.state === "proposed" ? { state: "on" } : {}) })
          : ask<"createAnswer">("POST", "/answers", body),
      say(words.saved),
    );
    if (done) onOpenChange(false);
  };
  const field = (name: keyof typeof draft, rows: number) => (
    <Textarea rows={rows} value={draft[name]} onChange={(event) => setDraft({ ...draft, [name]: event.target.value })} />
  );
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      width="lg"
      title={say(answer ? words.edit : words.add)}
      description={say(words.phrasingsHint)}
      footer={
        <>
          {tried && wrong ? <p className="mr-auto text-bad text-sm">{say(wrong)}</p> : null}
          <Button onClick={() => onOpenChange(false)}>{say(uiWords.cancel)}</Button>
          <Button look="primary" type="submit" form={formId} busy={busy}>
            {say(words.save)}
          </Button>
        </>
      }
    >
      <form id={formId} onSubmit={submit} className="grid gap-4 sm:grid-cols-2">
        <Field label={say(words.phrasingsEn)}>{field("phrasingsEn", 4)}</Field>
        <Field label={say(words.phrasingsZh)}>{field("phrasingsZh", 4)}</Field>
        <Field label={say(words.answerEn)}>{field("answerEn", 6)}</Field>
        <Field label={say(words.answerZh)}>{field("answerZh", 6)}</Field>
        <p className="text-muted text-xs sm:col-span-2">{say(words.answerHint, { example: "{{ order.number }}" })}</p>
      </form>
    </Dialog>
  );
}

const draftOf = (answer: AnswerItem | undefined) => ({
  phrasingsZh: answer?.phrasingsZh.join("\n") ?? "",
  phrasingsEn: answer?.phrasingsEn.join("\n") ?? "",
  answerZh: answer?.answerZh ?? "",
  answerEn: answer?.answerEn ?? "",
});
