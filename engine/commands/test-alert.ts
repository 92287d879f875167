import { randomUUID } from "node:crypto";
import type { AlertChannel } from "#lib/alert/alert.ts";
import type { AlertTested } from "#lib/api/problems.ts";
import { tell } from "../alerts.ts";
import { database } from "../store/database.ts";
import { readAlertSettings } from "../store/raise-alert.ts";
import { type Actor, requireRole } from "./actor.ts";

/** Sent at once and apart from the others. Where it arrives, what could not be sent before is tried again too. */
export async function testAlert(actor: Actor, { channel }: { channel: AlertChannel }): Promise<AlertTested> {
  requireRole(actor, "owner");
  const { sql } = database();
  const ws = actor.workspaceId;
  const [row] = await sql<{ mail_sealed: Uint8Array | null; hook_sealed: Uint8Array | null; shop: string }[]>`
    select s.mail_sealed, s.hook_sealed, w.name as shop from workspace w left join alert_settings s on s.workspace_id = w.id where w.id = ${ws}`;
  const error = await tell({
    workspaceId: ws,
    shop: row?.shop ?? "",
    channel,
    settings: await readAlertSettings(sql, ws),
    sealed: (channel === "mail" ? row?.mail_sealed : row?.hook_sealed) ?? null,
    id: randomUUID(),
    alerts: [
      {
        id: 0,
        kind: "test",
        at: new Date().toISOString(),
        data: { name: row?.shop ?? "", path: "/settings/alerts", code: "", message: "", count: 0, minutes: 0 },
      },
    ],
  });
  if (error === null)
    await sql`update alert_channel set next_at = now(), tries = 0 where workspace_id = ${ws} and channel = ${channel} and error <> ''`;
  return { sent: error === null, error: error ?? "" };
}
