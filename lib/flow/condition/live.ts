/** What a condition's parts come to on one event: the value that each row compares, and whether it holds. */
import { compile } from "../expression.ts";
import type { ExpressionEnvironment } from "../expression-environment.ts";
import { isEmpty, toPreview } from "../plain.ts";
import type { Scope } from "../scope.ts";
import type { Item, Many } from "./model.ts";
import { writeCondition, writeItem } from "./write.ts";

export interface Moment {
  environment: ExpressionEnvironment;
  scope: Scope;
}

export interface Verdict {
  /** Null: it cannot be said, since it is not finished or has no result. */
  holds: boolean | null;
  /** What is compared; undefined: not present. */
  value?: unknown;
  /** Inside a question about a list's items: for how many of them it holds. */
  of?: { yes: number; all: number };
}

/** `within`: the questions about lists that the item stands in, the outermost first. */
export function verdictOn(item: Item, { environment, scope }: Moment, within: readonly Many[] = []): Verdict {
  const test = (text: string): boolean | null => {
    const compiled = compile(text, environment, true);
    const result = compiled.ok ? compiled.expression.evaluate(scope) : null;
    return result?.ok ? result.value === true : null;
  };
  const read = (text: string): unknown => {
    const compiled = compile(text, environment);
    const result = compiled.ok ? compiled.expression.evaluate(scope) : null;
    return result?.ok ? result.value : undefined;
  };
  const text = item.kind === "group" ? writeCondition(item) : writeItem(item);
  const [outer, ...inner] = within;
  if (outer) {
    const asked = inner.reduceRight((body, { list, name }) => `${list}.exists(${name}, ${body})`, text || "true");
    const yes = read(`size(${outer.list}.filter(${outer.name}, ${asked}))`);
    const all = read(`size(${outer.list})`);
    return typeof yes === "bigint" && typeof all === "bigint"
      ? { holds: yes > 0n, of: { yes: Number(yes), all: Number(all) } }
      : { holds: null };
  }
  if (item.kind === "group" || item.kind === "formula") return { holds: text === "" ? null : test(text) };
  const compared = item.kind === "row" ? item.field : item.list;
  const value = read(compared);
  const count = Array.isArray(value) && item.kind === "many" ? read(writeCount(item)) : undefined;
  const of = typeof count === "bigint" && Array.isArray(value) ? { of: { yes: Number(count), all: value.length } } : {};
  return { holds: test(text), ...(value === undefined || isEmpty(value) ? {} : { value: toPreview(value) }), ...of };
}

const writeCount = ({ list, name, where }: Many): string =>
  where.items.length === 0 ? `size(${list})` : `size(${list}.filter(${name}, ${writeCondition(where)}))`;
