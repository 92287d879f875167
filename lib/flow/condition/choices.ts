/** How a field of each type can be compared, and what a row is when its field or its comparison is chosen anew. */
import type { FieldInScope } from "../fields-in-scope.ts";
import {
  comparisonOperators,
  emptyGroup,
  itemName,
  type Literal,
  type Many,
  type Operator,
  type Quantity,
  type Row,
  takesOf,
  type Value,
} from "./model.ts";

/** An operator, or of how many items something is asked. */
export type Choice = Operator | Quantity["is"];
export type ComparedField = Pick<FieldInScope, "path" | "type" | "values" | "item">;

const quantities = ["any", "every", "none", "count"] as const satisfies Quantity["is"][];
const presence = ["empty", "filled"] as const;
/** Amounts and numbers are compared by size first. */
const bySize = [">", ">=", "<", "<=", "==", "!="] as const;
const choices: Record<FieldInScope["type"], readonly Choice[]> = {
  money: bySize,
  number: [...bySize, "oneOf", "noneOf"],
  text: ["==", "!=", "contains", "containsNot", "startsWith", "endsWith", "oneOf", "noneOf", ...presence],
  yesNo: ["=="],
  time: ["inLast", "longerAgo", "today", "onDay", "beforeDay", "fromDay", "withinNext", "laterThan", ...presence],
  list: ["has", "lacks", "hasAny", "hasAll", "hasNone", ...quantities, ...presence],
  record: presence,
  any: [...comparisonOperators, "contains", "containsNot", "oneOf", "noneOf", ...presence],
};
const ofKnownValues: readonly Choice[] = ["==", "!=", "oneOf", "noneOf"];
const ofRecords: readonly Choice[] = [...quantities, ...presence];

export function choicesFor(field: ComparedField): readonly Choice[] {
  if (field.values) return ofKnownValues;
  if (field.type === "list" && (field.item?.length ?? 0) > 0 && field.item?.[0]?.path !== "") return ofRecords;
  return choices[field.type];
}

/** What kind of field a row compares where the field itself is not in scope (any more). */
export function typeOfRow({ operator, value }: Row): FieldInScope["type"] {
  const takes = takesOf(operator);
  if (takes === "span" || takes === "day" || operator === "today") return "time";
  if (operator === "has" || operator === "lacks" || operator.startsWith("has")) return "list";
  if (value?.kind === "number") return "number";
  return value?.kind === "flag" || operator === "yes" || operator === "no" ? "yesNo" : "text";
}

export const choiceOf = (item: Row | Many): Choice => (item.kind === "row" ? item.operator : item.quantity.is);

export function firstItem(field: ComparedField): Row | Many {
  const [choice = "empty"] = choicesFor(field);
  return withChoice({ kind: "row", field: field.path, operator: "filled", value: null }, choice, field);
}

const isQuantity = (choice: Choice): choice is Quantity["is"] => (quantities as readonly string[]).includes(choice);

/** The same row compared in another way; what was typed is kept where it still fits. */
export function withChoice(item: Row | Many, choice: Choice, field: ComparedField): Row | Many {
  const path = item.kind === "row" ? item.field : item.list;
  if (isQuantity(choice)) {
    const quantity: Quantity = choice === "count" ? { is: "count", compare: ">=", count: "1" } : { is: choice };
    return item.kind === "many" ? { ...item, quantity } : { kind: "many", list: path, name: itemName, quantity, where: emptyGroup };
  }
  return { kind: "row", field: path, operator: choice, value: fitting(choice, item.kind === "row" ? item.value : null, field) };
}

function fitting(operator: Operator, value: Value, field: ComparedField): Value {
  switch (takesOf(operator)) {
    case "nothing":
      return null;
    case "span":
      return value?.kind === "span" ? value : { kind: "span", n: 3, unit: "days" };
    case "day":
      return value?.kind === "day" ? value : { kind: "day", day: "" };
    case "list":
      return { kind: "list", values: value?.kind === "list" ? value.values : isLiteral(value) && !isBlank(value) ? [value] : [] };
    case "literal":
    case "operand":
      if (value?.kind === "list") return value.values[0] ?? firstLiteral(field);
      if (value?.kind === "field") return takesOf(operator) === "operand" ? value : firstLiteral(field);
      return isLiteral(value) ? value : firstLiteral(field);
  }
}

const isLiteral = (value: Value): value is Literal => value !== null && ["text", "number", "flag"].includes(value.kind);
const isBlank = (value: Literal) => value.kind === "text" && value.text === "";

export function firstLiteral({ type, values }: ComparedField): Literal {
  if (type === "money") return { kind: "number", number: "0.0" };
  if (type === "number") return { kind: "number", number: "0" };
  if (type === "yesNo") return { kind: "flag", flag: true };
  return { kind: "text", text: values?.[0] ?? "" };
}
