import { turnPage } from "../store/answer-books.ts";
import { database } from "../store/database.ts";
import { type Actor, notFound, requireRole } from "./actor.ts";

/** Messages that it was used for keep their text. */
export async function deleteAnswer(actor: Actor, input: { id: string }): Promise<void> {
  requireRole(actor, "editor");
  await database().sql.begin(async (tx) => {
    await turnPage(tx, actor.workspaceId);
    const gone = await tx`delete from answer_entry where workspace_id = ${actor.workspaceId} and id = ${input.id} returning id`;
    if (gone.length === 0) throw notFound("answer");
  });
}
