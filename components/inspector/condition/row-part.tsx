"use client";
/** One row: the field, how it is compared, with what; then its live value and whether it holds. */
import clsx from "clsx";
import { ChevronsUpDown } from "lucide-react";
import type { ReactNode } from "react";
import { useLocale, useSay } from "#components/language/say.tsx";
import { controlClass } from "#components/ui/input.tsx";
import { Select } from "#components/ui/select.tsx";
import { type Choice, choiceOf, choicesFor, firstItem, typeOfRow, withChoice } from "#lib/flow/condition/choices.ts";
import { verdictOn } from "#lib/flow/condition/live.ts";
import { type Many, type Row, takesOf } from "#lib/flow/condition/model.ts";
import { builderWords, choiceWords } from "#lib/language/condition.ts";
import { FieldPicker } from "../field-picker.tsx";
import { isCompared, useBuilding } from "./context.ts";
import { carryKey } from "./draft.ts";
import { CountInput, ValueInput } from "./value-input.tsx";
import { LiveValue, Truth } from "./verdict.tsx";

export interface RowPartProps {
  item: Row | Many;
  menu: ReactNode;
  onChange: (next: Row | Many) => void;
}

export function RowPart({ item, menu, onChange }: RowPartProps) {
  const say = useSay();
  const locale = useLocale();
  const { fields, moment, within } = useBuilding();
  const path = item.kind === "row" ? item.field : item.list;
  const field = fields.find((each) => each.path === path);
  const compared = field ?? { path, type: item.kind === "many" ? "list" : typeOfRow(item) };
  const choice = choiceOf(item);
  const offered = choicesFor(compared);
  const choices: readonly Choice[] = offered.includes(choice) ? offered : [choice, ...offered];
  const verdict = verdictOn(item, moment, within);
  const isMissing = verdict.value === undefined && !verdict.of && choice !== "empty" && choice !== "filled";
  const operand =
    item.kind === "row" ? (
      takesOf(item.operator) === "nothing" ? null : (
        <ValueInput row={item} field={compared} sample={verdict.value} onChange={(value) => onChange({ ...item, value })} />
      )
    ) : item.quantity.is === "count" ? (
      <CountInput many={item} quantity={item.quantity} onChange={onChange} />
    ) : null;
  return (
    <div className="grid grid-cols-[minmax(0,1fr)_auto] gap-1.5 @2xl:flex @2xl:items-start">
      <div className="min-w-0 @2xl:w-52 @2xl:shrink-0">
        <FieldPicker
          fields={fields}
          only={isCompared}
          onPick={(next) => onChange(carryKey(item, firstItem(next)))}
          trigger={
            <button type="button" className={clsx(controlClass, "flex h-8 items-center justify-between gap-2 text-left")}>
              <span className="sr-only">{say(builderWords.field)}: </span>
              <span className="truncate">{field ? field.label[locale] : path}</span>
              <span className="ml-auto min-w-0 max-w-[55%] @2xl:hidden">
                <LiveValue verdict={verdict} field={field} />
              </span>
              <ChevronsUpDown aria-hidden className="size-3.5 shrink-0 text-faint" />
            </button>
          }
        />
      </div>
      <div className="flex h-8 items-center @2xl:order-last">{menu}</div>
      <div data-value className="grid min-w-0 grid-cols-2 gap-1.5 @2xl:flex-1">
        <Select
          label={say(builderWords.choice)}
          className={operand === null ? "col-span-2 @2xl:col-span-1" : ""}
          value={choice}
          onValueChange={(next) => onChange(withChoice(item, next, compared))}
          items={choices.map((each) => ({ value: each, label: choiceWords[each][locale] }))}
        />
        {operand}
      </div>
      <div data-live className="flex h-8 items-center justify-center @2xl:w-40 @2xl:shrink-0 @2xl:justify-between @2xl:gap-2">
        <span className="hidden min-w-0 flex-1 @2xl:block">
          <LiveValue verdict={verdict} field={field} />
        </span>
        <Truth holds={verdict.holds} missing={isMissing} />
      </div>
    </div>
  );
}
