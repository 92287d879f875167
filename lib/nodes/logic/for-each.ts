import { z } from "zod";
import { limits } from "../../limits.ts";
import { type Port, wait } from "../define.ts";
import { count, expression } from "../fields.ts";

const each: Port = { id: "each", label: { en: "for each one", zh: "对每一项" } };
const done: Port = { id: "done", label: { en: "when all are done", zh: "全部完成后" } };

export const forEach = wait({
  type: "logic.for-each",
  version: 1,
  title: { en: "For each item", zh: "逐项处理" },
  summary: { en: "Does the same steps for every item of a list", zh: "对列表中的每一项执行同样的步骤" },
  sentence: { en: "of {items}", zh: "{items} 中的每一项" },
  icon: "repeat",
  config: z.strictObject({
    items: expression("list", {
      label: { en: "Items", zh: "列表" },
      hint: {
        en: `A list, such as order.items. At most ${limits.eachItemsMax.toLocaleString("en")} items`,
        zh: `一个列表，例如 order.items，最多 ${limits.eachItemsMax.toLocaleString("en")} 项`,
      },
      placeholder: "order.items",
    }),
    atOnce: count(
      { min: 1, max: limits.eachAtOnceMax },
      {
        label: { en: "At once", zh: "同时处理" },
        hint: { en: "1: one after another, in the order of the list", zh: "填 1 则按列表顺序逐个处理" },
        unit: { en: "items", zh: "项" },
      },
    ).default(1),
  }),
  output: z.object({ item: z.unknown(), index: z.int(), count: z.int(), failed: z.int() }),
  // switched off, the flow goes on as if the list were empty
  ports: [done, each],
  portsOf: () => [each, done],
  ask: ({ items, atOnce }) => {
    if (items.length > limits.eachItemsMax)
      throw new Error(`The list has ${items.length} items; at most ${limits.eachItemsMax} can be gone through.`);
    return { for: "items", items, atOnce, until: null };
  },
  late: () => ({ port: done.id, output: { count: 0, failed: 0 } }),
});
