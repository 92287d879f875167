/** What came of an action at a platform or payment provider, in words: where it was done, and what was refused. */
import { minorDigits } from "#lib/commerce/currency.ts";
import { platformOutcomeWords } from "#lib/language/platform.ts";
import type { Say } from "#lib/language/render.ts";
import { kindTitles } from "#lib/outside/kind-titles.ts";

const field = (value: unknown, name: string): unknown =>
  typeof value === "object" && value !== null ? (value as Record<string, unknown>)[name] : undefined;

/** "129.00 EUR"; empty for what is no amount. */
export function amountText(value: unknown): string {
  const [minor, currency] = [field(value, "amountMinor"), field(value, "currency")];
  if (typeof minor !== "number" || typeof currency !== "string" || currency === "") return "";
  const digits = minorDigits(currency);
  return `${(minor / 10 ** digits).toFixed(digits)} ${currency}`;
}

/** What a kind of connection is called. */
export const systemName = (kind: string, say: Say): string =>
  Object.hasOwn(kindTitles, kind) ? say(kindTitles[kind as keyof typeof kindTitles]) : kind;

export function platformOutcome(effect: string, reply: unknown, say: Say): string {
  const refused = field(reply, "refused");
  if (typeof refused === "string" && refused !== "") return refusal(effect, refused, reply, say);
  const through = String(field(reply, "through") ?? "");
  const where =
    through === "" ? say(platformOutcomeWords.onlyHere) : say(platformOutcomeWords.through, { system: systemName(through, say) });
  const said = [
    effect === "platform.set-price"
      ? say(platformOutcomeWords.price, { before: amountText(field(reply, "before")), after: amountText(field(reply, "after")) })
      : "",
    effect === "platform.refund"
      ? say(platformOutcomeWords.refunded, { amount: amountText(field(reply, "amount")), left: amountText(field(reply, "left")) })
      : "",
    effect === "platform.replace" ? say(platformOutcomeWords.replaced, { number: String(field(reply, "number") ?? "") }) : "",
    field(reply, "changed") === false ? say(platformOutcomeWords.unchanged) : "",
    where,
    field(reply, "already") === true ? say(platformOutcomeWords.already) : "",
  ];
  return said.filter(Boolean).join(" ");
}

function refusal(effect: string, why: string, reply: unknown, say: Say): string {
  const words = platformOutcomeWords.refusals[effect === "platform.set-price" ? `price-${why}` : why];
  return say(words ?? platformOutcomeWords.refusals["other"], {
    left: amountText(field(reply, "left")),
    before: amountText(field(reply, "before")),
  });
}
