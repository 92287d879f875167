import { randomUUID } from "node:crypto";
import type { MoneyDifference } from "#lib/api/money.ts";
import type { Locale } from "#lib/language/words.ts";
import { differenceSentence } from "#lib/reconcile/sentence.ts";
import { differenceOf } from "../queries/list-money-differences.ts";
import { database } from "../store/database.ts";
import { type Actor, requireRole } from "./actor.ts";
import { differenceNow } from "./settle-difference.ts";

/** On the team's list, once: a to-do that was finished may be made again. */
export async function noteDifference(actor: Actor, input: { id: string; locale?: Locale }): Promise<MoneyDifference> {
  requireRole(actor, "editor");
  const { sql } = database();
  const difference = differenceOf(await differenceNow(actor, input.id));
  const id = randomUUID();
  await sql.begin(async (tx) => {
    const [row] = await tx<{ note_id: string | null }[]>`
      select note_id from money_difference where workspace_id = ${actor.workspaceId} and id = ${input.id} for update`;
    const [open] =
      await tx`select 1 from team_note where workspace_id = ${actor.workspaceId} and id = ${row?.note_id ?? null} and done_at is null`;
    if (open) return;
    await tx`
      insert into team_note (workspace_id, id, text, order_id, urgent, created_at)
      values (${actor.workspaceId}, ${id}, ${differenceSentence(difference, input.locale ?? "en").toDo}, ${difference.order?.id ?? null}, false, now())`;
    await tx`update money_difference set note_id = ${id} where workspace_id = ${actor.workspaceId} and id = ${input.id}`;
  });
  return differenceOf(await differenceNow(actor, input.id));
}
