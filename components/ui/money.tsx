"use client";
/** An amount in its own currency's format, from integer minor units. */
import { useLanguageTag } from "#components/language/say.tsx";
import type { Money as Amount } from "#lib/commerce/money.ts";

export function moneyText(amount: Amount, tag: string): string {
  if (amount.currency === "") return "–";
  const format = new Intl.NumberFormat(tag, { style: "currency", currency: amount.currency });
  const digits = format.resolvedOptions().maximumFractionDigits ?? 2;
  const sign = amount.amountMinor < 0 ? "-" : "";
  const whole = String(Math.abs(amount.amountMinor)).padStart(digits + 1, "0");
  const decimal = digits === 0 ? whole : `${whole.slice(0, -digits)}.${whole.slice(-digits)}`;
  return format.format(`${sign}${decimal}` as `${number}`);
}

export function Money({ amount, className }: { amount: Amount; className?: string }) {
  const tag = useLanguageTag();
  return <span className={className ?? "tabular"}>{moneyText(amount, tag)}</span>;
}
