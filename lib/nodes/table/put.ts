import { z } from "zod";
import { effects } from "../../run/effects.ts";
import { action } from "../define.ts";
import { dataTable, filledTemplate, pairs } from "../fields.ts";

export const tablePut = action({
  type: "table.put",
  version: 1,
  title: { en: "Write into a table", zh: "写入数据表" },
  summary: { en: "Add a row, or change what stands in it", zh: "新增一行，或修改已有的内容" },
  sentence: { en: "{key}", zh: "{key}" },
  icon: "table-properties",
  config: z.strictObject({
    table: dataTable({ label: { en: "Table", zh: "数据表" } }),
    key: filledTemplate({
      label: { en: "Which row", zh: "哪一行" },
      hint: { en: "What stands in its first column. A row that is not there is added.", zh: "第一列的值；没有这一行则新增。" },
      placeholder: "{{ customer.email }}",
    }),
    fields: pairs({
      label: { en: "What to write", zh: "写入的内容" },
      hint: { en: "A column’s name and what is to stand there. Other columns stay as they are.", zh: "列名和要写入的值，其他列保持不变。" },
    }).default({}),
  }),
  effect: "table.put",
  output: effects["table.put"].reply,
  ports: [{ id: "out", label: { en: "then", zh: "然后" } }],
  ask: ({ table: tableId, key, fields }) => ({ tableId, key: key.trim(), fields, whole: false }),
  read: (reply) => ({ port: "out", output: reply }),
  undo: ({ tableId }, { key, fields, before, changed }) => {
    if (!changed) return null;
    return before === null
      ? { effect: "table.remove", args: { tableId, key, onlyIf: fields } }
      : { effect: "table.put", args: { tableId, key, fields: before, whole: true, onlyIf: fields } };
  },
});
