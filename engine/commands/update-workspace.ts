import { eq } from "drizzle-orm";
import { workspace } from "#drizzle/schema/account.ts";
import type { WhoAmI, WorkspaceBody } from "#lib/api/team.ts";
import { refusalWords } from "#lib/language/refusals.ts";
import { database } from "../store/database.ts";
import { type Actor, Refusal, requireRole } from "./actor.ts";
import { mustExist } from "./flow-rows.ts";

export async function updateWorkspace(actor: Actor, input: WorkspaceBody): Promise<WhoAmI["workspace"]> {
  requireRole(actor, "owner");
  if (input.timezone !== undefined && !isTimezone(input.timezone)) {
    throw new Refusal(422, "timezone", refusalWords.timezone, { values: { timezone: input.timezone }, extra: { field: "timezone" } });
  }
  const { db } = database();
  const change = {
    ...(input.name === undefined ? {} : { name: input.name }),
    ...(input.timezone === undefined ? {} : { timezone: input.timezone }),
  };
  if (Object.keys(change).length > 0) await db.update(workspace).set(change).where(eq(workspace.id, actor.workspaceId));
  const [row] = await db
    .select({ id: workspace.id, name: workspace.name, timezone: workspace.timezone })
    .from(workspace)
    .where(eq(workspace.id, actor.workspaceId));
  return mustExist(row);
}

export function isTimezone(name: string): boolean {
  try {
    new Intl.DateTimeFormat("en", { timeZone: name });
    return true;
  } catch {
    return false;
  }
}
