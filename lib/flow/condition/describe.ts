/** A condition as a sentence for the canvas; the formula as it stands where that cannot be. */
import { betweenWords, choiceWords, unitWords } from "../../language/condition.ts";
import { deniedWords } from "../../language/fields.ts";
import { itemWords, listFieldWords } from "../../language/item-fields.ts";
import { orderStatusWords } from "../../language/order-status.ts";
import { renderWords } from "../../language/render.ts";
import { yesNoWords } from "../../language/verdicts.ts";
import type { Locale, Words } from "../../language/words.ts";
import { fieldName } from "../field-names.ts";
import type { Group, Item, Many, Row, Value } from "./model.ts";
import { readCondition } from "./read.ts";

export function describeCondition(text: string, locale: Locale): string {
  const read = readCondition(text);
  return !read || read.items.length === 0 ? text : new Describer(locale).group(read);
}

/** One part of a condition as a sentence. */
export const describeItem = (item: Item, locale: Locale): string => new Describer(locale).item(item);

class Describer {
  readonly #locale: Locale;
  /** What the items are called that are spoken of. */
  readonly #names: string[] = [];
  constructor(locale: Locale) {
    this.#locale = locale;
  }

  group({ join, items }: Group): string {
    const parts = items.map((item) => (item.kind === "group" && item.join !== "none" ? `(${this.group(item)})` : this.item(item)));
    if (join !== "none") return parts.join(betweenWords[join][this.#locale]);
    return renderWords(betweenWords.none, this.#locale, { parts: parts.join(betweenWords.any[this.#locale]) });
  }

  item(item: Item): string {
    switch (item.kind) {
      case "group":
        return this.group(item);
      case "formula":
        return item.text;
      case "many":
        return this.many(item);
      case "row":
        return this.row(item);
    }
  }

  many({ list, name, quantity, where }: Many): string {
    const locale = this.#locale;
    const said = { list: this.field(list) };
    this.#names.push(name);
    const body = this.group(where);
    this.#names.pop();
    if (quantity.is !== "count")
      return renderWords(betweenWords.many, locale, { ...said, asked: choiceWords[quantity.is][locale], where: body });
    const count = { ...said, compare: choiceWords[quantity.compare][locale], n: quantity.count };
    return where.items.length === 0
      ? renderWords(betweenWords.size, locale, count)
      : renderWords(betweenWords.count, locale, { ...count, where: body });
  }

  row({ field, operator, value }: Row): string {
    const locale = this.#locale;
    const denied = deniedWords[field];
    if (denied && (value?.kind === "flag" || operator === "yes" || operator === "no")) {
      const isSo = value?.kind === "flag" ? value.flag === (operator === "==") : operator === "yes";
      return isSo ? this.field(field) : denied[locale];
    }
    const said = field === "order.status" ? this.status(value) : this.value(value);
    return [this.field(field), choiceWords[operator][locale], ...(said === "" ? [] : [said])].join(locale === "zh" ? "" : " ");
  }

  /** A status by its name on the screens. */
  status(value: Value): string {
    if (value?.kind === "text") return `“${statuses[value.text]?.[this.#locale] ?? value.text}”`;
    if (value?.kind === "list") return value.values.map((each) => this.status(each)).join(this.#locale === "zh" ? "、" : ", ");
    return this.value(value);
  }

  value(value: Value): string {
    const locale = this.#locale;
    switch (value?.kind) {
      case "text":
        return `“${value.text}”`;
      case "number":
        return value.number.replace(/\.0$/, "");
      case "flag":
        return yesNoWords[value.flag ? "yes" : "no"][locale];
      case "field":
        return this.field(value.field);
      case "list":
        return value.values.map((each) => this.value(each)).join(locale === "zh" ? "、" : ", ");
      case "span":
        return `${value.n} ${renderWords(unitWords[value.unit], locale)}`;
      case "day":
        return value.day;
      default:
        return "";
    }
  }

  /** In shop words, to stand inside a sentence; what we have no word for as it is written. */
  field(path: string): string {
    const locale = this.#locale;
    const known = fieldName(path, locale);
    if (known !== null) return known;
    const name = this.#names.find((each) => path === each || path.startsWith(`${each}.`));
    if (name === undefined) return path;
    return path === name ? itemWords.item[locale] : (listFieldWords[path.slice(name.length + 1)]?.[locale] ?? path.slice(name.length + 1));
  }
}

const statuses: Record<string, Words> = orderStatusWords;
