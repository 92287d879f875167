/** A person's answer, kept as question and answer for later: used by nobody before a person has confirmed it. */
import type { Transaction } from "#drizzle/client.ts";
import type { Spoken } from "#lib/intelligence/answer/grams.ts";
import { limits } from "#lib/limits.ts";

export interface Proposal {
  readonly workspaceId: string;
  readonly conversationId: string;
  readonly by: string;
  readonly language: Spoken;
  readonly question: string;
  readonly answer: string;
}

/** The same question asked again is one proposal, with the newest answer; one that is answered already is none. */
export async function proposeAnswer(
  tx: Transaction,
  { workspaceId, conversationId, by, language, question, answer }: Proposal,
): Promise<void> {
  const text = question.trim().slice(0, limits.phrasingCharsMax);
  const said = answer.slice(0, limits.answerCharsMax);
  const isChinese = language === "zh";
  const [known] = await tx<{ id: string; state: string }[]>`
    select id, state from answer_entry
    where workspace_id = ${workspaceId} and ${text} = any(case when ${isChinese} then phrasings_zh else phrasings_en end) limit 1`;
  if (known && known.state !== "proposed") return;
  if (known) {
    await tx`
      update answer_entry set answer_zh = case when ${isChinese} then ${said} else answer_zh end,
        answer_en = case when ${isChinese} then answer_en else ${said} end, conversation_id = ${conversationId}, updated_by = ${by}, updated_at = now()
      where id = ${known.id}`;
    return;
  }
  const [{ n } = { n: 0 }] = await tx<{ n: number }[]>`select count(*)::int as n from answer_entry where workspace_id = ${workspaceId}`;
  if (n >= limits.answersMax) return;
  await tx`
    insert into answer_entry (workspace_id, state, phrasings_zh, phrasings_en, answer_zh, answer_en, conversation_id, created_by, updated_by)
    values (${workspaceId}, 'proposed', ${isChinese ? [text] : []}, ${isChinese ? [] : [text]}, ${isChinese ? said : ""},
      ${isChinese ? "" : said}, ${conversationId}, ${by}, ${by})`;
}
