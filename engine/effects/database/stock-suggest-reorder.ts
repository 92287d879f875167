import { totalsOf } from "#lib/commerce/stock/book.ts";
import { suggestReorder } from "#lib/commerce/stock/reorder.ts";
import type { Performer } from "./performer.ts";

export const performSuggestReorder: Performer<"stock.suggest-reorder"> = async ({ stock, sales }, calls) => {
  const wanted = calls.map(({ workspaceId, args, at }) => ({ workspaceId, sku: args.sku, days: args.days, until: at }));
  const [sold] = await Promise.all([sales.sold(wanted), stock.lock(wanted)]);
  return calls.map(({ workspaceId, args }, i) => {
    const { sku, days } = args;
    const item = stock.item(workspaceId, sku);
    const free = item ? totalsOf(item).free : 0;
    const { perDay, coverDays, order } = suggestReorder(free, { sold: sold[i] ?? 0, days }, args);
    const lasts = coverDays === null ? "" : String(coverDays);
    return { ok: true, reply: { sku, free, sold: sold[i] ?? 0, perDay: String(perDay), lasts, order, changed: false } };
  });
};
