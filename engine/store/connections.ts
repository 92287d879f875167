/** Connections with their secrets opened, for the calls that go out. Kept in memory for a few seconds. */
import { limits } from "#lib/limits.ts";
import { type HttpConnectionSettings, httpConnectionSettings } from "#lib/outside/connection-settings.ts";
import { open } from "../vault.ts";
import { lookupSql } from "./engine-database.ts";

export interface Connection {
  name: string;
  settings: HttpConnectionSettings;
  /** Null: it needs none. */
  secret: string | null;
}

/** What a connection's secret is sealed to. */
export function connectionSecretPlace(id: string): string {
  return `connection/${id}/secret`;
}

const kept = new Map<string, { until: number; connection: Promise<Connection | null> }>();

/** Null where there is none of that id in the workspace. A secret that does not open throws a `VaultError`. */
export function loadConnection(workspaceId: string, id: string): Promise<Connection | null> {
  const now = Date.now();
  const key = `${workspaceId}/${id}`;
  const known = kept.get(key);
  if (known && known.until > now) return known.connection;
  for (const [each, { until }] of kept) if (until <= now) kept.delete(each);
  const connection = read(workspaceId, id);
  kept.set(key, { until: now + limits.connectionKeptMs, connection });
  // a failure is not kept: the next call looks again
  connection.catch(() => kept.delete(key));
  return connection;
}

async function read(workspaceId: string, id: string): Promise<Connection | null> {
  if (!/^[0-9a-f-]{36}$/i.test(id)) return null;
  const [row] = await lookupSql()<{ name: string; settings: unknown; sealed: Uint8Array | null }[]>`
    select name, settings, sealed from connection
    where id = ${id} and workspace_id = ${workspaceId} and kind = 'http' and deleted_at is null`;
  if (!row) return null;
  const settings = httpConnectionSettings.safeParse(row.settings);
  // settings that an older or newer version wrote otherwise: as good as no connection, and said so by who asked
  if (!settings.success) return null;
  return {
    name: row.name,
    settings: settings.data,
    secret: row.sealed ? open(row.sealed, connectionSecretPlace(id)) : null,
  };
}
