"use client";
/** What a field is compared with: typed, chosen, counted back from now, or another field. */
import { Braces, X } from "lucide-react";
import { useState } from "react";
import { useLocale, useSay } from "#components/language/say.tsx";
import { IconButton } from "#components/ui/button.tsx";
import { controlClass, Input } from "#components/ui/input.tsx";
import { Select } from "#components/ui/select.tsx";
import { type ComparedField, firstLiteral } from "#lib/flow/condition/choices.ts";
import { comparisonOperators, type Many, type Quantity, type Row, spanUnits, takesOf, type Value } from "#lib/flow/condition/model.ts";
import type { FieldInScope } from "#lib/flow/fields-in-scope.ts";
import { builderWords, choiceWords, unitWords } from "#lib/language/condition.ts";
import { yesNoWords } from "#lib/language/verdicts.ts";
import { FieldPicker } from "../field-picker.tsx";
import { isCompared, useBuilding } from "./context.ts";
import { literalFrom, numberFrom, shownNumber } from "./number-text.ts";
import { ValueList } from "./value-list.tsx";

export interface ValueInputProps {
  row: Row;
  field: ComparedField & { valueWords?: FieldInScope["valueWords"] };
  /** What it is on the sample event. */
  sample: unknown;
  onChange: (value: Value) => void;
}

export function ValueInput(props: ValueInputProps) {
  const { row, field, sample, onChange } = props;
  const { value } = row;
  switch (takesOf(row.operator)) {
    case "nothing":
      return null;
    case "span":
      return <SpanInput value={value} onChange={onChange} />;
    case "day":
      return <DayInput value={value} onChange={onChange} />;
    case "list":
      return (
        <div className="col-span-2 @2xl:col-span-1">
          <ValueList
            values={value?.kind === "list" ? value.values : []}
            field={field}
            sample={sample}
            onChange={(values) => onChange({ kind: "list", values })}
          />
        </div>
      );
    case "literal":
      return <LiteralInput {...props} />;
    case "operand":
      return <Operand {...props} />;
  }
}

/** Typed, or another field: `order total is more than customer's spending so far`. */
function Operand(props: ValueInputProps) {
  const { row, field, onChange } = props;
  const say = useSay();
  const locale = useLocale();
  const { fields } = useBuilding();
  const { value } = row;
  const alike = (each: FieldInScope) =>
    isCompared(each) && each.path !== field.path && (each.type === field.type || field.type === "any" || each.type === "any");
  if (value?.kind === "field") {
    const other = fields.find(({ path }) => path === value.field);
    return (
      <span className={`${controlClass} flex h-8 items-center gap-1 bg-accent-soft! pr-0.5!`}>
        <span className="min-w-0 flex-1 truncate">{other?.label[locale] ?? value.field}</span>
        <IconButton size="sm" label={say(builderWords.typeValue)} onClick={() => onChange(firstLiteral(field))}>
          <X aria-hidden />
        </IconButton>
      </span>
    );
  }
  const choosable = field.type !== "yesNo" && !field.values;
  return (
    <span className="relative min-w-0">
      <LiteralInput {...props} roomy={choosable} />
      {choosable ? (
        <span className="absolute top-0.5 right-0.5">
          <FieldPicker
            fields={fields}
            only={alike}
            onPick={({ path }) => onChange({ kind: "field", field: path })}
            trigger={
              <IconButton
                size="sm"
                label={say(builderWords.otherField)}
                title={say(builderWords.otherField)}
                className="opacity-0 focus-visible:opacity-100 group-hover/part:opacity-100 data-popup-open:opacity-100 [@media(hover:none)]:opacity-100"
              >
                <Braces aria-hidden />
              </IconButton>
            }
          />
        </span>
      ) : null}
    </span>
  );
}

const textOf = (value: Value): string => (value?.kind === "text" ? value.text : value?.kind === "number" ? shownNumber(value.number) : "");

function LiteralInput({ row, field, sample, onChange, roomy = false }: ValueInputProps & { roomy?: boolean }) {
  const say = useSay();
  const locale = useLocale();
  const { onBlur } = useBuilding();
  const [typed, setTyped] = useState<string | null>(null);
  const { value } = row;
  const label = say(builderWords.value);
  if (field.type === "yesNo" || value?.kind === "flag")
    return (
      <Select
        label={label}
        value={value?.kind === "flag" && !value.flag ? "no" : "yes"}
        onValueChange={(next) => onChange({ kind: "flag", flag: next === "yes" })}
        items={[
          { value: "yes", label: say(yesNoWords.yes) },
          { value: "no", label: say(yesNoWords.no) },
        ]}
      />
    );
  if (field.values && (row.operator === "==" || row.operator === "!="))
    return (
      <Select
        label={label}
        value={textOf(value)}
        onValueChange={(text) => onChange({ kind: "text", text })}
        items={field.values.map((each) => ({ value: each, label: field.valueWords?.[each]?.[locale] ?? each }))}
      />
    );
  const numeric = field.type === "money" || field.type === "number" || (field.type === "any" && value?.kind === "number");
  return (
    <Input
      aria-label={label}
      inputMode={numeric ? "decimal" : "text"}
      autoComplete="off"
      className={roomy ? "pr-8!" : ""}
      placeholder={!numeric && typeof sample === "string" ? sample : ""}
      value={typed ?? textOf(value)}
      onChange={(event) => {
        const text = event.target.value;
        if (!numeric) return onChange(literalFrom(text, field, sample));
        setTyped(text);
        const number = numberFrom(text, field.type === "money");
        if (number !== null) onChange({ kind: "number", number });
      }}
      onBlur={() => {
        setTyped(null);
        onBlur();
      }}
    />
  );
}

function SpanInput({ value, onChange }: { value: Value; onChange: (value: Value) => void }) {
  const say = useSay();
  const locale = useLocale();
  const { onBlur } = useBuilding();
  const span = value?.kind === "span" ? value : { n: 3, unit: "days" as const };
  const [typed, setTyped] = useState<string | null>(null);
  return (
    <span className="grid min-w-0 grid-cols-[minmax(2.75rem,2fr)_3fr] gap-1.5">
      <Input
        aria-label={say(builderWords.value)}
        inputMode="numeric"
        value={typed ?? String(span.n)}
        onChange={(event) => {
          const text = event.target.value.normalize("NFKC").replace(/\D/g, "").slice(0, 4);
          setTyped(text);
          if (text !== "") onChange({ kind: "span", n: Number(text), unit: span.unit });
        }}
        onBlur={() => {
          setTyped(null);
          onBlur();
        }}
      />
      <Select
        label={say(builderWords.unit)}
        value={span.unit}
        onValueChange={(unit) => onChange({ kind: "span", n: span.n, unit })}
        items={spanUnits.map((unit) => ({ value: unit, label: unitWords[unit][locale] }))}
      />
    </span>
  );
}

function DayInput({ value, onChange }: { value: Value; onChange: (value: Value) => void }) {
  const say = useSay();
  const { onBlur } = useBuilding();
  return (
    <Input
      type="date"
      aria-label={say(builderWords.value)}
      value={value?.kind === "day" ? value.day : ""}
      onChange={(event) => onChange({ kind: "day", day: event.target.value })}
      onBlur={onBlur}
    />
  );
}

export interface CountInputProps {
  many: Many;
  quantity: Extract<Quantity, { is: "count" }>;
  onChange: (next: Many) => void;
}

/** Of how many items: at least 2. */
export function CountInput({ many, quantity, onChange }: CountInputProps) {
  const say = useSay();
  const locale = useLocale();
  const { onBlur } = useBuilding();
  const [typed, setTyped] = useState<string | null>(null);
  return (
    <span className="grid min-w-0 grid-cols-[3fr_minmax(2.75rem,2fr)] gap-1.5">
      <Select
        label={say(builderWords.countChoice)}
        value={quantity.compare}
        onValueChange={(compare) => onChange({ ...many, quantity: { ...quantity, compare } })}
        items={comparisonOperators.map((each) => ({ value: each, label: choiceWords[each][locale] }))}
      />
      <Input
        aria-label={say(builderWords.howMany)}
        inputMode="numeric"
        value={typed ?? quantity.count}
        onChange={(event) => {
          const text = event.target.value.normalize("NFKC").replace(/\D/g, "").slice(0, 6);
          setTyped(text);
          if (text !== "") onChange({ ...many, quantity: { ...quantity, count: String(Number(text)) } });
        }}
        onBlur={() => {
          setTyped(null);
          onBlur();
        }}
      />
    </span>
  );
}
