/** Notes that stay with an order or a customer, inside a transaction. */
import type { Transaction } from "#drizzle/client.ts";
import { columns, plain, worded } from "../../store/columns.ts";
import type { Desk, ShopNoteRow } from "./performer.ts";

type ShopNotesDesk = Desk["shopNotes"];

export class ShopNotes implements ShopNotesDesk {
  readonly #tx: Transaction;
  #added: ShopNoteRow[] = [];

  constructor(tx: Transaction) {
    this.#tx = tx;
  }

  add(notes: readonly ShopNoteRow[]): void {
    this.#added.push(...notes);
  }

  async remove(notes: readonly { workspaceId: string; id: string }[]): Promise<ReadonlySet<string>> {
    await this.write();
    const removed = await this.#tx<{ id: string }[]>`
      delete from shop_note using unnest(${notes.map((note) => note.workspaceId)}::uuid[], ${notes.map((note) => note.id)}::uuid[])
        as wanted(workspace_id, id)
      where shop_note.workspace_id = wanted.workspace_id and shop_note.id = wanted.id
      returning shop_note.id`;
    return new Set(removed.map((row) => row.id));
  }

  async write(): Promise<void> {
    const notes = this.#added;
    if (notes.length === 0) return;
    this.#added = [];
    const rows = columns(this.#tx, [
      plain(notes, ({ workspaceId }) => workspaceId),
      plain(notes, ({ id }) => id),
      plain(notes, ({ about }) => about.type),
      worded(notes, ({ about }) => about.id),
      worded(notes, ({ text }) => text),
      worded(notes, ({ by }) => by),
      plain(notes, ({ runId }) => runId),
      plain(notes, ({ at }) => at),
    ]);
    await this.#tx`
      insert into shop_note (workspace_id, id, entity_type, entity_id, text, by, run_id, at)
      select workspace_id::uuid, id::uuid, entity_type, entity_id, text, by, run_id::uuid, at::timestamptz
      from ${rows} as n(workspace_id, id, entity_type, entity_id, text, by, run_id, at)
      limit ${notes.length}
      on conflict do nothing`;
  }
}
