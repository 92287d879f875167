/** What flows keep: rows of the shop's tables, and values by their names. Each says what was there before. */
import { z } from "zod";

const fields = z.record(z.string(), z.string());

export const tableEffects = {
  "table.find": {
    guarantee: "database",
    reads: true,
    /** `column` empty: the row of that key; else the first row that has the value there, by its key. */
    args: z.object({ tableId: z.string(), column: z.string(), value: z.string() }),
    reply: z.object({ found: z.boolean(), key: z.string(), fields }),
  },
  "table.put": {
    guarantee: "database",
    /** `whole`: the row has these fields and no others; else what is not named stays. `onlyIf`: where the row is still so. */
    args: z.object({ tableId: z.string(), key: z.string(), fields, whole: z.boolean(), onlyIf: fields.nullable().optional() }),
    /** `before` null: there was no such row. */
    reply: z.object({ key: z.string(), fields, before: fields.nullable(), changed: z.boolean(), refused: z.boolean() }),
  },
  "table.remove": {
    guarantee: "database",
    args: z.object({ tableId: z.string(), key: z.string(), onlyIf: fields.nullable().optional() }),
    reply: z.object({ before: fields.nullable(), changed: z.boolean(), refused: z.boolean() }),
  },
  "value.get": {
    guarantee: "database",
    reads: true,
    args: z.object({ name: z.string() }),
    reply: z.object({ found: z.boolean(), value: z.string() }),
  },
  "value.set": {
    guarantee: "database",
    /** `value` null: takes it away. */
    args: z.object({ name: z.string(), value: z.string().nullable(), onlyIf: z.string().nullable().optional() }),
    reply: z.object({ value: z.string().nullable(), before: z.string().nullable(), changed: z.boolean(), refused: z.boolean() }),
  },
  "value.add": {
    guarantee: "database",
    /** As text: an expression may give it. */
    args: z.object({ name: z.string(), by: z.string() }),
    reply: z.object({ count: z.int(), before: z.int(), changed: z.boolean() }),
  },
} as const;
