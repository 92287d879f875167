/** Every starter flow there is, in the order in which they are offered. */
import { answerQuestions } from "./answer-questions.ts";
import { askBeforeShipping } from "./ask-before-shipping.ts";
import { askForAReview } from "./ask-for-a-review.ts";
import { cancelUnpaidOrders } from "./cancel-unpaid-orders.ts";
import { checkBulkItems } from "./check-bulk-items.ts";
import { checkYesterdaysMoney } from "./check-yesterdays-money.ts";
import { complaintsFirst } from "./complaints-first.ts";
import { followUpRefunds } from "./follow-up-refunds.ts";
import { holdRiskyOrders } from "./hold-risky-orders.ts";
import { lookAfterVips } from "./look-after-vips.ts";
import { markBigOrders } from "./mark-big-orders.ts";
import { morningList } from "./morning-list.ts";
import { notShippedInTime } from "./not-shipped-in-time.ts";
import { noteOnRefunds } from "./note-on-refunds.ts";
import { sayHello } from "./say-hello.ts";
import { sortBySize } from "./sort-by-size.ts";
import { tellAnotherSystem } from "./tell-another-system.ts";
import type { Template } from "./template.ts";
import { welcomeFirstOrder } from "./welcome-first-order.ts";

export const templates: readonly Template[] = [
  markBigOrders,
  askBeforeShipping,
  notShippedInTime,
  holdRiskyOrders,
  cancelUnpaidOrders,
  noteOnRefunds,
  lookAfterVips,
  welcomeFirstOrder,
  answerQuestions,
  complaintsFirst,
  sortBySize,
  checkBulkItems,
  followUpRefunds,
  tellAnotherSystem,
  askForAReview,
  morningList,
  checkYesterdaysMoney,
  sayHello,
];
