import { type AlertChannel, type AlertKind, alertChannels, alertData } from "#lib/alert/alert.ts";
import type { AlertState } from "#lib/api/problems.ts";
import { limits } from "#lib/limits.ts";
import { type Actor, requireRole } from "../commands/actor.ts";
import { database } from "../store/database.ts";
import { readAlertSettings } from "../store/raise-alert.ts";
import { iso, isoOrNull } from "./keyset.ts";

interface ChannelRow {
  channel: AlertChannel;
  tries: number;
  error: string;
  error_at: Date | null;
  sent_at: Date | null;
}

export async function getAlerts(actor: Actor): Promise<AlertState> {
  requireRole(actor, "viewer");
  const { sql } = database();
  const ws = actor.workspaceId;
  const [settings, [kept], channels, pending, recent] = await Promise.all([
    readAlertSettings(sql, ws),
    sql<{ mail: boolean; hook: boolean }[]>`
      select mail_sealed is not null as mail, hook_sealed is not null as hook from alert_settings where workspace_id = ${ws}`,
    sql<ChannelRow[]>`select channel, tries, error, error_at, sent_at from alert_channel where workspace_id = ${ws}`,
    sql<{ channel: AlertChannel; n: number }[]>`
      select c as channel, count(*)::int as n from alert a cross join unnest(a.pending) c
      where a.workspace_id = ${ws} and a.pending <> '{}' group by 1`,
    sql<{ id: string; kind: AlertKind; at: Date; data: unknown; pending: AlertChannel[] }[]>`
      select id, kind, at, data, pending from alert where workspace_id = ${ws} order by id desc nulls last limit ${limits.alertsShown}`,
  ]);
  return {
    settings,
    hasPassword: kept?.mail ?? false,
    hasSecret: kept?.hook ?? false,
    channels: alertChannels.map((channel) => {
      const row = channels.find((each) => each.channel === channel);
      return {
        channel,
        pending: pending.find((each) => each.channel === channel)?.n ?? 0,
        tries: row?.tries ?? 0,
        error: row?.error ?? "",
        errorAt: isoOrNull(row?.error_at ?? null),
        sentAt: isoOrNull(row?.sent_at ?? null),
      };
    }),
    recent: recent.map(({ id, kind, at, data, pending }) => ({ id: Number(id), kind, at: iso(at), data: alertData.parse(data), pending })),
  };
}

/** Channels that are on and whose last try did not work: what is not told has to be seen here. */
export async function failingAlerts(actor: Actor): Promise<{ channel: AlertChannel; since: string; error: string }[]> {
  const { settings, channels } = await getAlerts(actor);
  return channels.flatMap(({ channel, error, errorAt }) =>
    error !== "" && errorAt !== null && settings[channel].on ? [{ channel, since: errorAt, error }] : [],
  );
}
