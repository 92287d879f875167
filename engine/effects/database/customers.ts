/** The customers a transaction touches by its actions: their tags, the platform's with ours. */
import type { Transaction } from "#drizzle/client.ts";
import { withOwn } from "#lib/commerce/own-tags.ts";

interface Row {
  readonly workspaceId: string;
  readonly id: string;
  readonly tags: readonly string[];
  own: string[];
  dropped: string[];
}

export class Customers {
  readonly #tx: Transaction;
  readonly #rows = new Map<string, Row | null>();
  readonly #changed = new Set<string>();

  constructor(tx: Transaction) {
    this.#tx = tx;
  }

  async lock(wanted: readonly { workspaceId: string; id: string }[]): Promise<void> {
    const missing = [...new Map(wanted.map((each) => [keyOf(each), each])).entries()].filter(([key]) => !this.#rows.has(key));
    if (missing.length === 0) return;
    const rows = await this.#tx<Row[]>`
      select c.workspace_id as "workspaceId", c.id, c.tags, c.own_tags as own, c.dropped_tags as dropped from shop_customer c
      join unnest(${missing.map(([, each]) => each.workspaceId)}::uuid[], ${missing.map(([, each]) => each.id)}::text[])
        as wanted(workspace_id, id) using (workspace_id, id)
      order by c.workspace_id, c.id for update of c`;
    for (const [key] of missing) this.#rows.set(key, null);
    for (const row of rows) this.#rows.set(keyOf(row), row);
  }

  /** Null: not known. */
  tags(workspaceId: string, id: string): readonly string[] | null {
    const row = this.#rows.get(keyOf({ workspaceId, id }));
    return row ? withOwn(row.tags, row.own, row.dropped) : null;
  }

  setTag(workspaceId: string, id: string, tag: string, on: boolean): void {
    const row = this.#rows.get(keyOf({ workspaceId, id }));
    if (!row) return;
    const isPlatforms = row.tags.includes(tag);
    row.own = row.own.filter((each) => each !== tag).concat(on && !isPlatforms ? [tag] : []);
    row.dropped = row.dropped.filter((each) => each !== tag).concat(!on && isPlatforms ? [tag] : []);
    this.#changed.add(keyOf(row));
  }

  async write(): Promise<void> {
    const rows = [...this.#changed].sort().flatMap((key) => this.#rows.get(key) ?? []);
    if (rows.length === 0) return;
    this.#changed.clear();
    await this.#tx`
      update shop_customer c set own_tags = array(select jsonb_array_elements_text(w.own::jsonb)),
        dropped_tags = array(select jsonb_array_elements_text(w.dropped::jsonb))
      from unnest(${rows.map(({ workspaceId }) => workspaceId)}::uuid[], ${rows.map(({ id }) => id)}::text[],
        ${rows.map(({ own }) => JSON.stringify(own))}::text[], ${rows.map(({ dropped }) => JSON.stringify(dropped))}::text[])
        as w(workspace_id, id, own, dropped)
      where c.workspace_id = w.workspace_id and c.id = w.id`;
  }
}

const keyOf = ({ workspaceId, id }: { workspaceId: string; id: string }) => `${workspaceId}/${id}`;
