/**
 * What is to go out by a channel, taken and settled. At least once: what was taken and not settled is taken again under the
 * same id once its time is over, so a crash in the middle sends the same message and no alert is lost.
 */
import { randomUUID } from "node:crypto";
import type { Sql } from "#drizzle/client.ts";
import { type Alert, type AlertChannel, type AlertSettings, alertData, alertSettings, retryMs } from "#lib/alert/alert.ts";
import { limits } from "#lib/limits.ts";

/** One message by one channel. */
export interface Telling {
  readonly workspaceId: string;
  readonly shop: string;
  readonly channel: AlertChannel;
  readonly settings: AlertSettings;
  readonly sealed: Uint8Array | null;
  readonly id: string;
  readonly alerts: readonly Alert[];
}

export interface Taken extends Telling {
  readonly tries: number;
}

interface Row {
  workspace_id: string;
  channel: AlertChannel;
  tries: number;
  sending: { id: string; alerts: number[] } | null;
  settings: unknown;
  mail_sealed: Uint8Array | null;
  hook_sealed: Uint8Array | null;
  shop: string;
}

/** The next channel that is due and has something to tell. Until it is settled nobody else takes it, for as long as sending may last. */
export async function takeAlerts(sql: Sql): Promise<Taken | null> {
  const [some] = await sql`select 1 from alert where pending <> '{}' limit 1`;
  if (!some) return null;
  return (await sql.begin(async (tx) => {
    await tx`
      insert into alert_channel (workspace_id, channel, next_at)
      select distinct a.workspace_id, c, date_trunc('second', now()) from alert a cross join unnest(a.pending) c where a.pending <> '{}'
      on conflict do nothing`;
    const [row] = await tx<Row[]>`
      select ch.workspace_id, ch.channel, ch.tries, ch.sending, s.settings, s.mail_sealed, s.hook_sealed, w.name as shop
      from alert_channel ch join alert_settings s using (workspace_id) join workspace w on w.id = ch.workspace_id
      where ch.next_at <= now()
        and exists (select from alert a where a.workspace_id = ch.workspace_id and a.pending <> '{}' and ch.channel = any(a.pending))
      order by ch.next_at limit 1 for update of ch skip locked`;
    const settings = alertSettings.safeParse(row?.settings);
    if (!row || !settings.success) return null;
    const { workspace_id: workspaceId, channel, sending } = row;
    const rows = await tx<{ id: string; kind: Alert["kind"]; at: Date; data: unknown }[]>`
      select id, kind, at, data from alert
      where workspace_id = ${workspaceId} and pending <> '{}' and ${channel} = any(pending)
        ${sending ? tx`and id = any(${sending.alerts}::bigint[])` : tx``}
      order by id limit ${limits.alertsTaken}`;
    const alerts = rows.map(({ id, kind, at, data }) => ({ id: Number(id), kind, at: at.toISOString(), data: alertData.parse(data) }));
    const id = alerts.length > 0 && sending ? sending.id : randomUUID();
    await tx`
      update alert_channel set next_at = now() + ${limits.alertSendMs * 2} * interval '1 millisecond',
        sending = ${alerts.length > 0 ? tx.json({ id, alerts: alerts.map((each) => each.id) }) : null}
      where workspace_id = ${workspaceId} and channel = ${channel}`;
    const sealed = channel === "mail" ? row.mail_sealed : row.hook_sealed;
    return { workspaceId, shop: row.shop, channel, settings: settings.data, sealed, id, alerts, tries: row.tries };
  })) as Taken | null;
}

/** @param error null: it was sent */
export async function settleAlerts(sql: Sql, { workspaceId, channel, alerts, tries }: Taken, error: string | null): Promise<void> {
  if (error !== null) {
    await sql`
      update alert_channel set tries = tries + 1, error = ${error}, error_at = coalesce(error_at, now()),
        next_at = now() + ${retryMs(tries)} * interval '1 millisecond'
      where workspace_id = ${workspaceId} and channel = ${channel}`;
    return;
  }
  await sql.begin(async (tx) => {
    await tx`
      update alert set pending = array_remove(pending, ${channel})
      where workspace_id = ${workspaceId} and id = any(${alerts.map(({ id }) => id)}::bigint[])`;
    await tx`
      update alert_channel set tries = 0, error = '', error_at = null, sent_at = now(), sending = null,
        next_at = now() + ${limits.alertGapMs} * interval '1 millisecond'
      where workspace_id = ${workspaceId} and channel = ${channel}`;
  });
}
