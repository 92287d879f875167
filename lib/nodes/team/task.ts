import { z } from "zod";
import { later } from "../../commerce/duration.ts";
import { limits } from "../../limits.ts";
import { effects } from "../../run/effects.ts";
import { action } from "../define.ts";
import { choice, duration, filledTemplate, person, template } from "../fields.ts";

/** The setting that names what a task is about. */
const idOf = { order: "orderId", sku: "sku", customer: "customerId", product: "productId" } as const;

export const teamTask = action({
  type: "team.task",
  version: 1,
  title: { en: "Give the team a task", zh: "给同事派任务" },
  summary: { en: "It waits in To do until somebody has done it", zh: "显示在待处理中，直到有人完成" },
  sentence: { en: "“{title}”[, within {due}]", zh: "“{title}”[，{due}内完成]" },
  icon: "clipboard-check",
  config: z.strictObject({
    title: filledTemplate({
      label: { en: "What to do", zh: "要做什么" },
      placeholder: { en: "Call {{ customer.name }}", zh: "联系 {{ customer.name }}" },
    }),
    text: template({ label: { en: "What helps to know", zh: "补充说明" }, placeholder: "{{ order.note }}", long: true }).default(""),
    assignee: person({
      label: { en: "For whom", zh: "负责人" },
      hint: { en: "Nobody: whoever comes first", zh: "不选则由最先看到的人处理" },
    }).default(""),
    due: duration({
      label: { en: "To be done within", zh: "完成期限" },
      hint: { en: "Counted from the moment of this step; leave empty for no date", zh: "从执行到此步骤时算起，留空则不限期" },
      shortest: "PT1M",
      longest: `P${limits.waitDaysMax}D`,
      optional: true,
    }).default(""),
    about: choice(
      ["order", "sku", "customer", "product", "none"],
      {
        order: { en: "An order", zh: "订单" },
        sku: { en: "A SKU", zh: "一个 SKU" },
        customer: { en: "A customer", zh: "客户" },
        product: { en: "A product", zh: "商品" },
        none: { en: "Nothing in particular", zh: "不关联" },
      },
      { label: { en: "About", zh: "关联对象" }, hint: { en: "The task shows on its page too", zh: "任务也会显示在它的页面上" } },
    ).default("none"),
    orderId: template({
      label: { en: "Order", zh: "订单" },
      placeholder: "{{ order.id }}",
      onlyWhen: { field: "about", is: "order" },
    }).default("{{ order.id }}"),
    sku: template({ label: { en: "SKU", zh: "SKU" }, placeholder: "{{ stock.sku }}", onlyWhen: { field: "about", is: "sku" } }).default(
      "{{ stock.sku }}",
    ),
    customerId: template({
      label: { en: "Customer", zh: "客户" },
      placeholder: "{{ customer.id }}",
      onlyWhen: { field: "about", is: "customer" },
    }).default("{{ customer.id }}"),
    productId: template({
      label: { en: "Product", zh: "商品" },
      placeholder: "{{ product.id }}",
      onlyWhen: { field: "about", is: "product" },
    }).default("{{ product.id }}"),
  }),
  effect: "team.task",
  output: effects["team.task"].reply,
  ports: [{ id: "out", label: { en: "then", zh: "然后" } }],
  ask: (config, { now }) => {
    const aboutId = config.about === "none" ? "" : config[idOf[config.about]].trim();
    return {
      title: config.title,
      text: config.text,
      assigneeId: config.assignee,
      dueAt: config.due === "" ? "" : later(now, config.due),
      aboutType: config.about === "none" || aboutId === "" ? "" : config.about,
      aboutId,
    };
  },
  read: (reply) => ({ port: "out", output: reply }),
  undo: (_asked, reply) => ({ effect: "team.withdraw-task", args: { taskId: reply.taskId } }),
});
