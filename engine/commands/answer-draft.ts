/** What the commands on answers share: an entry is checked before it is written, and given back as it then is. */
import { and, eq } from "drizzle-orm";
import { answerEntry } from "#drizzle/schema/service.ts";
import type { AnswerItem } from "#lib/api/service.ts";
import { refusalWords } from "#lib/language/refusals.ts";
import { type AnswerDraft, draftProblem } from "#lib/service/answers-csv.ts";
import { answerOf } from "../queries/list-answers.ts";
import { database } from "../store/database.ts";
import { type Actor, notFound, Refusal } from "./actor.ts";

export function requireDraft(draft: AnswerDraft): void {
  const why = draftProblem(draft);
  if (!why) return;
  const { en, zh } = refusalWords.answerUnfit;
  throw new Refusal(422, "answer.unfit", { en: en.replace("{why}", lower(why.en)), zh: zh.replace("{why}", why.zh) });
}

const lower = (text: string) => text.charAt(0).toLowerCase() + text.slice(1);

export async function answerNow(actor: Actor, id: string): Promise<AnswerItem> {
  const [row] = await database()
    .db.select()
    .from(answerEntry)
    .where(and(eq(answerEntry.workspaceId, actor.workspaceId), eq(answerEntry.id, id)));
  if (!row) throw notFound("answer");
  return answerOf(row);
}
