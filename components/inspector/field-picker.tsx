"use client";
/** The values that can be used at this step, found by their name in either language or by how they are written. */
import { Popover } from "@base-ui/react/popover";
import { Command } from "cmdk";
import { createContext, type ReactElement, useContext, useMemo, useState } from "react";
import { useEditor, useEditorStore } from "#components/canvas/editor-context.tsx";
import { documentOf } from "#components/canvas/editor-store.ts";
import { useLocale, useSay } from "#components/language/say.tsx";
import { type FieldInScope, fieldsInScope } from "#lib/flow/fields-in-scope.ts";
import { formWords } from "#lib/language/editor.ts";
import { catalog } from "#lib/nodes/catalog.ts";

export interface FieldPickerProps {
  nodeId: string;
  trigger: ReactElement;
  onPick: (field: FieldInScope) => void;
  /** Only fields that it lets through. */
  only?: (field: FieldInScope) => boolean;
}

/** True around a setting that speaks of the event a step waits for, not of the one that started the flow. */
export const LaterEvent = createContext(false);

export function useFields(nodeId: string): readonly FieldInScope[] {
  const store = useEditorStore();
  const later = useContext(LaterEvent);
  const awaited = useEditor((state) => (later ? documentOf(state).nodes.find((node) => node.id === nodeId)?.config["event"] : null));
  // Looked up when it opens: what is in scope changes with the drawing, not with the typing.
  // biome-ignore lint/correctness/useExhaustiveDependencies: another event brings other fields
  return useMemo(() => fieldsInScope(documentOf(store.getState()), nodeId, catalog, undefined, later), [store, nodeId, later, awaited]);
}

export function FieldPicker({ nodeId, trigger, onPick, only }: FieldPickerProps) {
  const [open, setOpen] = useState(false);
  return (
    <Popover.Root open={open} onOpenChange={(next) => setOpen(next)}>
      <Popover.Trigger render={trigger} />
      <Popover.Portal>
        <Popover.Positioner sideOffset={4} align="end" className="z-50">
          <Popover.Popup className="floats flex max-h-[min(420px,var(--available-height))] w-80 flex-col rounded-lg bg-raised shadow-float outline-none">
            {open ? (
              <FieldList
                nodeId={nodeId}
                only={only}
                onPick={(field) => {
                  setOpen(false);
                  onPick(field);
                }}
              />
            ) : null}
          </Popover.Popup>
        </Popover.Positioner>
      </Popover.Portal>
    </Popover.Root>
  );
}

function FieldList({ nodeId, only, onPick }: { nodeId: string; only: FieldPickerProps["only"]; onPick: (field: FieldInScope) => void }) {
  const say = useSay();
  const locale = useLocale();
  const all = useFields(nodeId);
  const groups = new Map<string, FieldInScope[]>();
  for (const field of all) {
    if (only && !only(field)) continue;
    const group = field.group[locale];
    groups.set(group, [...(groups.get(group) ?? []), field]);
  }
  return (
    <Command
      label={say(formWords.searchFields)}
      loop
      className="flex min-h-0 flex-1 flex-col"
      filter={(_, search, keywords = []) => (fits(search, keywords) ? 1 : 0)}
    >
      <div className="border-line border-b p-2">
        <Command.Input
          placeholder={say(formWords.searchFields)}
          className="h-7 w-full rounded-sm bg-transparent px-1 text-base outline-none"
        />
      </div>
      <Command.List className="min-h-0 flex-1 overflow-y-auto p-1">
        <Command.Empty className="px-2 py-3 text-muted text-sm">{say(formWords.noFields)}</Command.Empty>
        {[...groups].map(([group, fields]) => (
          <Command.Group
            key={group}
            heading={group}
            className="[&_[cmdk-group-heading]]:px-2 [&_[cmdk-group-heading]]:pt-1.5 [&_[cmdk-group-heading]]:pb-0.5 [&_[cmdk-group-heading]]:text-faint [&_[cmdk-group-heading]]:text-xs"
          >
            {fields.map((field) => (
              <Command.Item
                key={field.path}
                value={field.path}
                keywords={[field.label.en, field.label.zh, field.group.en, field.group.zh, field.path]}
                onSelect={() => onPick(field)}
                className="flex items-baseline justify-between gap-3 rounded-md px-2 py-1 text-sm data-[selected=true]:bg-hover"
              >
                <span className="truncate">{field.label[locale]}</span>
                <code className="truncate font-mono text-faint text-xs" dir="ltr">
                  {field.path}
                </code>
              </Command.Item>
            ))}
          </Command.Group>
        ))}
      </Command.List>
    </Command>
  );
}

const fits = (search: string, keywords: string[]) => {
  const hay = keywords.join(" ").toLowerCase();
  return search
    .toLowerCase()
    .split(/\s+/)
    .every((part) => hay.includes(part));
};
