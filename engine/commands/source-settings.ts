/** What the source commands share: a kind's settings and secret, checked before anything is written. */
import { isSchemeId, type SchemeId, secretProblem, sourceSchemes } from "#lib/commerce/source-schemes.ts";
import { refusalWords } from "#lib/language/refusals.ts";
import { bindWebhook } from "../connectors/webhooks.ts";
import { Refusal } from "./actor.ts";

export function schemeOf(scheme: string): SchemeId {
  if (isSchemeId(scheme)) return scheme;
  throw new Refusal(422, "source.scheme", refusalWords.sourceScheme, { values: { scheme }, extra: { field: "scheme" } });
}

/** As given, not as read: a default that changes later is then the new one. */
export function requireSettings(scheme: SchemeId, settings: Record<string, unknown>): void {
  const read = sourceSchemes[scheme].settings.safeParse(settings);
  if (read.success) {
    const problem = bindWebhook(scheme, settings)?.problem;
    if (problem) throw new Refusal(422, "source.settings", problem, { extra: { field: "settings" } });
    return;
  }
  const [issue] = read.error.issues;
  const field = ["settings", ...(issue?.path ?? [])].map(String).join(".");
  throw new Refusal(422, "source.settings", refusalWords.sourceSettings, {
    values: { why: `${field}: ${issue?.message ?? ""}` },
    extra: { field },
  });
}

export function requireSecret(scheme: SchemeId, secret: string, settings: Record<string, unknown>): void {
  if (sourceSchemes[scheme].secret === "none")
    throw new Refusal(422, "source.no-secret", refusalWords.sourceNoSecret, { extra: { field: "secret" } });
  const problem = secretProblem(scheme, secret, settings);
  if (problem) throw new Refusal(422, "source.secret", problem, { extra: { field: "secret" } });
}

/** What a source's sealed secrets are bound to: both columns alike, so that the live one can become the previous one. */
export const sourceSecret = (id: string): string => `source/${id}/secret`;
