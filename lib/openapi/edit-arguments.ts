/** Changes to what an operation is given: each returns new arguments. */
import { argumentKey, inside, isWithin } from "./argument-key.ts";
import { listLengths } from "./assemble.ts";
import type { DescribedOperation, Input, Taken } from "./operation.ts";

export type ArgumentTexts = Readonly<Record<string, string>>;

const isBelow = (key: string, above: string): boolean => key.startsWith(`${above}/`);

export function setArgument(given: ArgumentTexts, key: string, text: string): ArgumentTexts {
  const { [key]: _, ...rest } = given;
  return text === "" ? rest : { ...rest, [key]: text };
}

/** Without it and all that it holds. */
export const clearArgument = (given: ArgumentTexts, key: string): ArgumentTexts =>
  Object.fromEntries(Object.entries(given).filter(([each]) => !isWithin(each, key)));

/** How many items of a list are given one by one. */
export const itemCount = (given: ArgumentTexts, key: string): number => listLengths(Object.keys(given)).get(key) ?? 0;

/** Those behind it move up. */
export function removeItem(given: ArgumentTexts, key: string, index: number): ArgumentTexts {
  return Object.fromEntries(
    Object.entries(given).flatMap(([each, text]): [string, string][] => {
      if (!isBelow(each, key)) return [[each, text]];
      const [at = "", ...rest] = each.slice(key.length + 1).split("/");
      const place = Number(at);
      if (place === index) return [];
      return [[place > index ? [key, String(place - 1), ...rest].join("/") : each, text]];
    }),
  );
}

/** What is given to begin with: of what is asked for, that which the document says it usually is. */
export function firstArguments(operation: DescribedOperation): ArgumentTexts {
  const usual = (input: Input, key: string): Record<string, string> => {
    if (!input.required) return {};
    if (input.takes.kind === "choice" && input.takes.values.length === 1) return { [key]: String(input.takes.values[0]) };
    if (input.usual !== undefined) return { [key]: input.takes.kind === "json" ? asJson(input.usual) : input.usual };
    return usualIn(input.takes, key);
  };
  const usualIn = (takes: Taken, key: string): Record<string, string> =>
    takes.kind === "record" ? Object.assign({}, ...takes.fields.map((field) => usual(field, inside(key, field.name)))) : {};
  return Object.assign(
    {},
    ...operation.parameters.map((each) => usual(each, argumentKey(each.in, each.name))),
    operation.body?.required ? usualIn(operation.body.takes, argumentKey("body")) : {},
  );
}

/** What is given when the operation becomes another one: all that was, what it no longer asks for too, and what it now needs beside it. */
export function keptArguments(given: ArgumentTexts, operation: DescribedOperation): ArgumentTexts {
  const keys = Object.keys(given);
  const isGiven = (key: string) => keys.some((each) => isWithin(each, key) || isWithin(key, each));
  const first = Object.entries(firstArguments(operation)).filter(([key]) => !isGiven(key));
  return { ...Object.fromEntries(first), ...given };
}

function asJson(text: string): string {
  try {
    JSON.parse(text);
    return text;
  } catch {
    return JSON.stringify(text);
  }
}
