"use client";
import { useState } from "react";
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

export function StockWarning({ item }: { item: Pick<StockSummary, "sku" | "warnBelow" | "rearmAbove"> }) {
  const say = useSay();
  const { busy, run } = useDeed();
  const [open, setOpen] = useState(false);
  const [below, setBelow] = useState(written(item.warnBelow));
  const [above, setAbove] = useState(written(item.rearmAbove));
  const save = async () => {
    if (!isBound(below) || !isBound(above)) return;
    const body = { warnBelow: bound(below), rearmAbove: bound(below) === null ? null : bound(above) };
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
          <Button look="primary" busy={busy} onClick={save}>
            {say(stockWords.saveWarning)}
          </Button>
        </>
      }
    >
      <form
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <Field label={say(stockWords.below)} hint={say(stockWords.belowHint)} error={isBound(below) ? undefined : say(stockWords.notWhole)}>
          <Input value={below} onChange={(event) => setBelow(event.target.value)} inputMode="numeric" className="tabular" />
        </Field>
        <Field label={say(stockWords.again)} aside={say(uiWords.optional)} error={isBound(above) ? undefined : say(stockWords.notWhole)}>
          <Input value={above} onChange={(event) => setAbove(event.target.value)} inputMode="numeric" className="tabular" />
        </Field>
        <button type="submit" hidden />
      </form>
    </Dialog>
  );
}
