import { randomBytes } from "node:crypto";
import { alertChannels } from "#lib/alert/alert.ts";
import type { AlertBody, AlertSaved } from "#lib/api/problems.ts";
import { refusalWords } from "#lib/language/refusals.ts";
import { alertSecretPlace } from "../alerts.ts";
import { getAlerts } from "../queries/get-alerts.ts";
import { database } from "../store/database.ts";
import { seal } from "../vault.ts";
import { type Actor, Refusal, requireRole } from "./actor.ts";

/** The answer is the only place where the signing secret is ever shown. A password stays with the server it was given for. */
export async function updateAlerts(actor: Actor, input: AlertBody): Promise<AlertSaved> {
  requireRole(actor, "owner");
  const before = await getAlerts(actor);
  const { settings } = input;
  const { mail, hook } = settings;
  if (mail.on && (mail.host === "" || mail.from === "" || mail.to.length === 0))
    throw new Refusal(422, "alerts.mail", refusalWords.alertMail, { extra: { field: "settings.mail" } });
  if (hook.on && hook.url === "") throw new Refusal(422, "alerts.hook", refusalWords.alertHook, { extra: { field: "settings.hook" } });
  const ws = actor.workspaceId;
  const secret = input.newSecret || (hook.on && !before.hasSecret) ? `whsec_${randomBytes(24).toString("base64")}` : null;
  const moved = mail.host !== before.settings.mail.host || mail.user !== before.settings.mail.user;
  const password = input.password === undefined && moved ? null : input.password;
  const mailSealed = password ? seal(password, alertSecretPlace(ws, "mail")) : null;
  const hookSealed = secret === null ? null : seal(secret, alertSecretPlace(ws, "hook"));
  const { sql } = database();
  await sql.begin(async (tx) => {
    await tx`
      insert into alert_settings as s (workspace_id, settings, mail_sealed, hook_sealed)
      values (${ws}, ${tx.json(settings)}, ${mailSealed}, ${hookSealed})
      on conflict (workspace_id) do update set settings = excluded.settings, updated_at = now(),
        mail_sealed = ${password === undefined ? tx`s.mail_sealed` : tx`excluded.mail_sealed`},
        hook_sealed = coalesce(excluded.hook_sealed, s.hook_sealed)`;
    for (const channel of alertChannels) {
      // with other settings it may work: it is tried at once; what is switched off tells nothing any more
      await tx`
        update alert_channel set next_at = least(next_at, now()), tries = 0 ${settings[channel].on ? tx`` : tx`, error = '', error_at = null, sending = null`}
        where workspace_id = ${ws} and channel = ${channel} and error <> ''`;
      if (!settings[channel].on)
        await tx`update alert set pending = array_remove(pending, ${channel}) where workspace_id = ${ws} and pending <> '{}'`;
    }
  });
  return { ...(await getAlerts(actor)), secret };
}
