/** Reads what a run recorded of a condition's parts; a record of another shape is no parts, and is then shown as it is. */
import { z } from "zod";

const part = z.object({
  text: z.string(),
  start: z.number(),
  end: z.number(),
  state: z.string().optional(),
  value: z.unknown().optional(),
});
const recorded = z.object({ parts: z.array(part) });

/** The whole condition first, then its parts in the order of reading; a constant explains nothing and is left out. */
export function readWhy(why: unknown): z.infer<typeof part>[] {
  const read = recorded.safeParse(why);
  if (!read.success) return [];
  return read.data.parts.toSorted((a, b) => b.end - b.start - (a.end - a.start) || a.start - b.start);
}
