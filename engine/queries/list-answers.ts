import { and, eq, ne, or, type SQL, sql } from "drizzle-orm";
import { answerEntry } from "#drizzle/schema/service.ts";
import type { Page } from "#lib/api/page.ts";
import type { AnswerItem, AnswerListQuery } from "#lib/api/service.ts";
import { type Actor, requireRole } from "../commands/actor.ts";
import { database } from "../store/database.ts";
import { after, iso, isoOrNull, newestFirst, pageFrom, placeOf, rowsOf } from "./keyset.ts";

export async function listAnswers(actor: Actor, input: AnswerListQuery): Promise<Page<AnswerItem>> {
  requireRole(actor, "viewer");
  const rows = await database()
    .db.select()
    .from(answerEntry)
    .where(
      and(
        eq(answerEntry.workspaceId, actor.workspaceId),
        input.state === "known" ? ne(answerEntry.state, "proposed") : input.state ? eq(answerEntry.state, input.state) : undefined,
        input.search ? holds(input.search) : undefined,
        after(answerEntry.updatedAt, answerEntry.id, placeOf(input)),
      ),
    )
    .orderBy(...newestFirst(answerEntry.updatedAt, answerEntry.id))
    .limit(rowsOf(input) + 1);
  return pageFrom(rows, input, ({ updatedAt, id }) => ({ at: updatedAt, id }), answerOf);
}

/** A shop has a few hundred: looking through them is no work. */
function holds(text: string): SQL | undefined {
  const part = `%${text.replace(/[\\%_]/g, "\\$&")}%`;
  return or(
    sql`array_to_string(${answerEntry.phrasingsZh}, ' ') ilike ${part}`,
    sql`array_to_string(${answerEntry.phrasingsEn}, ' ') ilike ${part}`,
    sql`${answerEntry.answerZh} ilike ${part}`,
    sql`${answerEntry.answerEn} ilike ${part}`,
  );
}

export const answerOf = (row: typeof answerEntry.$inferSelect): AnswerItem => ({
  id: row.id,
  state: row.state,
  phrasingsZh: row.phrasingsZh,
  phrasingsEn: row.phrasingsEn,
  answerZh: row.answerZh,
  answerEn: row.answerEn,
  used: row.used,
  lastUsedAt: isoOrNull(row.lastUsedAt),
  conversationId: row.conversationId,
  updatedBy: row.updatedBy,
  updatedAt: iso(row.updatedAt),
});
