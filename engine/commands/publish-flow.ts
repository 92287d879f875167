import { database } from "../store/database.ts";
import { type Actor, requireRole } from "./actor.ts";
import { lockFlow, requireRevision } from "./flow-rows.ts";
import { goLive } from "./go-live.ts";
import { requireTried } from "./require-tried.ts";

interface Publishing {
  id: string;
  ifMatch?: number | null;
  note?: string;
  /** A described draft was tried on an example; counts where nothing is recorded yet. */
  triedOnExample?: boolean;
}

/** Publishing a draft that is live already answers with the version it is. */
export async function publishFlow(
  actor: Actor,
  { id, ifMatch, note = "", triedOnExample = false }: Publishing,
): Promise<{ version: number }> {
  requireRole(actor, "editor");
  return database().db.transaction(async (tx) => {
    const row = await lockFlow(tx, actor, id);
    requireRevision(row, ifMatch);
    await requireTried(tx, row, triedOnExample);
    return { version: await goLive(tx, actor, row, { document: row.draft, note, restoredFrom: null }) };
  });
}
