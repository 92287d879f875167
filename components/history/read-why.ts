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

/** Each condition as a whole, then its parts in the order of reading; of a choice, one case after another. */
export function readWhy(why: unknown): z.infer<typeof part>[] {
  const read = recorded.safeParse(why);
  if (!read.success) return [];
  return read.data.parts.toSorted((a, b) => a.start - b.start || b.end - a.end);
}
