/** A sentence about a document, with what stands in it: an apostrophe of somebody else's begins nothing in ours. */
import { fill } from "../language/flow-problems.ts";
import type { Words } from "../language/words.ts";

export function tell(words: Words, values: Record<string, string | number | Words>): Words {
  return fill(
    words,
    Object.fromEntries(
      Object.entries(values).map(([name, value]) => [
        name,
        typeof value === "object" ? { en: tame(value.en), zh: tame(value.zh) } : typeof value === "string" ? tame(value) : value,
      ]),
    ),
  );
}

const tame = (text: string): string => text.replaceAll("'", "’");
