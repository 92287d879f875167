/** What is known of actions beside their own record: whom we ask what became of one, and whether the shop's platform has heard of a change. */
import type { RunEffect } from "#lib/api/runs.ts";
import { database } from "../store/database.ts";
import { mirrorKey } from "../store/platform-mirror.ts";

export interface Beside {
  /** The kind of connection that it went out by; null: none, or it is no action on an order. */
  readonly through: string | null;
  readonly told: RunEffect["told"];
}

interface Row {
  key: string;
  kind: string;
  what: "through" | "told" | "waiting" | "refused";
  error: string;
}

/** @param keys of calls, of one run or one page of a timeline */
export async function effectsBeside(workspaceId: string, keys: readonly string[]): Promise<ReadonlyMap<string, Beside>> {
  if (keys.length === 0) return new Map();
  const rows = await database().sql<Row[]>`
    select a.key, c.kind, 'through' as what, '' as error from platform_action a join connection c on c.id = a.connection_id
    where a.workspace_id = ${workspaceId} and a.key = any(${[...keys]})
    union all
    select substr(a.key, ${mirrorKey("").length + 1}), c.kind, 'told', '' from platform_action a join connection c on c.id = a.connection_id
    where a.workspace_id = ${workspaceId} and a.key = any(${keys.map(mirrorKey)}) and a.state = 'done'
    union all
    select m.key, c.kind, case when m.failed_at is null then 'waiting' else 'refused' end, m.error
    from platform_mirror m join connection c on c.id = m.connection_id
    where m.workspace_id = ${workspaceId} and m.key = any(${[...keys]})`;
  const found = new Map<string, Beside>();
  for (const { key, kind, what, error } of rows) {
    const before = found.get(key) ?? { through: null, told: null };
    found.set(key, what === "through" ? { ...before, through: kind } : { ...before, told: { system: kind, state: what, error } });
  }
  return found;
}
