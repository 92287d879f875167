/** Writes answers with their questions: new ones, and those that are there already anew. The page is turned by the caller, first. */
import type { Transaction } from "#drizzle/client.ts";
import type { AnswerDraft } from "#lib/service/answers-csv.ts";

export interface AnswerEntry extends AnswerDraft {
  readonly id: string;
}

/** @param by the name of who writes them */
export async function writeAnswers(tx: Transaction, workspaceId: string, by: string, entries: readonly AnswerEntry[]): Promise<void> {
  await tx`
    insert into answer_entry (id, workspace_id, phrasings_zh, phrasings_en, answer_zh, answer_en, created_by, updated_by)
    select id, ${workspaceId}, array(select jsonb_array_elements_text("phrasingsZh")), array(select jsonb_array_elements_text("phrasingsEn")),
      "answerZh", "answerEn", ${by}, ${by}
    from jsonb_to_recordset(${JSON.stringify(entries)}::text::jsonb)
      as a(id uuid, "phrasingsZh" jsonb, "phrasingsEn" jsonb, "answerZh" text, "answerEn" text)
    on conflict (id) do update set phrasings_zh = excluded.phrasings_zh, phrasings_en = excluded.phrasings_en,
      answer_zh = excluded.answer_zh, answer_en = excluded.answer_en, updated_by = excluded.updated_by, updated_at = now()`;
}
