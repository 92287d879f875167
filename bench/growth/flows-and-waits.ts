/** Puts thousands of live flows, or a crowd of parked runs, beside the one flow that is measured. */
import postgres from "postgres";
import type { Shop } from "../systems/ours.ts";
import { columnsOf, tallied } from "./fill.ts";

/** What the other flows start with: each of them other events, or orders of another source. */
const otherStarts = [
  { event: "order.paid" },
  { event: "order.shipped" },
  { event: "order.cancelled" },
  { event: "message.received" },
  { event: "order.created", source: "00000000-0000-4000-8000-000000000001" },
];

/** @param total of flows, with the one that is there */
export async function addFlows(shop: Shop, total: number): Promise<void> {
  const sql = postgres(shop.url, { max: 1, onnotice: () => {} });
  try {
    await sql`create temp table starts as select row_number() over () - 1 as n, start from unnest(${otherStarts.map((start) => JSON.stringify(start))}::text[]) start`;
    await sql`create temp table others as select s, gen_random_uuid() as id, start::jsonb from generate_series(1, ${total - 1}) s join starts on n = s % ${otherStarts.length}`;
    const changed = (column: string) => `jsonb_set(${column}, '{nodes,0,config}', o.start)`;
    await copy(sql, "flow", { id: "o.id", name: "t.name || ' ' || o.s", draft: changed("draft") }, `id = '${shop.flowId}'`);
    await copy(sql, "flow_version", { flow_id: "o.id", document: changed("document") }, `flow_id = '${shop.flowId}'`);
    await sql`update publication set revision = revision + 1`;
    await sql`vacuum analyze`;
  } finally {
    await sql.end();
  }
}

/** Runs that wait for months, copied from one that the product has written. */
export async function addParked(shop: Shop, total: number): Promise<void> {
  const sql = postgres(shop.url, { max: 1, onnotice: () => {} });
  try {
    const has = await columnsOf(sql, "run");
    const given: Record<string, string> = {
      id: "gen_random_uuid()",
      entity_id: "'3' || s",
      lane: "t.workspace_id || '/order:3' || s",
      shard: "s % 32",
      status: "'parked'",
      wake_at: "now() + make_interval(days => 30, secs => s)",
      reason: "'delay'",
      updated_at: "now()",
    };
    const target = (await columnsOf(sql, "run_live")).filter((name) => name in given || has.includes(name));
    // a journal may be kept in another form while its run is live
    const types = await sql<{ name: string; type: string }[]>`
      select attname as name, format_type(atttypid, atttypmod) as type from pg_attribute where attrelid = 'run_live'::regclass and attnum > 0`;
    const typeOf = new Map(types.map(({ name, type }) => [name, type]));
    await sql.unsafe(
      `insert into run_live (${target.map((name) => `"${name}"`).join(", ")})
       select ${target.map((name) => given[name] ?? `t."${name}"::${typeOf.get(name)}`).join(", ")} from generate_series(1, ${total}) s, (select * from run limit 1) t`,
    );
    await tallied(sql, { "runs.started": total });
    await sql`vacuum analyze`;
  } finally {
    await sql.end();
  }
}

async function copy(sql: postgres.Sql, table: string, columns: Readonly<Record<string, string>>, one: string): Promise<void> {
  const found = await columnsOf(sql, table);
  const values = found.map((name) => columns[name] ?? `t."${name}"`).join(", ");
  await sql.unsafe(
    `insert into ${table} (${found.map((name) => `"${name}"`).join(", ")}) select ${values} from others o, (select * from ${table} where ${one}) t`,
  );
}
