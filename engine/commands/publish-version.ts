import { isDeepStrictEqual } from "node:util";
import { eq } from "drizzle-orm";
import { flow } from "#drizzle/schema/flow.ts";
import { database } from "../store/database.ts";
import { type Actor, notFound, requireRole } from "./actor.ts";
import { lockFlow, nextDraft } from "./flow-rows.ts";
import { documentOfVersion, goLive } from "./go-live.ts";

interface Going {
  id: string;
  version: number;
  note?: string;
}

/** Going back is going on: the earlier drawing becomes a new version. A draft with changes of its own is not touched. */
export async function publishVersion(actor: Actor, { id, version, note = "" }: Going): Promise<{ version: number }> {
  requireRole(actor, "editor");
  return database().db.transaction(async (tx) => {
    const row = await lockFlow(tx, actor, id);
    const document = await documentOfVersion(tx, row, version);
    if (!document) throw notFound("version");
    const live = row.publishedVersion === null ? null : await documentOfVersion(tx, row, row.publishedVersion);
    const made = await goLive(tx, actor, row, { document, note, restoredFrom: version });
    if (isDeepStrictEqual(live, row.draft) && !isDeepStrictEqual(document, row.draft))
      await tx.update(flow).set(nextDraft(actor, document)).where(eq(flow.id, row.id));
    return { version: made };
  });
}
