/** A difference in the operator's words: its name, what it says of this one, and what to do. */
import type { Values } from "../language/message.ts";
import { differenceWords, differenceWordsOnPage } from "../language/money-differences.ts";
import { renderWords } from "../language/render.ts";
import type { Locale } from "../language/words.ts";
import type { DifferenceKind } from "./difference.ts";
import { amountText, providerName } from "./names.ts";

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
