import type { FetchStatementBody, StatementsFetched } from "#lib/api/money.ts";
import { moneyRefusals } from "#lib/language/money-refusals.ts";
import { limits } from "#lib/limits.ts";
import { fetchBill } from "../effects/network/fetch-bill.ts";
import { type Actor, Refusal, requireRole } from "./actor.ts";

/** By hand; a person waits for it, so it goes out at once, past the connection's limit. */
export async function fetchStatement(actor: Actor, input: FetchStatementBody): Promise<StatementsFetched> {
  requireRole(actor, "editor");
  const { connectionId, day, book } = input;
  const asked = { workspaceId: actor.workspaceId, connectionId, day, by: actor.name, books: book ? [book] : (["trade"] as const) };
  const fetched = await fetchBill(asked, null, AbortSignal.timeout(limits.statementFetchMs));
  if (!fetched.ok) throw new Refusal(502, fetched.failure.code, moneyRefusals.notFetched, { values: { why: fetched.failure.message } });
  const { statements, lines, matched, open, fresh } = fetched.value;
  return { statements: statements.map(({ id, known }) => ({ id, known })), lines, matched, open, fresh };
}
