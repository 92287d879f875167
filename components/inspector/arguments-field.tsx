"use client";
/** What a call is given: a form drawn from what the system's document says of it. */
import { X } from "lucide-react";
import { useEditor } from "#components/canvas/editor-context.tsx";
import { documentOf } from "#components/canvas/editor-store.ts";
import { useSay } from "#components/language/say.tsx";
import { IconButton } from "#components/ui/button.tsx";
import type { Problem } from "#lib/flow/flow.ts";
import { isObject } from "#lib/flow/is-object.ts";
import { operationWords as words } from "#lib/language/apis.ts";
import { calledWords } from "#lib/language/called.ts";
import { argumentKey, isWithin, spokenKey } from "#lib/openapi/argument-key.ts";
import { strayKeys } from "#lib/openapi/assemble.ts";
import { type ArgumentTexts, clearArgument } from "#lib/openapi/edit-arguments.ts";
import { type Input, isOperation } from "#lib/openapi/operation.ts";
import { type Form, focusFirstArgument } from "./argument-form.ts";
import { ArgumentInput, ArgumentList } from "./argument-input.tsx";
import { FieldProblems } from "./field-problem.tsx";

interface ArgumentsFieldProps {
  nodeId: string;
  name: string;
  label: string;
  value: unknown;
  problems: readonly Problem[];
  disabled: boolean;
  onChange: (value: ArgumentTexts) => void;
  onBlur: () => void;
}

export function ArgumentsField({ nodeId, name, label, value, problems, disabled, onChange, onBlur }: ArgumentsFieldProps) {
  const say = useSay();
  const operation = useEditor((state) => documentOf(state).nodes.find((node) => node.id === nodeId)?.config["operation"]);
  if (!isOperation(operation)) return null;
  const given = isObject(value) ? (value as ArgumentTexts) : {};
  const form: Form = {
    nodeId,
    given,
    disabled,
    problemsAt: (key) => problems.filter((problem) => problem.field === `${name}.${key}`),
    hasProblems: (key) => problems.some((problem) => problem.field !== undefined && isWithin(problem.field, `${name}.${key}`)),
    change: onChange,
    onBlur,
  };
  const parameters = operation.parameters.map((parameter): [string, Input] => [argumentKey(parameter.in, parameter.name), parameter]);
  const { body } = operation;
  const strays = strayKeys(operation, Object.keys(given));
  const fields: [string, Input][] =
    body?.takes.kind === "record"
      ? [...parameters, ...body.takes.fields.map((field): [string, Input] => [argumentKey("body", field.name), field])]
      : parameters;
  if (fields.length === 0 && !body && strays.length === 0) return <p className="text-muted text-sm">{say(words.noInputs)}</p>;
  const whole = body && (body.takes.kind !== "record" || (given["body"] ?? "") !== "");
  return (
    <section aria-label={label} className="flex flex-col gap-4">
      <ArgumentList form={form} inputs={whole ? parameters : fields} />
      {whole ? (
        <ArgumentInput
          form={form}
          id="body"
          input={{
            name: say(calledWords.body),
            takes: body.takes.kind === "record" ? { kind: "json" } : body.takes,
            required: body.required,
          }}
        />
      ) : null}
      {strays.map((key) => (
        <div key={key} className="flex items-start justify-between gap-2">
          <div className="min-w-0">
            <p className="truncate text-muted text-sm">{spokenKey(key, say(calledWords.body))}</p>
            <FieldProblems id={`${nodeId}-${key}`} problems={form.problemsAt(key)} />
          </div>
          {disabled ? null : (
            <IconButton
              size="sm"
              label={say(words.removeStray, { name: spokenKey(key, say(calledWords.body)) })}
              onClick={() => {
                onChange(clearArgument(given, key));
                focusFirstArgument();
              }}
            >
              <X aria-hidden />
            </IconButton>
          )}
        </div>
      ))}
    </section>
  );
}
