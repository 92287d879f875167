/** Which performer does which effect. A forgotten performer does not compile. */
import type { DatabaseEffect } from "#lib/run/effects.ts";
import type { Outcome } from "../runtime/run-store.ts";
import { performCustomerTag, performCustomerUntag } from "./database/customer-tag.ts";
import { performComparePrice, performCustomerRecent, performDayNumbers, performWaitingOrders } from "./database/look-up.ts";
import { performAssign, performGiveBack, performHandOver } from "./database/message-hand-over.ts";
import { performMessageMatch } from "./database/message-match.ts";
import { performOrderHold, performOrderRelease } from "./database/order-hold.ts";
import { performOrderSetStatus } from "./database/order-set-status.ts";
import { performOrderTag, performOrderUntag } from "./database/order-tag.ts";
import type { Call, Desk, Performer } from "./database/performer.ts";
import { performCustomerNote, performOrderNote, performRemoveShopNote } from "./database/shop-note.ts";
import { performStockAdjust, performStockCount, performStockSetWarning, performStockTransfer } from "./database/stock-level.ts";
import { performStockRelease, performStockReserve } from "./database/stock-reserve.ts";
import { performSuggestReorder } from "./database/stock-suggest-reorder.ts";
import { performTableFind, performTablePut, performTableRemove } from "./database/table.ts";
import { performRemoveNote, performTeamNote } from "./database/team-note.ts";
import { performTeamTask, performWithdrawTask } from "./database/team-task.ts";
import { performValueAdd, performValueGet, performValueSet } from "./database/value.ts";

const performers: { [E in DatabaseEffect]: Performer<E> } = {
  "order.tag": performOrderTag,
  "order.untag": performOrderUntag,
  "order.set-status": performOrderSetStatus,
  "order.hold": performOrderHold,
  "order.release": performOrderRelease,
  "order.note": performOrderNote,
  "customer.tag": performCustomerTag,
  "customer.untag": performCustomerUntag,
  "customer.note": performCustomerNote,
  "shop.remove-note": performRemoveShopNote,
  "message.match": performMessageMatch,
  "message.hand-over": performHandOver,
  "message.give-back": performGiveBack,
  "message.assign": performAssign,
  "stock.reserve": performStockReserve,
  "stock.release": performStockRelease,
  "stock.adjust": performStockAdjust,
  "stock.count": performStockCount,
  "stock.transfer": performStockTransfer,
  "stock.set-warning": performStockSetWarning,
  "stock.suggest-reorder": performSuggestReorder,
  "table.find": performTableFind,
  "table.put": performTablePut,
  "table.remove": performTableRemove,
  "value.get": performValueGet,
  "value.set": performValueSet,
  "value.add": performValueAdd,
  "stock.waiting-orders": performWaitingOrders,
  "customer.recent": performCustomerRecent,
  "product.compare-price": performComparePrice,
  "team.day-numbers": performDayNumbers,
  "team.note": performTeamNote,
  "team.remove-note": performRemoveNote,
  "team.task": performTeamTask,
  "team.withdraw-task": performWithdrawTask,
};

interface AnyCall extends Omit<Call<DatabaseEffect>, "args"> {
  readonly effect: DatabaseEffect;
  readonly args: unknown;
}

/** Performs a round of database effects, those of a kind together; outcomes in the order of the calls. */
export async function performInside(desk: Desk, calls: readonly AnyCall[]): Promise<readonly Outcome[]> {
  const outcomes = new Array<Outcome>(calls.length);
  const kinds = new Map<DatabaseEffect, number[]>();
  calls.forEach(({ effect }, i) => {
    const places = kinds.get(effect);
    if (places) places.push(i);
    else kinds.set(effect, [i]);
  });
  for (const [effect, places] of kinds) {
    const perform = performers[effect] as Performer<DatabaseEffect>;
    const results = await perform(
      desk,
      places.map((i) => calls[i] as Call<DatabaseEffect>),
    );
    places.forEach((place, i) => {
      const result = results[i];
      if (!result) throw new Error(`${effect} gave ${results.length} results for ${places.length} calls`);
      outcomes[place] = result;
    });
  }
  return outcomes;
}
