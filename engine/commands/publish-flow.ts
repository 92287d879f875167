import { database } from "../store/database.ts";
import { type Actor, requireRole } from "./actor.ts";
import { lockFlow, requireRevision } from "./flow-rows.ts";
import { goLive } from "./go-live.ts";

interface Publishing {
  id: string;
  ifMatch?: number | null;
  note?: string;
}

/** Publishing a draft that is live already answers with the version it is. */
export async function publishFlow(actor: Actor, { id, ifMatch, note = "" }: Publishing): Promise<{ version: number }> {
  requireRole(actor, "editor");
  return database().db.transaction(async (tx) => {
    const row = await lockFlow(tx, actor, id);
    requireRevision(row, ifMatch);
    return { version: await goLive(tx, actor, row, { document: row.draft, note, restoredFrom: null }) };
  });
}
