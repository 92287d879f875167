import { and, eq } from "drizzle-orm";
import { teamNote } from "#drizzle/schema/shop.ts";
import type { TeamNote } from "#lib/api/team.ts";
import { noteOf, selectNotes } from "../queries/list-team-notes.ts";
import { database } from "../store/database.ts";
import { type Actor, notFound, requireRole } from "./actor.ts";

/** `done: false` opens it again. */
export async function finishNote(actor: Actor, input: { id: string; done?: boolean }): Promise<TeamNote> {
  requireRole(actor, "editor");
  const done = input.done ?? true;
  const mine = and(eq(teamNote.workspaceId, actor.workspaceId), eq(teamNote.id, input.id));
  await database()
    .db.update(teamNote)
    .set(done ? { doneAt: new Date(), doneBy: actor.name } : { doneAt: null, doneBy: null })
    .where(mine);
  const [row] = await selectNotes(mine, null, 1);
  if (!row) throw notFound("note");
  return noteOf(row);
}
