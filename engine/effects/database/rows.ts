/** Rows of the shop's tables inside a transaction: a row that is not there yet is locked by its name too, so that two turns never both make it. */
import type { Transaction } from "#drizzle/client.ts";
import { storableText } from "../../store/columns.ts";
import type { Desk, TableRow } from "./performer.ts";

type RowsDesk = Desk["rows"];
type Place = Pick<TableRow, "workspaceId" | "tableId" | "key">;
interface Table {
  readonly columns: readonly string[];
  rows: number;
}

/** Values by their names are rows of this table, which nobody sees. */
export const valuesTable = "00000000-0000-0000-0000-000000000000";

const at = ({ workspaceId, tableId, key }: Place) => `${workspaceId}/${tableId}/${key}`;
const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

export class Rows implements RowsDesk {
  readonly #tx: Transaction;
  readonly #rows = new Map<string, TableRow["fields"]>();
  readonly #tables = new Map<string, Table | null>();
  readonly #changed = new Map<string, TableRow>();

  constructor(tx: Transaction) {
    this.#tx = tx;
  }

  async lock(all: readonly Place[]): Promise<void> {
    const wanted = new Map(
      all.filter((place) => uuid.test(place.tableId) && !this.#rows.has(at(place))).map((place) => [at(place), place]),
    );
    if (wanted.size === 0) return;
    const places = [...wanted.values()];
    const of = (read: (place: Place) => string) => places.map(read);
    const tx = this.#tx;
    // in one order for everybody, so that two batches never wait for each other
    await tx`
      select pg_advisory_xact_lock(h) from (
        select distinct hashtextextended(k, 24) as h from unnest(${[...wanted.keys()]}::text[]) k order by h offset 0
      ) locks`;
    const [rows, tables] = await Promise.all([
      tx<{ workspace_id: string; table_id: string; key: string; fields: Record<string, string> }[]>`
        select r.workspace_id, r.table_id, r.key, r.fields
        from unnest(${of((place) => place.workspaceId)}::uuid[], ${of((place) => place.tableId)}::uuid[], ${of((place) => storableText(place.key))}::text[])
          as w(workspace_id, table_id, key)
        join data_row r using (workspace_id, table_id, key) for update of r`,
      tx<{ workspace_id: string; id: string; columns: string[]; rows: number }[]>`
        select t.workspace_id, t.id, t.columns,
          (select count(*)::int from data_row r where r.workspace_id = t.workspace_id and r.table_id = t.id) as rows
        from data_table t where t.id = any(${[...new Set(of((place) => place.tableId))]}::uuid[]) and t.deleted_at is null`,
    ]);
    for (const name of wanted.keys()) this.#rows.set(name, null);
    for (const row of rows) this.#rows.set(at({ workspaceId: row.workspace_id, tableId: row.table_id, key: row.key }), row.fields);
    for (const { workspace_id, id, columns, rows: count } of tables)
      if (!this.#tables.has(`${workspace_id}/${id}`)) this.#tables.set(`${workspace_id}/${id}`, { columns, rows: count });
  }

  get(place: Place): TableRow["fields"] {
    return this.#rows.get(at(place)) ?? null;
  }

  put(row: TableRow): void {
    const before = this.get(row);
    this.#rows.set(at(row), row.fields);
    this.#changed.set(at(row), row);
    const table = this.#tables.get(`${row.workspaceId}/${row.tableId}`);
    if (table) table.rows += Number(row.fields !== null) - Number(before !== null);
  }

  table(workspaceId: string, tableId: string): Table | null {
    return this.#tables.get(`${workspaceId}/${tableId}`) ?? null;
  }

  async find(workspaceId: string, tableId: string, column: string, value: string): Promise<string | null> {
    if (!uuid.test(tableId)) return null;
    await this.write();
    const [row] = await this.#tx<{ key: string }[]>`
      select key from data_row
      where workspace_id = ${workspaceId} and table_id = ${tableId} and fields ->> ${column} = ${storableText(value)} order by key limit 1`;
    return row?.key ?? null;
  }

  async write(): Promise<void> {
    const rows = [...this.#changed.values()];
    if (rows.length === 0) return;
    this.#changed.clear();
    const gone = rows.filter(({ fields }) => fields === null);
    const kept = rows.filter(({ fields }) => fields !== null);
    if (gone.length > 0)
      await this.#tx`
        delete from data_row r using unnest(${gone.map((row) => row.workspaceId)}::uuid[], ${gone.map((row) => row.tableId)}::uuid[],
          ${gone.map((row) => storableText(row.key))}::text[]) as g(workspace_id, table_id, key)
        where r.workspace_id = g.workspace_id and r.table_id = g.table_id and r.key = g.key`;
    if (kept.length > 0)
      await this.#tx`
        insert into data_row (workspace_id, table_id, key, fields, updated_at, updated_by)
        select * from unnest(${kept.map((row) => row.workspaceId)}::uuid[], ${kept.map((row) => row.tableId)}::uuid[],
          ${kept.map((row) => storableText(row.key))}::text[], ${kept.map((row) => storableJson(row.fields))}::text[]::jsonb[],
          ${kept.map((row) => row.at)}::timestamptz[], ${kept.map((row) => row.by)}::text[])
        on conflict (workspace_id, table_id, key) do update
          set fields = excluded.fields, updated_at = excluded.updated_at, updated_by = excluded.updated_by`;
  }
}

const storableJson = (fields: TableRow["fields"]): string =>
  JSON.stringify(
    Object.fromEntries(Object.entries(fields ?? {}).map(([name, value]) => [storableText(name), storableText(value).toWellFormed()])),
  );
