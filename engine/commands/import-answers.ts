import { randomUUID } from "node:crypto";
import type { Imported } from "#lib/api/service.ts";
import { spelled } from "#lib/intelligence/answer/grams.ts";
import { importWords } from "#lib/language/answers.ts";
import { limits } from "#lib/limits.ts";
import { type AnswerDraft, readAnswersCsv } from "#lib/service/answers-csv.ts";
import { turnPage } from "../store/answer-books.ts";
import { database } from "../store/database.ts";
import { type AnswerEntry, writeAnswers } from "../store/write-answers.ts";
import { type Actor, requireRole } from "./actor.ts";

/** Lines whose question is there already change that answer; a line that cannot be used changes nothing and is given back. */
export async function importAnswers(actor: Actor, input: { csv: string }): Promise<Imported> {
  requireRole(actor, "editor");
  const { entries, problems } = readAnswersCsv(input.csv);
  const refused = [...problems];
  const changed = new Map<string, AnswerEntry>();
  let added = 0;
  await database().sql.begin(async (tx) => {
    await turnPage(tx, actor.workspaceId);
    const rows = await tx<{ id: string; phrasings_zh: string[]; phrasings_en: string[]; answer_zh: string; answer_en: string }[]>`
      select id, phrasings_zh, phrasings_en, answer_zh, answer_en from answer_entry where workspace_id = ${actor.workspaceId} for update`;
    const all = new Map<string, AnswerEntry>();
    const byQuestion = new Map<string, string>();
    const know = (entry: AnswerEntry) => {
      all.set(entry.id, entry);
      for (const text of [...entry.phrasingsZh, ...entry.phrasingsEn]) byQuestion.set(spelled(text).trim(), entry.id);
    };
    for (const row of rows)
      know({ id: row.id, phrasingsZh: row.phrasings_zh, phrasingsEn: row.phrasings_en, answerZh: row.answer_zh, answerEn: row.answer_en });
    const fresh = new Set<string>();
    for (const { line, draft } of entries) {
      const questions = [...draft.phrasingsZh, ...draft.phrasingsEn];
      const knownId = questions.map((text) => byQuestion.get(spelled(text).trim())).find((id) => id !== undefined);
      const known = knownId === undefined ? undefined : all.get(knownId);
      if (!known && all.size >= limits.answersMax) {
        refused.push({ line, text: questions[0] ?? "", why: importWords.tooMany });
        continue;
      }
      const merged = merge(known, draft);
      if (!known) fresh.add(merged.id);
      changed.set(merged.id, merged);
      know(merged);
    }
    added = fresh.size;
    await writeAnswers(tx, actor.workspaceId, actor.name, [...changed.values()]);
  });
  return { added, updated: changed.size - added, problems: refused.sort((a, b) => a.line - b.line) };
}

function merge(known: AnswerEntry | undefined, draft: AnswerDraft): AnswerEntry {
  if (!known) return { id: randomUUID(), ...draft };
  const both = (a: readonly string[], b: readonly string[]) => [...new Set([...a, ...b])].slice(0, limits.phrasingsMax);
  return {
    id: known.id,
    phrasingsZh: both(known.phrasingsZh, draft.phrasingsZh),
    phrasingsEn: both(known.phrasingsEn, draft.phrasingsEn),
    answerZh: draft.answerZh || known.answerZh,
    answerEn: draft.answerEn || known.answerEn,
  };
}
