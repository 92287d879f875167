"use client";
/** One setting of a step, drawn from its declaration. */
import { Info } from "lucide-react";
import { useId } from "react";
import { useLocale, useSay } from "#components/language/say.tsx";
import { Input } from "#components/ui/input.tsx";
import { Select, type SelectItem } from "#components/ui/select.tsx";
import { Switch } from "#components/ui/switch.tsx";
import type { Problem } from "#lib/flow/flow.ts";
import { formWords } from "#lib/language/inspector.ts";
import { uiWords } from "#lib/language/ui.ts";
import type { FieldMeta } from "#lib/nodes/fields.ts";
import { ArgumentsField } from "./arguments-field.tsx";
import { CalledFlowField } from "./called-flow-field.tsx";
import { CasesField } from "./cases-field.tsx";
import { CodeField } from "./code-field.tsx";
import { ConditionField } from "./condition-field.tsx";
import { CronField } from "./cron-field.tsx";
import { DurationField } from "./duration-field.tsx";
import { FieldProblems } from "./field-problem.tsx";
import { LaterEvent } from "./later-event.ts";
import { OperationField } from "./operation-field.tsx";
import { OwnZone } from "./own-zone.tsx";
import { PairsField } from "./pairs-field.tsx";
import { PeopleField, PersonField } from "./people-field.tsx";
import { ScriptField } from "./script-field.tsx";
import { useChoices } from "./use-choices.ts";
import { ValueField } from "./value-field.tsx";

export interface FieldControlProps {
  nodeId: string;
  name: string;
  meta: FieldMeta;
  /** Undefined: its default holds. */
  value: unknown;
  fallback: unknown;
  optional: boolean;
  problems: readonly Problem[];
  disabled: boolean;
  onChange: (value: unknown) => void;
  onBlur: () => void;
}

export function FieldControl(props: FieldControlProps) {
  const { meta, name, value, fallback, optional, problems } = props;
  const say = useSay();
  const locale = useLocale();
  const id = useId();
  const label = meta.label[locale];
  const shown = value === undefined ? fallback : value;
  const text = typeof shown === "string" ? shown : undefined;
  const flag = meta.widget === "flag";
  // these have a way to change between two forms beside their label
  const ownLabel = meta.widget === "expression" || meta.widget === "operation" || meta.widget === "arguments";
  const hint = meta.hint ? (
    <p className="flex gap-1.5 text-pretty text-muted text-xs">
      <Info aria-hidden className="mt-[2px] size-3.5 shrink-0 text-faint" />
      {meta.hint[locale]}
    </p>
  ) : null;
  const control = <Control {...props} id={id} label={label} shown={shown} describedBy={`${id}-problems`} />;
  return (
    <LaterEvent.Provider value={meta.later === true}>
      <div className="flex min-w-0 flex-col gap-1.5" data-field={name}>
        {ownLabel ? null : (
          <div className="flex items-center justify-between gap-2">
            <label htmlFor={id} className="font-medium text-ink text-sm">
              {label}
            </label>
            {flag ? control : optional ? <span className="text-faint text-xs">{say(uiWords.optional)}</span> : null}
          </div>
        )}
        {flag ? null : control}
        <FieldProblems
          id={`${id}-problems`}
          problems={
            meta.widget === "cases" || meta.widget === "arguments" ? problems.filter((problem) => problem.field === name) : problems
          }
          text={text}
        />
        {hint}
      </div>
    </LaterEvent.Provider>
  );
}

type ControlProps = FieldControlProps & { id: string; label: string; shown: unknown; describedBy: string };

function Control({ id, label, shown, describedBy, ...props }: ControlProps) {
  const locale = useLocale();
  const { nodeId, meta, optional, problems, disabled, onChange, onBlur } = props;
  const text = shown === undefined || shown === null ? "" : String(shown);
  const placeholder = typeof meta.placeholder === "object" ? meta.placeholder[locale] : meta.placeholder;
  switch (meta.widget) {
    case "expression":
      if (meta.returns === "bool")
        return (
          <ConditionField
            {...{
              id,
              nodeId,
              label,
              value: text,
              placeholder,
              problems,
              describedBy,
              disabled,
              onChange,
              onBlur,
            }}
          />
        );
      return (
        <ValueField
          returns={meta.returns}
          {...{
            id,
            nodeId,
            label,
            value: text,
            optional,
            placeholder,
            problems,
            describedBy,
            disabled,
            onChange,
            onBlur,
          }}
        />
      );
    case "template":
    case "longTemplate":
      return (
        <CodeField
          id={id}
          nodeId={nodeId}
          label={label}
          kind="template"
          rows={meta.widget === "longTemplate" ? 4 : 1}
          {...{ value: text, placeholder, problems, describedBy, disabled, onChange, onBlur }}
        />
      );
    case "flag":
      return <Switch label={label} checked={shown === true} disabled={disabled} onCheckedChange={onChange} />;
    case "number":
      return (
        <NumberInput
          id={id}
          value={shown}
          unit={meta.unit?.[locale]}
          describedBy={describedBy}
          disabled={disabled}
          onChange={onChange}
          onBlur={onBlur}
        />
      );
    case "choice":
    case "eventType":
      return (
        <Select
          label={label}
          value={text === "" ? null : text}
          disabled={disabled}
          onValueChange={onChange}
          items={Object.entries(meta.choices ?? {}).map(([value, words]) => ({ value, label: words[locale] }))}
        />
      );
    case "connection":
      return (
        <ListedSelect
          path="/connections"
          none={meta.without ?? (meta.connects?.includes("http") ? formWords.noConnection : formWords.ownConnection)}
          fits={(kind) => !meta.connects || (kind !== undefined && meta.connects.includes(kind))}
          label={label}
          value={text}
          disabled={disabled}
          onChange={onChange}
        />
      );
    case "dataTable":
      return <ListedSelect path="/tables" none={formWords.noTable} label={label} value={text} disabled={disabled} onChange={onChange} />;
    case "source":
      return <ListedSelect path="/sources" none={formWords.anySource} label={label} value={text} disabled={disabled} onChange={onChange} />;
    case "cron":
      return <CronField {...{ id, nodeId, label, describedBy, disabled, onChange, onBlur }} value={text} />;
    case "timezone":
      return <OwnZone {...{ id, describedBy, disabled, onChange, onBlur }} value={text} />;
    case "duration":
      return (
        <DurationField
          invalid={problems.some((problem) => problem.level === "error")}
          {...{ id, label, value: text, describedBy, disabled, onChange, onBlur }}
        />
      );
    case "clock":
      return (
        <Input
          id={id}
          type="time"
          className="w-32!"
          value={text}
          aria-describedby={describedBy}
          disabled={disabled}
          onChange={(event) => onChange(event.target.value)}
          onBlur={onBlur}
        />
      );
    case "cases":
      return <CasesField {...{ nodeId, name: props.name, label, value: shown, problems, disabled, onChange, onBlur }} />;
    case "people":
      return <PeopleField {...{ label, value: shown, disabled, onChange }} />;
    case "person":
      return <PersonField {...{ label, value: text, disabled, onChange }} />;
    case "calledFlow":
      return <CalledFlowField {...{ nodeId, name: props.name, label, value: text, disabled }} />;
    case "operation":
      return <OperationField nodeId={nodeId} label={label} value={shown} disabled={disabled} />;
    case "arguments":
      return <ArgumentsField {...{ nodeId, name: props.name, label, value: shown, problems, disabled, onChange, onBlur }} />;
    case "script":
      return (
        <ScriptField
          bad={problems.some((problem) => problem.level === "error")}
          {...{ id, label, value: text, placeholder, describedBy, disabled, onChange, onBlur }}
        />
      );
    case "values":
      return <PairsField kind="expression" {...{ nodeId, label, value: shown, problems, disabled, onChange, onBlur }} />;
    case "pairs":
      return <PairsField kind="template" {...{ nodeId, label, value: shown, problems, disabled, onChange, onBlur }} />;
    default:
      return (
        <Input
          id={id}
          value={text}
          aria-describedby={describedBy}
          disabled={disabled}
          placeholder={placeholder}
          onChange={(event) => onChange(event.target.value)}
          onBlur={onBlur}
        />
      );
  }
}

interface NumberInputProps {
  id: string;
  value: unknown;
  unit: string | undefined;
  describedBy: string;
  disabled: boolean;
  onChange: (value: unknown) => void;
  onBlur: () => void;
}

/** What is not a number yet is kept as typed, so that the check can say so. */
function NumberInput({ id, value, unit, describedBy, disabled, onChange, onBlur }: NumberInputProps) {
  return (
    <div className="flex items-center gap-2">
      <Input
        id={id}
        inputMode="decimal"
        className="w-28!"
        value={value === undefined || value === null ? "" : String(value)}
        aria-describedby={describedBy}
        disabled={disabled}
        onChange={(event) => {
          const text = event.target.value.normalize("NFKC").trim();
          const number = Number(text);
          onChange(text === "" ? undefined : /^-?\d+(\.\d+)?$/.test(text) && Number.isFinite(number) ? number : text);
        }}
        onBlur={onBlur}
      />
      {unit ? <span className="text-muted text-sm">{unit}</span> : null}
    </div>
  );
}

interface ListedSelectProps {
  path: "/connections" | "/sources" | "/tables";
  none: { en: string; zh: string };
  fits?: (kind: string | undefined) => boolean;
  label: string;
  value: string;
  disabled: boolean;
  onChange: (value: unknown) => void;
}

const nothing = "-";

function ListedSelect({ path, none, fits = () => true, label, value, disabled, onChange }: ListedSelectProps) {
  const say = useSay();
  const choices = useChoices(path);
  const items: SelectItem<string>[] = [
    { value: nothing, label: say(none) },
    ...choices.items.filter(({ kind }) => fits(kind)).map(({ id, name }) => ({ value: id, label: name })),
  ];
  if (value !== "" && !items.some((item) => item.value === value))
    items.push({ value, label: say(choices.state === "ready" ? formWords.gone : uiWords.loading) });
  return (
    <>
      <Select
        label={label}
        value={value === "" ? nothing : value}
        disabled={disabled}
        onValueChange={(next) => onChange(next === nothing ? "" : next)}
        items={items}
      />
      {choices.state === "failed" ? <p className="text-warn text-xs">{say(formWords.loadFailed)}</p> : null}
    </>
  );
}
