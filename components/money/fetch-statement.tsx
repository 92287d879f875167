"use client";
/** A day's bill by hand, through a connection that gives bills. */
import { CloudDownload } from "lucide-react";
import { useState } from "react";
import { ask } from "#components/api/ask.ts";
import { useDeed } from "#components/api/use-deed.ts";
import { useSay } from "#components/language/say.tsx";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { Field } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";
import { Select } from "#components/ui/select.tsx";
import { toast } from "#components/ui/toast.ts";
import { bookWords, moneyWords } from "#lib/language/money.ts";
import { uiWords } from "#lib/language/ui.ts";
import { type Book, books } from "#lib/statement/line.ts";

export interface BillConnection {
  id: string;
  name: string;
}

/** @param yesterday the newest day whose bill is there */
export function FetchStatement({ connections, yesterday }: { connections: readonly BillConnection[]; yesterday: string }) {
  const say = useSay();
  const { busy, run } = useDeed();
  const [open, setOpen] = useState(false);
  const [connectionId, setConnectionId] = useState(connections[0]?.id ?? "");
  const [day, setDay] = useState(yesterday);
  const [book, setBook] = useState<Book>("trade");
  const fetchIt = async () => {
    const worked = await run(async () => {
      const done = await ask<"fetchStatement">("POST", "/money/statements/fetch", { connectionId, day, book });
      toast.success(say(moneyWords.againSaid, { lines: done.lines, matched: done.matched, open: done.open }));
    });
    if (worked) setOpen(false);
  };
  return (
    <Dialog
      width="sm"
      open={open}
      onOpenChange={setOpen}
      title={say(moneyWords.fetch)}
      description={say(moneyWords.fetchText)}
      trigger={
        <Button>
          <CloudDownload aria-hidden />
          {say(moneyWords.fetch)}
        </Button>
      }
      footer={
        <>
          <Button onClick={() => setOpen(false)}>{say(uiWords.cancel)}</Button>
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
