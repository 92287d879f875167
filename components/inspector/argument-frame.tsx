"use client";
/** What stands around an argument: its name, what the document says of it, and what is wrong. */
import { type ReactNode, useId } from "react";
import { useSay } from "#components/language/say.tsx";
import { operationWords as words } from "#lib/language/apis.ts";
import { uiWords } from "#lib/language/ui.ts";
import type { ArgumentProps } from "./argument-form.ts";
import { FieldProblems } from "./field-problem.tsx";

/** Around one control: the label above, what the document says below, what is wrong between. */
export function FieldFrame({
  form,
  id: key,
  input,
  controlId,
  aside,
  children,
}: ArgumentProps & { controlId: string; aside?: ReactNode; children: ReactNode }) {
  const say = useSay();
  const { about, usual } = input;
  return (
    <div className="flex min-w-0 flex-col gap-1.5" data-argument={key}>
      <Head input={input} aside={aside}>
        <label htmlFor={controlId} className={nameClass}>
          {input.name}
        </label>
      </Head>
      {children}
      <FieldProblems id={`${controlId}-problems`} problems={form.problemsAt(key)} text={form.given[key]} />
      {about || usual ? (
        <p className="text-pretty text-muted text-xs">
          {about}
          {usual ? ` ${say(words.usually, { value: usual })}` : ""}
        </p>
      ) : null}
    </div>
  );
}

const nameClass = "min-w-0 break-words font-medium text-ink text-sm";

function Head({ input, aside, children }: { input: ArgumentProps["input"]; aside?: ReactNode; children: ReactNode }) {
  const say = useSay();
  return (
    <div className="flex items-baseline justify-between gap-2">
      {children}
      <span className="flex shrink-0 items-baseline gap-2">
        {aside}
        {input.required ? null : <span className="text-faint text-xs">{say(uiWords.optional)}</span>}
      </span>
    </div>
  );
}

/** Around several. */
export function GroupFrame({ form, id: key, input, switches, children }: ArgumentProps & { switches: ReactNode; children: ReactNode }) {
  const problemsId = useId();
  return (
    <fieldset className="min-w-0" data-argument={key} disabled={form.disabled}>
      <legend className="sr-only">{input.name}</legend>
      <Head input={input} aside={switches}>
        <span aria-hidden className={nameClass}>
          {input.name}
        </span>
      </Head>
      {input.about ? <p className="mt-0.5 text-pretty text-muted text-xs">{input.about}</p> : null}
      <FieldProblems id={problemsId} problems={form.problemsAt(key)} />
      <div className="mt-2 flex flex-col gap-4 border-line border-l-2 pl-3">{children}</div>
    </fieldset>
  );
}

/** Turns to another way of giving the same. */
export function Quiet({ onClick, children }: { onClick: () => void; children: ReactNode }) {
  return (
    <button type="button" data-aside className="rounded-sm text-accent text-xs hover:underline" onClick={onClick}>
      {children}
    </button>
  );
}
