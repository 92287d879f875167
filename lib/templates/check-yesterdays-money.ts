import { place, type Template } from "./template.ts";

export const checkYesterdaysMoney: Template = {
  id: "check-yesterdays-money",
  group: "money",
  icon: "scale",
  name: { en: "WeChat Pay and Alipay reconciliation", zh: "微信支付与支付宝对账" },
  summary: {
    en: "Every morning yesterday’s bill is held against the orders; what does not fit is listed under Money, and the team is told",
    zh: "每天上午将昨日账单与订单逐笔核对，差异列在“资金”页并提醒同事",
  },
  needs: {
    en: "Choose your WeChat Pay or Alipay connection in the first step to have the bill fetched; without one, imported statements are checked.",
    zh: "在第一步选择微信支付或支付宝连接即可自动获取账单；不选则核对已导入的账单。",
  },
  draw: (word) => ({
    nodes: [
      { id: "nine", type: "trigger.schedule", config: { cron: "30 10 * * *", timezone: "Asia/Shanghai" }, position: place(0) },
      { id: "check", type: "money.reconcile", config: {}, position: place(1) },
      {
        id: "tell",
        type: "team.note",
        title: word({ en: "Tell the team what differs", zh: "提醒同事处理差异" }),
        config: {
          text: word({
            en: "Money of {{ steps.check.day }}: {{ steps.check.open }} to check. Received {{ steps.check.received }}, refunded {{ steps.check.refunded }}, fees {{ steps.check.fees }}. See Money › Differences.",
            zh: "{{ steps.check.day }} 对账：{{ steps.check.open }} 笔待核。收款 {{ steps.check.received }}，退款 {{ steps.check.refunded }}，手续费 {{ steps.check.fees }}。请查看“资金 › 差异”。",
          }),
          urgent: true,
        },
        position: place(2, 1),
      },
    ],
    edges: [
      { from: "nine", to: "check" },
      { from: "check", port: "differs", to: "tell" },
    ],
  }),
  sample: { type: "schedule.tick" },
};
