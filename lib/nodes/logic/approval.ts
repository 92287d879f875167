import { z } from "zod";
import { later } from "../../commerce/duration.ts";
import { limits } from "../../limits.ts";
import { wait } from "../define.ts";
import { count, duration, filledTemplate, optionalExpression, people, person, template } from "../fields.ts";

export const approval = wait({
  type: "logic.approval",
  version: 1,
  title: { en: "Ask a person", zh: "人工审批" },
  summary: { en: "Waits until somebody approves or rejects", zh: "等待同事批准或拒绝" },
  sentence: { en: "“{question}”", zh: "“{question}”" },
  icon: "user-check",
  config: z.strictObject({
    question: filledTemplate({
      label: { en: "Question", zh: "问题" },
      placeholder: { en: "Refund order {{ order.number }}?", zh: "给订单 {{ order.number }} 退款吗？" },
    }),
    details: template({
      label: { en: "What one should know", zh: "补充说明" },
      hint: { en: "Shown below the question, on a phone too", zh: "显示在问题下方，手机上也能看到" },
      long: true,
    }).default(""),
    amount: optionalExpression("money", {
      label: { en: "Amount at stake", zh: "涉及金额" },
      hint: { en: "Shown on the button that decides", zh: "显示在审批按钮上" },
      placeholder: "order.total",
    }),
    people: people({
      label: { en: "Who may decide", zh: "审批人" },
      hint: { en: "Nobody chosen: every editor and owner", zh: "不选则所有编辑者和所有者都可以审批" },
    }).default([]),
    needed: count(
      { min: 1, max: limits.approversMax },
      {
        label: { en: "How many have to approve", zh: "需要几人批准" },
        hint: { en: "One who rejects decides", zh: "任意一人拒绝即为拒绝" },
        unit: { en: "people", zh: "人" },
      },
    ).default(1),
    expiresAfter: duration({
      label: { en: "Expires after", zh: "有效期" },
      shortest: "PT1M",
      longest: `P${limits.waitDaysMax}D`,
    }).default("P3D"),
    remindAfter: duration({
      label: { en: "Remind after", zh: "多久后提醒" },
      shortest: "PT1M",
      longest: `P${limits.waitDaysMax}D`,
      optional: true,
      advanced: true,
    }).default(""),
    deputy: person({
      label: { en: "Deputy", zh: "代理人" },
      hint: { en: "May decide too once it was reminded", zh: "提醒之后也可以审批" },
      advanced: true,
    }).default(""),
  }),
  output: z.object({
    decision: z.enum(["approved", "rejected", "expired"]),
    reason: z.string(),
    by: z.array(z.object({ name: z.string(), decision: z.string(), reason: z.string(), at: z.string() })),
  }),
  ports: [
    { id: "approved", label: { en: "approved", zh: "已批准" } },
    { id: "rejected", label: { en: "rejected", zh: "已拒绝" } },
    { id: "expired", label: { en: "nobody decided", zh: "无人处理" } },
  ],
  ask: ({ question, details, amount, people: wanted, needed, remindAfter, deputy, expiresAfter }, { now }) => ({
    for: "person",
    ask: {
      question,
      details,
      amount,
      people: wanted,
      deputy: deputy || null,
      needed,
      remindAt: remindAfter === "" ? null : later(now, remindAfter),
    },
    until: later(now, expiresAfter),
  }),
  late: () => ({ port: "expired", output: { decision: "expired", reason: "", by: [] } }),
});
