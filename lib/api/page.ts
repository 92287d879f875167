/** Shapes that every list and answer shares: pages by keyset, times, ids. */
import { z } from "zod";
import { limits } from "../limits.ts";
import { roles } from "./role-names.ts";

/** ISO 8601 UTC. */
export const instant = z.iso.datetime({ offset: true });
/** Any version: a run's id is a hash. */
export const uuid = z.guid();
export const words = z.object({ en: z.string(), zh: z.string() });

export const role = z.enum(roles);

export const pageQuery = z.strictObject({
  limit: z.coerce.number().int().min(1).max(limits.pageRowsMax).optional().meta({ description: "Rows to return." }),
  cursor: z.string().max(limits.cursorCharsMax).optional().meta({ description: "The `next` of the page before." }),
});
export type PageQuery = z.infer<typeof pageQuery>;

export interface Page<T> {
  items: T[];
  /** Hand it back as `cursor` for the rows after these; null: there are none. */
  next: string | null;
}
export const pageOf = <T extends z.ZodType>(item: T) => z.object({ items: z.array(item), next: z.string().nullable() });

export const idParams = z.strictObject({ id: uuid });
