/**
 * Fills a shop's database with years of history, by copying rows that the product itself has written: a thousand real orders become
 * millions, each with its event, key, delivery, run, order and customer, spread over past days.
 */
import postgres from "postgres";
import type { Shop } from "../systems/ours.ts";

/** Rows copied in one statement. */
const chunk = 50_000;
const pastDays = 10;

/** The copy's own value of a column; `s` is its number from 1, `n` that of the row copied. Columns not named here are copied as they are. */
type Columns = Readonly<Record<string, string>>;

const at = "(select first from span) + s * (select step from span)";
const day = `((${at}) at time zone 'utc')::date`;
/** Like the product's own: the time first, so that they grow. */
const uuid = (kind: "a" | "b") =>
  `(lpad(to_hex((extract(epoch from ${at}) * 1000)::bigint), 12, '0') || '7000${kind}000' || lpad(to_hex(s), 12, '0'))::uuid`;
const digits = "lpad(s::text, 10, '0')";
const order = `'5' || ${digits}`;
/** A tenth as many customers as orders, each with its orders here and there. */
const customer = `'4' || lpad((s % greatest((select total from span) / 10, 1))::text, 7, '0')`;
const lane = `workspace_id || '/order:' || ${order}`;

const perOrder: readonly (readonly [string, Columns])[] = [
  ["event", { day, id: uuid("a"), received_at: at, entity_id: order }],
  ["event_key", { day, event_id: uuid("a"), key: `'stored ' || s` }],
  [
    "delivery",
    {
      day,
      event_day: day,
      event_id: uuid("a"),
      run_id: uuid("b"),
      shard: "s % 32",
      seq: "(select first_seq from span) + s / 32",
      lane,
      at,
    },
  ],
  [
    "run",
    {
      day,
      id: uuid("b"),
      event_id: uuid("a"),
      entity_id: order,
      entity_label: `'#5' || ${digits}`,
      customer_id: customer,
      lane,
      started_at: at,
      ended_at: `${at} + interval '20 ms'`,
      // one in a thousand is what a person looks for
      status: `case when s % 1000 = 0 then 'failed' else status end`,
    },
  ],
  ["shop_order", { id: order, number: `'#5' || ${digits}`, customer_id: customer, placed_at: at, updated_at: at }],
];
const perCustomer: readonly [string, Columns] = ["shop_customer", { id: customer, updated_at: at, first_seen_at: at }];

/** @param total orders to add; the product is not running */
export async function fillHistory(shop: Shop, total: number, tell: (line: string) => void): Promise<void> {
  const sql = postgres(shop.url, { max: 4, onnotice: () => {}, connection: { synchronous_commit: "off" } });
  try {
    await sql`
      create table span as
      select ${total}::bigint as total, date_trunc('day', now() at time zone 'utc') at time zone 'utc' - make_interval(days => ${pastDays}) as first,
        make_interval(days => ${pastDays}) / ${total + 1} as step, (select max(next_seq) from shard) as first_seq`;
    await sql`select ensure_day(((now() at time zone 'utc')::date - ago)::date) from generate_series(1, ${pastDays}) as ago`;
    await sql`create table seed as select row_number() over () - 1 as n, * from (select event_id, entity_id, customer_id from run limit 1000) r`;
    const [seeds] = await sql<{ n: number }[]>`select count(*)::int as n from seed`;
    const copies = new Map<string, string>();
    for (const [table, columns] of [...perOrder, perCustomer]) copies.set(table, await copyOf(sql, table, columns, seeds?.n ?? 0));
    // two at a time: what this machine can write
    const tables = [...perOrder.map(([table]) => [table, total] as const), [perCustomer[0], Math.max(1, Math.floor(total / 10))] as const];
    await Promise.all(Array.from({ length: 2 }, () => work(sql, tables, copies, tell)));
    await sql`update shard set next_seq = (select first_seq from span) + ${Math.ceil(total / 32) + 1}`;
    await sql`update shard_lease set cursor = (select first_seq from span) + ${Math.ceil(total / 32)}`;
    await tallied(sql, {
      "events.accepted": total,
      "runs.started": total,
      "runs.finished": total - Math.floor(total / 1_000),
      "runs.failed": Math.floor(total / 1_000),
    });
    await sql`drop table span, seed`;
  } finally {
    await sql.end();
  }
}

async function work(
  sql: postgres.Sql,
  tables: (readonly [string, number])[],
  copies: ReadonlyMap<string, string>,
  tell: (line: string) => void,
): Promise<void> {
  for (let next = tables.shift(); next; next = tables.shift()) {
    const [table, total] = next;
    const began = performance.now();
    for (let from = 1; from <= total; from += chunk) await sql.unsafe(copies.get(table) ?? "", [from, Math.min(total, from + chunk - 1)]);
    await sql.unsafe(`vacuum analyze ${table}`);
    tell(`  ${total.toLocaleString("en")} rows of ${table} in ${((performance.now() - began) / 1_000).toFixed(0)} s`);
  }
}

/** By the columns that the table has today, so that a migration does not break it. */
async function copyOf(sql: postgres.Sql, table: string, columns: Columns, seeds: number): Promise<string> {
  const found = await columnsOf(sql, table);
  const missing = Object.keys(columns).filter((name) => !found.includes(name));
  if (missing.length > 0) throw new Error(`${table} has no ${missing.join(", ")} any more.`);
  const key =
    { shop_order: "id = seed.entity_id", shop_customer: "id = seed.customer_id", event: "id = seed.event_id" }[table] ??
    "event_id = seed.event_id";
  await sql.unsafe(`create table seed_${table} as select n, t.* from seed join ${table} t on t.${key}`);
  await sql.unsafe(`create unique index on seed_${table} (n)`);
  const values = found.map((name) => columns[name] ?? `t."${name}"`).join(", ");
  return `insert into ${table} (${found.map((name) => `"${name}"`).join(", ")})
    select ${values} from generate_series($1::int, $2::int) s join seed_${table} t on t.n = s % ${seeds}`;
}

export async function columnsOf(sql: postgres.Sql, table: string): Promise<string[]> {
  const rows = await sql<{ name: string }[]>`
    select column_name as name from information_schema.columns where table_name = ${table} and table_schema = 'public' order by ordinal_position`;
  return rows.map(({ name }) => name);
}

/** The product's own exact counters have to know of what was put in beside it. */
export async function tallied(sql: postgres.Sql, counts: Readonly<Record<string, number>>): Promise<void> {
  for (const [name, n] of Object.entries(counts))
    await sql`
      insert into tally (workspace_id, name, slot, n) select id, ${name}, 0, ${n} from workspace limit 1
      on conflict (workspace_id, name, slot) do update set n = tally.n + excluded.n`;
}
