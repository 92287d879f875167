/**
 * Reads what repeating runs takes and works out, for each, the message that repeats it or why it is not repeated. In the
 * caller's transaction, which sends the messages: two that ask for the same run at a time follow each other.
 */
import type { Transaction } from "#drizzle/client.ts";
import type { ReplayTrouble } from "#lib/api/replay.ts";
import type { FlowDocument } from "#lib/flow/flow.ts";
import { limits } from "#lib/limits.ts";
import { effects, onlyReads } from "#lib/run/effects.ts";
import { dayOfId } from "#lib/run/ids.ts";
import type { Entry } from "#lib/run/journal.ts";
import { type BoundFlow, bindFlow } from "../core/bind.ts";
import { type From, type KnownCall, type Repeat, repeat, rootOf } from "../core/repeat.ts";
import { runId, seedOf, shardOf } from "../ingest/ids.ts";
import type { Instruction } from "./deliver.ts";

export interface Choice {
  readonly from: From;
  readonly version: "same" | "latest";
  /** Steps whose calls are made again. */
  readonly again: readonly string[];
}

export interface Origin {
  readonly id: string;
  readonly flowId: string;
  readonly eventId: string;
  readonly version: number;
  readonly status: string;
  readonly lane: string;
  readonly journal: readonly Entry[];
}
export interface Facts {
  readonly origin: Origin;
  readonly calls: readonly (KnownCall & { readonly effect: string })[];
  /** Its steps that have begun runs of their own which acted. */
  readonly acted: readonly string[];
  readonly latest: number | null;
  readonly bound: (version: number) => BoundFlow | null;
  /** Its number would be this. */
  readonly replay: number;
  readonly trouble: ReplayTrouble | null;
}
export type Prepared =
  | { readonly runId: string; readonly instruction: Instruction; readonly trouble: null }
  | { readonly runId: string; readonly instruction: null; readonly trouble: ReplayTrouble; readonly nodes: readonly string[] };

export async function prepareReplays(
  tx: Transaction,
  workspaceId: string,
  ids: readonly string[],
  choice: Choice,
  at: string,
): Promise<Prepared[]> {
  const facts = await readFacts(tx, workspaceId, ids);
  const taken = new Set<string>();
  return ids.map((id): Prepared => {
    const fact = facts.get(id);
    const no = (trouble: ReplayTrouble, nodes: readonly string[] = []): Prepared => ({ runId: id, instruction: null, trouble, nodes });
    if (!fact) return no("gone");
    if (fact.trouble) return no(fact.trouble);
    const { origin, replay } = fact;
    const version = choice.version === "same" ? origin.version : fact.latest;
    if (version === null) return no("not-live");
    const answer = planOf(fact, { ...choice, version }, at);
    if (!answer.ok) return no(answer.trouble, answer.nodes);
    const { flowId, eventId, lane } = origin;
    const payload = { origin: rootOf(origin.journal, id), journal: answer.journal, again: choice.again };
    const next = runId(eventId, seedOf(rootOf(origin.journal, id), eventId, flowId), replay);
    // a run and its own repetition, both in this batch
    if (taken.has(next)) return no("under-way");
    taken.add(next);
    const shard = shardOf(lane, limits.shards);
    return {
      runId: id,
      trouble: null,
      instruction: { kind: "replay", workspaceId, lane, shard, eventId, flowId, version, runId: next, replay, payload },
    };
  });
}

export function planOf(fact: Facts, { from, again, version }: Omit<Choice, "version"> & { version: number }, at: string): Repeat {
  const { origin, calls, acted, bound, replay } = fact;
  return repeat({
    journal: origin.journal,
    runId: origin.id,
    before: bound(origin.version),
    flow: bound(version),
    from,
    again,
    calls,
    acted,
    replay,
    at,
  });
}

const familyOf = ({ id, event_id: event, flow_id: flow, journal }: RunRow) => `${event}/${seedOf(rootOf(journal, id), event, flow)}`;

interface RunRow {
  id: string;
  flow_id: string;
  event_id: string;
  version: number;
  status: string;
  lane: string;
  journal: Entry[];
  kept: boolean;
  latest: number | null;
}

export async function readFacts(tx: Transaction, workspaceId: string, ids: readonly string[]): Promise<Map<string, Facts>> {
  const days = ids.map(dayOfId);
  const rows = await tx<RunRow[]>`
    select r.id, r.flow_id, r.event_id, r.version, r.status, r.lane, r.journal::json as journal, f.published_version as latest,
      exists (select from event e where e.day = r.day and e.id = r.event_id) as kept
    from unnest(${days}::date[], ${[...ids]}::uuid[]) as wanted(day, id)
    join run r on r.day = wanted.day and r.id = wanted.id and r.workspace_id = ${workspaceId}
    left join flow f on f.id = r.flow_id and f.deleted_at is null`;
  // one repetition of an event by a flow at a time, whoever asks; in one order, so that nobody waits in a circle
  const families = [...new Set(rows.map(familyOf))].sort();
  for (const family of families) await tx`select pg_advisory_xact_lock(hashtextextended(${family}, 0))`;
  const relatives = await readRelatives(tx, rows);
  const calls = await readCalls(tx, rows, relatives);
  const acted = await readActed(tx, rows, relatives);
  const bound = await readBound(tx, rows);
  return new Map(
    rows.map((row): [string, Facts] => {
      const { id, flow_id: flowId, event_id: eventId, version, status, lane, journal, latest } = row;
      const family = relatives.get(familyOf(row)) ?? { ids: [], next: 1, live: [] };
      const root = rootOf(journal, id);
      const isUnderWay = family.live.some((each) => each.root === root || each.id === root);
      return [
        id,
        {
          origin: { id, flowId, eventId, version, status, lane, journal },
          calls: (calls.get(root) ?? []).filter((call) => call.key.startsWith(`${root}/`)),
          acted: acted.get(familyOf(row)) ?? [],
          latest,
          bound: (wanted) => bound.get(`${flowId}/${wanted}`) ?? null,
          replay: family.next,
          trouble: row.kept ? (isUnderWay ? "under-way" : null) : "event-gone",
        },
      ];
    }),
  );
}

interface Family {
  /** Repetitions that there are already, ended or not. */
  ids: string[];
  /** The first number that is free. */
  next: number;
  /** Those that have not ended; they use their root's keys, so another one beside them could call twice. */
  live: { id: string; root: string | null }[];
}

/** Repetitions have ids that follow from their numbers, so they are found by key; a number that was only asked for is free still. */
async function readRelatives(tx: Transaction, rows: readonly RunRow[]): Promise<Map<string, Family>> {
  const families = new Map<string, Family>();
  const open = new Map(rows.map((row) => [familyOf(row), row]));
  for (let from = 1; open.size > 0 && from < limits.replaysMax; from += probed) {
    const wanted = [...open].flatMap(([key, row]) =>
      Array.from({ length: probed }, (_, i) => ({
        key,
        n: from + i,
        day: dayOfId(row.event_id),
        id: runId(row.event_id, key.split("/")[1] ?? "", from + i),
      })),
    );
    const list = [wanted.map(({ day }) => day), wanted.map(({ id }) => id)] as const;
    const found = await tx<{ id: string; live: boolean; root: string | null }[]>`
      with wanted as (select * from unnest(${list[0]}::date[], ${list[1]}::uuid[]) as w(day, id))
      select r.id, false as live, null as root from wanted join run r on r.day = wanted.day and r.id = wanted.id
      union all
      select l.id, true, l.journal -> 0 ->> 'origin' from wanted join run_live l on l.id = wanted.id`;
    const there = new Map(found.map((row) => [row.id, row]));
    for (const { key, n, id } of wanted) {
      const family = families.get(key) ?? { ids: [], next: 0, live: [] };
      families.set(key, family);
      const row = there.get(id);
      if (row) {
        family.ids.push(id);
        if (row.live) family.live.push(row);
      } else if (family.next === 0) family.next = n;
    }
    for (const [key] of open) if ((families.get(key)?.next ?? 0) > 0) open.delete(key);
  }
  return families;
}
const probed = 8;

type Judged = NonNullable<KnownCall["judged"]> & { readonly attempt: number };

/** By the root's id: what the first run and its repetitions have in the ledger. */
async function readCalls(
  tx: Transaction,
  rows: readonly RunRow[],
  families: ReadonlyMap<string, Family>,
): Promise<Map<string, Facts["calls"][number][]>> {
  const wanted = new Map<string, { day: string | null; root: string }>();
  for (const row of rows) {
    const root = rootOf(row.journal, row.id);
    const related = families.get(familyOf(row))?.ids ?? [];
    for (const id of [row.id, root, ...related]) wanted.set(`${id} ${root}`, { day: dayOfId(row.event_id), root });
  }
  const keys = [...wanted.keys()].map((key) => key.split(" ")[0] ?? "");
  const found = await tx<(Omit<Facts["calls"][number], "judged"> & { judged: Judged | null; attempts: number })[]>`
    select e.key, e.node, e.visit, e.effect, e.state, e.args, e.reply, e.attempts, e.judged
    from (select distinct * from unnest(${[...wanted.values()].map(({ day }) => day)}::date[], ${keys}::uuid[])) as w(day, run_id)
    join effect e on e.day = w.day and e.run_id = w.run_id`;
  const calls = new Map<string, Facts["calls"][number][]>();
  for (const { judged, attempts, ...row } of found) {
    const root = row.key.split("/")[0] ?? "";
    // said of an earlier attempt, it says nothing of this one
    const isOfThis = judged !== null && (row.state === "done" || row.state === "failed" || judged.attempt === attempts);
    calls.set(root, [...(calls.get(root) ?? []), { ...row, judged: isOfThis ? judged : null }]);
  }
  return calls;
}

/** The steps of each family whose items or called flows, or what those began in their turn, asked for something to be done. */
async function readActed(tx: Transaction, rows: readonly RunRow[], families: ReadonlyMap<string, Family>): Promise<Map<string, string[]>> {
  const runs = new Map<string, string>();
  for (const row of rows) {
    const family = familyOf(row);
    for (const id of [row.id, rootOf(row.journal, row.id), ...(families.get(family)?.ids ?? [])]) runs.set(id, family);
  }
  const found = await tx<{ root: string; node: string }[]>`
    with recursive own as (
      select r.id, r.journal, r.parent_id as root, r.journal::json #>> '{0,parent,node}' as node
      from run r where r.parent_id = any(${[...runs.keys()]}::uuid[])
      union all
      select r.id, r.journal, own.root, own.node from own join run r on r.parent_id = own.id
    )
    -- inside a text the quotes would be escaped
    select distinct root, node from own
    where regexp_count(journal, '"kind":"asked"') > regexp_count(journal, ${`"effect":"(${looks.join("|")})"`})`;
  const acted = new Map<string, string[]>();
  for (const { root, node } of found) {
    const family = runs.get(root) ?? "";
    acted.set(family, [...(acted.get(family) ?? []), node]);
  }
  return acted;
}
/** Whatever looked or worked something out only has not acted. */
const looks = Object.keys(effects).filter(onlyReads);

async function readBound(tx: Transaction, rows: readonly RunRow[]): Promise<Map<string, BoundFlow | null>> {
  const wanted = new Map(
    rows.flatMap((row) =>
      [row.version, row.latest].flatMap((version) =>
        version === null ? [] : [[`${row.flow_id}/${version}`, { id: row.flow_id, version }] as const],
      ),
    ),
  );
  const list = [...wanted.values()];
  const found = await tx<{ flow_id: string; version: number; document: FlowDocument }[]>`
    select v.flow_id, v.version, v.document
    from unnest(${list.map(({ id }) => id)}::uuid[], ${list.map(({ version }) => version)}::int[]) as w(flow_id, version)
    join flow_version v using (flow_id, version)`;
  return new Map(found.map((row) => [`${row.flow_id}/${row.version}`, bindFlow(row.document)]));
}
