/** Holds what was sent to a call's schema, and says in the caller's language what is wrong with it. */
import type { z } from "zod";
import { Refusal } from "#engine/commands/actor.ts";
import { inputWords } from "#lib/language/input.ts";
import { refusalWords } from "#lib/language/refusals.ts";
import { renderWords } from "#lib/language/render.ts";
import type { Locale, Words } from "#lib/language/words.ts";

type Issue = z.core.$ZodRawIssue;
interface Said {
  readonly words: Words;
  readonly values?: Record<string, string | number>;
}

/** @param place what is named where the mistake is in all of it */
export function checkInput(schema: z.ZodType, value: unknown, place: "address" | "query" | "body", locale: Locale): unknown {
  const say = (issue: Issue): string => {
    const { words, values } = said(issue);
    return renderWords(words, locale, values);
  };
  // a sentence that the schema has itself goes before these
  const read = schema.safeParse(value, { error: say });
  if (read.success) return read.data;
  const errors = read.error.issues
    .slice(0, 20)
    .flatMap((issue) => namesOf(issue).map((name) => ({ field: [...issue.path.map(String), ...name].join("."), message: issue.message })));
  const [first = { field: "", message: "" }] = errors;
  throw new Refusal(400, "invalid", refusalWords.invalid, {
    values: { field: first.field || place, why: first.message },
    extra: { field: first.field, errors },
  });
}

const namesOf = (issue: z.core.$ZodIssue): string[][] => (issue.code === "unrecognized_keys" ? issue.keys.map((key) => [key]) : [[]]);

function said(issue: Issue): Said {
  switch (issue.code) {
    case "unrecognized_keys":
      return { words: inputWords.unknown };
    case "invalid_type":
      return { words: issue.input === undefined ? inputWords.missing : (kinds[issue.expected] ?? inputWords.kind) };
    case "too_big":
      return bound(issue.origin, Number(issue.maximum), issue.inclusive === false, "Most", inputWords.numberBelow);
    case "too_small":
      if (issue.origin === "string" && Number(issue.minimum) === 1) return { words: inputWords.empty };
      return bound(issue.origin, Number(issue.minimum), issue.inclusive === false, "Least", inputWords.numberAbove);
    case "invalid_value":
      return issue.input === undefined
        ? { words: inputWords.missing }
        : { words: inputWords.oneOf, values: { values: issue.values.map(String).join(", ") } };
    case "invalid_format":
      return { words: forms[issue.format] ?? inputWords.form };
    case "invalid_union":
      return { words: issue.input === undefined ? inputWords.missing : inputWords.noForm };
    default:
      return { words: inputWords.form };
  }
}

function bound(origin: string, n: number, isOpen: boolean, side: "Most" | "Least", open: Words): Said {
  const values = { n };
  if (origin === "string") return { words: inputWords[`text${side}`], values };
  if (origin === "array" || origin === "set" || origin === "map" || origin === "object")
    return { words: inputWords[`list${side}`], values };
  return { words: isOpen ? open : inputWords[`number${side}`], values };
}

const kinds: Partial<Record<string, Words>> = {
  string: inputWords.text,
  number: inputWords.number,
  int: inputWords.whole,
  bigint: inputWords.whole,
  boolean: inputWords.truth,
  array: inputWords.list,
  object: inputWords.fields,
  record: inputWords.fields,
};

const forms: Partial<Record<string, Words>> = {
  uuid: inputWords.id,
  guid: inputWords.id,
  email: inputWords.mail,
  url: inputWords.address,
  datetime: inputWords.moment,
  date: inputWords.day,
};
