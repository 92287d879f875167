import type { Transaction } from "#drizzle/client.ts";
import { alertSecretPlace } from "../alerts.ts";
import { channelSecretPlace } from "../store/channels.ts";
import { connectionSecretPlace } from "../store/connections.ts";
import { database } from "../store/database.ts";
import { open, seal, sealedWithOldKey, VaultError } from "../vault.ts";
import { type Actor, requireRole } from "./actor.ts";
import { sourceSecret } from "./source-settings.ts";

interface Sealed {
  readonly id: string;
  readonly sealed: Uint8Array;
}

/** Where secrets are sealed, and to what. A further place needs a line here. */
const places = [
  { table: "source", key: "id", column: "secret_sealed", boundTo: sourceSecret },
  { table: "source", key: "id", column: "previous_secret_sealed", boundTo: sourceSecret },
  { table: "connection", key: "id", column: "sealed", boundTo: connectionSecretPlace },
  { table: "support_channel", key: "id", column: "sealed", boundTo: channelSecretPlace },
  { table: "alert_settings", key: "workspace_id", column: "mail_sealed", boundTo: (id: string) => alertSecretPlace(id, "mail") },
  { table: "alert_settings", key: "workspace_id", column: "hook_sealed", boundTo: (id: string) => alertSecretPlace(id, "hook") },
] as const;

/**
 * After a change of `TRADEWIND_SECRET_KEY`: what the key before it had sealed is sealed with the new one, so that the old one can be
 * thrown away. `left` counts what opens with neither: it has to be entered again.
 */
export async function resealSecrets(actor: Actor): Promise<{ resealed: number; left: number }> {
  requireRole(actor, "owner");
  return (await database().sql.begin(async (tx) => {
    let [resealed, left] = [0, 0];
    for (const place of places) {
      const rows = await sealedAt(tx, actor.workspaceId, place);
      for (const { id, sealed } of rows) {
        if (!sealedWithOldKey(sealed)) continue;
        const plain = opened(sealed, place.boundTo(id));
        if (plain === null) {
          left++;
          continue;
        }
        const { table, key, column } = place;
        await tx`update ${tx(table)} set ${tx(column)} = ${seal(plain, place.boundTo(id))} where ${tx(key)} = ${id} and workspace_id = ${actor.workspaceId}`;
        resealed++;
      }
    }
    return { resealed, left };
  })) as { resealed: number; left: number };
}

function sealedAt(tx: Transaction, workspaceId: string, { table, key, column }: (typeof places)[number]) {
  return tx<Sealed[]>`
    select ${tx(key)} as id, ${tx(column)} as sealed from ${tx(table)} where workspace_id = ${workspaceId} and ${tx(column)} is not null for update`;
}

function opened(sealed: Uint8Array, boundTo: string): string | null {
  try {
    return open(sealed, boundTo);
  } catch (error) {
    if (error instanceof VaultError) return null;
    throw error;
  }
}
