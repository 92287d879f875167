"use client";
import { ChevronRight } from "lucide-react";
/** A form drawn from a kind's settings schema: its labels, hints and choices are declared there and nowhere else. */
import { useState } from "react";
import type { z } from "zod";
import { useSay } from "#components/language/say.tsx";
import { Field } from "#components/ui/field.tsx";
import { Input, Textarea } from "#components/ui/input.tsx";
import { Select } from "#components/ui/select.tsx";
import { connectionsWords } from "#lib/language/connections.ts";
import type { SettingMeta } from "#lib/outside/kind.ts";
import { SourceSelect } from "./source-select.tsx";

export type Settings = Record<string, unknown>;

/** The schema below its defaults and refinements, with what was said about it. */
function metaOf(schema: z.ZodType): SettingMeta | undefined {
  const own = schema.meta() as Partial<SettingMeta> | undefined;
  if (own?.widget) return own as SettingMeta;
  const inner = (schema as { unwrap?: () => z.ZodType }).unwrap?.();
  return inner ? metaOf(inner) : undefined;
}

function standardOf(schema: z.ZodType): unknown {
  const read = schema.safeParse(undefined);
  return read.success ? read.data : undefined;
}

export interface SettingsFieldsProps {
  schema: z.ZodObject;
  value: Settings;
  onChange: (value: Settings) => void;
  /** Fields that this kind seldom needs: behind "More settings" too. */
  seldom: readonly string[];
  /** What is wrong, by field. */
  errors?: Readonly<Record<string, string>>;
}

export function SettingsFields({ schema, value, onChange, seldom, errors = {} }: SettingsFieldsProps) {
  const say = useSay();
  const [more, setMore] = useState(false);
  const fields = Object.entries(schema.shape).flatMap(([name, each]) => {
    const meta = metaOf(each as z.ZodType);
    return meta ? [{ name, meta, standard: standardOf(each as z.ZodType) }] : [];
  });
  const isAsked = ({ meta }: (typeof fields)[number]) => {
    const { onlyWhen } = meta;
    if (!onlyWhen) return true;
    const standard = fields.find(({ name }) => name === onlyWhen.field)?.standard;
    return (value[onlyWhen.field] ?? standard) === onlyWhen.is;
  };
  const isSeldom = ({ name, meta }: (typeof fields)[number]) => meta.advanced === true || seldom.includes(name);
  if (fields.length === 0) return null;
  const plain = fields.filter((field) => isAsked(field) && !isSeldom(field));
  const advanced = fields.filter((field) => isAsked(field) && isSeldom(field));
  const isOpen = more || advanced.some(({ name }) => errors[name]);
  const draw = (field: (typeof fields)[number]) => (
    <SettingField
      key={field.name}
      {...field}
      value={value[field.name]}
      error={errors[field.name]}
      onChange={(next) => onChange(withField(value, field.name, next, field.standard))}
    />
  );
  return (
    <div className="flex flex-col gap-4">
      {plain.map(draw)}
      {advanced.length > 0 ? (
        <div>
          <button
            type="button"
            aria-expanded={isOpen}
            onClick={() => setMore(!more)}
            className="flex items-center gap-1 rounded-sm text-muted text-sm hover:text-ink"
          >
            <ChevronRight aria-hidden className={`size-3.5 transition-transform ${isOpen ? "rotate-90" : ""}`} />
            {say(connectionsWords.moreSettings)}
          </button>
          {isOpen ? <div className="mt-3 flex flex-col gap-4">{advanced.map(draw)}</div> : null}
        </div>
      ) : null}
    </div>
  );
}

/** What equals the standard is left out, so that a standard that changes later is then the new one. */
function withField(settings: Settings, name: string, value: unknown, standard: unknown): Settings {
  const { [name]: _, ...rest } = settings;
  return value === standard || value === undefined ? rest : { ...rest, [name]: value };
}

function SettingField({
  name,
  meta,
  standard,
  value,
  onChange,
  error,
}: {
  name: string;
  meta: SettingMeta;
  standard: unknown;
  value: unknown;
  onChange: (value: unknown) => void;
  error?: string | undefined;
}) {
  const say = useSay();
  const shown = value === undefined ? standard : value;
  return (
    <Field
      label={say(meta.label)}
      hint={meta.hint ? say(meta.hint) : undefined}
      aside={meta.unit ? say(meta.unit) : undefined}
      name={name}
      error={error}
    >
      {meta.choices ? (
        <Select
          items={Object.entries(meta.choices).map(([id, label]) => ({ value: id, label: say(label) }))}
          value={typeof shown === "string" ? shown : null}
          onValueChange={onChange}
        />
      ) : meta.widget === "number" ? (
        <Input
          type="number"
          value={typeof shown === "number" ? String(shown) : ""}
          onChange={(event) => onChange(event.target.value === "" ? undefined : Number(event.target.value))}
        />
      ) : meta.widget === "source" ? (
        <SourceSelect value={typeof shown === "string" ? shown : ""} onChange={onChange} />
      ) : meta.widget === "lines" ? (
        <Textarea
          value={Array.isArray(shown) ? shown.join("\n") : ""}
          onChange={(event) => onChange(event.target.value === "" ? undefined : event.target.value.split("\n"))}
          rows={2}
          spellCheck={false}
          className="font-mono"
        />
      ) : meta.widget === "longText" ? (
        <Textarea
          value={typeof shown === "string" ? shown : ""}
          onChange={(event) => onChange(event.target.value)}
          placeholder={meta.placeholder ?? ""}
          rows={4}
          spellCheck={false}
          className="font-mono text-xs"
        />
      ) : (
        <Input
          value={typeof shown === "string" ? shown : ""}
          placeholder={meta.placeholder ?? ""}
          onChange={(event) => onChange(event.target.value)}
          spellCheck={false}
        />
      )}
    </Field>
  );
}
