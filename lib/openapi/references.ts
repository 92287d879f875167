/** What `$ref` leads to, inside the same document only: nothing is fetched. */
import { isObject } from "../flow/is-object.ts";
import { apiReading as say } from "../language/api-reading.ts";
import type { Words } from "../language/words.ts";
import { tell } from "./tell.ts";

const chainMax = 20;

export type Found =
  /** `beside`: what the references themselves say. */
  { ok: true; value: Record<string, unknown>; refs: readonly string[]; beside: Record<string, unknown> } | { ok: false; why: Words };

/** Follows one reference after another until something else stands there. What a reference says it is about is laid over it. */
export function follow(document: Record<string, unknown>, given: unknown): Found {
  let value = given;
  let beside: Record<string, unknown> = {};
  const refs: string[] = [];
  while (isObject(value) && typeof value["$ref"] === "string") {
    const { $ref: ref, ...own } = value as { $ref: string } & Record<string, unknown>;
    if (!ref.startsWith("#")) return { ok: false, why: tell(say.otherFile, { ref }) };
    if (refs.includes(ref) || refs.length >= chainMax) return { ok: false, why: tell(say.circle, { ref }) };
    refs.push(ref);
    beside = { ...own, ...beside };
    value = at(document, ref);
    if (value === undefined) return { ok: false, why: tell(say.noTarget, { ref }) };
  }
  if (!isObject(value)) return { ok: false, why: say.noObject };
  const { description, summary } = beside;
  const laid = { ...value, ...(description === undefined ? {} : { description }), ...(summary === undefined ? {} : { summary }) };
  return { ok: true, value: refs.length > 0 ? laid : value, refs, beside };
}

function at(document: unknown, ref: string): unknown {
  if (ref !== "#" && !ref.startsWith("#/")) return undefined;
  let value = document;
  for (const part of ref.slice(1).split("/").slice(1)) {
    const name = decoded(part).replaceAll("~1", "/").replaceAll("~0", "~");
    if (Array.isArray(value) && /^\d+$/.test(name)) value = value[Number(name)];
    else if (isObject(value) && Object.hasOwn(value, name)) value = value[name];
    else return undefined;
  }
  return value;
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
