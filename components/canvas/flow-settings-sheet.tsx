"use client";
/** What holds for the whole flow: its name, how runs of one order wait for each other, and what a burst comes to. */
import { useId } from "react";
import { DurationField } from "#components/inspector/duration-field.tsx";
import { useSay } from "#components/language/say.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { Field } from "#components/ui/field.tsx";
import { Input, Textarea } from "#components/ui/input.tsx";
import { durationMs, durationOf } from "#lib/commerce/duration.ts";
import { changeFlow, renameFlow } from "#lib/flow/edit/steps.ts";
import { bursts, type FlowDocument, orderings } from "#lib/flow/flow.ts";
import { flowSettingsWords as words } from "#lib/language/flow-settings.ts";
import { limits } from "#lib/limits.ts";
import { useEditor, useEditorStore } from "./editor-context.tsx";
import { documentOf } from "./editor-store.ts";

export function FlowSettingsSheet() {
  const say = useSay();
  const store = useEditorStore();
  const open = useEditor((state) => state.sheet === "settings");
  const document = useEditor(documentOf);
  const mayEdit = useEditor((state) => state.mayEdit);
  const edit = (change: (before: FlowDocument) => FlowDocument, about: string) => store.getState().edit(change, `flow ${about}`);
  const seal = () => store.getState().seal();
  const burst = document.burst ?? "queue";
  return (
    <Dialog
      open={open}
      onOpenChange={(next) => {
        if (next) return;
        seal();
        store.getState().openSheet(null);
      }}
      title={say(words.title)}
    >
      <div className="flex flex-col gap-5">
        <Field label={say(words.name)}>
          <Input
            defaultValue={document.name}
            maxLength={limits.nameCharsMax}
            readOnly={!mayEdit}
            onChange={(event) => edit((before) => renameFlow(before, event.target.value), "name")}
            onBlur={seal}
          />
        </Field>
        <Field label={say(words.description)} hint={say(words.descriptionHint)}>
          <Textarea
            rows={2}
            value={document.description}
            maxLength={limits.noteCharsMax}
            readOnly={!mayEdit}
            onChange={(event) => edit((before) => changeFlow(before, { description: event.target.value }), "description")}
            onBlur={seal}
          />
        </Field>
        <Choices
          legend={say(words.ordering)}
          value={document.ordering}
          disabled={!mayEdit}
          items={orderings.map((value) => ({ value, label: say(words[value]), hint: say(words[`${value}Hint`]) }))}
          onChange={(ordering) => edit((before) => changeFlow(before, { ordering }), "ordering")}
        />
        <Choices
          legend={say(words.burst)}
          value={burst}
          disabled={!mayEdit}
          items={bursts.map((value) => ({ value, label: say(words[value]), hint: say(words[`${value}Hint`]) }))}
          onChange={(next) => edit((before) => changeFlow(before, { burst: next }), "burst")}
        >
          {burst === "settle" ? (
            <div className="flex items-center gap-3 pt-1 pl-7 text-sm">
              <span className="text-muted">{say(words.settleFor)}</span>
              <DurationField
                label={say(words.settleFor)}
                value={durationOf(document.settleSeconds ?? limits.settleSecondsUsual, "second")}
                disabled={!mayEdit}
                onChange={(text) => {
                  const seconds = (durationMs(text) ?? 0) / 1_000;
                  if (seconds < 1) return;
                  const settleSeconds = Math.min(Math.round(seconds), limits.settleSecondsMax);
                  edit((before) => changeFlow(before, { settleSeconds }), "settle");
                }}
                onBlur={seal}
              />
            </div>
          ) : null}
        </Choices>
        <fieldset disabled={!mayEdit} className="flex flex-col gap-2">
          <legend className="mb-1 font-medium text-sm">{say(words.window)}</legend>
          <div className="grid grid-cols-2 gap-3 max-sm:grid-cols-1">
            {(["from", "until"] as const).map((name) => (
              <Field key={name} label={say(words[name])}>
                <Input
                  type="datetime-local"
                  value={localText(document[name])}
                  onChange={(event) => edit((before) => changeFlow(before, { [name]: instantOf(event.target.value) }), name)}
                  onBlur={seal}
                />
              </Field>
            ))}
          </div>
          <p className="text-pretty text-muted text-xs">{say(words.windowHint)}</p>
        </fieldset>
      </div>
    </Dialog>
  );
}

/** As the browser's own field writes a moment: in the reader's zone, without saying so. */
function localText(instant: string | undefined): string {
  if (instant === undefined) return "";
  const at = new Date(instant);
  return new Date(at.getTime() - at.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}

const instantOf = (local: string): string | undefined => (local === "" ? undefined : new Date(local).toISOString());

interface ChoicesProps<V extends string> {
  legend: string;
  value: V;
  items: readonly { value: V; label: string; hint: string }[];
  disabled: boolean;
  onChange: (value: V) => void;
  children?: React.ReactNode;
}

function Choices<V extends string>({ legend, value, items, disabled, onChange, children }: ChoicesProps<V>) {
  const name = useId();
  return (
    <fieldset disabled={disabled} className="flex flex-col gap-1">
      <legend className="mb-1 font-medium text-sm">{legend}</legend>
      {items.map((item) => (
        <label key={item.value} className="flex items-start gap-2.5 rounded-md px-1.5 py-1 hover:bg-hover">
          <input
            type="radio"
            name={name}
            value={item.value}
            checked={item.value === value}
            onChange={() => onChange(item.value)}
            className="mt-[3px] size-4 shrink-0 accent-accent"
          />
          <span className="min-w-0">
            <span className="block text-sm">{item.label}</span>
            <span className="block text-pretty text-muted text-xs">{item.hint}</span>
          </span>
        </label>
      ))}
      {children}
    </fieldset>
  );
}
