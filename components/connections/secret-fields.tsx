"use client";
/** The secret fields of a kind. What is kept is never shown: an empty field leaves it. */
import { useSay } from "#components/language/say.tsx";
import { Field } from "#components/ui/field.tsx";
import { Input, Textarea } from "#components/ui/input.tsx";
import { kindWords } from "#lib/language/connection-kinds.ts";
import type { SecretField } from "#lib/outside/kind.ts";

interface SecretFieldsProps {
  fields: readonly SecretField[];
  value: Readonly<Record<string, string>>;
  onChange: (value: Record<string, string>) => void;
  /** They are kept already. */
  kept: boolean;
  errors: Readonly<Record<string, string>>;
  optional: string;
}

export function SecretFields({ fields, value, onChange, kept, errors, optional }: SecretFieldsProps) {
  const say = useSay();
  return fields.map(({ name, label, hint, placeholder, long, optional: mayBeEmpty }) => {
    const common = {
      value: value[name] ?? "",
      placeholder: placeholder ?? "",
      autoComplete: "off",
      spellCheck: false,
      onChange: (event: { target: { value: string } }) => onChange({ ...value, [name]: event.target.value }),
    };
    return (
      <Field
        key={name}
        label={say(label)}
        aside={mayBeEmpty ? optional : undefined}
        hint={kept ? say(kindWords.secretKept) : hint ? say(hint) : undefined}
        error={errors[name]}
      >
        {long ? (
          <Textarea {...common} rows={4} className="font-mono text-xs" />
        ) : (
          <Input {...common} type="password" className="font-mono" />
        )}
      </Field>
    );
  });
}
