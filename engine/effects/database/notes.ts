/** Notes to the team, inside a transaction. */
import type { Transaction } from "#drizzle/client.ts";
import { columns, plain, worded } from "../../store/columns.ts";
import type { Desk, NoteRow } from "./performer.ts";

type NotesDesk = Desk["notes"];

/** Those of a transaction are written together at its end: nobody asks for them before. */
export class Notes implements NotesDesk {
  readonly #tx: Transaction;
  #added: NoteRow[] = [];

  constructor(tx: Transaction) {
    this.#tx = tx;
  }

  async add(notes: readonly NoteRow[]): Promise<void> {
    this.#added.push(...notes);
  }

  async remove(notes: readonly { workspaceId: string; id: string }[]): Promise<ReadonlySet<string>> {
    await this.write();
    const removed = await this.#tx<{ id: string }[]>`
      delete from team_note using unnest(${notes.map((note) => note.workspaceId)}::uuid[], ${notes.map((note) => note.id)}::uuid[])
        as wanted(workspace_id, id)
      where team_note.workspace_id = wanted.workspace_id and team_note.id = wanted.id
      returning team_note.id`;
    return new Set(removed.map((row) => row.id));
  }

  async write(): Promise<void> {
    const notes = this.#added;
    if (notes.length === 0) return;
    this.#added = [];
    const rows = columns(this.#tx, [
      plain(notes, (note) => note.workspaceId),
      plain(notes, (note) => note.id),
      worded(notes, (note) => note.text),
      worded(notes, (note) => note.orderId),
      plain(notes, (note) => Number(note.urgent)),
      plain(notes, (note) => note.runId),
      plain(notes, (note) => note.at),
    ]);
    await this.#tx`
      insert into team_note (workspace_id, id, text, order_id, urgent, run_id, created_at)
      select workspace_id::uuid, id::uuid, text, order_id, urgent = '1', run_id::uuid, created_at::timestamptz
      from ${rows} as n(workspace_id, id, text, order_id, urgent, run_id, created_at)
      limit ${notes.length}
      on conflict do nothing`;
  }
}
