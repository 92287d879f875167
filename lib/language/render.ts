/** Turns a pair of words into the reader's sentence: ICU placeholders, plurals and numbers in their language. */
import { IntlMessageFormat } from "intl-messageformat";
import type { Locale, Words } from "./words.ts";

export type Values = Record<string, string | number>;
export type Say = (words: Words, values?: Values) => string;

/** What `Intl` and the `lang` attribute call our two languages. */
export const languageTag: Record<Locale, string> = { en: "en", zh: "zh-CN" };

/** Compiled sentences. Their number is that of the product's sentences, so it needs no bound. */
const compiled = new Map<string, IntlMessageFormat>();

export function renderWords(words: Words, locale: Locale, values?: Values): string {
  const text = words[locale];
  if (!text.includes("{") && !text.includes("'")) return text;
  if (values === undefined && !text.includes("'")) return text;
  const key = `${locale} ${text}`;
  let format = compiled.get(key);
  if (!format) {
    format = new IntlMessageFormat(text, languageTag[locale]);
    compiled.set(key, format);
  }
  return String(format.format(values));
}

/** The language that a browser's `Accept-Language` asks for first, of those we speak. */
export function preferredLocale(acceptLanguage: string): Locale {
  const wanted = acceptLanguage
    .split(",")
    .map((part) => {
      const [tag = "", ...rest] = part.trim().split(";");
      const weight = rest.find((piece) => piece.trim().startsWith("q="));
      return { tag: tag.toLowerCase(), q: weight ? Number(weight.trim().slice(2)) || 0 : 1 };
    })
    .sort((a, b) => b.q - a.q);
  for (const { tag } of wanted) {
    if (tag.startsWith("zh")) return "zh";
    if (tag.startsWith("en")) return "en";
  }
  return "en";
}

export const isLocale = (value: unknown): value is Locale => value === "en" || value === "zh";
