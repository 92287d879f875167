/** What an action did, as one sentence with its object. */
import type { EffectName } from "../run/effects.ts";
import type { Words } from "./words.ts";

export const actionWords = {
  "order.tag": { en: "Tag the order “{tag}”", zh: "给订单加标签“{tag}”" },
  "order.untag": { en: "Take the tag “{tag}” off the order", zh: "去掉订单标签“{tag}”" },
  "order.set-status": { en: "Set the order to “{status}”", zh: "把订单改为“{status}”" },
  "stock.reserve": { en: "Set stock aside for the order", zh: "为订单预留库存" },
  "stock.release": { en: "Free the order’s stock", zh: "释放订单预留的库存" },
  "stock.adjust": { en: "Change the stock of {sku} by {by}", zh: "{sku} 库存增减 {by}" },
  "stock.count": { en: "Set the stock of {sku} to {onHand}", zh: "{sku} 库存设为 {onHand}" },
  "stock.transfer": { en: "Move {quantity} of {sku} from {from} to {to}", zh: "{sku} {quantity} 件，从 {from} 调到 {to}" },
  "stock.set-warning": { en: "Set the stock warning of {sku}", zh: "设置 {sku} 的库存预警" },
  "stock.suggest-reorder": { en: "Look whether {sku} has to be ordered", zh: "计算 {sku} 是否需要补货" },
  "team.note": { en: "Leave a note for the team", zh: "给团队留言" },
  "team.remove-note": { en: "Take the note back", zh: "撤回留言" },
  "message.match": { en: "Look for the answer", zh: "查找答案" },
  "message.hand-over": { en: "Hand the conversation to a person", zh: "把会话转给人工" },
  "message.give-back": { en: "Give the conversation back to the flows", zh: "把会话交回给流程" },
  "message.assign": { en: "Give the conversation to somebody", zh: "分配会话" },
  "message.reply": { en: "Write back: “{text}”", zh: "回复客户：“{text}”" },
  "http.request": { en: "Call {host}", zh: "调用 {host}" },
} satisfies Record<EffectName, Words>;

export const outcomeWords = {
  statusBefore: { en: "It was “{before}” before.", zh: "之前是“{before}”。" },
  statusRefused: {
    en: "Left as it was: an order that is “{before}” cannot become “{status}”.",
    zh: "保持不变：“{before}”的订单不能改为“{status}”。",
  },
  unchanged: { en: "It was so already; nothing changed.", zh: "本来就是这样，没有改动。" },
  tagsBefore: { en: "Tags before: {tags}", zh: "之前的标签：{tags}" },
  noTagsBefore: { en: "It had no tags before.", zh: "之前没有标签。" },
  leftToPerson: { en: "Not sent: it was left to a person ({why}).", zh: "未发送：留给人工处理（{why}）。" },
  stockReserved: { en: "Set aside: {lines}", zh: "已预留：{lines}" },
  stockMissing: { en: "Not there: {lines}", zh: "缺货：{lines}" },
  stockFreed: { en: "Free again: {lines}", zh: "已释放：{lines}" },
  stockNothingHeld: { en: "Nothing was set aside.", zh: "没有预留的库存。" },
  stockLevel: { en: "{before} before, {onHand} now, {free} of them free.", zh: "之前 {before}，现在 {onHand}，可用 {free}。" },
  stockRefused: { en: "Left as it was: there are not so many free.", zh: "保持不变：可用库存不足。" },
  stockWarning: { en: "Warns below {below}.", zh: "低于 {below} 时预警。" },
  stockNoWarning: { en: "It does not warn any more.", zh: "不再预警。" },
  stockOrder: { en: "Order {order}: {free} are free, {perDay} sell a day.", zh: "建议补货 {order}：可用 {free}，日均销量 {perDay}。" },
  stockEnough: { en: "Enough: {free} are free, {perDay} sell a day.", zh: "库存充足：可用 {free}，日均销量 {perDay}。" },
  answered: { en: "Answered {status}", zh: "返回 {status}" },
  unknownAction: { en: "Another action", zh: "其他操作" },
} satisfies Record<string, Words>;
