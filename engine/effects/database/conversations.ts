/** The conversations that a transaction touches, each read once under lock, changed in memory and written back in one statement. */
import type { Transaction } from "#drizzle/client.ts";
import type { ConversationState } from "#lib/service/conversation.ts";
import { bookNow } from "../../store/answer-books.ts";
import { answerParts } from "../../store/answer-parts.ts";
import type { ConversationRow, Desk } from "./performer.ts";

interface Stored {
  workspace_id: string;
  id: string;
  channel: string;
  customer_id: string | null;
  address: string;
  mode: ConversationState["mode"];
  status: ConversationState["status"];
  assignee_id: string | null;
  reason: string;
  note: string;
  waiting_since: Date | null;
}

export class Conversations implements NonNullable<Desk["conversations"]> {
  readonly #tx: Transaction;
  readonly #rows = new Map<string, ConversationRow | null>();
  readonly #changed = new Set<string>();

  constructor(tx: Transaction) {
    this.#tx = tx;
  }

  async lock(wanted: readonly { workspaceId: string; id: string }[]): Promise<void> {
    const missing = [...new Map(wanted.map((each) => [keyOf(each), each])).entries()].filter(([key]) => !this.#rows.has(key));
    if (missing.length === 0) return;
    const rows = await this.#tx<Stored[]>`
      select c.workspace_id, c.id, c.channel, c.customer_id, c.address, c.mode, c.status, c.assignee_id, c.reason, c.note, c.waiting_since
      from conversation c
      join unnest(${missing.map(([, each]) => each.workspaceId)}::uuid[], ${missing.map(([, each]) => each.id)}::text[])
        as wanted(workspace_id, id) using (workspace_id, id)
      order by c.workspace_id, c.id
      for update of c`;
    for (const [key] of missing) this.#rows.set(key, null);
    for (const row of rows) this.#rows.set(keyOf({ workspaceId: row.workspace_id, id: row.id }), stateOf(row));
  }

  get(workspaceId: string, id: string): ConversationRow | null {
    return this.#rows.get(keyOf({ workspaceId, id })) ?? null;
  }

  put(row: ConversationRow): void {
    this.#rows.set(keyOf(row), row);
    this.#changed.add(keyOf(row));
  }

  book(workspaceId: string) {
    return bookNow(this.#tx, workspaceId);
  }

  parts(row: ConversationRow, text: string) {
    return answerParts(this.#tx, row, text);
  }

  async release(): Promise<void> {
    await this.write();
    this.#rows.clear();
  }

  async write(): Promise<void> {
    const rows = [...this.#changed].sort().flatMap((key) => this.#rows.get(key) ?? []);
    if (rows.length === 0) return;
    this.#changed.clear();
    await this.#tx`
      update conversation c set mode = n.mode, status = n.status, assignee_id = n.assignee_id, reason = n.reason, note = n.note,
        waiting_since = n.waiting_since, updated_at = now()
      from unnest(
        ${rows.map((row) => row.workspaceId)}::uuid[], ${rows.map((row) => row.id)}::text[], ${rows.map((row) => row.mode)}::text[],
        ${rows.map((row) => row.status)}::text[], ${rows.map((row) => row.assigneeId)}::text[], ${rows.map((row) => row.reason)}::text[],
        ${rows.map((row) => row.note)}::text[], ${rows.map((row) => row.waitingSince)}::timestamptz[]
      ) as n(workspace_id, id, mode, status, assignee_id, reason, note, waiting_since)
      where c.workspace_id = n.workspace_id and c.id = n.id`;
  }
}

const keyOf = ({ workspaceId, id }: { workspaceId: string; id: string }) => `${workspaceId}/${id}`;

const stateOf = (row: Stored): ConversationRow => ({
  workspaceId: row.workspace_id,
  id: row.id,
  channel: row.channel,
  customerId: row.customer_id,
  address: row.address,
  mode: row.mode,
  status: row.status,
  assigneeId: row.assignee_id,
  reason: row.reason,
  note: row.note,
  waitingSince: row.waiting_since?.toISOString() ?? null,
});
