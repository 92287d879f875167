"use client";
/** One thing that a call asks for, drawn from its description: a text, a choice, a list, a group of such things. */
import clsx from "clsx";
import { Plus, X } from "lucide-react";
import { type ReactNode, useState } from "react";
import { useSay } from "#components/language/say.tsx";
import { Button, IconButton } from "#components/ui/button.tsx";
import { operationWords as words } from "#lib/language/apis.ts";
import { limits } from "#lib/limits.ts";
import { inside } from "#lib/openapi/argument-key.ts";
import { clearArgument, itemCount, removeItem, setArgument } from "#lib/openapi/edit-arguments.ts";
import type { Input, Taken } from "#lib/openapi/operation.ts";
import { type Way, wayGiven } from "#lib/openapi/way-given.ts";
import { ArgumentChoice } from "./argument-choice.tsx";
import { type ArgumentProps, type Form, focusAdd, focusArgument, isGiven } from "./argument-form.ts";
import { GroupFrame, Quiet } from "./argument-frame.tsx";
import { ArgumentText } from "./argument-text.tsx";
import { EachOfField } from "./each-of-field.tsx";
import { Folded } from "./folded.tsx";

/** So few are not put away. */
const fewOptional = 3;

/** What has to be given, and what was given when the form was opened; the rest is behind one line. What is filled in stays where it is. */
export function ArgumentList({ form, inputs }: { form: Form; inputs: readonly (readonly [string, Input])[] }) {
  const say = useSay();
  const [first] = useState(() => new Set(inputs.filter(([key, input]) => input.required || isGiven(form, key)).map(([key]) => key)));
  const isFirst = ([key, input]: readonly [string, Input]) => first.has(key) || input.required === true;
  const put = inputs.filter((each) => !isFirst(each));
  const few = put.length <= fewOptional;
  const bad = put.some(([key]) => form.hasProblems(key));
  const draw = (list: readonly (readonly [string, Input])[]) =>
    list.map(([key, input]) => <ArgumentInput key={key} form={form} id={key} input={input} />);
  return (
    <>
      {draw(few ? inputs : inputs.filter(isFirst))}
      {few ? null : (
        <Folded label={say(words.more, { n: put.length })} bad={bad}>
          <div className="mt-3 flex flex-col gap-4">{draw(put)}</div>
        </Folded>
      )}
    </>
  );
}

export function ArgumentInput(props: ArgumentProps) {
  const { form, id: key, input } = props;
  const { takes } = input;
  const [chosen, setChosen] = useState<Way | null>(null);
  const { way, each } = wayGiven(takes, form.given, key, chosen);
  // what is in use stays: a text that becomes a formula of the other form, an item whose last letter is taken out
  if (chosen !== way) setChosen(way);
  const choose = (next: Way) => {
    setChosen(next);
    if (isGiven(form, key) && !(each && next === "whole")) form.change(clearArgument(form.given, key));
    form.onBlur();
    focusArgument(key);
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
      <GroupFrame {...props} switches={switches}>
        <EachOfField
          nodeId={form.nodeId}
          of={takes.of}
          label={input.name}
          each={each}
          disabled={form.disabled}
          onChange={(text) => form.change(setArgument(form.given, key, text))}
        />
      </GroupFrame>
    );
  if (takes.kind === "choice" || takes.kind === "flag")
    return <ArgumentChoice {...props} values={takes.kind === "choice" ? takes.values : [true, false]} />;
  return <ArgumentText {...props} switches={switches} />;
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

function Group({ fields, ...props }: ArgumentProps & { fields: readonly Input[]; switches: ReactNode }) {
  return (
    <GroupFrame {...props}>
      <ArgumentList form={props.form} inputs={fields.map((field) => [inside(props.id, field.name), field] as const)} />
    </GroupFrame>
  );
}

function Items({ of, ...props }: ArgumentProps & { of: Taken; switches: ReactNode }) {
  const say = useSay();
  const { form, id: key, input } = props;
  const count = itemCount(form.given, key);
  // one that is being filled in holds nothing yet
  const [open, setOpen] = useState(() => Math.max(count, input.required ? 1 : 0));
  const shown = Math.max(open, count);
  return (
    <GroupFrame {...props}>
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
                  // the button stays for the item that moves up
                  if (i === shown - 1) focusAdd(key);
                }}
              >
                <X aria-hidden />
              </IconButton>
            )}
          </div>
        );
      })}
      {form.disabled || shown >= limits.argumentItemsMax ? null : (
        <Button
          size="sm"
          look="quiet"
          className="self-start"
          data-add
          onClick={() => {
            setOpen(shown + 1);
            focusArgument(inside(key, shown));
          }}
        >
          <Plus aria-hidden />
          {say(words.addItem)}
        </Button>
      )}
    </GroupFrame>
  );
}
