/** The mail server that the shop's alerts go out by, with its password opened: mails of flows go by it too where they name no other. */
import { alertSettings } from "#lib/alert/alert.ts";
import { open } from "../vault.ts";
import { lookupSql } from "./engine-database.ts";

export interface OwnMail {
  readonly host: string;
  readonly port: number;
  readonly security: "tls" | "starttls" | "none";
  readonly user: string;
  readonly from: string;
  readonly password: string;
}

/** What its sealed password is bound to. */
export const mailSecretPlace = (workspaceId: string): string => `alert/${workspaceId}/mail`;

/** Null where none is set. A password that does not open throws a `VaultError`. */
export async function loadOwnMail(workspaceId: string): Promise<OwnMail | null> {
  const [row] = await lookupSql()<{ settings: unknown; sealed: Uint8Array | null }[]>`
    select settings, mail_sealed as sealed from alert_settings where workspace_id = ${workspaceId}`;
  const settings = alertSettings.safeParse(row?.settings).data?.mail;
  if (!row || !settings?.host || !settings.from) return null;
  const { host, port, security, user, from } = settings;
  return { host, port, security, user, from, password: row.sealed ? open(row.sealed, mailSecretPlace(workspaceId)) : "" };
}
