/**
 * A condition as an operator builds it: nested groups of rows, and of questions about the items of a list. It is written as CEL
 * (write.ts) and read back from it (read.ts); `normal` is the one form of all that mean the same text.
 */

export const joins = ["all", "any", "none"] as const;
export type Join = (typeof joins)[number];

export interface Group {
  kind: "group";
  join: Join;
  items: readonly Item[];
}
export type Item = Group | Row | Many | Formula;

export interface Row {
  kind: "row";
  /** A path, or a question to the shop's clock: `order.total`, `isOpen(now)`. */
  field: string;
  operator: Operator;
  value: Value;
}

/** About the items of a list: of how many does `where` hold? */
export interface Many {
  kind: "many";
  list: string;
  /** What an item is called inside `where`. */
  name: string;
  quantity: Quantity;
  /** Empty only where the items are counted: all of them, then. */
  where: Group;
}
export type Quantity = { is: "any" | "every" | "none" } | { is: "count"; compare: Comparison; count: string };

/** A part that only a formula can say, kept as it is written. */
export interface Formula {
  kind: "formula";
  text: string;
}

export const comparisonOperators = ["==", "!=", ">", ">=", "<", "<="] as const;
export type Comparison = (typeof comparisonOperators)[number];

/** What stands beside the operator. */
export type Value =
  | null
  | { kind: "text"; text: string }
  /** As it is written: no binary fraction comes between what was typed and what is compared. */
  | { kind: "number"; number: string }
  | { kind: "flag"; flag: boolean }
  | { kind: "field"; field: string }
  | { kind: "list"; values: readonly Literal[] }
  | { kind: "span"; n: number; unit: SpanUnit }
  /** `2026-03-01` in the shop's zone. */
  | { kind: "day"; day: string };
export type Literal = Extract<Value, { kind: "text" | "number" | "flag" }>;

export const spanUnits = ["minutes", "hours", "days"] as const;
export type SpanUnit = (typeof spanUnits)[number];

/** What an operator takes beside it. */
type Takes = "nothing" | "literal" | "operand" | "list" | "span" | "day";

/** Every operator with what it takes; `not`: the one that it denies, written as `!` before it. */
export const operators = {
  "==": { takes: "operand" },
  "!=": { takes: "operand" },
  ">": { takes: "operand" },
  ">=": { takes: "operand" },
  "<": { takes: "operand" },
  "<=": { takes: "operand" },
  yes: { takes: "nothing" },
  no: { takes: "nothing", not: "yes" },
  empty: { takes: "nothing" },
  filled: { takes: "nothing", not: "empty" },
  contains: { takes: "operand" },
  containsNot: { takes: "operand", not: "contains" },
  startsWith: { takes: "operand" },
  startsNot: { takes: "operand", not: "startsWith" },
  endsWith: { takes: "operand" },
  endsNot: { takes: "operand", not: "endsWith" },
  oneOf: { takes: "list" },
  noneOf: { takes: "list", not: "oneOf" },
  has: { takes: "literal" },
  lacks: { takes: "literal", not: "has" },
  hasAny: { takes: "list" },
  hasNone: { takes: "list", not: "hasAny" },
  hasAll: { takes: "list" },
  inLast: { takes: "span" },
  longerAgo: { takes: "span" },
  withinNext: { takes: "span" },
  laterThan: { takes: "span" },
  today: { takes: "nothing" },
  onDay: { takes: "day" },
  beforeDay: { takes: "day" },
  afterDay: { takes: "day" },
  fromDay: { takes: "day" },
  untilDay: { takes: "day" },
} as const satisfies Record<string, { takes: Takes; not?: string }>;
export type Operator = keyof typeof operators;
export const operatorNames = Object.keys(operators) as Operator[];

export const takesOf = (operator: Operator): Takes => operators[operator].takes;

/** The operator that this one denies; null: it denies none. */
export function deniedBy(operator: Operator): Operator | null {
  const entry: { takes: Takes; not?: string } = operators[operator];
  return (entry.not ?? null) as Operator | null;
}
const denials = new Map(operatorNames.flatMap((name) => (deniedBy(name) ? [[deniedBy(name), name] as const] : [])));

/** What says the opposite without a group around it; null: nothing does. */
export function opposite(item: Item): Item | null {
  if (item.kind === "row") {
    const operator = denials.get(item.operator);
    return operator ? { ...item, operator } : null;
  }
  return item.kind === "many" && item.quantity.is === "any" ? { ...item, quantity: { is: "none" } } : null;
}

/** What an item is called unless somebody wrote another name. */
export const itemName = "item";

export const emptyGroup: Group = { kind: "group", join: "all", items: [] };
export const group = (join: Join, items: readonly Item[]): Group => ({ kind: "group", join, items });

/** The one form of a condition: no group without items or of one item, none inside another of its kind. */
export function normal(root: Group): Group {
  const item = normalItem(root);
  if (item === null) return emptyGroup;
  return item.kind === "group" ? item : group("all", [item]);
}

function normalItem(item: Item): Item | null {
  switch (item.kind) {
    case "row":
      return normalRow(item);
    case "formula":
      return item.text.trim() === "" ? null : item;
    case "many":
      return normalMany(item);
    case "group": {
      const { join } = item;
      const like = join === "none" ? "any" : join;
      const items = item.items.flatMap((each): readonly Item[] => {
        const inner = normalItem(each);
        if (inner === null) return [];
        return inner.kind === "group" && inner.join === like ? inner.items : [inner];
      });
      const [only] = items;
      if (only === undefined) return null;
      if (items.length > 1) return group(join, items);
      return join === "none" ? (opposite(only) ?? group("none", [only])) : only;
    }
  }
}

function normalRow(row: Row): Row {
  if (row.value?.kind !== "span") return row;
  let { n, unit } = row.value;
  if (unit === "minutes" && n % 60 === 0) [n, unit] = [n / 60, "hours"];
  if (unit === "hours" && n % 24 === 0) [n, unit] = [n / 24, "days"];
  return { ...row, value: { kind: "span", n, unit } };
}

function normalMany(many: Many): Item | null {
  const where = normal(many.where);
  if (where.items.length > 0) return { ...many, where };
  if (many.quantity.is === "count") return { ...many, name: itemName, where };
  // without a condition on the items, it asks whether there are any
  if (many.quantity.is === "every") return null;
  return { kind: "row", field: many.list, operator: many.quantity.is === "any" ? "filled" : "empty", value: null };
}
