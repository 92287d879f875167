"use client";
/** What a person can do about a difference: say that it is right, hand it to the team, or match it by hand. */
import { Check, ListTodo, RotateCcw } from "lucide-react";
import { useState } from "react";
import { ask } from "#components/api/ask.ts";
import { useDeed } from "#components/api/use-deed.ts";
import { useSay } from "#components/language/say.tsx";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { Field } from "#components/ui/field.tsx";
import { Textarea } from "#components/ui/input.tsx";
import type { MoneyDifferenceDetail } from "#lib/api/money.ts";
import { differenceWordsOnPage as words } from "#lib/language/money-differences.ts";
import { uiWords } from "#lib/language/ui.ts";
import { MatchByHand } from "./match-by-hand.tsx";

export function DifferenceActions({ difference }: { difference: MoneyDifferenceDetail }) {
  const say = useSay();
  const { busy, run } = useDeed();
  const { id, kind, state, noteId } = difference;
  const toDo = () => run(() => ask<"noteDifference">("POST", `/money/differences/${id}/to-do`), say(words.toDoSaid));
  if (state === "right")
    return (
      <Button busy={busy} onClick={() => run(() => ask<"settleDifference">("POST", `/money/differences/${id}/settle`, { as: "open" }))}>
        <RotateCcw aria-hidden />
        {say(words.reopen)}
      </Button>
    );
  if (state === "gone") return null;
  const canMatch = kind === "missing-in-shop" || kind === "missing-on-statement";
  return (
    <>
      <Button busy={busy} disabled={noteId !== null} onClick={toDo}>
        <ListTodo aria-hidden />
        {say(noteId === null ? words.toDo : words.toDoThere)}
      </Button>
      {canMatch ? <MatchByHand difference={difference} /> : null}
      <RightDialog id={id} />
    </>
  );
}

function RightDialog({ id }: { id: string }) {
  const say = useSay();
  const { busy, run } = useDeed();
  const [open, setOpen] = useState(false);
  const [reason, setReason] = useState("");
  const settle = async () => {
    const body = { as: "right", reason };
    if (await run(() => ask<"settleDifference">("POST", `/money/differences/${id}/settle`, body), say(words.settledSaid))) setOpen(false);
  };
  return (
    <Dialog
      width="sm"
      open={open}
      onOpenChange={setOpen}
      title={say(words.rightTitle)}
      description={say(words.rightText)}
      trigger={
        <Button look="primary">
          <Check aria-hidden />
          {say(words.right)}
        </Button>
      }
      footer={
        <>
          <Button onClick={() => setOpen(false)}>{say(uiWords.cancel)}</Button>
          <Button look="primary" busy={busy} onClick={settle}>
            {say(words.right)}
          </Button>
        </>
      }
    >
      <Field label={say(words.reason)} name="reason">
        <Textarea
          value={reason}
          maxLength={500}
          placeholder={say(words.reasonPlaceholder)}
          onChange={(event) => setReason(event.target.value)}
        />
      </Field>
    </Dialog>
  );
}
