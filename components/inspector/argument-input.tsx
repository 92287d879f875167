"use client";
/** One thing that a call asks for, drawn from its description: a text, a choice, a list, a group of such things. */
import clsx from "clsx";
import { ChevronRight, Plus, X } from "lucide-react";
import { type ReactNode, useId, useState } from "react";
import { useSay } from "#components/language/say.tsx";
import { Button, IconButton } from "#components/ui/button.tsx";
import { Select, type SelectItem } from "#components/ui/select.tsx";
import type { Problem } from "#lib/flow/flow.ts";
import { operationWords as words } from "#lib/language/apis.ts";
import { uiWords } from "#lib/language/ui.ts";
import { limits } from "#lib/limits.ts";
import { inside } from "#lib/openapi/argument-key.ts";
import { readEachOf } from "#lib/openapi/each-of.ts";
import { type ArgumentTexts, clearArgument, itemCount, removeItem, setArgument } from "#lib/openapi/edit-arguments.ts";
import type { Input, Taken } from "#lib/openapi/operation.ts";
import { CodeField } from "./code-field.tsx";
import { EachOfField } from "./each-of-field.tsx";
import { FieldProblems } from "./field-problem.tsx";

/** The form that an input is part of. */
export interface Form {
  nodeId: string;
  given: ArgumentTexts;
  disabled: boolean;
  problemsAt: (key: string) => readonly Problem[];
  /** Of it, or of anything in it. */
  hasProblems: (key: string) => boolean;
  change: (given: ArgumentTexts) => void;
  onBlur: () => void;
}

const isGiven = ({ given }: Form, key: string): boolean => Object.keys(given).some((each) => each === key || each.startsWith(`${key}/`));
/** So few are not put away. */
const fewOptional = 3;

/** What has to be given, and what was given when the form was opened; the rest is behind one line. What is filled in stays where it is. */
export function ArgumentList({ form, inputs }: { form: Form; inputs: readonly (readonly [string, Input])[] }) {
  const say = useSay();
  const [first] = useState(() => new Set(inputs.filter(([key, input]) => input.required || isGiven(form, key)).map(([key]) => key)));
  const isFirst = ([key, input]: readonly [string, Input]) => first.has(key) || input.required === true;
  const put = inputs.filter((each) => !isFirst(each));
  const few = put.length <= fewOptional;
  const open = put.some(([key]) => form.hasProblems(key));
  const draw = (list: readonly (readonly [string, Input])[]) =>
    list.map(([key, input]) => <ArgumentInput key={key} form={form} id={key} input={input} />);
  return (
    <>
      {draw(few ? inputs : inputs.filter(isFirst))}
      {few ? null : (
        <details className="group/rest" open={open || undefined}>
          <summary className="flex w-fit items-center gap-1 rounded-sm text-muted text-sm hover:text-ink">
            <ChevronRight aria-hidden className="size-4 transition-transform group-open/rest:rotate-90" />
            {say(words.more, { n: put.length })}
          </summary>
          <div className="mt-3 flex flex-col gap-4">{draw(put)}</div>
        </details>
      )}
    </>
  );
}

interface InputProps {
  form: Form;
  /** The key that it is filed under. */
  id: string;
  input: Input;
}

type Way = "items" | "whole" | "each";

export function ArgumentInput(props: InputProps) {
  const { form, id: key, input } = props;
  const { takes } = input;
  const own = form.given[key] ?? "";
  const [chosen, setChosen] = useState<Way | null>(null);
  const each = takes.kind === "list" ? readEachOf(own) : null;
  const scalars = takes.kind === "list" && takes.of.kind !== "record" && takes.of.kind !== "list";
  const usual: Way = own !== "" ? (each ? "each" : "whole") : scalars && itemCount(form.given, key) === 0 ? "whole" : "items";
  // a list that is written as a formula can always be seen as that formula
  const way: Way = own === "" || (each && chosen === "whole") ? (chosen ?? usual) : usual;
  const choose = (next: Way) => {
    setChosen(next);
    if (isGiven(form, key) && !(each && next === "whole")) form.change(clearArgument(form.given, key));
    form.onBlur();
  };
  const ways =
    takes.kind === "list"
      ? (["items", "each", "whole"] as const).filter((each) => each !== way)
      : takes.kind === "record"
        ? ([way === "whole" ? "items" : "whole"] as const)
        : [];
  const switches = <Ways form={form} ways={ways} onChoose={choose} />;
  if (takes.kind === "record" && way !== "whole") return <Group {...props} fields={takes.fields} switches={switches} />;
  if (takes.kind === "list" && way === "items") return <Items {...props} of={takes.of} switches={switches} />;
  if (takes.kind === "list" && way === "each")
    return (
      <Frame {...props} switches={switches}>
        <EachOfField
          nodeId={form.nodeId}
          of={takes.of}
          label={input.name}
          each={each}
          disabled={form.disabled}
          onChange={(text) => form.change(setArgument(form.given, key, text))}
        />
      </Frame>
    );
  if (takes.kind === "choice" || takes.kind === "flag")
    return <Choice {...props} values={takes.kind === "choice" ? takes.values : [true, false]} />;
  return <Text {...props} switches={switches} />;
}

const wayWords = { items: words.itemByItem, each: words.fromList, whole: words.asWhole };

/** Other ways to give the same. */
function Ways({ form, ways, onChoose }: { form: Form; ways: readonly Way[]; onChoose: (way: Way) => void }) {
  const say = useSay();
  if (form.disabled) return null;
  return ways.map((way) => (
    <Quiet key={way} onClick={() => onChoose(way)}>
      {say(wayWords[way])}
    </Quiet>
  ));
}

/** The label above, what the document says below, what is wrong between. */
function Framed({
  form,
  id: key,
  input,
  controlId,
  aside,
  children,
}: InputProps & { controlId: string; aside?: ReactNode; children: ReactNode }) {
  const say = useSay();
  const { about, usual } = input;
  return (
    <div className="flex min-w-0 flex-col gap-1.5" data-argument={key}>
      <div className="flex items-baseline justify-between gap-2">
        <label htmlFor={controlId} className="min-w-0 break-words font-medium text-ink text-sm">
          {input.name}
        </label>
        <span className="flex shrink-0 items-baseline gap-2">
          {aside}
          {input.required ? null : <span className="text-faint text-xs">{say(uiWords.optional)}</span>}
        </span>
      </div>
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

function Quiet({ onClick, children }: { onClick: () => void; children: ReactNode }) {
  return (
    <button type="button" className="rounded-sm text-accent text-xs hover:underline" onClick={onClick}>
      {children}
    </button>
  );
}

function Text({ switches, ...props }: InputProps & { switches: ReactNode }) {
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
    <Framed {...props} controlId={controlId} aside={switches}>
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
    </Framed>
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

const [none, other] = ["", "{{}}"];

/** One of a few values, or what a field gives. */
function Choice({ values, ...props }: InputProps & { values: readonly (string | number | boolean)[] }) {
  const say = useSay();
  const controlId = useId();
  const { form, id: key, input } = props;
  const text = form.given[key] ?? "";
  const fits = text === "" || values.some((value) => String(value) === text);
  const [formula, setFormula] = useState(false);
  const shownOf = (value: string | number | boolean) => (typeof value === "boolean" ? say(value ? words.yes : words.no) : String(value));
  if (formula || !fits)
    return (
      <Framed
        {...props}
        controlId={controlId}
        aside={
          form.disabled ? null : (
            <Quiet
              onClick={() => {
                setFormula(false);
                if (!fits) form.change(setArgument(form.given, key, ""));
                form.onBlur();
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
      </Framed>
    );
  const items: SelectItem<string>[] = [
    ...(input.required && text !== "" ? [] : [{ value: none, label: say(words.notGiven) }]),
    ...values.map((value) => ({ value: String(value), label: shownOf(value) })),
    { value: other, label: say(words.byField) },
  ];
  return (
    <Framed {...props} controlId={controlId}>
      <Select
        label={input.name}
        items={items}
        value={text}
        disabled={form.disabled}
        onValueChange={(next) => {
          if (next === other) setFormula(true);
          else form.change(setArgument(form.given, key, next));
          form.onBlur();
        }}
      />
    </Framed>
  );
}

function Frame({ form, id: key, input, switches, children }: InputProps & { switches: ReactNode; children: ReactNode }) {
  const say = useSay();
  const problemsId = useId();
  return (
    <fieldset className="min-w-0" data-argument={key} disabled={form.disabled}>
      <legend className="sr-only">{input.name}</legend>
      <div className="flex items-baseline justify-between gap-2">
        <span aria-hidden className="min-w-0 break-words font-medium text-ink text-sm">
          {input.name}
        </span>
        <span className="flex shrink-0 items-baseline gap-2">
          {switches}
          {input.required ? null : <span className="text-faint text-xs">{say(uiWords.optional)}</span>}
        </span>
      </div>
      {input.about ? <p className="mt-0.5 text-pretty text-muted text-xs">{input.about}</p> : null}
      <FieldProblems id={problemsId} problems={form.problemsAt(key)} />
      <div className="mt-2 flex flex-col gap-4 border-line border-l-2 pl-3">{children}</div>
    </fieldset>
  );
}

function Group({ fields, ...props }: InputProps & { fields: readonly Input[]; switches: ReactNode }) {
  return (
    <Frame {...props}>
      <ArgumentList form={props.form} inputs={fields.map((field) => [inside(props.id, field.name), field] as const)} />
    </Frame>
  );
}

function Items({ of, ...props }: InputProps & { of: Taken; switches: ReactNode }) {
  const say = useSay();
  const { form, id: key, input } = props;
  const count = itemCount(form.given, key);
  // one that is being filled in holds nothing yet
  const [open, setOpen] = useState(() => Math.max(count, input.required ? 1 : 0));
  const shown = Math.max(open, count);
  return (
    <Frame {...props}>
      {Array.from({ length: shown }, (_, i) => {
        const name = say(words.item, { name: input.name, n: i + 1 });
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: an item is known by its place
          <div key={i} className={clsx("flex items-start gap-1.5", i > 0 && of.kind === "record" && "border-line border-t pt-3")}>
            <div className="min-w-0 flex-1">
              <ArgumentInput form={form} id={inside(key, i)} input={{ name, takes: of, required: true }} />
            </div>
            {form.disabled ? null : (
              <IconButton
                size="sm"
                label={say(words.removeItem, { n: i + 1 })}
                onClick={() => {
                  form.change(removeItem(form.given, key, i));
                  setOpen(shown - 1);
                  form.onBlur();
                }}
              >
                <X aria-hidden />
              </IconButton>
            )}
          </div>
        );
      })}
      {form.disabled || shown >= limits.argumentItemsMax ? null : (
        <Button size="sm" look="quiet" className="self-start" onClick={() => setOpen(shown + 1)}>
          <Plus aria-hidden />
          {say(words.addItem)}
        </Button>
      )}
    </Frame>
  );
}
