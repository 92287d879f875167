import type { Performer } from "./performer.ts";
import { noCustomer } from "./shop-note.ts";

export const performCustomerTag: Performer<"customer.tag"> = changeTags(true);
export const performCustomerUntag: Performer<"customer.untag"> = changeTags(false);

/** Ours are kept beside the platform's, so that its next word about the customer does not take them away. */
function changeTags(on: boolean): Performer<"customer.tag"> & Performer<"customer.untag"> {
  return async ({ customers }, calls) => {
    await customers.lock(calls.map(({ workspaceId, args }) => ({ workspaceId, id: args.customerId })));
    return calls.map(({ workspaceId, args }) => {
      const { customerId, tag } = args;
      if (customerId === "") return { ok: false, failure: noCustomer };
      const before = customers.tags(workspaceId, customerId);
      if (before === null) {
        const message = `There is no customer ${customerId} in this shop.`;
        return { ok: false, failure: { code: "customer.not-found", message, final: true } };
      }
      const changed = before.includes(tag) !== on;
      const tags = on ? [...before, ...(changed ? [tag] : [])] : before.filter((each) => each !== tag);
      if (changed) customers.setTag(workspaceId, customerId, tag, on);
      return { ok: true, reply: { tags, before: [...before], changed } };
    });
  };
}
