/** The channels that customers write by, with their secrets opened. */
import type { Sql } from "#drizzle/client.ts";
import { open } from "../vault.ts";
import { lookupSql } from "./engine-database.ts";

export type ChannelKind = "wechat" | "mail" | "web";
export interface Channel {
  readonly id: string;
  readonly workspaceId: string;
  readonly kind: ChannelKind;
  readonly name: string;
  readonly settings: Record<string, unknown>;
  readonly secrets: Record<string, string>;
  readonly enabled: boolean;
  /** How far its messages have been fetched. */
  readonly cursor: string;
}

interface Stored {
  id: string;
  workspace_id: string;
  kind: ChannelKind;
  name: string;
  settings: Record<string, unknown>;
  sealed: Uint8Array | null;
  enabled: boolean;
  cursor: string;
}

/** What a channel's secrets are sealed to. */
export const channelSecretPlace = (id: string): string => `channel/${id}/secrets`;

const channelOf = ({ workspace_id, sealed, ...row }: Stored): Channel => ({
  ...row,
  workspaceId: workspace_id,
  secrets: sealed ? (JSON.parse(open(sealed, channelSecretPlace(row.id))) as Record<string, string>) : {},
});

/** Null: there is none. Secrets that do not open throw a `VaultError`. */
export async function loadChannel(workspaceId: string | null, id: string, sql: Sql = lookupSql()): Promise<Channel | null> {
  const [row] = await sql<Stored[]>`
    select id, workspace_id, kind, name, settings, sealed, enabled, cursor from support_channel
    where id = ${id} and deleted_at is null ${workspaceId === null ? sql`` : sql`and workspace_id = ${workspaceId}`}`;
  return row ? channelOf(row) : null;
}
