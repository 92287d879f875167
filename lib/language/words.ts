/** A sentence an operator can see: it exists in both languages or it does not compile. */
export interface Words {
  en: string;
  zh: string;
}

export const locales = ["en", "zh"] as const;
export type Locale = (typeof locales)[number];
