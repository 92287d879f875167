import { eq } from "drizzle-orm";
import { workspace } from "#drizzle/schema/account.ts";
import type { WhoAmI } from "#lib/api/team.ts";
import { readCalendar } from "#lib/calendar/calendar.ts";
import { type Actor, requireRole } from "../commands/actor.ts";
import { database } from "../store/database.ts";

export async function whoAmI(actor: Actor): Promise<WhoAmI> {
  requireRole(actor, "viewer");
  return { userId: actor.userId, name: actor.name, role: actor.role, workspace: await readWorkspace(actor.workspaceId) };
}

export async function readWorkspace(id: string): Promise<WhoAmI["workspace"]> {
  const [row] = await database()
    .db.select({ name: workspace.name, timezone: workspace.timezone, opening: workspace.opening })
    .from(workspace)
    .where(eq(workspace.id, id));
  const { timezone, ...opening } = readCalendar(row?.timezone ?? "UTC", row?.opening);
  return { id, name: row?.name ?? "", timezone, opening };
}
