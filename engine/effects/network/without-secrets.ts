import { hidden } from "#lib/run/redact.ts";

/** An answer may hold what we sent: it must not bring the secret into a journal. Nothing else of it is touched. */
export function withoutSecrets(text: string, secrets: readonly string[]): string {
  return secrets.reduce((rest, secret) => (secret.length >= 4 ? rest.replaceAll(secret, hidden) : rest), text);
}
