/** How many decimals a currency has, by ISO 4217. Everything that is not listed has two. */
const decimals: Readonly<Record<string, number>> = {
  ...Object.fromEntries("BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF".split(" ").map((code) => [code, 0])),
  ...Object.fromEntries("BHD IQD JOD KWD LYD OMR TND".split(" ").map((code) => [code, 3])),
  ...Object.fromEntries("CLF UYW".split(" ").map((code) => [code, 4])),
};

export function minorDigits(currency: string): number {
  return decimals[currency] ?? 2;
}

/** The code in capitals; empty for what is no code. */
export function currencyCode(value: unknown): string {
  return typeof value === "string" && /^[A-Za-z]{3}$/.test(value) ? value.toUpperCase() : "";
}
