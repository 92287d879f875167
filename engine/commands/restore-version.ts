import { eq } from "drizzle-orm";
import { flow } from "#drizzle/schema/flow.ts";
import type { FlowSaved } from "#lib/api/flows.ts";
import { database } from "../store/database.ts";
import { type Actor, notFound, requireRole } from "./actor.ts";
import { lockFlow, mustExist, nextDraft, requireRevision, savedOf } from "./flow-rows.ts";
import { documentOfVersion } from "./go-live.ts";

interface Restoring {
  id: string;
  version: number;
  ifMatch: number | null;
}

/** The draft becomes what that version was; what is live stays. */
export async function restoreVersion(actor: Actor, { id, version, ifMatch }: Restoring): Promise<FlowSaved> {
  requireRole(actor, "editor");
  return database().db.transaction(async (tx) => {
    const row = await lockFlow(tx, actor, id);
    requireRevision(row, ifMatch);
    const document = await documentOfVersion(tx, row, version);
    if (!document) throw notFound("version");
    const [saved] = await tx.update(flow).set(nextDraft(actor, document)).where(eq(flow.id, row.id)).returning();
    return savedOf(mustExist(saved));
  });
}
