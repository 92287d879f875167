/** What a flow sends to other systems, as the publish sheet tells it. */
import type { EffectName, MirroredEffect } from "../run/effects.ts";
import type { Words } from "./words.ts";

export const leavesWords = {
  title: { en: "What leaves the house", zh: "发往外部的内容" },
  nothing: { en: "Nothing: every step stays in Tradewind.", zh: "没有：所有步骤都在 Tradewind 内完成。" },
  sends: { en: "Sends: {fields}", zh: "发送：{fields}" },
  sendsNoField: { en: "Sends what is written in the step, and no field of the event.", zh: "只发送步骤里写好的内容，不含事件中的字段。" },
  personal: { en: "says who somebody is", zh: "含个人信息" },
  whole: { en: "all of “{part}”", zh: "“{part}”的全部信息" },
  ofStep: { en: "{field} (from “{step}”)", zh: "{field}（来自“{step}”）" },
  resultOf: { en: "the whole result of “{step}”", zh: "“{step}”的全部结果" },
  gone: { en: "a connection that is gone", zh: "已删除的连接" },
  anyAddress: { en: "an address that is worked out as it runs", zh: "运行时才确定的地址" },
} satisfies Record<string, Words>;

export const usualWords = {
  shop: { en: "the shop that the order came from, if it is connected", zh: "订单来源的店铺（如已连接）" },
  channel: { en: "the customer, by the channel that they wrote by", zh: "客户来信的渠道" },
  mail: { en: "the mail server of the alerts", zh: "提醒所用的邮件服务器" },
  system: { en: "no system yet: choose a connection", zh: "尚未选择系统：请选择连接" },
} satisfies Record<string, Words>;

/** What goes along although no setting names it. */
export const alsoSentWords: Partial<Record<EffectName, Words>> & Record<MirroredEffect, Words> = {
  "platform.cancel": { en: "the order’s number there", zh: "平台订单号" },
  "platform.refund": { en: "the order’s and the payment’s number, the amount", zh: "订单号、支付单号和金额" },
  "platform.fulfil": { en: "the order’s number there", zh: "平台订单号" },
  "platform.capture": { en: "the order’s and the payment’s number", zh: "订单号和支付单号" },
  "platform.payment-link": { en: "the order’s number and total", zh: "订单号和总额" },
  "platform.replace": { en: "the order’s number there", zh: "平台订单号" },
  "order.tag": { en: "the order’s number there", zh: "平台订单号" },
  "order.untag": { en: "the order’s number there", zh: "平台订单号" },
  "order.set-status": { en: "the order’s number there", zh: "平台订单号" },
  "order.note": { en: "the order’s number there", zh: "平台订单号" },
  "order.hold": { en: "the order’s number there", zh: "平台订单号" },
  "order.release": { en: "the order’s number there", zh: "平台订单号" },
  "message.reply": { en: "the customer’s address in that channel", zh: "客户在该渠道的地址" },
};
