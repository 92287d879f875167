/**
 * An operation's arguments put together: for the check while it is drawn, where what an expression gives is not known yet, and for
 * the call itself. One walk for both, so that they ask for the same.
 */
import { argumentKey, inside, partsOf } from "./argument-key.ts";
import { type Fit, fitValue, type Misfit } from "./fit-value.ts";
import type { DescribedOperation, Input, Parameter, Taken } from "./operation.ts";

/** What is given under a key: nothing, a value to be fitted, or something that nobody can know yet. */
export type Read = (key: string, takes: Taken) => { is: "nothing" } | { is: "value"; raw: unknown } | { is: "unknown" };

export interface Fault {
  key: string;
  why: Misfit | "missing";
  takes: Taken;
}

export interface Assembled {
  /** By parameter, in the document's order; what is not sent is not there. */
  parameters: { parameter: Parameter; value: unknown }[];
  /** Undefined: there is none. */
  body: unknown;
  faults: Fault[];
}

/** Stands for what is not known yet: it fits everywhere. */
const unknownValue: unique symbol = Symbol("unknown");

/** @param keys all that is given: what a list holds is known by them */
export function assemble(operation: DescribedOperation, keys: Iterable<string>, read: Read): Assembled {
  const faults: Fault[] = [];
  const lengths = listLengths(keys);
  const walk = (takes: Taken, key: string, required: boolean): unknown => {
    const own = read(key, takes);
    if (own.is === "unknown") return unknownValue;
    if (own.is === "value") {
      const fit: Fit = fitValue(takes, own.raw);
      if (fit.ok) return fit.value;
      faults.push({ key, why: fit.why, takes });
      return undefined;
    }
    const value = takes.kind === "record" ? record(takes.fields, key, required) : takes.kind === "list" ? list(takes, key) : undefined;
    if (value === undefined && required && !(takes.kind === "record" && takes.fields.some((field) => field.required)))
      faults.push({ key, why: "missing", takes });
    return value;
  };
  /** A group that may be left out is asked for as soon as something of it is given. */
  const record = (fields: readonly Input[], key: string, required: boolean): unknown => {
    const begun = required || lengths.has(key);
    const entries = fields.flatMap((field): [string, unknown][] => {
      const value = walk(field.takes, inside(key, field.name), begun && field.required === true);
      return value === undefined ? [] : [[field.name, value]];
    });
    return entries.length === 0 ? undefined : Object.fromEntries(entries);
  };
  const list = ({ of, min = 0, max }: Extract<Taken, { kind: "list" }>, key: string): unknown => {
    const length = lengths.get(key) ?? 0;
    if (length === 0) return undefined;
    // one that turned out empty is left out; of a group that is begun the rest is asked for
    const items = Array.from({ length }, (_, i) => walk(of, inside(key, i), false)).filter((item) => item !== undefined);
    if (items.length < min || items.length > (max ?? items.length))
      faults.push({ key, why: "length", takes: { kind: "list", of, min, max } });
    return items;
  };
  const parameters = operation.parameters.flatMap((parameter) => {
    const value = walk(parameter.takes, argumentKey(parameter.in, parameter.name), parameter.required === true);
    return value === undefined ? [] : [{ parameter, value }];
  });
  const { body } = operation;
  return { parameters, body: body ? walk(body.takes, argumentKey("body"), body.required === true) : undefined, faults };
}

/** How many items are given one by one below each key; a group with anything in it is there too, with none. */
export function listLengths(keys: Iterable<string>): ReadonlyMap<string, number> {
  const lengths = new Map<string, number>();
  for (const key of keys) {
    const parts = key.split("/");
    for (let at = 1; at < parts.length; at++) {
      const above = parts.slice(0, at).join("/");
      const index = /^\d{1,3}$/.test(parts[at] ?? "") ? Number(parts[at]) + 1 : 0;
      lengths.set(above, Math.max(lengths.get(above) ?? 0, index));
    }
  }
  return lengths;
}

/** Keys that the operation does not ask for. */
export function strayKeys(operation: DescribedOperation, keys: Iterable<string>): string[] {
  return [...keys].filter((key) => !takenAt(operation, key));
}

/** What is asked for under a key; null: nothing is. */
export function takenAt(operation: DescribedOperation, key: string): Taken | null {
  const [place, ...parts] = partsOf(key);
  let takes: Taken | undefined;
  if (place === "body") takes = operation.body?.takes;
  else {
    const name = parts.shift();
    takes = operation.parameters.find((each) => each.in === place && each.name === name)?.takes;
  }
  for (const part of parts) {
    if (takes?.kind === "record") takes = takes.fields.find(({ name }) => name === part)?.takes;
    else if (takes?.kind === "list" && /^\d{1,3}$/.test(part)) takes = takes.of;
    else return null;
  }
  return takes ?? null;
}
