import { randomUUID } from "node:crypto";
import { source } from "#drizzle/schema/outside.ts";
import type { SourceBody, SourceMade } from "#lib/api/outside.ts";
import { isPullScheme, sourceSchemes } from "#lib/commerce/source-schemes.ts";
import { refusalWords } from "#lib/language/refusals.ts";
import { makeSecret } from "../connectors/webhooks.ts";
import { database } from "../store/database.ts";
import { seal } from "../vault.ts";
import { type Actor, Refusal, requireRole } from "./actor.ts";
import { addressOfSource } from "./address.ts";
import { requireSecret, requireSettings, schemeOf, sourceSecret } from "./source-settings.ts";

/** The answer is the only place where the secret is ever shown. */
export async function createSource(actor: Actor, input: SourceBody): Promise<SourceMade> {
  requireRole(actor, "editor");
  const scheme = schemeOf(input.scheme);
  const settings = input.settings ?? {};
  requireSettings(scheme, settings);
  if (input.secret !== undefined) requireSecret(scheme, input.secret, settings);
  else if (isPullScheme(scheme)) throw new Refusal(422, "source.secret", refusalWords.sourceAddress, { extra: { field: "secret" } });
  const id = randomUUID();
  const secret = input.secret ?? makeSecret(scheme, settings);
  await database()
    .db.insert(source)
    .values({
      id,
      workspaceId: actor.workspaceId,
      name: input.name,
      scheme,
      settings,
      secretSealed: secret === null ? null : seal(secret, sourceSecret(id)),
    });
  return { id, url: addressOfSource(id), secret, warning: sourceSchemes[scheme].warning };
}
