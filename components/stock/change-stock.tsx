"use client";
/** Pieces added, taken or counted by hand, with a reason. Without `sku` it asks for that too: the first count of a product. */
import { useState } from "react";
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
import { stockWords } from "#lib/language/stock.ts";
import { uiWords } from "#lib/language/ui.ts";

type Way = "by" | "to";

export function ChangeStock({ sku, places, look = "plain" }: { sku: string | null; places: readonly string[]; look?: ButtonLook }) {
  const say = useSay();
  const { busy, run } = useDeed();
  const [open, setOpen] = useState(false);
  const [name, setName] = useState("");
  const [way, setWay] = useState<Way>(sku === null ? "to" : "by");
  const [pieces, setPieces] = useState("");
  const [location, setLocation] = useState(places[0] ?? "");
  const [reason, setReason] = useState("");
  const [tried, setTried] = useState(false);
  const isWhole = way === "by" ? /^[+-]?[1-9]\d{0,8}$/.test(pieces.trim()) : /^\d{1,9}$/.test(pieces.trim());
  const wanted = sku ?? name.trim();
  const save = async () => {
    setTried(true);
    if (!isWhole || wanted === "") return;
    const change = { location, reason, ...(way === "by" ? { by: Number(pieces) } : { onHand: Number(pieces) }) };
    const done = await run(async () => {
      const after = await ask<"changeStock">("POST", `/stock/${encodeURIComponent(wanted)}/changes`, change);
      const [entry] = after.entries.items;
      if (entry) noteDeed(timelineId({ kind: "stock", at: entry.at, entry }));
      return after;
    }, say(stockWords.saved));
    if (!done) return;
    setOpen(false);
    setPieces("");
    setReason("");
    setTried(false);
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
          <Button look="primary" busy={busy} onClick={save}>
            {say(stockWords.save)}
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
        <button type="submit" hidden />
      </form>
    </Dialog>
  );
}
