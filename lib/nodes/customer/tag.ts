import { z } from "zod";
import { effects } from "../../run/effects.ts";
import { action } from "../define.ts";
import { filledTemplate } from "../fields.ts";

export const customerTag = action({
  type: "customer.tag",
  version: 1,
  title: { en: "Tag the customer", zh: "给客户加标签" },
  summary: { en: "Stays with the customer over all their orders", zh: "标签跟随客户，对其所有订单可见" },
  sentence: { en: "add “{tag}”", zh: "加上“{tag}”" },
  icon: "user-round-plus",
  config: z.strictObject({
    customerId: filledTemplate({ label: { en: "Customer", zh: "客户" }, placeholder: "{{ customer.id }}" }).default("{{ customer.id }}"),
    tag: filledTemplate({ label: { en: "Tag", zh: "标签" }, placeholder: "vip" }),
  }),
  effect: "customer.tag",
  output: effects["customer.tag"].reply,
  ports: [{ id: "out", label: { en: "then", zh: "然后" } }],
  ask: ({ customerId, tag }) => ({ customerId, tag }),
  read: (reply) => ({ port: "out", output: reply }),
  undo: (asked, { changed }) => (changed ? { effect: "customer.untag", args: asked } : null),
});
