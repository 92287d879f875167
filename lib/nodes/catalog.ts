/** Every node type there is. A node is in the product, its tests and its documents by being listed here. */
import { chatSend } from "./chat/send.ts";
import { codeRun } from "./code/run.ts";
import { customerNote } from "./customer/note.ts";
import { customerRecent } from "./customer/recent.ts";
import { customerTag } from "./customer/tag.ts";
import type { NodeType } from "./define.ts";
import { detectIntent } from "./dialogflow/detect-intent.ts";
import { approval } from "./logic/approval.ts";
import { callFlow } from "./logic/call-flow.ts";
import { filterNode } from "./logic/filter.ts";
import { forEach } from "./logic/for-each.ts";
import { ifNode } from "./logic/if.ts";
import { joinNode } from "./logic/join.ts";
import { parallel } from "./logic/parallel.ts";
import { stopNode } from "./logic/stop.ts";
import { switchNode } from "./logic/switch.ts";
import { tryNode } from "./logic/try.ts";
import { waitNode } from "./logic/wait.ts";
import { waitForEvent } from "./logic/wait-for-event.ts";
import { waitUntil } from "./logic/wait-until.ts";
import { mailSend } from "./mail/send.ts";
import { messageAskPerson } from "./message/ask-person.ts";
import { messageAssign } from "./message/assign.ts";
import { messageMatch } from "./message/match.ts";
import { messageReply } from "./message/reply.ts";
import { modelAsk } from "./model/ask.ts";
import { moneyReconcile } from "./money/reconcile.ts";
import { orderCancel } from "./order/cancel.ts";
import { orderCapture } from "./order/capture.ts";
import { orderFulfil } from "./order/fulfil.ts";
import { orderHold } from "./order/hold.ts";
import { orderNote } from "./order/note.ts";
import { orderPaymentLink } from "./order/payment-link.ts";
import { orderRefund } from "./order/refund.ts";
import { orderRelease } from "./order/release.ts";
import { orderReplacement } from "./order/replacement.ts";
import { orderSetStatus } from "./order/set-status.ts";
import { orderTag } from "./order/tag.ts";
import { outsideHttp } from "./outside/http.ts";
import { outsideOperation } from "./outside/operation.ts";
import { outsidePublish } from "./outside/publish.ts";
import { productComparePrice } from "./product/compare-price.ts";
import { productSetPrice } from "./product/set-price.ts";
import { stockAdjust } from "./stock/adjust.ts";
import { stockCount } from "./stock/count.ts";
import { stockRelease } from "./stock/release.ts";
import { stockReserve } from "./stock/reserve.ts";
import { stockSetWarning } from "./stock/set-warning.ts";
import { stockSuggestReorder } from "./stock/suggest-reorder.ts";
import { stockTransfer } from "./stock/transfer.ts";
import { stockWaitingOrders } from "./stock/waiting-orders.ts";
import { tableFind } from "./table/find.ts";
import { tablePut } from "./table/put.ts";
import { tableRemove } from "./table/remove.ts";
import { teamDayNumbers } from "./team/day-numbers.ts";
import { teamNote } from "./team/note.ts";
import { teamTask } from "./team/task.ts";
import { eventTrigger } from "./trigger/event.ts";
import { flowTrigger } from "./trigger/flow.ts";
import { manualTrigger } from "./trigger/manual.ts";
import { overdueTrigger } from "./trigger/overdue.ts";
import { scheduleTrigger } from "./trigger/schedule.ts";
import { transitionTrigger } from "./trigger/transition.ts";
import { valueAdd } from "./value/add.ts";
import { valueGet } from "./value/get.ts";
import { valueSet } from "./value/set.ts";

/** In the order in which the palette shows them. */
export const nodeTypes: readonly NodeType[] = [
  eventTrigger,
  transitionTrigger,
  overdueTrigger,
  scheduleTrigger,
  manualTrigger,
  flowTrigger,
  ifNode,
  switchNode,
  filterNode,
  approval,
  waitNode,
  waitUntil,
  waitForEvent,
  forEach,
  parallel,
  joinNode,
  callFlow,
  tryNode,
  stopNode,
  orderTag,
  orderSetStatus,
  orderFulfil,
  orderCancel,
  orderRefund,
  orderCapture,
  orderPaymentLink,
  orderReplacement,
  productSetPrice,
  productComparePrice,
  orderHold,
  orderRelease,
  orderNote,
  messageMatch,
  messageReply,
  messageAskPerson,
  messageAssign,
  stockReserve,
  stockRelease,
  stockAdjust,
  stockCount,
  stockTransfer,
  stockSetWarning,
  stockSuggestReorder,
  stockWaitingOrders,
  customerRecent,
  customerTag,
  customerNote,
  moneyReconcile,
  teamTask,
  teamNote,
  mailSend,
  chatSend,
  tableFind,
  tablePut,
  tableRemove,
  valueGet,
  valueSet,
  valueAdd,
  codeRun,
  modelAsk,
  detectIntent,
  teamDayNumbers,
  outsideHttp,
  outsideOperation,
  outsidePublish,
];

export type Catalog = ReadonlyMap<string, NodeType>;
export const catalog: Catalog = new Map(nodeTypes.map((node) => [node.type, node]));
