"use client";
import { type FormEvent, useId, useState } from "react";
import { ask } from "#components/api/ask.ts";
import { useDeed } from "#components/api/use-deed.ts";
import { useSay } from "#components/language/say.tsx";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { Field } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";
import type { StockSummary } from "#lib/api/stock.ts";
import { stockWords } from "#lib/language/stock.ts";
import { uiWords } from "#lib/language/ui.ts";

const written = (bound: number | null) => (bound === null ? "" : String(bound));
const isBound = (text: string) => /^\d{0,9}$/.test(text.trim());
const bound = (text: string) => (text.trim() === "" ? null : Number(text));

type Warned = Pick<StockSummary, "sku" | "warnBelow" | "rearmAbove">;
type Bounds = Pick<Warned, "warnBelow" | "rearmAbove">;

export function StockWarning({ item }: { item: Warned }) {
  const say = useSay();
  const formId = useId();
  const { busy, run } = useDeed();
  const [open, setOpen] = useState(false);
  const save = async (body: Bounds) => {
    const done = await run(
      () => ask<"setStockWarning">("PUT", `/stock/${encodeURIComponent(item.sku)}/warning`, body),
      say(stockWords.savedWarning),
    );
    if (done) setOpen(false);
  };
  return (
    <Dialog
      open={open}
      onOpenChange={setOpen}
      title={say(stockWords.setWarning)}
      description={say(stockWords.warningText)}
      trigger={<Button>{say(stockWords.setWarning)}</Button>}
      width="sm"
      footer={
        <>
          <Button onClick={() => setOpen(false)}>{say(uiWords.cancel)}</Button>
          <Button look="primary" type="submit" form={formId} busy={busy}>
            {say(stockWords.saveWarning)}
          </Button>
        </>
      }
    >
      <WarningForm id={formId} item={item} onSave={(bounds) => void save(bounds)} />
    </Dialog>
  );
}

/** What is written here lasts as long as the dialog is open. */
function WarningForm({ id, item, onSave }: { id: string; item: Warned; onSave: (bounds: Bounds) => void }) {
  const say = useSay();
  const [below, setBelow] = useState(written(item.warnBelow));
  const [above, setAbove] = useState(written(item.rearmAbove));
  const [from, to] = [bound(below), bound(above)];
  const isTooLow = from !== null && to !== null && to < from;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!isBound(below) || !isBound(above) || isTooLow) return;
    onSave({ warnBelow: from, rearmAbove: from === null ? null : to });
  };
  return (
    <form id={id} onSubmit={submit} className="flex flex-col gap-4">
      <Field label={say(stockWords.below)} hint={say(stockWords.belowHint)} error={isBound(below) ? undefined : say(stockWords.notWhole)}>
        <Input value={below} onChange={(event) => setBelow(event.target.value)} inputMode="numeric" className="tabular" />
      </Field>
      <Field
        label={say(stockWords.again)}
        aside={say(uiWords.optional)}
        error={isBound(above) ? (isTooLow ? say(stockWords.againTooLow, { n: from }) : undefined) : say(stockWords.notWhole)}
      >
        <Input value={above} onChange={(event) => setAbove(event.target.value)} inputMode="numeric" className="tabular" />
      </Field>
    </form>
  );
}
