/** An action taken in words: what was asked, and what came of it. */
import { actionWords, outcomeWords } from "#lib/language/actions-taken.ts";
import { calledWords, repeatingWords } from "#lib/language/called.ts";
import { handOverWords } from "#lib/language/hand-over.ts";
import { orderStatusWords } from "#lib/language/order-status.ts";
import { platformOutcomeWords } from "#lib/language/platform.ts";
import type { Say } from "#lib/language/render.ts";
import { operationMethods, repeatingOf } from "#lib/openapi/repeating.ts";
import type { EffectName } from "#lib/run/effects.ts";
import { amountText, platformOutcome } from "./platform-outcome.ts";

const isKnown = (name: string): name is EffectName => Object.hasOwn(actionWords, name);
const field = (value: unknown, name: string): unknown =>
  typeof value === "object" && value !== null ? (value as Record<string, unknown>)[name] : undefined;
const text = (value: unknown): string => (typeof value === "string" || typeof value === "number" ? String(value) : "…");

function statusName(value: unknown, say: Say): string {
  const name = text(value);
  return Object.hasOwn(orderStatusWords, name) ? say(orderStatusWords[name as keyof typeof orderStatusWords]) : name;
}

const refusedWhy = (why: string, say: Say): string => {
  const words = handOverWords[why];
  return words ? say(words) : why;
};

function hostOf(url: unknown): string {
  try {
    return new URL(text(url)).host;
  } catch {
    return text(url);
  }
}

/** @param system what the other system is called, where the address alone does not say */
export function actionTitle(effect: string, args: unknown, say: Say, system?: string): string {
  if (!isKnown(effect)) return say(outcomeWords.unknownAction);
  const called = field(args, "operation");
  if (effect === "http.request" && called !== undefined)
    return say(calledWords.shown, { title: text(field(called, "title")), name: text(field(called, "system")) });
  return say(actionWords[effect], {
    tag: text(field(args, "tag")),
    status: statusName(field(args, "status"), say),
    text: text(field(args, "text")),
    title: text(field(args, "title")),
    sku: text(field(args, "sku")),
    by: text(field(args, "by")),
    onHand: text(field(args, "onHand")),
    quantity: text(field(args, "quantity")),
    from: text(field(args, "from")),
    to: text(field(args, "to")),
    key: text(field(args, "key")),
    value: text(field(args, "value")),
    name: text(field(args, "name")),
    amount: amountText(field(args, "amount")) || say(platformOutcomeWords.allLeft),
    host: system || hostOf(field(args, "url")),
  });
}

/** Null where the title says it all. */
export function actionOutcome(effect: string, args: unknown, reply: unknown, say: Say): string | null {
  if (reply === null || reply === undefined) return null;
  if (effect === "order.hold" && field(reply, "refused") === true)
    return say(outcomeWords.holdRefused, { status: statusName(field(reply, "status"), say) });
  if (effect === "order.hold") return text(field(args, "reason")) || null;
  if (effect === "order.tag" || effect === "order.untag" || effect === "customer.tag" || effect === "customer.untag") {
    if (field(reply, "changed") === false) return say(outcomeWords.unchanged);
    const before = field(reply, "before");
    if (!Array.isArray(before)) return null;
    return before.length === 0 ? say(outcomeWords.noTagsBefore) : say(outcomeWords.tagsBefore, { tags: before.map(text).join(", ") });
  }
  if (effect === "order.set-status") {
    const before = statusName(field(reply, "before"), say);
    if (field(reply, "refused") === true)
      return say(outcomeWords.statusRefused, { before, status: statusName(field(args, "status"), say) });
    return field(reply, "changed") === false ? say(outcomeWords.unchanged) : say(outcomeWords.statusBefore, { before });
  }
  if (effect.startsWith("stock.")) return stockOutcome(effect, reply, say);
  if (effect.startsWith("platform.")) return platformOutcome(effect, reply, say);
  if (effect === "team.note") return text(field(args, "text"));
  if (effect === "message.reply")
    return field(reply, "sent") === true ? null : say(outcomeWords.leftToPerson, { why: refusedWhy(text(field(reply, "refused")), say) });
  if (effect === "money.reconcile") {
    const count = (name: string) => Number(field(reply, name) ?? 0);
    const [lines, matched, open] = [count("lines"), count("matched"), count("open")];
    return say(outcomeWords.moneyChecked, { day: text(field(reply, "day")), lines, matched, open });
  }
  if (effect === "http.request") return say(outcomeWords.answered, { status: text(field(reply, "status")) });
  return null;
}

function stockOutcome(effect: string, reply: unknown, say: Say): string | null {
  if (effect === "stock.reserve") {
    const [reserved, missing] = [linesOf(field(reply, "reserved")), linesOf(field(reply, "missing"))];
    const said = [
      reserved && say(outcomeWords.stockReserved, { lines: reserved }),
      missing && say(outcomeWords.stockMissing, { lines: missing }),
    ].filter((each) => each !== "");
    return said.length > 0 ? said.join(" ") : say(outcomeWords.unchanged);
  }
  if (effect === "stock.release") {
    const released = linesOf(field(reply, "released"));
    return released ? say(outcomeWords.stockFreed, { lines: released }) : say(outcomeWords.stockNothingHeld);
  }
  if (effect === "stock.suggest-reorder") {
    const figures = { order: text(field(reply, "order")), free: text(field(reply, "free")), perDay: text(field(reply, "perDay")) };
    return say(Number(figures.order) > 0 ? outcomeWords.stockOrder : outcomeWords.stockEnough, figures);
  }
  if (field(reply, "refused") === true) return say(outcomeWords.stockRefused);
  if (field(reply, "changed") === false) return say(outcomeWords.unchanged);
  if (effect === "stock.set-warning") {
    const below = field(reply, "warnBelow");
    return below === null ? say(outcomeWords.stockNoWarning) : say(outcomeWords.stockWarning, { below: text(below) });
  }
  if (effect === "stock.transfer") return null;
  return say(outcomeWords.stockLevel, {
    before: text(field(reply, "before")),
    onHand: text(field(reply, "onHand")),
    free: text(field(reply, "free")),
  });
}

/** "2 × TEA-LJ-100, 1 × POT-GW-150"; empty where there are none. */
function linesOf(lines: unknown): string {
  if (!Array.isArray(lines)) return "";
  return lines.map((line: unknown) => `${text(field(line, "quantity"))} × ${text(field(line, "sku"))}`).join(", ");
}

/** "POST /orders": what was called, for those who know it. */
export function methodOf(args: unknown): string {
  if (typeof args !== "object" || args === null || !("method" in args) || !("url" in args)) return "";
  const { method, url } = args;
  const path = typeof url === "string" && URL.canParse(url) ? new URL(url).pathname : String(url);
  return `${String(method)} ${path}`;
}

/** Whether a call that comes twice is carried out twice, where its system's document says so; null: it is no such call. */
export function promiseOfCall(args: unknown, say: Say): string | null {
  const called = field(args, "operation");
  const method = operationMethods.find((each) => each === field(args, "method"));
  if (called === undefined || !method) return null;
  const kept = field(called, "keyHeader");
  const [header, max] = [text(field(kept, "name")), field(kept, "max")];
  const promised = field(kept, "promised") === true ? { promised: true as const } : {};
  const keyHeader =
    header === "…" ? undefined : { name: header, form: "text" as const, ...(typeof max === "number" ? { max } : {}), ...promised };
  return say(repeatingWords[repeatingOf({ method, keyHeader })], { header });
}
