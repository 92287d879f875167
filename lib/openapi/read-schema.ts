/**
 * A JSON Schema of a document as what a form asks for, or as what comes back. What it cannot draw becomes a field for JSON, or
 * a value of any kind: an operation is seldom lost for its schema. Circles and depths end there too.
 */
import { isObject } from "../flow/is-object.ts";
import { limits } from "../limits.ts";
import { brief, briefValue } from "./brief.ts";
import type { Given, Input, Taken, TextForm } from "./operation.ts";
import { follow } from "./references.ts";

type Schema = Record<string, unknown>;
interface Opened {
  schema: Schema;
  /** What it was reached by: one that leads to itself ends. */
  refs: readonly string[];
}

/** What reading a document's schemas may still cost, over all its operations. */
export interface SchemaBudget {
  left: number;
}

/** Reads the schemas of one operation: how many fields it may still draw, and what it may still cost, is counted over all of them. */
export class SchemaReader {
  readonly #document: Schema;
  readonly #all: SchemaBudget;
  /** From 3.1 on a reference's own words hold beside it. */
  readonly #isLater: boolean;
  #left = limits.operationSchemaCostMax;
  #inputsLeft = limits.operationInputsMax;
  #givenLeft = limits.operationGivenMax;

  constructor(document: Schema, all: SchemaBudget) {
    this.#document = document;
    this.#all = all;
    this.#isLater = /^3\.[1-9]/.test(String(document["openapi"]));
  }

  /** Null for what only ever comes back. */
  input(name: string, schema: unknown, required: boolean, about?: unknown, depth = 0, above: readonly string[] = []): Input | null {
    const open = this.#open(schema, above);
    const own = open?.schema;
    if (own?.["readOnly"] === true) return null;
    const said = brief(about) ?? brief(own?.["description"]) ?? brief(own?.["title"]);
    const example = briefValue(exampleOf(own));
    const usual = briefValue(own?.["const"] ?? own?.["default"]);
    return {
      name,
      ...(required ? { required: true as const } : {}),
      ...(said ? { about: said } : {}),
      ...(example === undefined ? {} : { example }),
      ...(usual === undefined ? {} : { usual }),
      takes: this.#taken(open, depth),
    };
  }

  takes(schema: unknown): Taken {
    return this.#taken(this.#open(schema, []), 0);
  }

  #taken(open: Opened | null, depth: number): Taken {
    if (!open) return { kind: "json" };
    const { schema: own, refs } = open;
    if ("const" in own && isShown(own["const"])) return { kind: "choice", values: [own["const"]] };
    const values = own["enum"];
    if (Array.isArray(values)) {
      const some = values.filter(isShown);
      if (some.length > 0 && some.length <= limits.operationChoicesMax && some.length >= values.length - 1)
        return { kind: "choice", values: some };
    }
    switch (typeOf(own)) {
      case "string":
      case simple:
        return textOf(own);
      case "integer":
        return { kind: "number", whole: true, ...boundsOf(own, 1) };
      case "number":
        return { kind: "number", ...boundsOf(own, 0) };
      case "boolean":
        return { kind: "flag" };
      case "array": {
        if (depth > limits.operationDepthMax) return { kind: "json" };
        const of = own["items"] === undefined ? { kind: "json" as const } : this.#taken(this.#open(own["items"], refs), depth + 1);
        return { kind: "list", of, ...numberOf("min", own["minItems"]), ...numberOf("max", own["maxItems"]) };
      }
      case "object":
        return this.#record(own, depth, refs);
      default:
        return { kind: "json" };
    }
  }

  #record(schema: Schema, depth: number, refs: readonly string[]): Taken {
    const properties = isObject(schema["properties"]) ? Object.entries(schema["properties"]) : [];
    if (properties.length === 0 || depth >= limits.operationDepthMax || properties.length > this.#inputsLeft) return { kind: "json" };
    if (properties.some(([name]) => name.length > limits.apiTextCharsMax)) return { kind: "json" };
    this.#inputsLeft -= properties.length;
    const required = new Set(Array.isArray(schema["required"]) ? schema["required"] : []);
    const fields = properties.flatMap(([name, property]) =>
      name === "" ? [] : (this.input(name, property, required.has(name), undefined, depth + 1, refs) ?? []),
    );
    return fields.length === 0 ? { kind: "json" } : { kind: "record", fields };
  }

  gives(schema: unknown, depth = 0, above: readonly string[] = []): Given {
    const open = this.#open(schema, above);
    if (!open) return "any";
    const { schema: own, refs } = open;
    const values = own["enum"];
    if (
      Array.isArray(values) &&
      values.length <= limits.operationChoicesMax &&
      values.every((value) => typeof value === "string" && isShown(value))
    )
      return { choice: values };
    switch (typeOf(own)) {
      case "string":
        return own["format"] === "date-time" ? "moment" : "text";
      case "integer":
        return own["format"] === "int64" ? "any" : "whole";
      case "number":
        return "number";
      case "boolean":
        return "flag";
      case "array":
        if (depth > limits.operationGivenDepthMax) return "any";
        return { list: own["items"] === undefined ? "any" : this.gives(own["items"], depth + 1, refs) };
      case "object": {
        const properties = isObject(own["properties"]) ? Object.entries(own["properties"]) : [];
        const drawn = properties.filter(([name]) => /^[A-Za-z_][A-Za-z0-9_]{0,63}$/.test(name));
        // one that cannot be reached by its name would be out of reach altogether
        if (drawn.length === 0 || drawn.length < properties.length || depth >= limits.operationGivenDepthMax) return "any";
        if (drawn.length > this.#givenLeft) return "any";
        this.#givenLeft -= drawn.length;
        return { record: Object.fromEntries(drawn.map(([name, property]) => [name, this.gives(property, depth + 1, refs)])) };
      }
      default:
        return "any";
    }
  }

  /**
   * Null where there is nothing to read, it stands inside itself, or all would cost too much. `allOf` becomes one schema, and what
   * may be null what it else is.
   */
  #open(given: unknown, above: readonly string[], levels = 0): Opened | null {
    if (!isObject(given) || levels > 8 || above.length > limits.operationRefsMax || !this.#spend(weightOf(given))) return null;
    const found = follow(this.#document, given);
    if (!found.ok || found.refs.some((ref) => above.includes(ref))) return null;
    if ((found.refs.length > 0 && !this.#spend(weightOf(found.value))) || isTooWide(found.value)) return null;
    const refs = [...above, ...found.refs];
    const { allOf, oneOf, anyOf, ...own } = this.#isLater && hasSome(found.beside) ? { allOf: [found.value, found.beside] } : found.value;
    const parts = this.#openAll(Array.isArray(allOf) ? allOf : [], refs, levels + 1);
    if (!parts) return null;
    let whole: Schema = own;
    for (const part of parts) {
      if (!part || !this.#spend(weightOf(whole)) || isTooWide(whole)) return null;
      whole = merge(whole, part.schema);
    }
    const all = [...new Set([...refs, ...parts.flatMap((part) => part?.refs ?? [])])];
    const ways = [oneOf, anyOf].find(Array.isArray);
    if (!ways) return { schema: whole, refs: all };
    const real = this.#openAll(
      ways.filter((way: unknown) => !(isObject(way) && way["type"] === "null")),
      all,
      levels + 1,
    );
    if (!real) return null;
    const [only] = real;
    if (real.length === 1) return only ? { schema: merge(only.schema, whole), refs: only.refs } : null;
    return {
      schema: oneOfMany(
        whole,
        real.map((way) => way?.schema ?? null),
      ),
      refs: all,
    };
  }

  /** Null: it would cost too much. */
  #openAll(given: readonly unknown[], refs: readonly string[], levels: number): (Opened | null)[] | null {
    const all: (Opened | null)[] = [];
    for (const each of given) {
      if (!this.#spend(0)) return null;
      all.push(this.#open(each, refs, levels));
    }
    return all;
  }

  #spend(cost: number): boolean {
    this.#left -= cost;
    this.#all.left -= cost;
    return this.#left > 0 && this.#all.left > 0;
  }
}

const countOf = (value: unknown): number => (Array.isArray(value) ? value.length : isObject(value) ? Object.keys(value).length : 0);
/** More fields than can be shown anywhere are not looked at. */
const isTooWide = ({ properties }: Schema): boolean => countOf(properties) > limits.operationGivenMax;

const hasSome = (each: Schema): boolean => Object.keys(each).length > 0;

/** What it takes to look through a schema once. */
const weightOf = (schema: Schema): number =>
  1 + Math.ceil((countOf(schema) + countOf(schema["properties"]) + countOf(schema["required"]) + countOf(schema["enum"])) / 8);

/** Several ways: texts that are all named become a choice, the same simple type stays one, anything else is written as JSON. */
function oneOfMany(whole: Schema, ways: readonly (Schema | null)[]): Schema {
  const values = ways.map((way) => (way && "const" in way ? [way["const"]] : Array.isArray(way?.["enum"]) ? way["enum"] : null));
  if (values.every((each) => each !== null)) return { ...whole, enum: values.flat() };
  // what all of them are may be said once, above them
  const above = typeOf(whole);
  const types = new Set(ways.map((way) => (way ? typeOf({ ...(above === "" ? {} : { type: above }), ...way }) : "")));
  const [type] = types;
  const { properties: _, required: __, ...rest } = whole;
  if (isObject(whole["properties"]) && types.size === 1 && type === "object") return whole;
  if (types.size === 1 && (type === "string" || type === "integer" || type === "number" || type === "boolean")) return { ...rest, type };
  if (types.size === 2 && types.has("integer") && types.has("number")) return { ...rest, type: "number" };
  return { ...rest, type: [...types].every((each) => scalars.has(each)) && types.has("string") ? simple : "" };
}

/** A text or a number: typed it is a text, and what comes back may be either. */
const simple = "text or number";
const scalars: ReadonlySet<string> = new Set(["string", "integer", "number", "boolean"]);

function merge(a: Schema, b: Schema): Schema {
  const both = { ...a, ...b };
  if (isObject(a["properties"]) && isObject(b["properties"])) both["properties"] = { ...a["properties"], ...b["properties"] };
  if (Array.isArray(a["required"]) && Array.isArray(b["required"])) both["required"] = [...new Set([...a["required"], ...b["required"]])];
  return both;
}

/** 3.1 has several types at once; null beside one says that it may be missing. */
function typeOf(schema: Schema): string {
  const { type } = schema;
  if (typeof type === "string") return type;
  if (Array.isArray(type)) {
    const real = type.filter((each) => each !== "null");
    if (real.length === 1) return String(real[0]);
    return real.includes("string") && real.every((each) => scalars.has(String(each))) ? simple : "";
  }
  if (isObject(schema["properties"])) return "object";
  if (schema["items"] !== undefined) return "array";
  const [first] = Array.isArray(schema["enum"]) ? schema["enum"] : [];
  return typeof first === "string" ? "string" : "";
}

const forms: Record<string, TextForm> = {
  date: "date",
  "date-time": "moment",
  uuid: "uuid",
  email: "email",
  uri: "address",
  url: "address",
};

function textOf(schema: Schema): Taken {
  const form = forms[String(schema["format"] ?? "")];
  const max = numberOf("max", schema["maxLength"]);
  const long = form === undefined && (max.max ?? 0) > 400 ? { form: "long" as const } : {};
  return { kind: "text", ...(form ? { form } : long), ...numberOf("min", schema["minLength"]), ...max };
}

/** Bounds that are not reached themselves are one less for whole numbers, and left to the other system for others. */
function boundsOf(schema: Schema, step: 0 | 1): { min?: number; max?: number } {
  const { minimum, maximum, exclusiveMinimum, exclusiveMaximum } = schema;
  const above = typeof exclusiveMinimum === "number" ? exclusiveMinimum + step : undefined;
  const below = typeof exclusiveMaximum === "number" ? exclusiveMaximum - step : undefined;
  return {
    ...numberOf("min", typeof minimum === "number" ? minimum + (exclusiveMinimum === true ? step : 0) : above),
    ...numberOf("max", typeof maximum === "number" ? maximum - (exclusiveMaximum === true ? step : 0) : below),
  };
}

function numberOf<K extends "min" | "max">(name: K, value: unknown): { [key in K]?: number } {
  return (typeof value === "number" && Number.isFinite(value) ? { [name]: value } : {}) as { [key in K]?: number };
}

function exampleOf(schema: Schema | undefined): unknown {
  const examples = schema?.["examples"];
  return schema?.["example"] ?? (Array.isArray(examples) ? examples[0] : undefined);
}

const isShown = (value: unknown): value is string | number | boolean => isScalar(value) && String(value).length <= limits.apiTextCharsMax;
const isScalar = (value: unknown): value is string | number | boolean =>
  typeof value === "string" || typeof value === "boolean" || (typeof value === "number" && Number.isFinite(value));
