/** A difference in the operator's words: its name, what it says of this one, and what to do. */
import { minorDigits } from "../commerce/currency.ts";
import { decimalText } from "../commerce/money.ts";
import type { Values } from "../language/message.ts";
import { differenceWords, differenceWordsOnPage, providerWords } from "../language/money.ts";
import { languageTag, renderWords } from "../language/render.ts";
import type { Locale } from "../language/words.ts";
import type { DifferenceKind } from "./difference.ts";

export interface DifferenceTold {
  kind: DifferenceKind;
  provider: string;
  day: string;
  currency: string;
  shopMinor: number | null;
  statementMinor: number | null;
  facts: Readonly<Record<string, string | number>>;
}

export function differenceSentence(told: DifferenceTold, locale: Locale) {
  const { name, text, advice } = differenceWords[told.kind];
  const provider = providerName(told.provider, locale);
  const amount = (minor: number | null, currency = told.currency) => (minor === null ? "" : amountText(Math.abs(minor), currency, locale));
  const shopCurrency = told.facts["shopCurrency"];
  const values: Values = {
    ...told.facts,
    provider,
    way: (told.statementMinor ?? told.shopMinor ?? 0) < 0 ? "out" : "in",
    shop: amount(told.shopMinor, typeof shopCurrency === "string" ? shopCurrency : told.currency),
    amount: amount(told.statementMinor),
    gap: amount((told.statementMinor ?? 0) - (told.shopMinor ?? 0)),
  };
  const say = (words: { en: string; zh: string }, more: Values = values) => renderWords(words, locale, more);
  const sentence = say(text);
  const toDo = say(differenceWordsOnPage.toDoText, { kind: say(name), provider, day: told.day, text: sentence });
  return { name: say(name), text: sentence, advice: say(advice), toDo };
}

/** A name that is not known to us is the operator's own. */
export function providerName(provider: string, locale: Locale): string {
  const words = providerWords[provider];
  return words ? renderWords(words, locale) : provider === "stripe" ? "Stripe" : provider;
}

export function amountText(amountMinor: number, currency: string, locale: Locale): string {
  const text = decimalText({ amountMinor, currency });
  if (!/^[A-Z]{3}$/.test(currency)) return text;
  const digits = minorDigits(currency);
  const format = new Intl.NumberFormat(languageTag[locale], {
    ...{ style: "currency", currency, minimumFractionDigits: digits, maximumFractionDigits: digits },
  });
  return format.format(text as `${number}`);
}
