/** Which order a customer speaks of. Only their own count: an answer tells nobody about somebody else's order. */

/** Texts in a message that may be an order's number, as they stand and without what people write around it. */
export function numbersIn(text: string): string[] {
  const found = text.normalize("NFKC").match(/#?[A-Za-z]{0,6}-?\d[\dA-Za-z-]{2,29}/g) ?? [];
  const forms = found.flatMap((each) => [each, each.replace(/^#/, ""), `#${each.replace(/^#/, "")}`]);
  return [...new Set(forms)].slice(0, 30);
}

interface Known {
  readonly number: string;
}

/** Of the customer's orders, newest first, the one that is named, else the last one. */
export function orderMeant<O extends Known>(text: string, own: readonly O[]): O | null {
  const numbers = new Set(numbersIn(text).map((each) => each.toLowerCase()));
  if (numbers.size > 0) {
    const named = own.find(({ number }) => numbers.has(number.toLowerCase()));
    if (named) return named;
  }
  return own[0] ?? null;
}
