import { eq } from "drizzle-orm";
import { workspace } from "#drizzle/schema/account.ts";
import type { WhoAmI, WorkspaceBody } from "#lib/api/team.ts";
import { isZone } from "#lib/calendar/zone.ts";
import { refusalWords } from "#lib/language/refusals.ts";
import { readWorkspace } from "../queries/who-am-i.ts";
import { database } from "../store/database.ts";
import { type Actor, Refusal, requireRole } from "./actor.ts";
import { announcePublication } from "./flow-rows.ts";

export async function updateWorkspace(actor: Actor, input: WorkspaceBody): Promise<WhoAmI["workspace"]> {
  requireRole(actor, "owner");
  const { name, timezone, opening } = input;
  if (timezone !== undefined && !isZone(timezone)) {
    throw new Refusal(422, "timezone", refusalWords.timezone, { values: { timezone }, extra: { field: "timezone" } });
  }
  const change = {
    ...(name === undefined ? {} : { name }),
    ...(timezone === undefined ? {} : { timezone }),
    ...(opening === undefined ? {} : { opening }),
  };
  await database().db.transaction(async (tx) => {
    if (Object.keys(change).length > 0) await tx.update(workspace).set(change).where(eq(workspace.id, actor.workspaceId));
    // the engine reads the shop's calendar together with the flows
    if (timezone !== undefined || opening !== undefined) await announcePublication(tx);
  });
  return readWorkspace(actor.workspaceId);
}
