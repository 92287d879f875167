import { hash } from "node:crypto";
import type { Performer } from "./performer.ts";

export const performTeamNote: Performer<"team.note"> = async ({ notes }, calls) => {
  const rows = calls.map(({ args, key, workspaceId, runId, at }) => ({
    workspaceId,
    id: noteIdOf(key),
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

/** The same step makes the same note. */
function noteIdOf(key: string): string {
  const hex = hash("sha256", `note/${key}`, "hex");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
