/** Looks for changes twice a second while somebody watches, once for everybody in this process; not at all while nobody does. */
import { sql } from "drizzle-orm";
import { limits } from "#lib/limits.ts";
import { database } from "../store/database.ts";

interface Watched {
  /** With whether it has been called: a newcomer's page was read before it came here, and may be behind. */
  listeners: Map<() => void, boolean>;
  mark: string | null;
  timer: NodeJS.Timeout;
  looking: boolean;
}

const watched = new Map<string, Watched>();

/** Calls back at the first look and after each change, and returns how to stop. */
export function watchChanges(workspaceId: string, changed: () => void): () => void {
  const found = watched.get(workspaceId) ?? open(workspaceId);
  found.listeners.set(changed, false);
  return () => {
    found.listeners.delete(changed);
    if (found.listeners.size > 0) return;
    clearInterval(found.timer);
    watched.delete(workspaceId);
  };
}

function open(workspaceId: string): Watched {
  const opened: Watched = {
    listeners: new Map(),
    mark: null,
    looking: false,
    timer: setInterval(() => void look(workspaceId, opened), limits.livePollMs),
  };
  opened.timer.unref();
  watched.set(workspaceId, opened);
  return opened;
}

/** One look at a time, however slow the database is; what fails is tried again at the next tick. */
async function look(workspaceId: string, entry: Watched): Promise<void> {
  if (entry.looking) return;
  entry.looking = true;
  const before = [...entry.listeners.keys()];
  try {
    const mark = await markOf(workspaceId);
    const moved = entry.mark !== mark;
    entry.mark = mark;
    for (const listener of before) {
      if (!moved && entry.listeners.get(listener) !== false) continue;
      if (entry.listeners.has(listener)) entry.listeners.set(listener, true);
      listener();
    }
  } catch {
    // the database is away: the mark stays, so what changes meanwhile is told when it is back
  } finally {
    entry.looking = false;
  }
}

/** Cheap: sums over a few rows of counters, and the newest moment of the small tables that people change. */
async function markOf(workspaceId: string): Promise<string> {
  const [row] = await database().db.execute<{ mark: string }>(sql`
    select concat_ws('/',
      (select sum(n) from tally where workspace_id = ${workspaceId}),
      (select max(updated_at) from run_live where workspace_id = ${workspaceId}),
      (select sum(revision) || ' ' || count(deleted_at) from flow where workspace_id = ${workspaceId}),
      (select max(updated_at) from flow where workspace_id = ${workspaceId}),
      (select revision from publication),
      (select max(updated_at) || ' ' || count(deleted_at) from source where workspace_id = ${workspaceId}),
      (select max(updated_at) || ' ' || count(deleted_at) from connection where workspace_id = ${workspaceId}),
      (select concat(max(error_at), ' ', count(rests_until)) from connection_gate),
      (select count(*) || ' ' || count(done_at) || ' ' || coalesce(max(done_at)::text, '') from team_note where workspace_id = ${workspaceId} and (done_at is null or done_at > now() - interval '1 minute')),
      (select updated_at from team_task where workspace_id = ${workspaceId} order by updated_at desc nulls last limit 1),
      (select count(*) || ' ' || coalesce(max(updated_at)::text, '') from approval where workspace_id = ${workspaceId} and status = 'open'),
      (select count(*) || ' ' || coalesce(max(updated_at)::text, '') from job where workspace_id = ${workspaceId}),
      (select updated_at from conversation where workspace_id = ${workspaceId} order by updated_at desc nulls last limit 1),
      (select revision from answer_book where workspace_id = ${workspaceId}),
      (select updated_at from stock_item where workspace_id = ${workspaceId} order by updated_at desc, sku desc limit 1),
      (select max(updated_at) || ' ' || count(deleted_at) from data_table where workspace_id = ${workspaceId}),
      (select max(updated_at) || ' ' || count(deleted_at) from support_channel where workspace_id = ${workspaceId}),
      (select max(updated_at) || ' ' || count(deleted_at) from api where workspace_id = ${workspaceId}),
      (select string_agg(scope || id || state, ' ' order by scope, id) from pause where workspace_id = ${workspaceId}),
      (select count(*) || ' ' || count(revoked_at) from api_key where workspace_id = ${workspaceId}),
      (select string_agg(user_id || role, ' ' order by user_id) from member where workspace_id = ${workspaceId}),
      (select imported_at from statement where workspace_id = ${workspaceId} order by imported_at desc, id desc limit 1),
      (select concat(name, ' ', timezone, ' ', history_days, opening) from workspace where id = ${workspaceId}),
      (select count(*) from run_handled where workspace_id = ${workspaceId}),
      (select sum(count) || ' ' || coalesce(max(changed_at)::text, '') from problem where workspace_id = ${workspaceId}),
      (select count(*) || ' ' || coalesce(max(settled_at)::text, '') from effect where workspace_id = ${workspaceId} and state = 'in doubt'),
      (select count(*) from money_difference where workspace_id = ${workspaceId} and state = 'open'),
      (select concat(max(error_at), ' ', max(sent_at)) from alert_channel where workspace_id = ${workspaceId}),
      (select demo_shop_at from workspace where id = ${workspaceId})
    ) as mark`);
  return row?.mark ?? "";
}
