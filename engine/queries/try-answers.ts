import type { Tried } from "#lib/api/service.ts";
import { forAPerson } from "#lib/intelligence/answer/for-a-person.ts";
import { match } from "#lib/intelligence/answer/match.ts";
import { limits } from "#lib/limits.ts";
import { rounded } from "#lib/service/find-answer.ts";
import { type Actor, requireRole } from "../commands/actor.ts";
import { bookNow } from "../store/answer-books.ts";
import { database } from "../store/database.ts";

export async function tryAnswers(actor: Actor, input: { text: string }): Promise<Tried> {
  requireRole(actor, "viewer");
  const book = await bookNow(database().sql, actor.workspaceId);
  const { matches, language } = match(input.text, book, limits.suggestionsShown);
  return {
    person: forAPerson(input.text) ?? "",
    items: matches.map(({ entry, phrasing, confidence }) => ({
      entryId: entry.id,
      question: phrasing,
      answer: entry.answers[language],
      confidence: rounded(confidence),
    })),
  };
}
