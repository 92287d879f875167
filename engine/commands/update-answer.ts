import type { AnswerChange, AnswerItem } from "#lib/api/service.ts";
import { turnPage } from "../store/answer-books.ts";
import { database } from "../store/database.ts";
import { type Actor, notFound, requireRole } from "./actor.ts";
import { answerNow, requireDraft } from "./answer-draft.ts";

interface Stored {
  state: AnswerItem["state"];
  phrasings_zh: string[];
  phrasings_en: string[];
  answer_zh: string;
  answer_en: string;
}

/** A proposed one that is switched on is confirmed. */
export async function updateAnswer(actor: Actor, { id, ...change }: AnswerChange & { id: string }): Promise<AnswerItem> {
  requireRole(actor, "editor");
  const { sql } = database();
  await sql.begin(async (tx) => {
    await turnPage(tx, actor.workspaceId);
    const [row] = await tx<Stored[]>`
      select state, phrasings_zh, phrasings_en, answer_zh, answer_en from answer_entry
      where workspace_id = ${actor.workspaceId} and id = ${id} for update`;
    if (!row) throw notFound("answer");
    const draft = {
      phrasingsZh: change.phrasingsZh ?? row.phrasings_zh,
      phrasingsEn: change.phrasingsEn ?? row.phrasings_en,
      answerZh: change.answerZh ?? row.answer_zh,
      answerEn: change.answerEn ?? row.answer_en,
    };
    requireDraft(draft);
    await tx`
      update answer_entry set phrasings_zh = ${draft.phrasingsZh}, phrasings_en = ${draft.phrasingsEn}, answer_zh = ${draft.answerZh},
        answer_en = ${draft.answerEn}, state = ${change.state ?? row.state}, updated_by = ${actor.name}, updated_at = now()
      where workspace_id = ${actor.workspaceId} and id = ${id}`;
  });
  return answerNow(actor, id);
}
