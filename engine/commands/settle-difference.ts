import type { MoneyDifference, SettleBody } from "#lib/api/money.ts";
import { moneyRefusals } from "#lib/language/money-refusals.ts";
import { type DifferenceRow, differenceColumns, differenceOf } from "../queries/list-money-differences.ts";
import { database } from "../store/database.ts";
import { reconcileDays } from "../store/reconcile-days.ts";
import { holdMoney } from "../store/save-statement.ts";
import { shopMoneyById } from "../store/shop-money.ts";
import { type Actor, notFound, Refusal, requireRole } from "./actor.ts";

/** A person's word on a difference. Matching by hand ties a line and a record for good, and looks at their days again. */
export async function settleDifference(actor: Actor, input: SettleBody & { id: string }): Promise<MoneyDifference> {
  requireRole(actor, "editor");
  const { sql } = database();
  const before = await differenceNow(actor, input.id);
  if (input.as === "match") {
    const lineId = before.line_id ?? input.lineId;
    const recordId = before.line_id === null ? before.record_id : input.recordId;
    if (!lineId || !recordId) throw new Refusal(400, "money.match", moneyRefusals.nothingToMatch);
    const day = await tie(actor, lineId, recordId);
    for (const each of new Set([day, before.day]))
      await reconcileDays(sql, { workspaceId: actor.workspaceId, provider: before.provider, from: each, to: each });
  }
  const state = input.as === "open" ? "open" : "right";
  const reason = input.as === "right" ? input.reason : "";
  const by = input.as === "open" ? null : actor.name;
  await sql`
    update money_difference set state = ${state}, reason = ${reason}, settled_by = ${by}, settled_at = ${by === null ? null : new Date()}
    where workspace_id = ${actor.workspaceId} and id = ${input.id}`;
  if (input.as === "open" && before.line_id !== null) await untie(actor, before);
  return differenceOf(await differenceNow(actor, input.id));
}

export async function differenceNow(actor: Actor, id: string): Promise<DifferenceRow> {
  const { sql } = database();
  const [row] = await sql<DifferenceRow[]>`select ${differenceColumns()} where d.workspace_id = ${actor.workspaceId} and d.id = ${id}`;
  if (!row) throw notFound("difference");
  return row;
}

/** The line's day. */
async function tie(actor: Actor, lineId: string, recordId: string): Promise<string> {
  const { sql } = database();
  return await sql.begin(async (tx) => {
    await holdMoney(tx, actor.workspaceId);
    const [record] = await shopMoneyById(tx, actor.workspaceId, [recordId]);
    const [line] = await tx<{ day: string; provider: string; book: string; record_id: string | null }[]>`
      select day::text as day, provider, book, record_id from statement_line where workspace_id = ${actor.workspaceId} and id = ${lineId}`;
    if (!record || !line) throw notFound("difference");
    const taken = await tx`
      select 1 from statement_line where workspace_id = ${actor.workspaceId} and provider = ${line.provider} and record_id = ${recordId}
        and id <> ${lineId} limit 1`;
    if (taken.length > 0 || (line.record_id !== null && line.record_id !== recordId))
      throw new Refusal(409, "money.taken", moneyRefusals.taken);
    await tx`update statement_line set by_hand = ${recordId} where workspace_id = ${actor.workspaceId} and id = ${lineId}`;
    return line.day;
  });
}

/** What was matched by hand is looked at as if nobody had. */
async function untie(actor: Actor, { line_id: lineId, provider, day }: DifferenceRow): Promise<void> {
  const { sql } = database();
  const untied = await sql`
    update statement_line set by_hand = null where workspace_id = ${actor.workspaceId} and id = ${lineId} and by_hand is not null returning id`;
  if (untied.length > 0) await reconcileDays(sql, { workspaceId: actor.workspaceId, provider, from: day, to: day });
}
