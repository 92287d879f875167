/** What came of an action at a platform or payment provider, in words: where it was done, and what was refused. */
import { decimalText, money } from "#lib/commerce/money.ts";
import { platformOutcomeWords } from "#lib/language/platform.ts";
import type { Say } from "#lib/language/render.ts";
import { connectionKinds, isKindId } from "#lib/outside/kinds.ts";

const field = (value: unknown, name: string): unknown =>
  typeof value === "object" && value !== null ? (value as Record<string, unknown>)[name] : undefined;

/** "129.00 EUR"; empty for what is no amount. */
export function amountText(value: unknown): string {
  const read = money.safeParse(value);
  return read.success && read.data.currency ? `${decimalText(read.data)} ${read.data.currency}` : "";
}

export function platformOutcome(effect: string, reply: unknown, say: Say): string {
  const refused = field(reply, "refused");
  if (typeof refused === "string" && refused !== "") return refusal(effect, refused, reply, say);
  const through = String(field(reply, "through") ?? "");
  const where =
    through === ""
      ? say(platformOutcomeWords.onlyHere)
      : say(platformOutcomeWords.through, { system: isKindId(through) ? say(connectionKinds[through].title) : through });
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
