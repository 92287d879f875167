/** The shop's own tables. */
import { z } from "zod";
import { limits } from "../limits.ts";
import { instant, pageOf, pageQuery, uuid, words } from "./page.ts";

const column = z.string().trim().min(1).max(limits.nameCharsMax);
const cell = z.string().max(limits.tableCellCharsMax);
const key = z.string().trim().min(1).max(limits.tableKeyCharsMax);

export const tableSummary = z.object({
  id: uuid,
  name: z.string(),
  keyName: z.string(),
  columns: z.array(z.string()),
  rows: z.int(),
  /** Flows whose live version or draft uses it. */
  usedBy: z.array(z.object({ id: uuid, name: z.string() })),
  updatedAt: instant,
});
export type TableSummary = z.infer<typeof tableSummary>;
export const tableList = z.object({ items: z.array(tableSummary) });

export const tableBody = z.strictObject({
  name: column,
  keyName: column.meta({ description: "What a row is known by." }),
  columns: z.array(column).min(1).max(limits.tableColumnsMax),
});
export type TableBody = z.infer<typeof tableBody>;
export const tableChange = tableBody.partial();
export type TableChange = z.infer<typeof tableChange>;

export const tableRow = z.object({ key: z.string(), fields: z.record(z.string(), z.string()), updatedAt: instant, updatedBy: z.string() });
export type TableRowItem = z.infer<typeof tableRow>;
export const tableRowPage = pageOf(tableRow);
export const tableRowQuery = pageQuery.extend({ search: z.string().max(limits.tableKeyCharsMax).optional() });
export type TableRowQuery = z.infer<typeof tableRowQuery>;

export const tableRowBody = z.strictObject({
  key,
  fields: z.record(z.string(), cell).meta({ description: "Columns that are not named stay as they are." }),
  isNew: z.boolean().optional().meta({ description: "Refused where a row has this key already." }),
});
export type TableRowBody = z.infer<typeof tableRowBody>;
export const tableRowGone = z.strictObject({ key });

export const tableImportBody = z.strictObject({ csv: z.string().min(1).max(limits.tableImportBytesMax) });
export const tableImported = z.object({
  added: z.int(),
  changed: z.int(),
  problems: z.array(z.object({ line: z.int(), text: z.string(), why: words })),
});
export type TableImported = z.infer<typeof tableImported>;
export const tableCsv = z.object({ csv: z.string() });
