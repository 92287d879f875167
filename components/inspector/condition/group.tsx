"use client";
/** The parts of a group, one way of joining them, and what can be added. */
import clsx from "clsx";
import { ChevronsUpDown, ListTree, Plus } from "lucide-react";
import { useMemo } from "react";
import { focusPart } from "#components/canvas/focus.ts";
import { useLocale, useSay } from "#components/language/say.tsx";
import { Button } from "#components/ui/button.tsx";
import { controlClass } from "#components/ui/input.tsx";
import { Select } from "#components/ui/select.tsx";
import { firstItem } from "#lib/flow/condition/choices.ts";
import { verdictOn } from "#lib/flow/condition/live.ts";
import { emptyGroup, type Group, type Item, joins, type Many } from "#lib/flow/condition/model.ts";
import type { FieldInScope } from "#lib/flow/fields-in-scope.ts";
import { builderWords, joinWords } from "#lib/language/condition.ts";
import { limits } from "#lib/limits.ts";
import { FieldPicker } from "../field-picker.tsx";
import { isCompared, useBuilding } from "./context.ts";
import { Deeper } from "./deeper.tsx";
import { add, carryKey, drop, keyOf, put, shift } from "./draft.ts";
import { FormulaPart } from "./formula-part.tsx";
import { PartMenu } from "./part-menu.tsx";
import { RowPart } from "./row-part.tsx";
import { Truth } from "./verdict.tsx";

export interface GroupPartsProps {
  group: Group;
  onChange: (next: Group) => void;
  /** What stands at the end of its first line: its own menu. */
  aside?: React.ReactNode;
}

export function GroupParts({ group, onChange, aside }: GroupPartsProps) {
  const say = useSay();
  const locale = useLocale();
  const { fields, deep } = useBuilding();
  const { items, join } = group;
  const pick = (field: FieldInScope): string => {
    const item = firstItem(field);
    onChange(add(group, item));
    return keyOf(item);
  };
  const head = items.length > 1 || join === "none" || aside;
  return (
    <>
      {head ? (
        <div className="flex items-center gap-1.5">
          <Select
            size="sm"
            className="w-auto! min-w-36"
            label={say(builderWords.join)}
            value={join}
            onValueChange={(next) => onChange({ ...group, join: next })}
            items={joins.map((each) => ({ value: each, label: joinWords[each][locale] }))}
          />
          <span className="flex-1" />
          {aside}
        </div>
      ) : null}
      {items.map((item, i) => (
        <Part
          key={keyOf(item)}
          item={item}
          at={i}
          of={items.length}
          onChange={(next) => onChange(put(group, i, next))}
          onDrop={() => {
            const next = items[i + 1] ?? items[i - 1];
            onChange(drop(group, i));
            if (next) focusPart(keyOf(next));
          }}
          onShift={(by) => onChange(shift(group, i, by))}
          onCopy={() => onChange(add(group, structuredClone(item), i + 1))}
        />
      ))}
      <div className="flex flex-wrap gap-1">
        <FieldPicker
          fields={fields}
          only={isCompared}
          onPick={pick}
          trigger={
            items.length === 0 ? (
              <button type="button" className={clsx(controlClass, "flex h-8 items-center justify-between text-left text-faint")}>
                {say(builderWords.chooseField)}
                <ChevronsUpDown aria-hidden className="size-3.5 text-faint" />
              </button>
            ) : (
              <Button size="sm" look="quiet">
                <Plus aria-hidden />
                {say(builderWords.addRow)}
              </Button>
            )
          }
        />
        {items.length > 0 && deep < limits.conditionGroupsDeep ? (
          <Button
            size="sm"
            look="quiet"
            onClick={() => {
              const added: Group = { ...emptyGroup, join: join === "any" ? "all" : "any" };
              onChange(add(group, added));
              focusPart(keyOf(added));
            }}
          >
            <ListTree aria-hidden />
            {say(builderWords.addGroup)}
          </Button>
        ) : null}
      </div>
    </>
  );
}

interface PartProps {
  item: Item;
  at: number;
  of: number;
  onChange: (next: Item) => void;
  onDrop: () => void;
  onShift: (by: -1 | 1) => void;
  onCopy: () => void;
}

function Part({ item, at, of, onChange, onDrop, onShift, onCopy }: PartProps) {
  const say = useSay();
  const locale = useLocale();
  const building = useBuilding();
  const path = item.kind === "row" ? item.field : item.kind === "many" ? item.list : "";
  const called = path === "" ? say(builderWords.formula) : (building.fields.find((each) => each.path === path)?.label[locale] ?? path);
  const wrap = () => onChange({ kind: "group", join: "any", items: [carryKey(item, { ...item })] });
  const menu = (
    <PartMenu
      label={say(item.kind === "group" ? builderWords.moreGroup : builderWords.more)}
      dropLabel={say(item.kind === "group" ? builderWords.removeGroup : builderWords.remove)}
      canUp={at > 0}
      canDown={at < of - 1}
      onShift={onShift}
      onCopy={onCopy}
      onDrop={onDrop}
      onWrap={item.kind === "group" || building.deep >= limits.conditionGroupsDeep ? undefined : wrap}
    />
  );
  if (item.kind === "group") {
    const { holds } = verdictOn(item, building.moment, building.within);
    return (
      // biome-ignore lint/a11y/useSemanticElements: a fieldset would draw its legend
      <div
        role="group"
        data-part={keyOf(item)}
        aria-label={say(builderWords.group)}
        className="group/part flex min-w-0 flex-col gap-2 border-line-strong border-l-2 pl-2.5"
      >
        <Deeper>
          <GroupParts
            group={item}
            onChange={onChange}
            aside={
              <>
                {item.items.length > 0 ? <Truth holds={holds} /> : null}
                {menu}
              </>
            }
          />
        </Deeper>
      </div>
    );
  }
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would draw its legend
    <div
      role="group"
      data-part={keyOf(item)}
      aria-label={say(builderWords.row, { n: at + 1, field: called })}
      className="group/part min-w-0 rounded-md bg-sunken p-1.5"
    >
      {item.kind === "formula" ? (
        <FormulaPart formula={item} menu={menu} onChange={onChange} />
      ) : (
        <RowPart item={item} menu={menu} onChange={onChange} />
      )}
      {item.kind === "many" ? (
        <Items many={item} field={building.fields.find((each) => each.path === item.list)} onChange={onChange} />
      ) : null}
    </div>
  );
}

/** What is asked of a list's items. */
function Items({ many, field, onChange }: { many: Many; field: FieldInScope | undefined; onChange: (next: Many) => void }) {
  const inside = useMemo(() => ({ item: many, field }), [many, field]);
  return (
    <div className="mt-1.5 flex min-w-0 flex-col gap-2 border-line-strong border-l-2 pl-2.5 [&_[data-part]]:bg-raised">
      <Deeper many={inside}>
        <GroupParts group={many.where} onChange={(where) => onChange({ ...many, where })} />
      </Deeper>
    </div>
  );
}
