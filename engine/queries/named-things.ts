/** What flows keep by its id, with its name: so that a difference or a file says “Warehouse” and not a number. */
import { and, asc, eq, isNull } from "drizzle-orm";
import { member, user } from "#drizzle/schema/account.ts";
import { api } from "#drizzle/schema/api.ts";
import { flow } from "#drizzle/schema/flow.ts";
import { connection, source } from "#drizzle/schema/outside.ts";
import { dataTable } from "#drizzle/schema/table.ts";
import type { NamedThings } from "#lib/flow/portable/references.ts";
import { limits } from "#lib/limits.ts";
import { type Actor, requireRole } from "../commands/actor.ts";
import { database } from "../store/database.ts";

export async function namedThings(actor: Actor): Promise<NamedThings> {
  requireRole(actor, "viewer");
  const { db } = database();
  const named = <T extends typeof connection | typeof source | typeof flow | typeof dataTable | typeof api>(table: T) =>
    db
      .select({ id: table.id, name: table.name })
      .from(table as typeof connection)
      .where(and(eq(table.workspaceId, actor.workspaceId), isNull(table.deletedAt)))
      .orderBy(asc(table.name), asc(table.id))
      .limit(limits.namedThingsMax);
  const [connections, sources, flows, tables, apis, people] = await Promise.all([
    named(connection),
    named(source),
    named(flow),
    named(dataTable),
    named(api),
    db
      .select({ id: user.id, name: user.email })
      .from(member)
      .innerJoin(user, eq(user.id, member.userId))
      .where(eq(member.workspaceId, actor.workspaceId))
      .orderBy(asc(user.email))
      .limit(limits.namedThingsMax),
  ]);
  return { connections, sources, flows, people, tables, apis };
}
