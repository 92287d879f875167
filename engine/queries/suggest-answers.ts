import { eq } from "drizzle-orm";
import { conversation } from "#drizzle/schema/service.ts";
import type { Suggestion } from "#lib/api/service.ts";
import { fillAnswer } from "#lib/intelligence/answer/fill.ts";
import { match } from "#lib/intelligence/answer/match.ts";
import { limits } from "#lib/limits.ts";
import { rounded } from "#lib/service/find-answer.ts";
import { type Actor, notFound, requireRole } from "../commands/actor.ts";
import { bookNow } from "../store/answer-books.ts";
import { answerParts } from "../store/answer-parts.ts";
import { database } from "../store/database.ts";
import { selectConversations } from "./conversation-rows.ts";

/** For a person to choose from, however unsure. */
export async function suggestAnswers(actor: Actor, input: { id: string }): Promise<{ items: Suggestion[] }> {
  requireRole(actor, "viewer");
  const [row] = await selectConversations(actor, eq(conversation.id, input.id), null, 1);
  if (!row) throw notFound("conversation");
  const { sql } = database();
  const { askedText } = row.conversation;
  const [book, parts] = await Promise.all([bookNow(sql, actor.workspaceId), answerParts(sql, row.conversation, askedText)]);
  const { matches, language } = match(askedText, book, limits.suggestionsShown);
  const now = new Date().toISOString();
  return {
    items: matches
      .filter(({ confidence }) => confidence >= limits.suggestedFrom)
      .map(({ entry, phrasing, confidence }) => {
        const filled = fillAnswer(entry.answers[language], parts, now);
        return {
          entryId: entry.id,
          question: phrasing,
          confidence: rounded(confidence),
          text: filled.ok ? filled.text : null,
          missing: filled.ok ? [] : [...filled.missing],
        };
      }),
  };
}
