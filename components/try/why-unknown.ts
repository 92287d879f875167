/** Why nobody knows how a tried flow goes on beyond a step. */
import type { UnknownStep } from "#engine/core/rehearsed.ts";
import { tryWords } from "#lib/language/try.ts";
import type { Words } from "#lib/language/words.ts";

export const whyUnknown = {
  outside: tryWords.unknownOutside,
  person: tryWords.unknownPerson,
  event: tryWords.unknownEvent,
  runs: tryWords.unknownRuns,
} satisfies Record<UnknownStep["from"], Words>;
