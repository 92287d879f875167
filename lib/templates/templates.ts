/** Every starter flow there is; those that are offered first come first. The gallery shows them by group. */
import { afterACancellation } from "./after-a-cancellation.ts";
import { answerQuestions } from "./answer-questions.ts";
import { approveRefunds } from "./approve-refunds.ts";
import { askBeforeShipping } from "./ask-before-shipping.ts";
import { askForAReview } from "./ask-for-a-review.ts";
import { cancelUnpaidOrders } from "./cancel-unpaid-orders.ts";
import { chaseFailedPayments } from "./chase-failed-payments.ts";
import { checkBulkItems } from "./check-bulk-items.ts";
import { checkNewOrders } from "./check-new-orders.ts";
import { checkYesterdaysMoney } from "./check-yesterdays-money.ts";
import { complaintsFirst } from "./complaints-first.ts";
import { followUpRefunds } from "./follow-up-refunds.ts";
import { goodsArrived } from "./goods-arrived.ts";
import { guardPrices } from "./guard-prices.ts";
import { holdRiskyOrders } from "./hold-risky-orders.ts";
import { lookAfterVips } from "./look-after-vips.ts";
import { markBigOrders } from "./mark-big-orders.ts";
import { morningList } from "./morning-list.ts";
import { nightlyDigest } from "./nightly-digest.ts";
import { notShippedInTime } from "./not-shipped-in-time.ts";
import { noteOnRefunds } from "./note-on-refunds.ts";
import { reorderLowStock } from "./reorder-low-stock.ts";
import { repeatedRefunds } from "./repeated-refunds.ts";
import { reserveAndThank } from "./reserve-and-thank.ts";
import { sayHello } from "./say-hello.ts";
import { sortBySize } from "./sort-by-size.ts";
import { tellAnotherSystem } from "./tell-another-system.ts";
import { tellWhenShipped } from "./tell-when-shipped.ts";
import type { Template } from "./template.ts";
import { welcomeFirstOrder } from "./welcome-first-order.ts";

export const templates: readonly Template[] = [
  markBigOrders,
  reserveAndThank,
  holdRiskyOrders,
  notShippedInTime,
  approveRefunds,
  answerQuestions,
  checkNewOrders,
  askBeforeShipping,
  cancelUnpaidOrders,
  afterACancellation,
  sortBySize,
  checkBulkItems,
  reorderLowStock,
  goodsArrived,
  chaseFailedPayments,
  noteOnRefunds,
  repeatedRefunds,
  checkYesterdaysMoney,
  guardPrices,
  complaintsFirst,
  lookAfterVips,
  welcomeFirstOrder,
  tellWhenShipped,
  askForAReview,
  followUpRefunds,
  nightlyDigest,
  morningList,
  tellAnotherSystem,
  sayHello,
];
