/** A built condition as CEL. */
import { deniedBy, type Group, type Item, type Many, normal, type Row, type SpanUnit, type Value } from "./model.ts";
import { topOperator } from "./parse.ts";

export function writeCondition(condition: Group): string {
  const { join, items } = normal(condition);
  return join === "none" ? writeGroup({ kind: "group", join, items }) : writeItems(items, join);
}

/** One part of a condition by itself. */
export const writeItem = (item: Item): string => writeCondition({ kind: "group", join: "all", items: [item] });

const writeItems = (items: readonly Item[], join: "all" | "any"): string =>
  items.map((item) => part(item)).join(join === "all" ? " && " : " || ");

const writeGroup = ({ join, items }: Group): string =>
  join === "none" ? `!(${writeItems(items, "any")})` : `(${writeItems(items, join)})`;

function part(item: Item): string {
  switch (item.kind) {
    case "group":
      return writeGroup(item);
    case "row":
      return writeRow(item);
    case "many":
      return writeMany(item);
    case "formula":
      return bindsLoosely(item.text) ? `(${item.text.trim()})` : item.text.trim();
  }
}

/** What would fall apart between `&&`, or is not even read. */
function bindsLoosely(text: string): boolean {
  const operator = topOperator(text);
  return operator === null || ["&&", "||", "?:"].includes(operator);
}

function writeMany({ list, name, quantity, where }: Many): string {
  if (quantity.is === "count") {
    const counted = where.items.length === 0 ? list : `${list}.filter(${name}, ${writeCondition(where)})`;
    return `size(${counted}) ${quantity.compare} ${quantity.count}`;
  }
  const asked = `${list}.${quantity.is === "every" ? "all" : "exists"}(${name}, ${writeCondition(where)})`;
  return quantity.is === "none" ? `!${asked}` : asked;
}

/** What an item is called where tags are looked for among tags. */
export const tagName = "each";

function writeRow({ field, operator, value }: Row): string {
  const denied = deniedBy(operator);
  if (denied) {
    const said = writeRow({ kind: "row", field, operator: denied, value });
    return denied === "has" || denied === "oneOf" ? `!(${said})` : `!${said}`;
  }
  const said = writeValue(value);
  switch (operator) {
    case "yes":
      return field;
    case "empty":
      return `isEmpty(${field})`;
    case "contains":
    case "startsWith":
    case "endsWith":
      return `${field}.${operator}(${said})`;
    case "oneOf":
      return `${field} in ${said}`;
    case "has":
      return `${said} in ${field}`;
    case "hasAny":
      return `${field}.exists(${tagName}, ${tagName} in ${said})`;
    case "hasAll":
      return `${said}.all(${tagName}, ${tagName} in ${field})`;
    case "inLast":
      return `timestamp(${field}) > now - ${said}`;
    case "longerAgo":
      return `timestamp(${field}) < now - ${said}`;
    case "withinNext":
      return `timestamp(${field}) < now + ${said}`;
    case "laterThan":
      return `timestamp(${field}) > now + ${said}`;
    case "today":
      return `dateOf(${field}) == dateOf(now)`;
    case "onDay":
      return `dateOf(${field}) == ${said}`;
    case "beforeDay":
      return `dateOf(${field}) < ${said}`;
    case "afterDay":
      return `dateOf(${field}) > ${said}`;
    case "fromDay":
      return `dateOf(${field}) >= ${said}`;
    case "untilDay":
      return `dateOf(${field}) <= ${said}`;
    default:
      return `${field} ${operator} ${said}`;
  }
}

const spanSigns: Record<SpanUnit, (n: number) => string> = {
  minutes: (n) => `${n}m`,
  hours: (n) => `${n}h`,
  days: (n) => `${n * 24}h`,
};

function writeValue(value: Value): string {
  switch (value?.kind) {
    case "text":
      return quoted(value.text);
    case "number":
      return value.number;
    case "flag":
      return String(value.flag);
    case "field":
      return value.field;
    case "list":
      return `[${value.values.map(writeValue).join(", ")}]`;
    case "span":
      return `duration('${spanSigns[value.unit](value.n)}')`;
    case "day":
      return quoted(value.day);
    default:
      return "''";
  }
}

const escapes: Record<string, string> = { "\\": "\\\\", "'": "\\'", "\n": "\\n", "\r": "\\r", "\t": "\\t" };
export const quoted = (text: string): string => `'${text.replace(/[\\'\n\r\t]/g, (char) => escapes[char] ?? char)}'`;
