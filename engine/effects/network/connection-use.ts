/** What a connection adds to a call: the start of the address, the secret for its own origin, the private hosts it may reach. */
import type { Connection } from "#engine/store/connections.ts";

/**
 * The address a call goes to; null where the text is none. Without a scheme it continues the connection's address, or the one that
 * the system's document names.
 */
export function addressOf(text: string, connection: Connection | null, server = ""): URL | null {
  const base = connection?.settings.baseUrl || server;
  const trimmed = text.trim();
  const absolute = /^[a-z][a-z0-9+.-]*:/i.test(trimmed);
  const full = absolute || base === "" ? trimmed : trimmed === "" ? base : `${base.replace(/\/+$/, "")}/${trimmed.replace(/^\/+/, "")}`;
  return URL.canParse(full) ? new URL(full) : null;
}

/** The header that carries the secret, for this address; null where it does not belong there. */
export function authHeader(connection: Connection | null, url: URL): { name: string; value: string } | null {
  if (!connection?.secret || !isOwnOrigin(connection, url)) return null;
  const { authHeader: name, authScheme: scheme } = connection.settings;
  const credentials = scheme.toLowerCase() === "basic" && connection.secret.includes(":") ? base64(connection.secret) : connection.secret;
  // the scheme belongs to Authorization; a key in a header of its own stands alone
  const value = scheme === "" || name.toLowerCase() !== "authorization" ? connection.secret : `${scheme} ${credentials}`;
  return { name: name.toLowerCase(), value };
}

/** Every form in which the secret could come back in an answer or an error. */
export function secretForms(connection: Connection | null): string[] {
  const secret = connection?.secret;
  if (!secret) return [];
  return [...new Set([secret, base64(secret), encodeURIComponent(secret), JSON.stringify(secret).slice(1, -1)])];
}

function isOwnOrigin(connection: Connection, url: URL): boolean {
  const base = connection.settings.baseUrl;
  return URL.canParse(base) && new URL(base).origin === url.origin;
}

function base64(text: string): string {
  return Buffer.from(text, "utf8").toString("base64");
}
