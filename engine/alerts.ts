/**
 * Tells the outside what nobody may be looking at: takes what a channel has to send, words it, sends it, and writes down how
 * that went. What could not be sent stays, and is shown on the screens.
 */
import type { Sql } from "#drizzle/client.ts";
import type { AlertChannel } from "#lib/alert/alert.ts";
import { digestOf, tellOf } from "#lib/alert/digest.ts";
import { publicAddress } from "./commands/address.ts";
import { sendHook } from "./effects/network/send-hook.ts";
import { sendMail } from "./effects/network/send-mail.ts";
import { settleAlerts, type Telling, takeAlerts } from "./store/alert-channels.ts";
import { open, VaultError } from "./vault.ts";

export const alertSecretPlace = (workspaceId: string, channel: AlertChannel): string => `alert/${workspaceId}/${channel}`;

export async function sendAlerts(sql: Sql): Promise<void> {
  for (let taken = await takeAlerts(sql); taken; taken = await takeAlerts(sql)) {
    if (taken.alerts.length === 0) continue;
    await settleAlerts(sql, taken, await tell(taken));
  }
}

/** Null: it was taken. Else why not, in a sentence. */
export async function tell({ workspaceId, shop, channel, settings, sealed, id, alerts }: Telling): Promise<string | null> {
  let secret: string | null;
  try {
    secret = sealed && open(sealed, alertSecretPlace(workspaceId, channel));
  } catch (error) {
    if (error instanceof VaultError) return error.message;
    throw error;
  }
  const base = publicAddress();
  const { language } = settings;
  if (channel === "mail") return sendMail(settings.mail, secret, { id, ...digestOf(alerts, 0, shop, language, base) });
  if (secret === null) return "The signing secret is missing. Make a new one.";
  const body = JSON.stringify({
    type: "tradewind.alerts",
    timestamp: alerts.at(-1)?.at,
    data: {
      shop,
      alerts: alerts.map((alert) => ({ kind: alert.kind, at: alert.at, ...tellOf(alert, language, base), details: alert.data })),
    },
  });
  return sendHook(settings.hook, secret, { id, body });
}
