"use client";
/** A day's bill by hand, through a connection that gives bills. */
import { useState } from "react";
import { ask } from "#components/api/ask.ts";
import { useDeed } from "#components/api/use-deed.ts";
import { useSay } from "#components/language/say.tsx";
import { noteDeed } from "#components/live/own-deed.ts";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { Field } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";
import type { OpenBox } from "#components/ui/late-dialog.tsx";
import { Select } from "#components/ui/select.tsx";
import { toast } from "#components/ui/toast.ts";
import { moneyWords } from "#lib/language/money.ts";
import { bookWords } from "#lib/language/money-statements.ts";
import { uiWords } from "#lib/language/ui.ts";
import { type Book, books } from "#lib/statement/book.ts";
import type { FetchStatementProps } from "./fetch-statement.tsx";

interface FetchStatementBoxProps extends FetchStatementProps, OpenBox {}

export function FetchStatementBox({ connections, yesterday, open, onOpenChange }: FetchStatementBoxProps) {
  const say = useSay();
  const { busy, run } = useDeed();
  const [connectionId, setConnectionId] = useState(connections[0]?.id ?? "");
  const [day, setDay] = useState(yesterday);
  const [book, setBook] = useState<Book>("trade");
  const fetchIt = async () => {
    const worked = await run(async () => {
      const done = await ask<"fetchStatement">("POST", "/money/statements/fetch", { connectionId, day, book });
      for (const { id } of done.statements) noteDeed(id);
      toast.success(say(moneyWords.againSaid, { lines: done.lines, matched: done.matched, open: done.open }));
    });
    if (worked) onOpenChange(false);
  };
  return (
    <Dialog
      width="sm"
      open={open}
      onOpenChange={onOpenChange}
      title={say(moneyWords.fetch)}
      description={say(moneyWords.fetchText)}
      footer={
        <>
          <Button onClick={() => onOpenChange(false)}>{say(uiWords.cancel)}</Button>
          <Button look="primary" busy={busy} disabled={day === ""} onClick={fetchIt}>
            {say(moneyWords.fetchNow)}
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-4">
        <Field label={say(moneyWords.fetchFrom)} name="connection">
          <Select
            items={connections.map(({ id, name }) => ({ value: id, label: name }))}
            value={connectionId}
            onValueChange={setConnectionId}
          />
        </Field>
        <Field label={say(moneyWords.fetchDay)} name="day">
          <Input type="date" value={day} max={yesterday} onChange={(event) => setDay(event.target.value)} />
        </Field>
        <Field label={say(moneyWords.fetchBook)} name="book">
          <Select items={books.map((value) => ({ value, label: say(bookWords[value]) }))} value={book} onValueChange={setBook} />
        </Field>
      </div>
    </Dialog>
  );
}
