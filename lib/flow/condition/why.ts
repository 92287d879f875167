/** What was recorded of a condition in a run, as the rows that the builder would show; outside its reach the formula and its values. */
import type { Part } from "../expression.ts";
import { deniedBy, type Group, type Item, opposite } from "./model.ts";
import { readCondition } from "./read.ts";
import { writeCondition, writeItem } from "./write.ts";

type Recorded = Pick<Part, "text" | "start" | "end"> & { state?: string | undefined; value?: unknown };

export type WhyRow = {
  depth: number;
  /** Null: it was not asked, or nothing is known of it. */
  holds: boolean | null;
  isSkipped: boolean;
} & (
  | { kind: "group"; group: Group }
  /** `values`: what it compares, the field first; undefined: not present. */
  | { kind: "item"; item: Item; values: readonly unknown[] }
  /** A value that a formula read. */
  | { kind: "value"; text: string; value: unknown }
);

/** `parts`: in the order of reading, each whole before what is in it. Of a choice, one condition after another. */
export function whyRows(parts: readonly Recorded[]): WhyRow[] {
  const rows: WhyRow[] = [];
  for (let at = 0; at < parts.length; ) {
    const whole = parts[at];
    if (!whole) break;
    let next = at + 1;
    for (let part = parts[next]; part && part.end <= whole.end; part = parts[next]) next += 1;
    rows.push(...rowsOf(whole, parts.slice(at, next)));
    at = next;
  }
  return rows;
}

function rowsOf(whole: Recorded, parts: readonly Recorded[]): WhyRow[] {
  const read = readCondition(whole.text);
  const record = new Recording(parts);
  if (!read || read.items.length === 0) return formulaRows(whole.text, record, 0, parts);
  const [only] = read.items;
  return only && read.items.length === 1 && read.join !== "none" ? itemRows(only, record, 0) : groupRows(read, record, 0);
}

function groupRows(group: Group, record: Recording, depth: number): WhyRow[] {
  const inner = group.items.flatMap((item) => itemRows(item, record, depth + 1));
  const own = inner.filter((row) => row.depth === depth + 1);
  const holds = record.truth(group) ?? joined(group, own);
  return [{ kind: "group", group, depth, holds, isSkipped: own.every((row) => row.isSkipped) }, ...inner];
}

/** What a group comes to that was not recorded as a whole, as `a && b` is not inside `a && b && c`. */
function joined({ join }: Group, rows: readonly WhyRow[]): boolean | null {
  const asked = rows.filter((row) => row.holds !== null);
  if (asked.length === 0) return null;
  if (join === "all") return asked.every((row) => row.holds);
  return asked.some((row) => row.holds) === (join === "any");
}

function itemRows(item: Item, record: Recording, depth: number): WhyRow[] {
  if (item.kind === "group") return groupRows(item, record, depth);
  if (item.kind === "formula") return formulaRows(item.text, record, depth, record.within(item.text));
  const compared = item.kind === "many" ? [item.list] : [item.field, ...(item.value?.kind === "field" ? [item.value.field] : [])];
  const seen = compared.map((path) => record.find(path));
  const values = seen.map((part) => (part?.state === "value" || part?.state === undefined ? part?.value : undefined));
  const holds = record.truth(item);
  return [{ kind: "item", item, depth, holds, isSkipped: holds === null && record.isSkipped(item), values }];
}

function formulaRows(text: string, record: Recording, depth: number, parts: readonly Recorded[]): WhyRow[] {
  const item: Item = { kind: "formula", text };
  const values = parts.filter((part) => part.text !== text && typeof part.value !== "boolean" && part.state !== "skipped");
  return [
    { kind: "item", item, depth, holds: record.truth(item), isSkipped: record.isSkipped(item), values: [] },
    ...values.map(
      (part): WhyRow => ({ kind: "value", depth: depth + 1, holds: null, isSkipped: false, text: part.text, value: part.value }),
    ),
  ];
}

/** The recorded parts of one condition, found by what they say rather than by how they are written. */
class Recording {
  readonly #parts: readonly Recorded[];
  readonly #known = new Map<string, Recorded>();
  constructor(parts: readonly Recorded[]) {
    this.#parts = parts;
    for (const part of parts) {
      const key = keyOf(part.text);
      if (!this.#known.has(key)) this.#known.set(key, part);
    }
  }

  find(text: string): Recorded | undefined {
    return this.#known.get(keyOf(text));
  }

  within(text: string): readonly Recorded[] {
    const whole = this.find(text);
    return whole ? this.#parts.filter((part) => part.start >= whole.start && part.end <= whole.end) : [];
  }

  truth(item: Item): boolean | null {
    const value = this.find(written(item))?.value;
    if (typeof value === "boolean") return value;
    const denied = this.find(written(denial(item)))?.value;
    return typeof denied === "boolean" ? !denied : null;
  }

  isSkipped(item: Item): boolean {
    return [item, denial(item)].some((each) => each !== null && this.find(written(each))?.state === "skipped");
  }
}

/** What says the opposite; recorded is what stands behind a `!`. */
function denial(item: Item): Item | null {
  if (item.kind === "row") {
    const operator = deniedBy(item.operator);
    return operator ? { ...item, operator } : opposite(item);
  }
  if (item.kind === "many") return item.quantity.is === "none" ? { ...item, quantity: { is: "any" } } : opposite(item);
  return item.kind === "group" && item.join === "none" ? { ...item, join: "any" } : null;
}

const written = (item: Item | null): string => (item === null ? "" : item.kind === "group" ? writeCondition(item) : writeItem(item));

function keyOf(text: string): string {
  const read = readCondition(text);
  return read && read.items.length > 0 ? writeCondition(read) : text.trim();
}
