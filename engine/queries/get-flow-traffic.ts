/**
 * Which ways the runs of a version took lately. Counted from the journals of its newest runs, those that wait among them, when somebody looks, and kept for
 * some seconds: nothing is written for it where runs end. Said with what it is based on.
 */
import type { FlowTraffic, TrafficWindow } from "#lib/api/traffic.ts";
import type { FlowDocument } from "#lib/flow/flow.ts";
import { limits } from "#lib/limits.ts";
import type { Entry } from "#lib/run/journal.ts";
import { stepsOf } from "#lib/run/steps.ts";
import { addRun, noTraffic, percentile } from "#lib/run/travel.ts";
import { type Actor, notFound, requireRole } from "../commands/actor.ts";
import { database } from "../store/database.ts";

interface Input {
  readonly id: string;
  readonly window: TrafficWindow;
  readonly version?: number | undefined;
}

const hours: Record<Exclude<TrafficWindow, "version">, number> = { "1h": 1, "24h": 24, "7d": 7 * 24 };

/** A page of the live screen is read again every second; this need not be. */
const kept = new Map<string, { until: number; traffic: Promise<FlowTraffic> }>();

export async function getFlowTraffic(actor: Actor, input: Input): Promise<FlowTraffic> {
  requireRole(actor, "viewer");
  const drawn = await readVersion(actor, input);
  const key = `${input.id}/${drawn.version}/${input.window}`;
  const known = kept.get(key);
  if (known && known.until > Date.now()) return known.traffic;
  const traffic = count(actor, input, drawn);
  if (kept.size >= limits.trafficKeptMax) kept.clear();
  kept.set(key, { until: Date.now() + limits.trafficKeptMs, traffic });
  traffic.catch(() => kept.delete(key));
  return traffic;
}

interface Drawn {
  readonly version: number;
  readonly document: FlowDocument;
  readonly publishedAt: Date;
  /** When the next version took over; null: none has. */
  readonly nextAt: Date | null;
}

async function readVersion(actor: Actor, { id, version }: Input): Promise<Drawn> {
  const { sql } = database();
  const [row] = await sql<Drawn[]>`
    select v.version, v.document, v.published_at as "publishedAt",
      (select published_at from flow_version n where n.flow_id = v.flow_id and n.version = v.version + 1) as "nextAt"
    from flow f join flow_version v on v.flow_id = f.id
      and v.version = coalesce(${version ?? null}::int, f.published_version, nullif(f.last_version, 0))
    where f.id = ${id} and f.workspace_id = ${actor.workspaceId} and f.deleted_at is null`;
  if (!row) throw notFound("version");
  return row;
}

const runsAtOnce = 250;

async function count(actor: Actor, { id, window }: Input, { version, document, publishedAt, nextAt }: Drawn): Promise<FlowTraffic> {
  const { sql } = database();
  const now = new Date();
  const since = window === "version" ? publishedAt : new Date(now.getTime() - hours[window] * 60 * 60 * 1000);
  // a run may begin a moment before its version is seen to be published, and for a while after the next one is
  const from = window === "version" ? new Date(since.getTime() - limits.trafficSlackMs) : since;
  const to = window === "version" && nextAt ? new Date(nextAt.getTime() + limits.trafficSlackMs) : now;
  const traffic = noTraffic();
  let place: { at: Date; id: string } | null = null;
  let more = false;
  for (let looked = 0; ; looked += runsAtOnce) {
    // in parts, so that no request waits behind a long one, and memory holds few journals at a time
    const rows: { id: string; status: string; started_at: Date; journal: Entry[] }[] = await sql`
      select id, status, started_at, journal::json as journal from run
      where flow_id = ${id} and workspace_id = ${actor.workspaceId} and version = ${version} and started_at between ${from} and ${to}
        ${place ? sql`and (started_at, id) < (${place.at}, ${place.id}::uuid)` : sql``}
      order by started_at desc nulls last, id desc nulls last limit ${runsAtOnce}`;
    for (const { status, journal } of rows) addRun(traffic, document, status, stepsOf(journal));
    const last = rows.at(-1);
    if (!last || rows.length < runsAtOnce) break;
    if (looked + rows.length >= limits.trafficRuns) {
      more = true;
      break;
    }
    place = { at: last.started_at, id: last.id };
  }
  // those that wait took their ways too: at a step that asks a person they may be most of all
  const waiting: { journal: Entry[] }[] = await sql`
    select journal::json as journal from run_live
    where flow_id = ${id} and workspace_id = ${actor.workspaceId} and version = ${version} and started_at between ${from} and ${to}
    order by started_at desc limit ${limits.trafficRuns + 1}`;
  for (const { journal } of waiting.slice(0, limits.trafficRuns)) addRun(traffic, document, "live", stepsOf(journal));
  if (waiting.length > limits.trafficRuns) more = true;
  const { runs, finished, failed, live, edges, nodes } = traffic;
  return {
    version,
    document,
    window,
    since: since.toISOString(),
    runs,
    more,
    finished,
    failed,
    live,
    at: now.toISOString(),
    edges: Object.fromEntries(edges),
    nodes: Object.fromEntries(
      [...nodes].map(([node, { visits, failed: wrong, ms }]) => [
        node,
        { visits, failed: wrong, p50: percentile(ms, 0.5), p95: percentile(ms, 0.95) },
      ]),
    ),
  };
}
