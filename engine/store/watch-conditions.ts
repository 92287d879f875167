/** What holds or does not: a connection that rests, work that waits too long. Told of when it begins, and not again for a while when it comes and goes. */
import type { Sql, Transaction } from "#drizzle/client.ts";
import type { AlertData, AlertKind, AlertSettings } from "#lib/alert/alert.ts";
import { limits } from "#lib/limits.ts";
import { readBacklog } from "./backlog.ts";
import { queueAge } from "./queue-age.ts";
import { raiseAlert, readAlertSettings } from "./raise-alert.ts";

interface Condition {
  readonly kind: AlertKind;
  readonly key: string;
  readonly data: AlertData;
}

export async function watchConditions(sql: Sql): Promise<void> {
  const told = await sql<{ id: string }[]>`select workspace_id as id from alert_settings`;
  for (const { id } of told) {
    const settings = await readAlertSettings(sql, id);
    if (!settings.mail.on && !settings.hook.on) continue;
    const holding = [...(await resting(sql, id)), ...(await backlog(sql, settings))];
    await sql.begin((tx) => compare(tx, id, settings, holding));
  }
}

async function resting(sql: Sql, workspaceId: string): Promise<Condition[]> {
  const rows = await sql<{ id: string; name: string; error: string }[]>`
    select c.id, c.name, g.error from connection_gate g join connection c on c.id = g.connection_id
    where c.workspace_id = ${workspaceId} and c.deleted_at is null and g.rests_until is not null and g.rests > 0`;
  return rows.map(({ id, name, error }) => ({
    kind: "connection",
    key: `connection/${id}`,
    data: { name, path: `/connections#${id}`, code: "", message: error, count: 0, minutes: 0 },
  }));
}

async function backlog(sql: Sql, { backlogMinutes }: AlertSettings): Promise<Condition[]> {
  const minutes = Math.floor((await queueAge(sql)) / 60);
  if (minutes < backlogMinutes) return [];
  const count = await readBacklog(sql);
  return [{ kind: "backlog", key: "backlog", data: { name: "", path: "/runs?status=queued", code: "", message: "", count, minutes } }];
}

/** One process at a time, by the lock of the settings' row. */
async function compare(tx: Transaction, workspaceId: string, settings: AlertSettings, holding: readonly Condition[]): Promise<void> {
  await tx`select from alert_settings where workspace_id = ${workspaceId} for update`;
  await tx`
    update alert_condition set holds = false, changed_at = now()
    where workspace_id = ${workspaceId} and holds and not key = any(${holding.map(({ key }) => key)}::text[])`;
  for (const { kind, key, data } of holding) {
    const [begun] = await tx<{ since: Date }[]>`
      insert into alert_condition as c (workspace_id, key) values (${workspaceId}, ${key})
      on conflict (workspace_id, key) do update set holds = true, changed_at = now(),
        since = case when c.changed_at < now() - ${limits.alertQuietMs} * interval '1 millisecond' then now() else c.since end
      where not c.holds returning since`;
    if (begun) await raiseAlert(tx, workspaceId, settings, { kind, key: `${key}/${begun.since.toISOString()}`, data });
  }
}
