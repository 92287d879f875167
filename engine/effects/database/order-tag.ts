import { orderNotFound, type Performer } from "./performer.ts";

export const performOrderTag: Performer<"order.tag"> = changeTags((tags, tag) => (tags.includes(tag) ? tags : [...tags, tag]));
export const performOrderUntag: Performer<"order.untag"> = changeTags((tags, tag) => tags.filter((other) => other !== tag));

function changeTags(change: (tags: string[], tag: string) => string[]): Performer<"order.tag"> & Performer<"order.untag"> {
  return async ({ orders }, calls) => {
    await orders.lock(calls.map(({ workspaceId, args }) => ({ workspaceId, id: args.orderId })));
    return calls.map(({ workspaceId, args, at }) => {
      const row = orders.get(workspaceId, args.orderId);
      if (!row) return { ok: false, failure: orderNotFound(args.orderId) };
      const tags = change(row.tags, args.tag);
      const changed = tags.length !== row.tags.length;
      if (changed) orders.put({ ...row, tags, updatedAt: at }, true);
      return { ok: true, reply: { tags, before: row.tags, changed } };
    });
  };
}
