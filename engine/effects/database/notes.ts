/** Notes to the team, inside a transaction. */
import type { Transaction } from "#drizzle/client.ts";
import type { Desk } from "./performer.ts";

export const notesIn = (tx: Transaction): Desk["notes"] => ({
  async add(notes) {
    await tx`
      insert into team_note (workspace_id, id, text, order_id, urgent, run_id, created_at)
      select workspace_id, id, text, order_id, urgent <> 0, run_id, created_at from unnest(
        ${notes.map((note) => note.workspaceId)}::uuid[], ${notes.map((note) => note.id)}::uuid[], ${notes.map((note) => note.text)}::text[],
        ${notes.map((note) => note.orderId)}::text[], ${notes.map((note) => Number(note.urgent))}::int[],
        ${notes.map((note) => note.runId)}::uuid[], ${notes.map((note) => note.at)}::timestamptz[]
      ) as n(workspace_id, id, text, order_id, urgent, run_id, created_at)
      on conflict do nothing`;
  },
  async remove(notes) {
    const removed = await tx<{ id: string }[]>`
      delete from team_note using unnest(${notes.map((note) => note.workspaceId)}::uuid[], ${notes.map((note) => note.id)}::uuid[])
        as wanted(workspace_id, id)
      where team_note.workspace_id = wanted.workspace_id and team_note.id = wanted.id
      returning team_note.id`;
    return new Set(removed.map((row) => row.id));
  },
});
