import type { TeamNote } from "#lib/api/team.ts";
import { refusedWords } from "#lib/language/ledger.ts";
import type { Say } from "#lib/language/render.ts";
import { systemName } from "./platform-outcome.ts";

/** What a note says: as it was written, or in the reader's language where it tells of a change that a platform did not take. */
export const noteText = ({ text, refused }: Pick<TeamNote, "text" | "refused">, say: Say): string =>
  refused ? say(refusedWords[refused.verb], { system: systemName(refused.system, say), why: refused.why }) : text;
