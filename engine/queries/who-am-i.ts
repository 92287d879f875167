import { eq } from "drizzle-orm";
import { workspace } from "#drizzle/schema/account.ts";
import type { WhoAmI } from "#lib/api/team.ts";
import { type Actor, requireRole } from "../commands/actor.ts";
import { database } from "../store/database.ts";

export async function whoAmI(actor: Actor): Promise<WhoAmI> {
  requireRole(actor, "viewer");
  const [row] = await database()
    .db.select({ id: workspace.id, name: workspace.name, timezone: workspace.timezone })
    .from(workspace)
    .where(eq(workspace.id, actor.workspaceId));
  return {
    userId: actor.userId,
    name: actor.name,
    role: actor.role,
    workspace: row ?? { id: actor.workspaceId, name: "", timezone: "UTC" },
  };
}
