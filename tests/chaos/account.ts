/** The account after a storm, exact: every promise that was made to the sender, against the database and against the outside. */
import { setTimeout as pause } from "node:timers/promises";
import type { Sql } from "#drizzle/client.ts";
import type { Receiver } from "./receiver.ts";
import type { Sender } from "./sender.ts";

export interface Account {
  readonly acknowledged: number;
  /** Acknowledged events without a finished run, and finished runs whose changes are not there. */
  readonly lost: number;
  /** Messages with two events, events with two runs, steps with two keys outside. */
  readonly twice: number;
  readonly outOfOrder: number;
  /** Calls that were made again with the key they had: what a PUT's receiver is built for. */
  readonly repeatedWithKey: number;
  readonly calls: number;
  /** Whether the counters say what the tables say. */
  readonly addsUp: boolean;
  /** The first few of what is wrong, in words. */
  readonly wrong: readonly string[];
}

export const isClean = ({ lost, twice, outOfOrder, addsUp }: Account) => lost === 0 && twice === 0 && outOfOrder === 0 && addsUp;

interface AccountOf {
  readonly sql: Sql;
  readonly senders: readonly Sender[];
  readonly receiver: Receiver;
  /** Gives up when for so long nothing has ended any more, ms. */
  readonly patienceMs?: number;
}

export async function takeAccount({ sql, senders, receiver, patienceMs = 60_000 }: AccountOf): Promise<Account> {
  const open = await settled(sql, patienceMs);
  const wrong: string[] = open > 0 ? [`${open} runs are still open after ${patienceMs} ms without progress`] : [];
  const find = (what: string, items: readonly string[]) => {
    if (items.length > 0) wrong.push(`${items.length} ${what}: ${items.slice(0, 3).join(", ")}`);
    return items.length;
  };
  const promised = new Map(senders.flatMap(({ acknowledged }) => [...acknowledged]));

  const runs = await sql<{ event_id: string; n: number; finished: number }[]>`
    select event_id, count(*)::int as n, count(*) filter (where status = 'finished')::int as finished from run where replay = 0 group by event_id`;
  const runsOf = new Map(runs.map((row) => [row.event_id, row]));
  const noted = new Map(
    (await sql<{ text: string; n: number }[]>`select text, count(*)::int as n from team_note group by text`).map((row) => [
      row.text,
      row.n,
    ]),
  );
  const unfinished = find(
    "acknowledged events have no finished run",
    [...promised].filter(([, event]) => runsOf.get(event)?.finished !== 1).map(([number, event]) => `${number} (${event})`),
  );
  const unmarked = find(
    "finished runs have left no note",
    [...promised].filter(([number, event]) => runsOf.get(event)?.finished === 1 && !noted.has(number)).map(([number]) => number),
  );

  const doubleRuns = find(
    "events have two runs",
    runs.filter(({ n }) => n > 1).map((row) => row.event_id),
  );
  const doubleNotes = find(
    "runs have two notes",
    [...noted].filter(([, n]) => n > 1).map(([number]) => number),
  );
  const contradicted = find(
    "messages were told two events",
    senders.flatMap(({ contradicted }) => [...contradicted]),
  );
  const keys = new Map<string, Set<string>>();
  for (const { number, key } of receiver.calls) keys.set(number, (keys.get(number) ?? new Set()).add(key));
  const doubleKeys = find(
    "steps called outside with two keys",
    [...keys].filter(([, set]) => set.size > 1).map(([number]) => number),
  );
  const uncalled = find(
    "finished runs made no call",
    senders.flatMap((sender) => [...sender.callOutside].filter((number) => sender.acknowledged.has(number) && !keys.has(number))),
  );

  const disorder = await disorderInside(sql, senders);
  const outOfOrder = find("runs out of order", disorder.swapped) + find("calls out of order", disorderOutside(receiver));
  const lost = unfinished + unmarked + uncalled + find("tags are missing", disorder.missing);
  const sums = await sumsOf(sql);
  if (!sums.ok) wrong.push(`the counters differ from the tables: ${sums.said}`);
  return {
    acknowledged: promised.size,
    lost,
    twice: doubleRuns + doubleNotes + contradicted + doubleKeys + sums.doubleEvents,
    outOfOrder,
    repeatedWithKey: receiver.calls.length - [...keys.values()].reduce((n, set) => n + set.size, 0),
    calls: receiver.calls.length,
    addsUp: sums.ok && open === 0,
    wrong,
  };
}

const openRuns = async (sql: Sql) => {
  const [row] = await sql<{ open: string | null; ended: string | null }[]>`
    select sum(case when name = 'runs.started' then n when name in ('runs.finished', 'runs.failed', 'runs.cancelled') then -n else 0 end) as open,
      sum(n) filter (where name in ('runs.finished', 'runs.failed', 'runs.cancelled')) as ended
    from tally`;
  return { open: Number(row?.open ?? 0), ended: Number(row?.ended ?? 0) };
};

/** Runs still open once nothing ends any more; 0 as soon as all have. */
async function settled(sql: Sql, patienceMs: number): Promise<number> {
  let last = -1;
  let movedAt = performance.now();
  for (;;) {
    const { open, ended } = await openRuns(sql).catch(() => ({ open: 1, ended: last }));
    if (open === 0) return 0;
    if (ended !== last) movedAt = performance.now();
    else if (performance.now() - movedAt > patienceMs) return open;
    last = ended;
    await pause(100);
  }
}

/** An order's tags are its runs in the order of their turns. */
async function disorderInside(sql: Sql, senders: readonly Sender[]) {
  const swapped: string[] = [];
  const missing: string[] = [];
  const tags = new Map((await sql<{ id: string; tags: string[] }[]>`select id, tags from shop_order`).map((row) => [row.id, row.tags]));
  for (const sender of senders)
    for (const [order, numbers] of sender.sent) {
      const own = tags.get(order) ?? [];
      own.forEach((tag, i) => {
        if (i > 0 && tag < (own[i - 1] ?? "")) swapped.push(tag);
      });
      const there = new Set(own);
      missing.push(...numbers.filter((number) => sender.acknowledged.has(number) && !there.has(number)));
    }
  return { swapped, missing };
}

/** At the receiver, a step's first call comes after the first calls of the order's earlier events. */
function disorderOutside({ calls }: Receiver): string[] {
  const first = new Map<string, string[]>();
  const seen = new Set<string>();
  for (const { order, number } of calls) {
    if (seen.has(number)) continue;
    seen.add(number);
    first.set(order, [...(first.get(order) ?? []), number]);
  }
  return [...first.values()].flatMap((numbers) => numbers.filter((number, i) => i > 0 && number < (numbers[i - 1] ?? "")));
}

async function sumsOf(sql: Sql): Promise<{ ok: boolean; said: string; doubleEvents: number }> {
  const tallies = await sql<{ name: string; n: string }[]>`select name, sum(n) as n from tally group by name`;
  const tally = (name: string) => Number(tallies.find((row) => row.name === name)?.n ?? 0);
  const [row] = await sql<{ events: number; keys: number; runs: number; finished: number; live: number }[]>`
    select (select count(*) from event)::int as events, (select count(*) from event_key)::int as keys, (select count(*) from run)::int as runs,
      (select count(*) from run where status = 'finished')::int as finished, (select count(*) from run_live)::int as live`;
  const found = row ?? { events: 0, keys: 0, runs: 0, finished: 0, live: 0 };
  const pairs: [string, number, number][] = [
    ["events", tally("events.accepted"), found.events],
    ["finished", tally("runs.finished"), found.finished],
    ["runs", tally("runs.started"), found.runs + found.live],
  ];
  const wrong = pairs.filter(([, counted, there]) => counted !== there).map(([name, counted, there]) => `${name} ${counted} / ${there}`);
  return { ok: wrong.length === 0, said: wrong.join(", "), doubleEvents: found.events - found.keys };
}
