import type { ReconcileBody } from "#lib/api/money.ts";
import { day } from "#lib/commerce/instant.ts";
import { moneyRefusals } from "#lib/language/money-refusals.ts";
import { limits } from "#lib/limits.ts";
import { statementProviders } from "../queries/list-statements.ts";
import { database } from "../store/database.ts";
import { reconcileSpan } from "../store/keep-statement.ts";
import { type Actor, Refusal, requireRole } from "./actor.ts";

export async function reconcileMoney(actor: Actor, { from, to, provider }: ReconcileBody) {
  requireRole(actor, "editor");
  if ((Date.parse(to) - Date.parse(from)) / day >= limits.reconcileDaysMax)
    throw new Refusal(400, "money.days", moneyRefusals.tooManyDays, { values: { max: limits.reconcileDaysMax } });
  const sum = { lines: 0, matched: 0, open: 0, fresh: 0 };
  for (const each of provider ? [provider] : await statementProviders(actor)) {
    const done = await reconcileSpan(database().sql, { workspaceId: actor.workspaceId, provider: each, from, to });
    for (const key of ["lines", "matched", "open", "fresh"] as const) sum[key] += done[key];
  }
  return sum;
}
