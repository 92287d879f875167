/**
 * What a zod schema is inside an expression: its CEL type, and a class whose instances read a plain JSON object through it,
 * field by field when asked. Declared once in lib/commerce and the nodes, never a second time for CEL.
 */
import { Environment } from "@marcbachmann/cel-js";
import type { z } from "zod";
import { type Money, money } from "../commerce/money.ts";
import { timeText } from "../commerce/order.ts";
import { Amount } from "./amount.ts";
import { isObject } from "./is-object.ts";

export interface ObjectShape {
  kind: "object";
  name: string;
  fields: Record<string, Shape>;
  /** Instances read one plain object. The evaluator knows them by their constructor. */
  View: new (
    read: Record<string, unknown>,
  ) => object;
}
export type Shape =
  /** `time`: it holds a moment as text. */
  | { kind: "string"; values?: readonly string[]; time?: true }
  | { kind: "bool" | "int" | "double" | "dyn" | "money" | "time" }
  | { kind: "list"; of: Shape }
  | { kind: "map"; of: Shape }
  | ObjectShape;

/** Where a view keeps the plain object that it reads. */
export const plain: unique symbol = Symbol("plain");

export function shapeOf(schema: z.core.$ZodType, name: string): Shape {
  if (schema === (money as z.core.$ZodType)) return { kind: "money" };
  if (schema === (timeText as z.core.$ZodType)) return { kind: "string", time: true };
  const { def } = schema._zod as z.core.$ZodTypes["_zod"];
  switch (def.type) {
    case "default":
    case "prefault":
    case "optional":
    case "nonoptional":
    case "readonly":
    case "catch":
      return shapeOf(def.innerType, name);
    case "string":
      return { kind: "string" };
    case "enum":
      return { kind: "string", values: Object.values(def.entries).map(String) };
    case "boolean":
      return { kind: "bool" };
    case "number":
      return { kind: "format" in def && String(def.format).includes("int") ? "int" : "double" };
    case "array":
      return { kind: "list", of: shapeOf(def.element, name) };
    case "record":
      return { kind: "map", of: shapeOf(def.valueType, name) };
    case "object": {
      const fields = Object.fromEntries(Object.entries(def.shape).map(([key, field]) => [key, shapeOf(field, `${name}.${key}`)]));
      return objectShape(name, fields);
    }
    default:
      return { kind: "dyn" };
  }
}

export function objectShape(name: string, fields: Record<string, Shape>): ObjectShape {
  // One class a shape: the evaluator tells types apart by constructor.
  const View = class {
    readonly [plain]: Record<string, unknown>;
    constructor(read: Record<string, unknown>) {
      this[plain] = read;
    }
  };
  for (const [key, shape] of Object.entries(fields)) {
    Object.defineProperty(View.prototype, key, {
      get(this: { [plain]: Record<string, unknown> }) {
        return view(this[plain][key], shape);
      },
    });
  }
  return { kind: "object", name, fields, View };
}

/** A plain JSON value as the evaluator must see it to be of this shape; undefined (missing) where it is not. */
export function view(value: unknown, shape: Shape): unknown {
  switch (shape.kind) {
    case "string":
      return typeof value === "string" ? value : undefined;
    case "bool":
      return typeof value === "boolean" ? value : undefined;
    case "int":
      // A JSON number is a double in CEL; a whole one is read as what it counts.
      return typeof value === "number" && Number.isInteger(value) ? BigInt(value) : undefined;
    case "double":
      return typeof value === "number" ? value : undefined;
    case "money":
      return isMoney(value) ? Amount.of(value) : undefined;
    case "time":
      return typeof value === "string" ? readTime(value) : undefined;
    case "list":
      return Array.isArray(value) ? (shape.of.kind === "string" ? value : value.map((item) => view(item, shape.of))) : undefined;
    case "map":
      return isObject(value) ? Object.fromEntries(Object.entries(value).map(([key, item]) => [key, view(item, shape.of)])) : undefined;
    case "object":
      return isObject(value) ? new shape.View(value) : undefined;
    case "dyn":
      return value ?? undefined;
  }
}

const timestamp = new Environment().registerVariable("text", "string").parse("timestamp(text)");
function readTime(text: string): unknown {
  try {
    return timestamp({ text });
  } catch {
    return undefined;
  }
}

function isMoney(value: unknown): value is Money {
  return (
    isObject(value) && Number.isSafeInteger(value["amountMinor"]) && typeof value["currency"] === "string" && value["currency"].length <= 3
  );
}

/** The CEL name of a shape. */
export function celName(shape: Shape): string {
  switch (shape.kind) {
    case "money":
      return "Money";
    case "time":
      return "google.protobuf.Timestamp";
    case "list":
      return `list<${celName(shape.of)}>`;
    case "map":
      return `map<string, ${celName(shape.of)}>`;
    case "object":
      return shape.name;
    default:
      return shape.kind;
  }
}
