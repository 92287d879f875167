/** A difference as a page tells of it: each change as a sentence, with its steps and what became of them. */
import type { Locale } from "../language/words.ts";
import type { Change } from "./diff.ts";
import { changeSentence } from "./diff-words.ts";
import { type Mark, stepsOf } from "./merge.ts";
import type { Named } from "./step-words.ts";

export interface ToldChange {
  readonly text: string;
  /** Null: it is about no step. */
  readonly mark: Mark | null;
  readonly steps: readonly string[];
}

export const tellChanges = (changes: readonly Change[], locale: Locale, named?: Named): ToldChange[] =>
  changes.map((change) => ({ text: changeSentence(change, locale, named), mark: markOf(change), steps: stepsOf(change) }));

const markOf = (change: Change): Mark | null =>
  change.kind === "added" || change.kind === "joined"
    ? "added"
    : change.kind === "removed" || change.kind === "parted"
      ? "removed"
      : "node" in change || change.kind === "rerouted"
        ? "changed"
        : null;
