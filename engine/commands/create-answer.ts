import { randomUUID } from "node:crypto";
import type { AnswerBody, AnswerItem } from "#lib/api/service.ts";
import { refusalWords } from "#lib/language/refusals.ts";
import { limits } from "#lib/limits.ts";
import { turnPage } from "../store/answer-books.ts";
import { database } from "../store/database.ts";
import { writeAnswers } from "../store/write-answers.ts";
import { type Actor, Refusal, requireRole } from "./actor.ts";
import { answerNow, requireDraft } from "./answer-draft.ts";

export async function createAnswer(actor: Actor, input: AnswerBody): Promise<AnswerItem> {
  requireRole(actor, "editor");
  requireDraft(input);
  const id = randomUUID();
  const { sql } = database();
  await sql.begin(async (tx) => {
    await turnPage(tx, actor.workspaceId);
    const [{ n } = { n: 0 }] = await tx<{ n: number }[]>`
      select count(*)::int as n from answer_entry where workspace_id = ${actor.workspaceId}`;
    if (n >= limits.answersMax) throw new Refusal(409, "answers.full", refusalWords.answersFull, { values: { max: limits.answersMax } });
    await writeAnswers(tx, actor.workspaceId, actor.name, [{ id, ...input }]);
  });
  return answerNow(actor, id);
}
