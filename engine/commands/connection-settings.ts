/** What the connection commands share: a kind's settings and secret, checked before anything is written. */
import { connectionRefusals, missingWords } from "#lib/language/connection-kinds.ts";
import { connectionKinds, type KindId } from "#lib/outside/kinds.ts";
import { Refusal } from "./actor.ts";

export function requireConnectionSettings(kind: KindId, settings: Record<string, unknown>): Record<string, unknown> {
  const read = connectionKinds[kind].settings.safeParse(settings);
  if (read.success) return read.data;
  const [issue] = read.error.issues;
  const field = ["settings", ...(issue?.path ?? [])].map(String).join(".");
  throw new Refusal(422, "connection.settings", connectionRefusals.settings, {
    values: { why: `${field}: ${issue?.message ?? ""}` },
    extra: { field },
  });
}

/** `secret` is short for the only one of a kind that has no more. */
export function givenSecrets(kind: KindId, input: { secret?: string | undefined; secrets?: Record<string, string> | undefined }) {
  const [only, ...others] = connectionKinds[kind].secrets;
  const given = { ...input.secrets };
  if (input.secret !== undefined && only && others.length === 0) given[only.name] = input.secret;
  else if (input.secret !== undefined)
    throw new Refusal(422, "connection.which-secret", connectionRefusals.whichSecret, {
      values: { names: connectionKinds[kind].secrets.map(({ name }) => name).join(", ") },
      extra: { field: "secret" },
    });
  for (const name of Object.keys(given))
    if (!connectionKinds[kind].secrets.some((field) => field.name === name))
      throw new Refusal(422, "connection.which-secret", connectionRefusals.whichSecret, {
        values: { names: connectionKinds[kind].secrets.map((field) => field.name).join(", ") },
        extra: { field: `secrets.${name}` },
      });
  return given;
}

/** All that a kind cannot do without. */
export function requireSecrets(kind: KindId, secrets: Readonly<Record<string, string>>): void {
  const missing = connectionKinds[kind].secrets.find((field) => !("optional" in field && field.optional) && !secrets[field.name]?.trim());
  if (missing)
    throw new Refusal(422, "connection.secret-missing", missingWords(missing.label), { extra: { field: `secrets.${missing.name}` } });
}
