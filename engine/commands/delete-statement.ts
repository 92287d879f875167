import { database } from "../store/database.ts";
import { holdMoney } from "../store/save-statement.ts";
import { type Actor, notFound, requireRole } from "./actor.ts";

/** What only this file told is gone; what another tells too is counted there from now on. */
export async function deleteStatement(actor: Actor, input: { id: string }): Promise<void> {
  requireRole(actor, "editor");
  const { workspaceId } = actor;
  await database().sql.begin(async (tx) => {
    await holdMoney(tx, workspaceId);
    const gone = await tx<{ provider: string; identity: Uint8Array }[]>`
      delete from statement_line where workspace_id = ${workspaceId} and statement_id = ${input.id} returning provider, identity`;
    const [deleted] = await tx`delete from statement where workspace_id = ${workspaceId} and id = ${input.id} returning id`;
    if (!deleted) throw notFound("statement");
    const hashes = gone.map(({ identity }) => Buffer.from(identity).toString("hex"));
    await tx`
      update statement_line l set repeats = false from (
        select distinct on (identity) o.id from statement_line o join unnest(${hashes}::text[]) h(hash) on o.identity = decode(h.hash, 'hex')
        where o.workspace_id = ${workspaceId} and o.provider = ${gone[0]?.provider ?? ""} and o.repeats
          and not exists (select from statement_line k where k.workspace_id = ${workspaceId} and k.provider = o.provider
            and k.identity = o.identity and not k.repeats)
        order by identity, o.id) heir
      where l.id = heir.id`;
    await tx`
      update statement s set repeats = (select count(*) from statement_line l where l.statement_id = s.id and l.repeats)
      where s.workspace_id = ${workspaceId} and s.repeats > 0`;
    // what is missing on a statement is not missing any more where there is none
    await tx`
      delete from money_difference d where d.workspace_id = ${workspaceId} and d.kind = 'missing-on-statement' and d.state = 'open'
        and not exists (select from statement s where s.workspace_id = d.workspace_id and s.provider = d.provider
          and d.day between s.days_from and s.complete_to)`;
  });
}
