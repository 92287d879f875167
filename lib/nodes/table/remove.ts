import { z } from "zod";
import { effects } from "../../run/effects.ts";
import { action } from "../define.ts";
import { dataTable, filledTemplate } from "../fields.ts";

export const tableRemove = action({
  type: "table.remove",
  version: 1,
  title: { en: "Take a row out of a table", zh: "从数据表删除一行" },
  summary: { en: "It is kept with the run, and can be put back", zh: "内容随运行记录保存，可以恢复" },
  sentence: { en: "{key}", zh: "{key}" },
  icon: "table-rows-split",
  config: z.strictObject({
    table: dataTable({ label: { en: "Table", zh: "数据表" } }),
    key: filledTemplate({ label: { en: "Which row", zh: "哪一行" }, placeholder: "{{ customer.email }}" }),
  }),
  effect: "table.remove",
  output: effects["table.remove"].reply,
  ports: [{ id: "out", label: { en: "then", zh: "然后" } }],
  ask: ({ table: tableId, key }) => ({ tableId, key: key.trim() }),
  read: (reply) => ({ port: "out", output: reply }),
  undo: ({ tableId, key }, { before, changed }) =>
    changed && before ? { effect: "table.put", args: { tableId, key, fields: before, whole: true, onlyIf: null } } : null,
});
