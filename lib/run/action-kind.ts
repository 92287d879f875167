/** What an action is counted as: the same thing done to another order is the same kind. */
import type { EffectName } from "./effects.ts";

export interface ActionKind {
  readonly effect: string;
  /** Of its arguments, those that say what is done. */
  readonly args: Readonly<Record<string, unknown>>;
}

const telling: Partial<Record<EffectName, readonly string[]>> = {
  "order.tag": ["tag"],
  "order.untag": ["tag"],
  "order.set-status": ["status"],
  "order.hold": [],
  "order.release": [],
  "order.note": [],
  "customer.tag": ["tag"],
  "customer.untag": ["tag"],
  "stock.reserve": ["split", "part"],
  "stock.release": [],
  "stock.adjust": ["sku"],
  "stock.count": ["sku"],
  "stock.transfer": ["from", "to"],
  "stock.set-warning": ["sku"],
  "stock.suggest-reorder": [],
  "team.note": ["urgent"],
  "team.task": ["assigneeId", "aboutType"],
  "queue.publish": ["to"],
  "platform.cancel": ["reason"],
  "platform.set-price": ["sku"],
  "money.reconcile": ["connectionId"],
};

export function actionKind(effect: string, args: unknown): ActionKind {
  const all = typeof args === "object" && args !== null ? (args as Record<string, unknown>) : {};
  const called = effect === "http.request" ? all["operation"] : undefined;
  if (typeof called === "object" && called !== null && "apiId" in called && "key" in called)
    return { effect, args: { api: called.apiId, operation: called.key } };
  if (effect === "http.request") return { effect, args: { method: all["method"], url: originOf(String(all["url"] ?? "")) } };
  const names = telling[effect as EffectName] ?? [];
  return { effect, args: Object.fromEntries(names.map((name) => [name, all[name]])) };
}

/** `https://shop.example/orders/1` is a call to `https://shop.example`. */
const originOf = (url: string): string => /^[a-z]+:\/\/[^/?#]+/i.exec(url)?.[0] ?? url;
