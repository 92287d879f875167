import { madeId } from "./made-id.ts";
import type { Performer } from "./performer.ts";

export const performTeamNote: Performer<"team.note"> = async ({ notes }, calls) => {
  const rows = calls.map(({ args, key, workspaceId, runId, at }) => ({
    workspaceId,
    id: madeId("note", key),
    text: args.text,
    orderId: args.orderId || null,
    urgent: args.urgent,
    runId,
    at,
  }));
  await notes.add(rows);
  return rows.map(({ id }) => ({ ok: true, reply: { noteId: id } }));
};

export const performRemoveNote: Performer<"team.remove-note"> = async ({ notes }, calls) => {
  const removed = await notes.remove(calls.map(({ workspaceId, args }) => ({ workspaceId, id: args.noteId })));
  return calls.map(({ args }) => ({ ok: true, reply: { removed: removed.has(args.noteId) } }));
};
