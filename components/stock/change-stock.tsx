"use client";
/** Pieces added, taken or counted by hand, with a reason. Without `sku` it asks for that too: the first count of a product. */
import { type FormEvent, useId, useState } from "react";
import { ask } from "#components/api/ask.ts";
import { useDeed } from "#components/api/use-deed.ts";
import { timelineId } from "#components/history/timeline-id.ts";
import { useSay } from "#components/language/say.tsx";
import { noteDeed } from "#components/live/own-deed.ts";
import { Button } from "#components/ui/button.tsx";
import type { ButtonLook } from "#components/ui/button-class.ts";
import { Dialog } from "#components/ui/dialog.tsx";
import { Field } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";
import { Select } from "#components/ui/select.tsx";
import type { StockChange } from "#lib/api/stock.ts";
import { stockWords } from "#lib/language/stock.ts";
import { uiWords } from "#lib/language/ui.ts";

type Way = "by" | "to";

interface ChangeStockProps {
  sku: string | null;
  places: readonly string[];
  look?: ButtonLook;
}

export function ChangeStock({ sku, places, look = "plain" }: ChangeStockProps) {
  const say = useSay();
  const formId = useId();
  const { busy, run } = useDeed();
  const [open, setOpen] = useState(false);
  const save = async (wanted: string, change: StockChange) => {
    const done = await run(async () => {
      const after = await ask<"changeStock">("POST", `/stock/${encodeURIComponent(wanted)}/changes`, change);
      const [entry] = after.entries.items;
      if (entry) noteDeed(timelineId({ kind: "stock", at: entry.at, entry }));
      return after;
    }, say(stockWords.saved));
    if (done) setOpen(false);
  };
  return (
    <Dialog
      open={open}
      onOpenChange={setOpen}
      title={say(sku === null ? stockWords.count : stockWords.change)}
      description={say(stockWords.changeText)}
      trigger={<Button look={look}>{say(sku === null ? stockWords.count : stockWords.change)}</Button>}
      width="sm"
      footer={
        <>
          <Button onClick={() => setOpen(false)}>{say(uiWords.cancel)}</Button>
          <Button look="primary" type="submit" form={formId} busy={busy}>
            {say(stockWords.save)}
          </Button>
        </>
      }
    >
      <ChangeForm id={formId} sku={sku} places={places} onSave={(wanted, change) => void save(wanted, change)} />
    </Dialog>
  );
}

interface ChangeFormProps extends Pick<ChangeStockProps, "sku" | "places"> {
  id: string;
  onSave: (sku: string, change: StockChange) => void;
}

/** What is written here lasts as long as the dialog is open. */
function ChangeForm({ id, sku, places, onSave }: ChangeFormProps) {
  const say = useSay();
  const [name, setName] = useState("");
  const [way, setWay] = useState<Way>(sku === null ? "to" : "by");
  const [pieces, setPieces] = useState("");
  const [location, setLocation] = useState(places[0] ?? "");
  const [reason, setReason] = useState("");
  const [tried, setTried] = useState(false);
  const isWhole = way === "by" ? /^[+-]?[1-9]\d{0,8}$/.test(pieces.trim()) : /^\d{1,9}$/.test(pieces.trim());
  const wanted = sku ?? name.trim();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (isWhole && wanted !== "")
      onSave(wanted, { location, reason, ...(way === "by" ? { by: Number(pieces) } : { onHand: Number(pieces) }) });
  };
  return (
    <form id={id} onSubmit={submit} className="flex flex-col gap-4">
      {sku === null ? (
        <Field label={say(stockWords.sku)} error={tried && wanted === "" ? say(stockWords.skuNeeded) : undefined}>
          <Input value={name} onChange={(event) => setName(event.target.value)} className="font-mono" />
        </Field>
      ) : (
        <Field label={say(stockWords.how)}>
          <Select
            value={way}
            onValueChange={(value) => setWay(value as Way)}
            items={[
              { value: "by", label: say(stockWords.by) },
              { value: "to", label: say(stockWords.to) },
            ]}
          />
        </Field>
      )}
      <Field
        label={say(stockWords.pieces)}
        hint={way === "by" ? say(stockWords.piecesHint) : undefined}
        error={tried && !isWhole ? say(stockWords.notWhole) : undefined}
      >
        <Input value={pieces} onChange={(event) => setPieces(event.target.value)} inputMode="numeric" className="tabular" />
      </Field>
      {places.length > 1 ? (
        <Field label={say(stockWords.place)}>
          <Select
            value={location}
            onValueChange={setLocation}
            items={places.map((place) => ({ value: place, label: place || say(stockWords.mainPlace) }))}
          />
        </Field>
      ) : null}
      {sku === null ? (
        <Field label={say(stockWords.place)} aside={say(uiWords.optional)}>
          <Input value={location} onChange={(event) => setLocation(event.target.value)} />
        </Field>
      ) : null}
      <Field label={say(stockWords.reason)} hint={say(stockWords.reasonHint)} aside={say(uiWords.optional)}>
        <Input value={reason} onChange={(event) => setReason(event.target.value)} />
      </Field>
    </form>
  );
}
