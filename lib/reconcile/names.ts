/** How a provider and an amount are written where money is told of. */
import { minorDigits } from "../commerce/currency.ts";
import { decimalText } from "../commerce/decimal-text.ts";
import { providerWords } from "../language/money.ts";
import { languageTag, renderWords } from "../language/render.ts";
import type { Locale } from "../language/words.ts";

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
