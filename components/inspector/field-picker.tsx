"use client";
/** The values that can be used at this step, with what they are in the sample event; found by their name in either language, by pinyin, or by how they are written. */
import { Command } from "cmdk";
import { type ReactElement, useCallback, useRef, useState } from "react";
import { focusPart } from "#components/canvas/focus.ts";
import { useLocale, useSay } from "#components/language/say.tsx";
import { Popover } from "#components/ui/popover.tsx";
import { type Early, enterOnceFound, useEarlyKeys } from "#components/ui/use-early-keys.ts";
import type { FieldInScope } from "#lib/flow/fields-in-scope.ts";
import { formWords } from "#lib/language/inspector.ts";
import { isFoundBy } from "#lib/language/pinyin.ts";
import { useLiveText } from "./live-value.tsx";

export interface FieldPickerProps {
  fields: readonly FieldInScope[];
  trigger: ReactElement;
  /** The key of the part that it made, where the keyboard goes on; nothing: back to the button. */
  onPick: (field: FieldInScope) => unknown;
  /** Only fields that it lets through. */
  only?: (field: FieldInScope) => boolean;
  /** Where the keyboard goes on after a choice, where that is no part of a condition. */
  after?: () => void;
}

export function FieldPicker({ fields, trigger, onPick, only, after }: FieldPickerProps) {
  const say = useSay();
  const [open, setOpen] = useState(false);
  // after a choice the keyboard goes on where the choice leads, else back to the button
  const moved = useRef(false);
  const close = useCallback(() => setOpen(false), []);
  const takeEarly = useEarlyKeys(open, close);
  return (
    <Popover
      open={open}
      onOpenChange={(opens) => {
        if (opens) moved.current = false;
        setOpen(opens);
      }}
      comesBack={() => !moved.current}
      align="end"
      trigger={trigger}
      label={say(formWords.searchFields)}
      className="flex max-h-[min(440px,var(--available-height))] w-[22rem] flex-col"
    >
      <FieldList
        fields={fields}
        only={only}
        takeEarly={takeEarly}
        onPick={(field) => {
          const part = onPick(field);
          setOpen(false);
          moved.current = typeof part === "string" || after !== undefined;
          if (typeof part === "string") focusPart(part);
          else after?.();
        }}
      />
    </Popover>
  );
}

interface FieldListProps {
  fields: readonly FieldInScope[];
  only: FieldPickerProps["only"];
  takeEarly: () => Early;
  onPick: (field: FieldInScope) => void;
}

function FieldList({ fields, only, takeEarly, onPick }: FieldListProps) {
  const say = useSay();
  const locale = useLocale();
  const live = useLiveText();
  const [at, setAt] = useState("");
  const [text, setText] = useState("");
  const groups = new Map<string, FieldInScope[]>();
  for (const field of fields) {
    if (only && !only(field)) continue;
    const group = field.group[locale];
    groups.set(group, [...(groups.get(group) ?? []), field]);
  }
  return (
    <Command
      label={say(formWords.searchFields)}
      loop
      value={at}
      onValueChange={setAt}
      className="flex min-h-0 flex-1 flex-col"
      filter={(_, search, keywords = []) => (isFoundBy(search, keywords) ? 1 : 0)}
    >
      <div className="border-line border-b p-2">
        <Command.Input
          value={text}
          onValueChange={setText}
          onFocus={({ currentTarget }) => {
            const early = takeEarly();
            if (early.text !== "") setText((now) => now + early.text);
            if (early.enter) enterOnceFound(currentTarget);
          }}
          placeholder={say(formWords.searchFields)}
          className="h-7 w-full rounded-sm bg-transparent px-1 text-base outline-none"
        />
      </div>
      <Command.List className="min-h-0 flex-1 scroll-py-1 overflow-y-auto p-1">
        <Command.Empty className="px-2 py-3 text-muted text-sm">{say(formWords.noFields)}</Command.Empty>
        {[...groups].map(([group, each]) => (
          <Command.Group
            key={group}
            heading={group}
            className="[&_[cmdk-group-heading]]:px-2 [&_[cmdk-group-heading]]:pt-1.5 [&_[cmdk-group-heading]]:pb-0.5 [&_[cmdk-group-heading]]:text-faint [&_[cmdk-group-heading]]:text-xs"
          >
            {each.map((field) => (
              <Command.Item
                key={field.path}
                value={field.path}
                keywords={[field.label.en, field.label.zh, field.group.en, field.group.zh, field.path]}
                onSelect={() => onPick(field)}
                className="flex items-baseline justify-between gap-3 rounded-md px-2 py-1 text-sm data-[selected=true]:bg-hover"
              >
                <span className="min-w-0 truncate">{field.label[locale]}</span>
                <span className="sr-only">{field.path}</span>
                {field.sample === undefined ? null : (
                  <span className="tabular max-w-[50%] shrink-0 truncate text-faint text-xs">{live(field.sample, field)}</span>
                )}
              </Command.Item>
            ))}
          </Command.Group>
        ))}
      </Command.List>
      <p aria-hidden className="truncate border-line border-t px-3 py-1.5 font-mono text-faint text-xs" dir="ltr">
        {at || "\u00a0"}
      </p>
    </Command>
  );
}
