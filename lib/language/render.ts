/** Turns a pair of words into the reader's sentence: ICU placeholders, plurals and numbers in their language. */
import { readMessage, type Values, writeMessage } from "./message.ts";
import type { Locale, Words } from "./words.ts";

export type Say = (words: Words, values?: Values) => string;

/** What `Intl` and the `lang` attribute call our two languages. */
export const languageTag: Record<Locale, string> = { en: "en", zh: "zh-CN" };

/** Sentences that were read once. Their number is that of the product's sentences, so it needs no bound. */
const known = new Map<string, ReturnType<typeof readMessage>>();

export function renderWords(words: Words, locale: Locale, values?: Values): string {
  const text = words[locale];
  if (!text.includes("{") && !text.includes("'")) return text;
  if (values === undefined && !text.includes("'")) return text;
  const parts = known.get(text) ?? readMessage(text);
  known.set(text, parts);
  return writeMessage(parts, languageTag[locale], values ?? {});
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
