"use client";
import { useId, useState } from "react";
import { useSay } from "#components/language/say.tsx";
import { Select, type SelectItem } from "#components/ui/select.tsx";
import { operationWords as words } from "#lib/language/apis.ts";
import { setArgument } from "#lib/openapi/edit-arguments.ts";
import { type ArgumentProps, focusArgument } from "./argument-form.ts";
import { FieldFrame, Quiet } from "./argument-frame.tsx";
import { CodeField } from "./code-field.tsx";

const [none, other] = ["", "{{}}"];

/** One of a few values, or what a field gives. */
export function ArgumentChoice({ values, ...props }: ArgumentProps & { values: readonly (string | number | boolean)[] }) {
  const say = useSay();
  const controlId = useId();
  const { form, id: key, input } = props;
  const text = form.given[key] ?? "";
  const fits = text === "" || values.some((value) => String(value) === text);
  const [formula, setFormula] = useState(false);
  const shownOf = (value: string | number | boolean) => (typeof value === "boolean" ? say(value ? words.yes : words.no) : String(value));
  if (formula || !fits)
    return (
      <FieldFrame
        {...props}
        controlId={controlId}
        aside={
          form.disabled ? null : (
            <Quiet
              onClick={() => {
                setFormula(false);
                if (!fits) form.change(setArgument(form.given, key, ""));
                form.onBlur();
                focusArgument(key);
              }}
            >
              {say(words.byValue)}
            </Quiet>
          )
        }
      >
        <CodeField
          id={controlId}
          nodeId={form.nodeId}
          label={input.name}
          kind="template"
          value={text}
          problems={form.problemsAt(key)}
          describedBy={`${controlId}-problems`}
          disabled={form.disabled}
          onChange={(next) => form.change(setArgument(form.given, key, next))}
          onBlur={form.onBlur}
        />
      </FieldFrame>
    );
  const items: SelectItem<string>[] = [
    ...(input.required && text !== "" ? [] : [{ value: none, label: say(words.notGiven) }]),
    ...values.map((value) => ({ value: String(value), label: shownOf(value) })),
    { value: other, label: say(words.byField) },
  ];
  return (
    <FieldFrame {...props} controlId={controlId}>
      <Select
        label={input.name}
        items={items}
        value={text}
        disabled={form.disabled}
        onValueChange={(next) => {
          if (next === other) {
            setFormula(true);
            focusArgument(key);
          } else form.change(setArgument(form.given, key, next));
          form.onBlur();
        }}
      />
    </FieldFrame>
  );
}
