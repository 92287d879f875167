import { randomUUID } from "node:crypto";
import type { ConnectBody, Connected } from "#lib/api/connect.ts";
import { connectRefusals } from "#lib/language/connect.ts";
import { failureSaid } from "#lib/language/failures.ts";
import { limits } from "#lib/limits.ts";
import type { Failure } from "#lib/run/failure.ts";
import { clientOf } from "../connectors/clients.ts";
import { providerWire } from "../effects/network/provider-wire.ts";
import type { AnyConnection } from "../store/connections.ts";
import { type Actor, Refusal, requireRole } from "./actor.ts";
import { givenSecrets, requireConnectionSettings, requireSecrets } from "./connection-settings.ts";
import { createConnection } from "./create-connection.ts";
import { createSource } from "./create-source.ts";
import { registerTopics } from "./register-topics.ts";
import { startImport } from "./start-import.ts";

/** Nothing is kept before the shop has answered with these keys. */
export async function connectShop(actor: Actor, { kind, name, settings, secrets, days }: ConnectBody): Promise<Connected> {
  requireRole(actor, "editor");
  const sound = requireConnectionSettings(kind, { ...settings, sourceId: "" });
  const given = givenSecrets(kind, { secrets });
  requireSecrets(kind, given);
  const trial = { id: randomUUID(), name, kind, settings: sound, secrets: given } as AnyConnection;
  const checked = await clientOf(trial, providerWire(trial, null, AbortSignal.timeout(limits.tryConnectionMs * 2)))?.check();
  if (!checked?.ok)
    throw new Refusal(422, "connect.check", connectRefusals.check, {
      values: { why: checked ? { en: checked.failure.message, zh: inChinese(checked.failure) } : kind },
      extra: { field: "settings.baseUrl" },
    });
  const source = await createSource(actor, {
    name,
    scheme: kind,
    ...(kind === "shopify" && given["clientSecret"] ? { secret: given["clientSecret"] } : {}),
  });
  const connection = await createConnection(actor, { name, kind, settings: { ...sound, sourceId: source.id }, secrets: given });
  const registration = await registerTopics(actor, { id: connection.id });
  if (days > 0) await startImport(actor, { id: connection.id, days });
  return {
    ...registration,
    connectionId: connection.id,
    sourceId: source.id,
    found: checked.value,
    secret: kind === "medusa" ? source.secret : null,
    importing: days > 0,
  };
}

/** What the code says, then what the other side said itself. */
function inChinese({ code, message }: Failure): string {
  const known = failureSaid(code);
  return known ? `${known.zh}（${message}）` : message;
}
