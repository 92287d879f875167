/** Connections with their secrets opened, for the calls that go out. Kept in memory for a few seconds. */
import { limits } from "#lib/limits.ts";
import type { HttpConnectionSettings } from "#lib/outside/connection-settings.ts";
import { connectionKinds, isKindId, type KindId, type KindSettings } from "#lib/outside/kinds.ts";
import { open } from "../vault.ts";
import { lookupSql } from "./engine-database.ts";

/** One of kind `http`, as the step that calls any address uses it. */
export interface Connection {
  name: string;
  settings: HttpConnectionSettings;
  /** Null: it needs none. */
  secret: string | null;
}

/** One of any kind. `secrets` by the names that its kind gives them; those that were left out are not there. */
export type AnyConnection = {
  [K in KindId]: { id: string; name: string; kind: K; settings: KindSettings<K>; secrets: Readonly<Record<string, string>> };
}[KindId];

/** What a connection's secret is sealed to. */
export function connectionSecretPlace(id: string): string {
  return `connection/${id}/secret`;
}

/** What is sealed of a connection: of kind `http` the key as it is, else the named fields together. */
export function secretText(kind: KindId, secrets: Readonly<Record<string, string>>): string | null {
  if (Object.keys(secrets).length === 0) return null;
  return kind === "http" ? (secrets["key"] ?? null) : JSON.stringify(secrets);
}

export function secretsIn(kind: KindId, text: string | null): Record<string, string> {
  if (text === null) return {};
  return kind === "http" ? { key: text } : (JSON.parse(text) as Record<string, string>);
}

const kept = new Map<string, { until: number; connection: Promise<AnyConnection | null> }>();

/** Null where there is none of that id in the workspace. A secret that does not open throws a `VaultError`. */
export function loadAnyConnection(workspaceId: string, id: string): Promise<AnyConnection | null> {
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

/** The same, of kind `http`; another kind's secret is for its own client alone. */
export async function loadConnection(workspaceId: string, id: string): Promise<Connection | null> {
  const found = await loadAnyConnection(workspaceId, id);
  return found?.kind === "http" ? { name: found.name, settings: found.settings, secret: found.secrets["key"] ?? null } : null;
}

async function read(workspaceId: string, id: string): Promise<AnyConnection | null> {
  if (!/^[0-9a-f-]{36}$/i.test(id)) return null;
  const [row] = await lookupSql()<{ name: string; kind: string; settings: unknown; sealed: Uint8Array | null }[]>`
    select name, kind, settings, sealed from connection
    where id = ${id} and workspace_id = ${workspaceId} and deleted_at is null`;
  return row ? opened(id, row) : null;
}

/** A connection's row with its secret opened; null for a kind or settings that this release does not know. */
export function opened(
  id: string,
  row: { name: string; kind: string; settings: unknown; sealed: Uint8Array | null },
): AnyConnection | null {
  const { name, kind } = row;
  if (!isKindId(kind)) return null;
  const settings = connectionKinds[kind].settings.safeParse(row.settings);
  // settings that an older or newer version wrote otherwise: as good as no connection, and said so by who asked
  if (!settings.success) return null;
  const secrets = secretsIn(kind, row.sealed ? open(row.sealed, connectionSecretPlace(id)) : null);
  return { id, name, kind, settings: settings.data, secrets } as AnyConnection;
}
