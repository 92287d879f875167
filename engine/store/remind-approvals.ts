import type { Sql } from "#drizzle/client.ts";
import { limits } from "#lib/limits.ts";

/**
 * Marks the questions whose reminder is due and leaves an urgent note for each; returns how many. Any process may do it at
 * any time: a row is reminded of by the one that finds it unmarked under lock.
 */
export async function remindApprovals(sql: Sql): Promise<number> {
  const rows = await sql`
    with due as (
      select id from approval
      where status = 'open' and reminded_at is null and remind_at <= now() and (until is null or until > now())
      order by remind_at limit ${limits.remindRowsMax} for update skip locked
    ), marked as (
      update approval set reminded_at = now(), updated_at = now() from due where approval.id = due.id returning approval.*
    )
    insert into team_note (workspace_id, id, text, order_id, urgent, run_id, approval_id, created_at)
    select workspace_id, gen_random_uuid(), question, order_id, true, run_id, id, now() from marked
    returning id`;
  return rows.length;
}
