"use client";
/** A condition as rows: a value of the event, how it is compared, with what. What rows cannot say is edited as a formula. */
import clsx from "clsx";
import { ChevronsUpDown, Plus, X } from "lucide-react";
import { useState } from "react";
import { useLocale, useSay } from "#components/language/say.tsx";
import { Button, IconButton } from "#components/ui/button.tsx";
import { controlClass, Input } from "#components/ui/input.tsx";
import { Select } from "#components/ui/select.tsx";
import {
  type Condition,
  type ConditionRow,
  isNumberText,
  numberText,
  type Operator,
  readCondition,
  writeCondition,
} from "#lib/flow/edit/condition-rows.ts";
import type { FieldInScope } from "#lib/flow/fields-in-scope.ts";
import { conditionWords, formWords, operatorWords } from "#lib/language/editor.ts";
import { FieldPicker, useFields } from "./field-picker.tsx";

type Kind = FieldInScope["type"];
const compare: readonly Operator[] = [">", ">=", "<", "<=", "==", "!="];
const operatorsFor: Record<Kind, readonly Operator[]> = {
  money: compare,
  number: compare,
  text: ["==", "!=", "contains", "startsWith", "endsWith", "empty", "filled"],
  yesNo: ["=="],
  list: ["has", "lacks", "empty", "filled"],
  time: ["empty", "filled"],
  record: ["empty", "filled"],
  any: ["==", "!=", "empty", "filled"],
};
const offered = (field: FieldInScope) => field.type !== "record" && /^[A-Za-z_][\w.]*(\(now\))?$/.test(field.path);

export interface ConditionRowsProps {
  nodeId: string;
  label: string;
  value: string;
  disabled?: boolean | undefined;
  onChange: (value: string) => void;
  onBlur: () => void;
}

export function ConditionRows({ nodeId, label, value, disabled, onChange, onBlur }: ConditionRowsProps) {
  const say = useSay();
  const fields = useFields(nodeId);
  const condition = readCondition(value) ?? { join: "all" as const, rows: [] };
  // A row whose value is still empty writes a formula that says so; the last row may have no field yet.
  const [fresh, setFresh] = useState(condition.rows.length === 0);
  const change = (next: Condition) => onChange(writeCondition(next));
  const setRow = (at: number, row: ConditionRow) =>
    change({ ...condition, rows: condition.rows.map((each, i) => (i === at ? row : each)) });
  const pick = (at: number, field: FieldInScope) => {
    const [operator = "==" as const] = operatorsFor[field.type];
    const row: ConditionRow = { field: field.path, operator, value: firstValue(field, operator) };
    setFresh(false);
    change({
      ...condition,
      rows: at < condition.rows.length ? condition.rows.map((each, i) => (i === at ? row : each)) : [...condition.rows, row],
    });
  };
  return (
    <fieldset disabled={disabled} className="flex flex-col gap-2">
      <legend className="sr-only">{label}</legend>
      {condition.rows.length > 1 ? (
        <Select
          size="sm"
          className="w-44"
          label={say(formWords.allOf)}
          value={condition.join}
          onValueChange={(join) => change({ ...condition, join })}
          items={[
            { value: "all", label: say(formWords.allOf) },
            { value: "any", label: say(formWords.anyOf) },
          ]}
        />
      ) : null}
      {condition.rows.map((row, i) => (
        <Row
          // biome-ignore lint/suspicious/noArrayIndexKey: a row is its place
          key={i}
          nodeId={nodeId}
          row={row}
          field={fields.find((field) => field.path === row.field)}
          onPick={(field) => pick(i, field)}
          onChange={(next) => setRow(i, next)}
          onBlur={onBlur}
          onRemove={() => {
            const rows = condition.rows.filter((_, at) => at !== i);
            setFresh(rows.length === 0);
            change({ ...condition, rows });
          }}
        />
      ))}
      {fresh || condition.rows.length === 0 ? (
        <FieldPicker
          nodeId={nodeId}
          only={offered}
          onPick={(field) => pick(condition.rows.length, field)}
          trigger={
            <button type="button" className={clsx(controlClass, "flex h-8 items-center justify-between text-left text-faint")}>
              {say(formWords.chooseField)}
              <ChevronsUpDown aria-hidden className="size-3.5 text-faint" />
            </button>
          }
        />
      ) : (
        <FieldPicker
          nodeId={nodeId}
          only={offered}
          onPick={(field) => pick(condition.rows.length, field)}
          trigger={
            <Button size="sm" look="quiet" className="self-start">
              <Plus aria-hidden />
              {say(formWords.addRow)}
            </Button>
          }
        />
      )}
    </fieldset>
  );
}

interface RowProps {
  nodeId: string;
  row: ConditionRow;
  field: FieldInScope | undefined;
  onPick: (field: FieldInScope) => void;
  onChange: (row: ConditionRow) => void;
  onBlur: () => void;
  onRemove: () => void;
}

function Row({ nodeId, row, field, onPick, onChange, onBlur, onRemove }: RowProps) {
  const say = useSay();
  const locale = useLocale();
  const kind: Kind = field?.type ?? kindOf(row);
  const allowed = operatorsFor[kind].includes(row.operator) ? operatorsFor[kind] : [row.operator, ...operatorsFor[kind]];
  const bare = row.operator === "empty" || row.operator === "filled";
  return (
    <div className="grid grid-cols-[1fr_auto] gap-1.5 rounded-md bg-sunken p-2">
      <div className="grid min-w-0 grid-cols-2 gap-1.5">
        <div className="col-span-2">
          <FieldPicker
            nodeId={nodeId}
            only={offered}
            onPick={onPick}
            trigger={
              <button
                type="button"
                aria-label={say(formWords.field)}
                className={clsx(controlClass, "flex h-8 items-center justify-between gap-2 text-left")}
              >
                <span className="truncate">{field ? field.label[locale] : row.field}</span>
                <ChevronsUpDown aria-hidden className="size-3.5 shrink-0 text-faint" />
              </button>
            }
          />
        </div>
        <Select
          label={say(formWords.operator)}
          className={bare ? "col-span-2" : ""}
          value={row.operator}
          onValueChange={(operator) =>
            onChange({ ...row, operator, value: operator === "empty" || operator === "filled" ? null : (row.value ?? "") })
          }
          items={allowed.map((operator) => ({ value: operator, label: operatorWords[operator][locale] }))}
        />
        {bare ? null : (
          <ValueInput row={row} kind={kind} values={field?.values} onChange={(value) => onChange({ ...row, value })} onBlur={onBlur} />
        )}
      </div>
      <IconButton label={say(formWords.removeRow)} onClick={onRemove}>
        <X aria-hidden />
      </IconButton>
    </div>
  );
}

interface ValueInputProps {
  row: ConditionRow;
  kind: Kind;
  values: readonly string[] | undefined;
  onChange: (value: ConditionRow["value"]) => void;
  onBlur: () => void;
}

function ValueInput({ row, kind, values, onChange, onBlur }: ValueInputProps) {
  const say = useSay();
  const numeric = kind === "money" || kind === "number" || (kind === "any" && isNumberText(row.value));
  const [typed, setTyped] = useState<string | null>(null);
  if (kind === "yesNo" || typeof row.value === "boolean") {
    return (
      <Select
        label={say(formWords.value)}
        value={row.value === false ? "no" : "yes"}
        onValueChange={(value) => onChange(value === "yes")}
        items={[
          { value: "yes", label: say(conditionWords.yes) },
          { value: "no", label: say(conditionWords.no) },
        ]}
      />
    );
  }
  if (values && row.operator !== "contains")
    return (
      <Select
        label={say(formWords.value)}
        value={String(row.value ?? "")}
        onValueChange={onChange}
        items={values.map((value) => ({ value, label: value }))}
      />
    );
  return (
    <Input
      aria-label={say(formWords.value)}
      inputMode={numeric ? "decimal" : "text"}
      value={typed ?? String(row.value ?? "")}
      onChange={(event) => {
        const text = event.target.value;
        if (!numeric) return onChange(text);
        setTyped(text);
        const number = numberFrom(text, kind);
        if (number !== null) onChange(numberText(number));
      }}
      onBlur={() => {
        setTyped(null);
        onBlur();
      }}
    />
  );
}

/** "1,200" and "１２００" are numbers too. Money is compared with a decimal: `500.0`. */
function numberFrom(text: string, kind: Kind): string | null {
  const plain = text
    .normalize("NFKC")
    .replace(/[\s,，¥￥$€£]/g, "")
    .replace(/\.$/, "");
  if (!/^-?\d{1,15}(\.\d{1,6})?$/.test(plain)) return null;
  const trimmed = plain.replace(/^(-?)0+(?=\d)/, "$1");
  return kind === "money" && !trimmed.includes(".") ? `${trimmed}.0` : trimmed;
}

function kindOf(row: ConditionRow): Kind {
  if (row.operator === "has" || row.operator === "lacks") return "list";
  if (isNumberText(row.value)) return "number";
  return typeof row.value === "boolean" ? "yesNo" : "text";
}

function firstValue(field: FieldInScope, operator: Operator): ConditionRow["value"] {
  if (operator === "empty" || operator === "filled") return null;
  if (field.type === "money") return numberText("0.0");
  if (field.type === "number") return numberText("0");
  if (field.type === "yesNo") return true;
  return field.values?.[0] ?? "";
}
