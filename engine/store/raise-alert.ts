/** Writes down that somebody is to hear of something, together with what it is about. A key is told once. */
import type { Sql, Transaction } from "#drizzle/client.ts";
import { type AlertData, type AlertKind, type AlertSettings, alertSettings, channelsFor, noAlerts } from "#lib/alert/alert.ts";

export async function readAlertSettings(sql: Sql | Transaction, workspaceId: string): Promise<AlertSettings> {
  const [row] = await sql<{ settings: unknown }[]>`select settings from alert_settings where workspace_id = ${workspaceId}`;
  const read = alertSettings.safeParse(row?.settings);
  return read.success ? read.data : noAlerts;
}

export async function raiseAlert(
  sql: Sql | Transaction,
  workspaceId: string,
  settings: AlertSettings,
  { kind, key, data }: { kind: AlertKind; key: string; data: AlertData },
): Promise<void> {
  const pending = channelsFor(settings, kind);
  if (pending.length === 0) return;
  await sql`
    insert into alert (workspace_id, kind, key, data, pending)
    values (${workspaceId}, ${kind}, ${key}, ${sql.json({ ...data })}, ${pending}) on conflict do nothing`;
}
