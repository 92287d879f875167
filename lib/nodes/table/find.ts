import { z } from "zod";
import { effects } from "../../run/effects.ts";
import { action, changesNothing } from "../define.ts";
import { dataTable, filledTemplate, template } from "../fields.ts";

export const tableFind = action({
  type: "table.find",
  version: 1,
  title: { en: "Look up in a table", zh: "查询数据表" },
  summary: { en: "Find a row of one of the shop’s tables", zh: "在店铺的数据表里查一行" },
  sentence: { en: "{value}[ in {column}]", zh: "查 {value}[（{column}）]" },
  icon: "table-2",
  config: z.strictObject({
    table: dataTable({ label: { en: "Table", zh: "数据表" } }),
    value: filledTemplate({ label: { en: "What to look for", zh: "查找的值" }, placeholder: "{{ customer.email }}" }),
    column: template({
      label: { en: "In which column", zh: "在哪一列查找" },
      hint: { en: "Empty: in the first, by which every row is known.", zh: "不填则在第一列（每行的标识）中查找。" },
      advanced: true,
    }).default(""),
  }),
  effect: "table.find",
  output: effects["table.find"].reply,
  ports: [
    { id: "found", label: { en: "found", zh: "找到" } },
    { id: "missing", label: { en: "not there", zh: "没有" } },
  ],
  ask: ({ table: tableId, column, value }) => ({ tableId, column: column.trim(), value }),
  read: (reply) => ({ port: reply.found ? "found" : "missing", output: reply }),
  undo: changesNothing,
});
