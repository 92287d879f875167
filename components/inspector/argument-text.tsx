"use client";
/** An argument as a text with fields in it. */
import { type ReactNode, useId } from "react";
import { useSay } from "#components/language/say.tsx";
import { operationWords as words } from "#lib/language/apis.ts";
import { setArgument } from "#lib/openapi/edit-arguments.ts";
import type { Input } from "#lib/openapi/operation.ts";
import type { ArgumentProps } from "./argument-form.ts";
import { FieldFrame } from "./argument-frame.tsx";
import { CodeField } from "./code-field.tsx";

export function ArgumentText({ switches, ...props }: ArgumentProps & { switches: ReactNode }) {
  const say = useSay();
  const controlId = useId();
  const { form, id: key, input } = props;
  const { takes } = input;
  const hint =
    takes.kind === "list" && takes.of.kind !== "record"
      ? words.listHint
      : takes.kind === "text" || takes.kind === "number"
        ? null
        : words.jsonHint;
  const long =
    takes.kind === "json" ||
    takes.kind === "record" ||
    (takes.kind === "list" && takes.of.kind === "record") ||
    (takes.kind === "text" && takes.form === "long");
  return (
    <FieldFrame {...props} controlId={controlId} aside={switches}>
      <CodeField
        id={controlId}
        nodeId={form.nodeId}
        label={input.name}
        kind="template"
        rows={long ? 3 : 1}
        value={form.given[key] ?? ""}
        placeholder={placeholderOf(input)}
        problems={form.problemsAt(key)}
        describedBy={`${controlId}-problems`}
        disabled={form.disabled}
        onChange={(text) => form.change(setArgument(form.given, key, text))}
        onBlur={form.onBlur}
      />
      {hint ? <p className="text-pretty text-muted text-xs">{say(hint)}</p> : null}
    </FieldFrame>
  );
}

const forms: Partial<Record<string, string>> = {
  date: "2026-11-23",
  moment: "2026-11-23T09:30:00Z",
  email: "mei@example.com",
  address: "https://example.com",
};

function placeholderOf({ example, takes }: Input): string | undefined {
  return example ?? (takes.kind === "text" ? forms[takes.form ?? ""] : undefined);
}
