import { randomUUID } from "node:crypto";
import { flow } from "#drizzle/schema/flow.ts";
import type { FlowSaved } from "#lib/api/flows.ts";
import type { FlowDocument } from "#lib/flow/flow.ts";
import { database } from "../store/database.ts";
import { type Actor, requireRole } from "./actor.ts";
import { mustExist, requireSize, savedOf } from "./flow-rows.ts";

export async function createFlow(actor: Actor, document: FlowDocument): Promise<FlowSaved> {
  requireRole(actor, "editor");
  requireSize(document);
  const [row] = await database()
    .db.insert(flow)
    .values({ id: randomUUID(), workspaceId: actor.workspaceId, name: document.name, draft: document, updatedBy: actor.name })
    .returning();
  return savedOf(mustExist(row));
}
