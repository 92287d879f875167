"use client";
/** A list that gets one entry for each item of another: which list, and what each field of an entry is. */
import clsx from "clsx";
import { ChevronsUpDown } from "lucide-react";
import { useId } from "react";
import { useLocale, useSay } from "#components/language/say.tsx";
import { controlClass, Input } from "#components/ui/input.tsx";
import { Select, type SelectItem } from "#components/ui/select.tsx";
import type { FieldInScope } from "#lib/flow/fields-in-scope.ts";
import { operationWords as words } from "#lib/language/apis.ts";
import { builderWords } from "#lib/language/condition.ts";
import { uiWords } from "#lib/language/ui.ts";
import { type EachOf, writeEachOf } from "#lib/openapi/each-of.ts";
import type { Input as Asked, Taken } from "#lib/openapi/operation.ts";
import { FieldPicker } from "./field-picker.tsx";
import { useFields } from "./use-fields.ts";

interface EachOfFieldProps {
  nodeId: string;
  of: Taken;
  label: string;
  /** Null: no list is chosen yet. */
  each: EachOf | null;
  disabled: boolean;
  onChange: (text: string) => void;
}

export function EachOfField({ nodeId, of, label, each, disabled, onChange }: EachOfFieldProps) {
  const say = useSay();
  const locale = useLocale();
  const id = useId();
  const fields = useFields(nodeId);
  const chosen = fields.find(({ path }) => path === each?.list);
  const inputs = of.kind === "record" ? of.fields : null;
  const choose = (list: FieldInScope) => {
    const item = list.item ?? [];
    const found = inputs?.flatMap(({ name }): [string, string][] => {
      const same = item.find(({ path }) => sameName(path, name));
      return same ? [[name, `item${same.path}`]] : [];
    });
    onChange(writeEachOf({ list: list.path, fields: found ?? null, value: found ? "" : `item${item[0]?.path ?? ""}` }));
  };
  const set = (name: string, expression: string) => {
    if (!each) return;
    const rest = (each.fields ?? []).filter(([other]) => other !== name);
    onChange(
      writeEachOf(inputs ? { ...each, fields: expression === "" ? rest : [...rest, [name, expression]] } : { ...each, value: expression }),
    );
  };
  return (
    <>
      <div className="flex min-w-0 flex-col gap-1.5">
        <label htmlFor={id} className="text-muted text-xs">
          {say(words.eachOf)}
        </label>
        <FieldPicker
          fields={fields}
          only={({ type }) => type === "list"}
          onPick={choose}
          trigger={
            <button
              type="button"
              id={id}
              disabled={disabled}
              className={clsx(controlClass, "flex h-8 items-center justify-between gap-2 text-left")}
            >
              <span className={clsx("truncate", !each && "text-faint")}>
                {chosen?.label[locale] ?? each?.list ?? say(builderWords.chooseField)}
              </span>
              <ChevronsUpDown aria-hidden className="size-3.5 shrink-0 text-faint" />
            </button>
          }
        />
      </div>
      {each && inputs
        ? inputs.map((input) => (
            <EntryField
              key={input.name}
              input={input}
              item={chosen?.item ?? []}
              expression={each.fields?.find(([name]) => name === input.name)?.[1] ?? ""}
              disabled={disabled}
              onChange={(expression) => set(input.name, expression)}
            />
          ))
        : null}
      {each && !inputs ? (
        <EntryField
          input={{ name: label, required: true, takes: of }}
          item={chosen?.item ?? []}
          expression={each.value}
          disabled={disabled}
          onChange={(expression) => set("", expression)}
        />
      ) : null}
    </>
  );
}

/** `sku` is `.sku`, `product_id` is `.productId`. */
const sameName = (path: string, name: string): boolean => bare(path) === bare(name);
const bare = (text: string): string => text.toLowerCase().replace(/[^a-z0-9]/g, "");

interface EntryFieldProps {
  input: Asked;
  item: readonly FieldInScope[];
  expression: string;
  disabled: boolean;
  onChange: (expression: string) => void;
}

const [none, fixed] = ["", "''"];

function EntryField({ input, item, expression, disabled, onChange }: EntryFieldProps) {
  const say = useSay();
  const locale = useLocale();
  const literal = literalIn(expression);
  const items: SelectItem<string>[] = [
    ...(input.required && expression !== "" ? [] : [{ value: none, label: say(words.notGiven) }]),
    ...item.map(({ path, label }) => ({ value: `item${path}`, label: label[locale] })),
    { value: fixed, label: say(words.fixed) },
  ];
  const value = literal === null ? expression : fixed;
  if (!items.some((each) => each.value === value)) items.push({ value, label: value });
  return (
    <div className="flex min-w-0 flex-col gap-1.5">
      <div className="flex items-baseline justify-between gap-2">
        <span aria-hidden className="min-w-0 break-words font-medium text-ink text-sm">
          {input.name}
        </span>
        {input.required ? null : <span className="text-faint text-xs">{say(uiWords.optional)}</span>}
      </div>
      <Select
        label={input.name}
        items={items}
        value={value}
        disabled={disabled}
        onValueChange={(next) => onChange(next === fixed ? JSON.stringify("") : next)}
      />
      {literal === null ? null : (
        <Input
          aria-label={`${input.name}: ${say(words.fixed)}`}
          value={literal}
          disabled={disabled}
          onChange={(event) => onChange(JSON.stringify(event.target.value))}
        />
      )}
    </div>
  );
}

/** A text in quotes, as we write it; null: something else. */
function literalIn(expression: string): string | null {
  if (!expression.startsWith('"')) return null;
  try {
    const read: unknown = JSON.parse(expression);
    return typeof read === "string" ? read : null;
  } catch {
    return null;
  }
}
